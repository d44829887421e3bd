// Items that a macro of the user's writes: types, names and literals arrive as fragments.

use aws_operation::http::Response;
use aws_operation::{Endpoint, Error, Operation, aws_error, aws_operation, aws_output, aws_shape};

macro_rules! operations {
    ($(
        $(#[$attribute:meta])*
        $visibility:vis $name:ident: $method:literal $uri:literal -> $output:ty | $error:ty {
            $($field:ident: $field_type:ty,)*
        }
    )*) => {$(
        $(#[$attribute])*
        #[aws_operation(method = $method, uri = $uri, output = $output, error = $error, crate = $crate::runtime)]
        $visibility struct $name {
            $($field: $field_type,)*
        }
    )*};
}

macro_rules! shapes {
    ($(struct $name:ident { $($field:ident: $field_type:ty = $wire:literal),* })*) => {$(
        #[aws_shape]
        #[derive(Clone, Debug, PartialEq)]
        struct $name {
            $(#[aws(rename = $wire)] $field: $field_type,)*
        }
    )*};
}

macro_rules! values {
    ($name:ident { $($variant:ident = $value:literal),* } $unknown:ty) => {
        #[aws_shape]
        #[derive(Clone, Debug, PartialEq)]
        enum $name {
            $(#[aws(value = $value)] $variant,)*
            #[aws(unknown)]
            Unknown($unknown),
        }
    };
}

macro_rules! errors {
    ($name:ident { $($variant:ident($shape:ty) = $status:literal),* }) => {
        #[aws_error]
        #[derive(Debug)]
        enum $name {
            $(#[aws(status = $status)] $variant($shape),)*
        }
    };
}

mod runtime {
    pub use aws_operation::*;
}

operations! {
    #[derive(Clone)]
    pub(crate) Describe: "POST" "/things/{id}" -> Description | DescribeError {
        id: u64,
        names: Vec<String>,
        priority: Option<Priority>,
        more: Option<Vec<Thing>>,
    }
    Remove: "DELETE" "/things/{id}" -> () | DescribeError {
        id: &'static str,
    }
}

shapes! {
    struct Thing { name: String = "thing-name", size: Option<u32> = "thing-size" }
    struct Fault { cause: Option<String> = "why" }
}

values! { Priority { Low = 1, High = 10 } i32 }
errors! { DescribeError { GoneException(Fault) = 410 } }

#[aws_output]
struct Description {
    thing: Thing,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new("https://example.com")?;
    let request = Describe::new(7_u64, ["a"])
        .priority(10)
        .more([Thing::new("t").size(2_u32)])
        .encode(&endpoint)?;
    assert_eq!(request.uri().path(), "/things/7");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"names":["a"],"priority":10,"more":[{"thing-name":"t","thing-size":2}]}"#
    );
    assert_eq!(Remove::new("x").encode(&endpoint)?.method(), "DELETE");

    let description = Describe::decode(Response::new(r#"{"thing":{"thing-name":"t"}}"#))?;
    assert_eq!(description.thing, Thing::new("t"));

    let reply = Response::builder()
        .status(410)
        .body(r#"{"code":"GoneException","why":"moved"}"#)?;
    match Remove::decode(reply) {
        Err(Error::Modeled(DescribeError::GoneException(fault), _)) => {
            assert_eq!(fault, Fault::new().cause("moved"));
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}
