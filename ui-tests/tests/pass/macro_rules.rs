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

macro_rules! bound {
    ($(
        operation $name:ident($($argument:tt)*) -> $output:ident {
            $($(#[aws($($aws:tt)*)])* $field:ident: $field_type:ty,)*
        } -> {
            $($(#[aws($($output_aws:tt)*)])* $output_field:ident: $output_type:ty,)*
        }
    )*) => {$(
        #[aws_operation($($argument)*, output = $output)]
        struct $name {
            $($(#[aws($($aws)*)])* $field: $field_type,)*
        }

        #[aws_output]
        struct $output {
            $($(#[aws($($output_aws)*)])* $output_field: $output_type,)*
        }
    )*};
}

bound! {
    operation Store(method = "PUT", uri = "/{id}", endpoint = "data.", headers("X-A" = "a")) -> Stored {
        id: u64,
        #[aws(query = "kind")]
        kind: Option<Priority>,
        #[aws(header = "X-Names")]
        names: Vec<String>,
        #[aws(header = "X-Time", timestamp = "date-time")]
        time: Option<aws_operation::Timestamp>,
        #[aws(prefix_headers = "X-Meta-")]
        metadata: Option<std::collections::BTreeMap<String, String>>,
        #[aws(default = 7)]
        retries: i32,
        #[aws(idempotency_token)]
        token: Option<String>,
        #[aws(timestamp = "date-time")]
        times: Option<Vec<aws_operation::Timestamp>>,
    } -> {
        #[aws(status_code)]
        status: i32,
        #[aws(payload)]
        thing: Option<Thing>,
    }
}

// Names, formats and values as fragments.
macro_rules! parameters {
    ($name:ident($uri:literal, $endpoint:literal, $header:literal = $constant:literal) {
        $($field:ident: $field_type:ty, $query:literal, $default:expr, $default_type:ty;)*
    }) => {$(
        #[aws_operation(method = "GET", uri = $uri, endpoint = $endpoint, headers($header = $constant))]
        struct $name {
            #[aws(query = $query)]
            $field: Option<$field_type>,
            #[aws(header = $query, default = $default)]
            header: $default_type,
        }
    )*};
}

parameters! {
    Find("/find", "data.", "X-Constant" = "c") {
        name: Vec<String>, "name", Priority::High, Priority;
    }
}

fn bindings(endpoint: &Endpoint) -> Result<(), Box<dyn std::error::Error>> {
    let moment = aws_operation::Timestamp::from_secs(0);
    let request = Store::new(1_u64, ["n"])
        .kind(10)
        .time(moment)
        .metadata([("k".to_owned(), "v".to_owned())])
        .token("t")
        .times([moment])
        .encode(endpoint)?;
    assert_eq!(request.uri(), "https://data.example.com/1?kind=10");
    assert_eq!(request.headers()["x-a"], "a");
    assert_eq!(request.headers()["x-time"], "1970-01-01T00:00:00Z");
    assert_eq!(request.headers()["x-meta-k"], "v");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"retries":7,"token":"t","times":["1970-01-01T00:00:00Z"]}"#
    );
    let stored = Store::decode(Response::builder().status(202).body("")?)?;
    assert_eq!((stored.status, stored.thing), (202, None));

    let request = Find::new().name(["a", "b"]).encode(endpoint)?;
    assert_eq!(request.uri(), "https://data.example.com/find?name=a&name=b");
    assert_eq!(request.headers()["name"], "10");
    assert_eq!(request.headers()["x-constant"], "c");
    Ok(())
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
    bindings(&endpoint)
}
