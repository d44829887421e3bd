// Members that are only ever sent, or only ever read, need only that half of serde. The build has the server half on:
// it is left out where a type cannot have it, and breaks nothing.

use std::net::IpAddr;

use aws_operation::http::Response;
use aws_operation::{Endpoint, Error, Label, Operation, aws_error, aws_operation, aws_output};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Sent(u8);

#[derive(Debug, Deserialize)]
struct Read(u8);

struct Shelf;

impl Label for Shelf {
    fn write(&self, out: &mut String) {
        out.push_str("top");
    }
}

#[aws_operation(method = "POST", uri = "/{shelf}", output = Output, error = Fault)]
struct Request {
    shelf: Shelf,
    required: Sent,
    optional: Option<Sent>,
    many: Vec<Sent>,
    address: Option<IpAddr>,
}

#[aws_output]
struct Output {
    required: Read,
    optional: Option<Read>,
    many: Option<Vec<Read>>,
}

#[aws_error]
#[derive(Debug)]
enum Fault {
    NamedException {
        required: Read,
        optional: Option<Read>,
    },
    ShapeException(Read),
}

// Parameters that only have one half.
#[aws_operation(method = "POST", uri = "/", output = Generic<Read>)]
struct GenericRequest<T: Serialize> {
    value: T,
    maybe: Option<T>,
}

#[aws_output]
struct Generic<T> {
    value: T,
    maybe: Option<T>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new("https://example.com")?;
    let request = Request::new(Shelf, Sent(1), [Sent(2)])
        .optional(Sent(3))
        .address([127, 0, 0, 1])
        .encode(&endpoint)?;
    assert_eq!(request.uri().path(), "/top");
    assert_eq!(
        request.body().as_bytes(),
        br#"{"required":1,"optional":3,"many":[2],"address":"127.0.0.1"}"#
    );
    let output = Request::decode(Response::new(r#"{"required":1,"many":[2]}"#))?;
    assert_eq!(output.required.0, 1);
    assert!(output.optional.is_none());
    assert_eq!(output.many.expect("many")[0].0, 2);

    let reply = Response::builder()
        .status(400)
        .body(r#"{"code":"NamedException","required":5}"#)?;
    match Request::decode(reply) {
        Err(Error::Modeled(Fault::NamedException { required, .. }, _)) => {
            assert_eq!(required.0, 5);
        }
        _ => panic!("a modelled error"),
    }

    let request = GenericRequest::new(Sent(1)).maybe(Sent(2));
    assert_eq!(
        request.encode(&endpoint)?.body().as_bytes(),
        br#"{"value":1,"maybe":2}"#
    );
    let reply = GenericRequest::<Sent>::decode(Response::new(r#"{"value":1,"maybe":2}"#))?;
    assert_eq!((reply.value.0, reply.maybe.expect("a value").0), (1, 2));
    Ok(())
}
