// A public operation may have members of private types; the server half needs no more of them.
#![deny(warnings)]

use std::collections::BTreeMap;

use aws_operation::server::ServerOperation;
use aws_operation::{Endpoint, Operation, aws_error, aws_operation, aws_output, aws_shape};

#[aws_shape]
struct Secret {
    word: String,
}

#[aws_operation(method = "POST", uri = "/regions/{region}")]
pub struct Describe {
    region: String,
    secret: Secret,
    count: u32,
}

#[aws_shape]
enum Kind {
    One,
    #[aws(unknown)]
    Other(String),
}

#[aws_operation(method = "PUT", uri = "/{kind}", output = Stored, error = StoreError)]
pub struct Store {
    kind: Kind,
    #[aws(query = "kind")]
    query: Option<Kind>,
    #[aws(header = "X-Kinds")]
    header: Vec<Kind>,
    #[aws(prefix_headers = "X-")]
    prefixed: BTreeMap<String, Kind>,
    #[aws(query_map)]
    map: Option<BTreeMap<String, Vec<Kind>>>,
    #[aws(payload)]
    secret: Secret,
}

#[aws_output]
pub struct Stored {
    #[aws(header = "X-Kind")]
    kind: Kind,
    #[aws(payload)]
    secret: Option<Secret>,
}

#[aws_error]
pub enum StoreError {
    Conflict {
        #[aws(header = "X-Kind", sensitive)]
        kind: Option<Kind2>,
    },
}

type Kind2 = String;

#[aws_operation(method = "POST", uri = "/generic")]
pub struct Generic<T, const N: usize>
where
    T: Clone,
{
    value: T,
    list: Vec<T>,
}

fn main() {
    let endpoint = Endpoint::new("https://example.com").unwrap();
    let request = Describe::new("eu west", Secret::new("w"), 7).encode(&endpoint);
    let read = Describe::decode_request(&request.unwrap()).unwrap();
    assert_eq!(
        (read.region.as_str(), read.secret.word.as_str(), read.count),
        ("eu west", "w", 7)
    );

    let generic = Generic::<String, 3>::new("a".to_owned(), ["b".to_owned()]);
    let read = Generic::<String, 3>::decode_request(&generic.encode(&endpoint).unwrap()).unwrap();
    assert_eq!((read.value.as_str(), read.list.len()), ("a", 1));

    let store = Store::new(
        "One",
        ["x"],
        [("a".to_owned(), Kind::One)],
        Secret::new("w"),
    );
    let store = store.query("One").map([("m".to_owned(), vec![Kind::One])]);
    let read = Store::decode_request(&store.encode(&endpoint).unwrap()).unwrap();
    assert_eq!((read.kind.as_str(), read.header[0].as_str()), ("One", "x"));
    assert_eq!(
        (read.prefixed["a"].as_str(), read.secret.word.as_str()),
        ("One", "w")
    );
    assert_eq!(read.query.unwrap().as_str(), "One");
    assert_eq!(read.map.unwrap()["m"][0].as_str(), "One");
    let reply = Store::encode_output(&Stored::new("One").secret(Secret::new("v")));
    let stored = Store::decode(reply).unwrap();
    assert_eq!(
        (stored.kind.as_str(), stored.secret.unwrap().word.as_str()),
        ("One", "v")
    );
}
