// Members that are only ever sent, or only ever read, need only that half of serde. The build has the server half on:
// it is left out where a type cannot have it, and breaks nothing.

use std::collections::BTreeMap;
use std::net::IpAddr;

use aws_operation::http::Response;
use aws_operation::{
    Endpoint, Error, FromText, Operation, TimestampFormat, ToText, aws_error, aws_operation,
    aws_output,
};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Sent(u8);

#[derive(Debug, Deserialize)]
struct Read(u8);

struct Shelf;

impl ToText for Shelf {
    fn write(&self, _: TimestampFormat, out: &mut String) {
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
    ShapeException(Shared),
}

#[aws_output]
#[derive(Debug)]
struct Shared {
    required: Read,
}

// Text that is only ever written, or only ever read.
#[derive(Debug, PartialEq)]
struct Shelved;

impl FromText for Shelved {
    fn read(text: &str) -> Option<Self> {
        (text == "top").then_some(Self)
    }
}

#[aws_operation(method = "GET", uri = "/", output = Placed, error = PlaceError)]
struct Place {
    #[aws(query = "shelf")]
    query: Option<Shelf>,
    #[aws(query = "shelves")]
    queries: Vec<Shelf>,
    #[aws(query_map)]
    map: BTreeMap<String, Shelf>,
    #[aws(header = "X-Shelf")]
    header: Option<Shelf>,
    #[aws(header = "X-Shelves")]
    headers: Option<Vec<Shelf>>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: Option<BTreeMap<String, Shelf>>,
}

#[aws_output]
struct Placed {
    #[aws(header = "X-Shelf")]
    shelf: Shelved,
    #[aws(header = "X-Shelves")]
    shelves: Option<Vec<Shelved>>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: Option<BTreeMap<String, Shelved>>,
}

#[aws_error]
#[derive(Debug)]
enum PlaceError {
    FullException {
        #[aws(header = "X-Shelf")]
        shelf: Shelved,
    },
}

fn bindings(endpoint: &Endpoint) -> Result<(), Box<dyn std::error::Error>> {
    let place = Place::new([Shelf], [("m".to_owned(), Shelf)])
        .query(Shelf)
        .header(Shelf)
        .headers([Shelf, Shelf])
        .metadata([("k".to_owned(), Shelf)]);
    let request = place.encode(endpoint)?;
    assert_eq!(
        request.uri(),
        "https://example.com/?shelf=top&shelves=top&m=top"
    );
    assert_eq!(request.headers()["x-shelves"], "top, top");
    assert_eq!(request.headers()["x-meta-k"], "top");
    let reply = Response::builder()
        .header("x-shelf", "top")
        .header("x-shelves", "top,top")
        .header("x-meta-k", "top")
        .body("")?;
    let placed = Place::decode(reply)?;
    assert_eq!(placed.shelf, Shelved);
    assert_eq!(placed.shelves.map(|shelves| shelves.len()), Some(2));
    assert_eq!(placed.metadata.map(|metadata| metadata.len()), Some(1));
    let reply = Response::builder()
        .status(400)
        .header("x-amzn-errortype", "FullException")
        .header("x-shelf", "top")
        .body("")?;
    match Place::decode(reply) {
        Err(Error::Modeled(PlaceError::FullException { shelf }, _)) => assert_eq!(shelf, Shelved),
        _ => panic!("a modelled error"),
    }
    Ok(())
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
    bindings(&endpoint)
}
