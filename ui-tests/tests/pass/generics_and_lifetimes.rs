// Type parameters, lifetimes, const parameters and `where` clauses, on every kind of struct.

use std::borrow::Cow;
use std::fmt::Debug;

use aws_operation::http::Response;
use aws_operation::{Endpoint, Operation, aws_operation, aws_output, aws_shape};
use serde::Serialize;

#[aws_operation(method = "POST", uri = "/documents/{name}")]
#[derive(Debug)]
struct Put<'a, 'b: 'a, T: Serialize, U = String, const N: usize = 2>
where
    T: Clone + 'a,
{
    name: &'a str,
    title: Cow<'b, str>,
    document: &'a T,
    note: Option<U>,
    version: Version<N>,
    labels: Option<Vec<&'a str>>,
    author: Option<Author<'a>>,
}

#[derive(Debug, Serialize)]
struct Version<const N: usize>(u8);

#[aws_shape]
#[derive(Clone, Debug)]
struct Author<'a> {
    name: &'a str,
    aliases: Vec<Cow<'a, str>>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Page<T> {
    items: Vec<T>,
    next: Option<T>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Change<T, E> {
    Added(T),
    Failed(E),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Debug)]
enum Borrowed<'a, T: Debug> {
    Name(&'a str),
    Value(&'a T),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_output]
#[derive(Debug)]
struct Listing<T, M> {
    page: Page<T>,
    changes: Option<Vec<Change<T, M>>>,
}

#[aws_operation(method = "POST", uri = "/list", output = Listing<u32, String>)]
struct List<'a> {
    filter: Option<Borrowed<'a, u8>>,
}

// The output depends on the parameter of the operation.
#[aws_operation(method = "POST", uri = "/echo", output = Listing<T, T>)]
struct Echo<T: Serialize + serde::de::DeserializeOwned> {
    value: T,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let endpoint = Endpoint::new("https://example.com")?;
    let name = String::from("a b");
    let document = vec![1, 2];

    let put = Put::<_, String>::new(&name, "t", &document, Version(9))
        .note("n".to_owned())
        .labels(["l"])
        .author(Author::new("Ada", ["Countess"]));
    let request = put.encode(&endpoint)?;
    assert_eq!(request.uri().path(), "/documents/a%20b");
    assert_eq!(
        str::from_utf8(request.body().as_bytes())?,
        concat!(
            r#"{"title":"t","document":[1,2],"note":"n","version":9,"labels":["l"],"#,
            r#""author":{"name":"Ada","aliases":["Countess"]}}"#
        )
    );

    let byte = 7;
    let request = List::new()
        .filter(Borrowed::Value(&byte))
        .encode(&endpoint)?;
    assert_eq!(request.body().as_bytes(), br#"{"filter":{"value":7}}"#);
    let request = List::new().filter(Borrowed::Name("n")).encode(&endpoint)?;
    assert_eq!(request.body().as_bytes(), br#"{"filter":{"name":"n"}}"#);

    let listing = List::decode(Response::new(
        r#"{"page":{"items":[1,2],"next":3},"changes":[{"added":4},{"failed":"f"}]}"#,
    ))?;
    assert_eq!(listing.page, Page::new([1, 2]).next(3));
    assert_eq!(
        listing.changes,
        Some(vec![Change::Added(4), Change::Failed("f".to_owned())])
    );

    let echo = Echo::<bool>::decode(Response::new(r#"{"page":{"items":[true]}}"#))?;
    assert_eq!(echo.page.items, [true]);
    assert_eq!(
        Echo::new(true).encode(&endpoint)?.body().as_bytes(),
        br#"{"value":true}"#
    );
    Ok(())
}
