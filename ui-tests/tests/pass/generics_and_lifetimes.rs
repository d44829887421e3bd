// Type parameters, lifetimes, const parameters and `where` clauses, on every kind of struct.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use aws_operation::http::Response;
use aws_operation::server::ServerOperation;
use aws_operation::{
    Endpoint, FromText, Operation, TimestampFormat, ToText, aws_operation, aws_output, aws_shape,
};
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

// Bindings that borrow.
#[aws_operation(method = "PUT", uri = "/{bucket}/{key+}", endpoint = "{bucket}.")]
#[derive(Debug)]
struct Upload<'a, 'b> {
    #[aws(host_label)]
    bucket: &'a str,
    key: Cow<'b, str>,
    #[aws(query = "version")]
    version: Option<&'a str>,
    #[aws(query = "tag")]
    tags: Vec<&'b str>,
    #[aws(query_map)]
    query: Option<BTreeMap<&'a str, &'b str>>,
    #[aws(header = "X-Owner")]
    owner: Option<Cow<'a, str>>,
    #[aws(header = "X-List")]
    list: Option<Vec<&'a str>>,
    #[aws(prefix_headers = "X-Meta-")]
    metadata: HashMap<&'a str, Cow<'b, str>>,
    #[aws(payload)]
    content: &'a str,
}

#[aws_operation(method = "PUT", uri = "/author")]
struct PutAuthor<'a> {
    #[aws(payload)]
    author: Author<'a>,
}

// Bindings of any type.
#[aws_operation(method = "POST", uri = "/{id}", output = Headed<T, U>)]
#[derive(Debug, PartialEq)]
struct Find<T, U, const N: usize = 1>
where
    T: ToText + FromText + serde::Serialize + serde::de::DeserializeOwned,
    U: ToText + FromText + serde::Serialize + serde::de::DeserializeOwned,
{
    id: T,
    #[aws(query = "value")]
    value: Option<U>,
    #[aws(query = "item")]
    items: Vec<U>,
    #[aws(header = "X-Value")]
    header: T,
    #[aws(header = "X-Items")]
    header_items: Option<Vec<T>>,
    #[aws(query_map)]
    others: BTreeMap<String, U>,
    body: Option<T>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Headed<T: ToText + FromText, U: ToText + FromText> {
    #[aws(header = "X-Value")]
    value: T,
    #[aws(header = "X-Items")]
    items: Option<Vec<U>>,
    body: Option<U>,
}

// What is not in the body needs nothing of serde.
#[aws_operation(method = "GET", uri = "/{id}", output = Served<T>)]
#[derive(Debug, PartialEq)]
struct Serve<T: ToText + FromText, B> {
    id: T,
    #[aws(query = "value")]
    value: Option<T>,
    #[aws(body)]
    body: Option<B>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Served<T: ToText + FromText> {
    #[aws(header = "X-Value")]
    value: T,
}

#[derive(Clone, Debug, PartialEq)]
struct Code(char);

impl ToText for Code {
    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push(self.0);
    }
}

impl FromText for Code {
    fn read(text: &str) -> Option<Self> {
        text.chars().next().map(Self)
    }
}

#[aws_operation(method = "PUT", uri = "/page", output = Listed<T>)]
struct PutPage<T: serde::Serialize + serde::de::DeserializeOwned> {
    #[aws(payload)]
    page: Page<T>,
}

#[aws_output]
struct Listed<T> {
    #[aws(payload)]
    page: Option<Page<T>>,
    #[aws(status_code)]
    status: u16,
}

fn bindings(endpoint: &Endpoint) -> Result<(), Box<dyn std::error::Error>> {
    let name = String::from("b");
    let upload = Upload::new(&name, "k/l", ["x"], [("m", Cow::Borrowed("n"))], "content")
        .version("1")
        .query([("q", "r")])
        .owner("o")
        .list(["i", "j,k"]);
    let request = upload.encode(endpoint)?;
    assert_eq!(
        request.uri(),
        "https://b.example.com/b/k/l?version=1&tag=x&q=r"
    );
    assert_eq!(request.headers()["x-list"], "i, \"j,k\"");
    assert_eq!(request.headers()["x-meta-m"], "n");
    assert_eq!(request.body().as_bytes(), b"content");
    let request = PutAuthor::new(Author::new("Ada", ["Countess"])).encode(endpoint)?;
    assert_eq!(
        request.body().as_bytes(),
        br#"{"name":"Ada","aliases":["Countess"]}"#
    );

    let find = Find::<u8, bool>::new(1, [true], 2, BTreeMap::from([("k".to_owned(), false)]))
        .value(true)
        .header_items([3])
        .body(4);
    let request = find.encode(endpoint)?;
    assert_eq!(
        request.uri(),
        "https://example.com/1?value=true&item=true&k=false"
    );
    assert_eq!(request.headers()["x-items"], "3");
    assert_eq!(request.body().as_bytes(), br#"{"body":4}"#);
    let reply = Response::builder()
        .header("x-value", "5")
        .header("x-items", "true, false")
        .body("")?;
    let headed = Find::<u8, bool>::decode(reply)?;
    assert_eq!(headed, Headed::new(5).items([true, false]));
    let reply = Find::<u8, bool>::encode_output(&headed);
    assert_eq!(Find::<u8, bool>::decode(reply)?, headed);

    let serve = Serve::new(Code('c')).value(Code('d')).body(1);
    let request = serve.encode(endpoint)?;
    assert_eq!(request.uri(), "https://example.com/c?value=d");
    assert_eq!(Serve::decode_request(&request)?, serve);
    let served = Served::new(Code('e'));
    let reply = Serve::<Code, u8>::encode_output(&served);
    assert_eq!(Serve::<Code, u8>::decode(reply)?, served);

    let page = PutPage::new(Page::new([1]));
    let read = PutPage::<i32>::decode_request(&page.encode(endpoint)?)?;
    assert_eq!(read.page, Page::new([1]));
    let listed = PutPage::<i32>::decode(Response::new(r#"{"items":[7]}"#))?;
    assert_eq!((listed.page, listed.status), (Some(Page::new([7])), 200));
    Ok(())
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
    bindings(&endpoint)
}
