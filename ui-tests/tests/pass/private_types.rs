// A public operation may have members of private types; the server half needs no more of them.
#![deny(warnings)]

use aws_operation::server::ServerOperation;
use aws_operation::{Endpoint, Operation, aws_operation, aws_shape};

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
    assert_eq!((read.region.as_str(), read.secret.word.as_str(), read.count), ("eu west", "w", 7));

    let generic = Generic::<String, 3>::new("a".to_owned(), ["b".to_owned()]);
    let read = Generic::<String, 3>::decode_request(&generic.encode(&endpoint).unwrap()).unwrap();
    assert_eq!((read.value.as_str(), read.list.len()), ("a", 1));
}
