//! Answers in pages.

use std::collections::BTreeMap;

use aws_operation::{Error, Sensitive, aws_error, aws_operation, aws_output, aws_shape};

use crate::support::{Reply, Server, client};

#[aws_operation(
    method = "GET",
    uri = "/things",
    output = Things,
    error = ThingsError,
    paginate(input = "next_token", output = "nextToken", items = "thingList", item = Thing)
)]
struct ListThings {
    #[aws(query = "next_token")]
    next_token: Option<String>,
    #[aws(query = "max_result")]
    max_result: Option<i32>,
}

#[aws_output]
#[derive(Debug)]
struct Things {
    thing_list: Option<Vec<Thing>>,
    next_token: Option<String>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Thing {
    id: u32,
}

#[aws_error]
#[derive(Debug)]
enum ThingsError {
    InvalidTokenException,
}

#[aws_operation(
    method = "POST",
    uri = "/tags",
    output = Tags,
    paginate(input = "Position", output = "Position", items = "tags", item = (String, String)),
    rename_all = "PascalCase"
)]
struct ListTags {
    position: Option<Sensitive<String>>,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
struct Tags {
    tags: BTreeMap<String, String>,
    position: Option<Sensitive<String>>,
}

fn page(ids: &[u32], token: Option<&str>) -> Reply {
    let things: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    let token = token.map_or_else(String::new, |token| format!(r#","nextToken":"{token}""#));
    Reply::json(format!(r#"{{"thingList":[{}]{token}}}"#, things.join(",")))
}

fn lines(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests
        .iter()
        .map(|request| request.line().to_owned())
        .collect()
}

#[test]
fn items_come_from_page_after_page() {
    let server = Server::start([
        page(&[1, 2], Some("a b")),
        // A page can be empty and not the last.
        page(&[], Some("c")),
        page(&[3], None),
    ]);
    let client = client(&server);
    let things: Result<Vec<Thing>, _> = client.items(ListThings::new().max_result(2)).collect();
    let ids: Vec<u32> = things
        .expect("three pages")
        .iter()
        .map(|thing| thing.id)
        .collect();
    assert_eq!(ids, [1, 2, 3]);
    assert_eq!(
        lines(&server),
        [
            "GET /things?max_result=2 HTTP/1.1",
            "GET /things?next_token=a%20b&max_result=2 HTTP/1.1",
            "GET /things?next_token=c&max_result=2 HTTP/1.1",
        ]
    );
}

#[test]
fn no_call_is_made_before_it_is_needed() {
    let server = Server::start([page(&[1, 2], Some("a")), page(&[3], None)]);
    let client = client(&server);
    let mut things = client.items(ListThings::new());
    assert_eq!(server.requests().len(), 0);
    let first_two: Vec<u32> = things
        .by_ref()
        .take(2)
        .map(|thing| thing.expect("a thing").id)
        .collect();
    assert_eq!(first_two, [1, 2]);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(things.count(), 1);
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn pages_come_whole() {
    let server = Server::start([page(&[1, 2], Some("a")), page(&[3], Some(""))]);
    let client = client(&server);
    let sizes: Vec<usize> = client
        .pages(ListThings::new())
        .map(|page| {
            page.expect("a page")
                .thing_list
                .map_or(0, |list| list.len())
        })
        .collect();
    // An empty token is none.
    assert_eq!(sizes, [2, 1]);
}

#[test]
fn one_can_begin_in_the_middle() {
    let server = Server::start([page(&[7], None)]);
    let client = client(&server);
    assert_eq!(client.items(ListThings::new().next_token("m")).count(), 1);
    assert_eq!(lines(&server), ["GET /things?next_token=m HTTP/1.1"]);
}

#[test]
fn an_error_comes_through_and_ends_it() {
    let fault = Reply::new(
        "400 Bad Request",
        &[("x-amzn-errortype", "InvalidTokenException")],
        "{}",
    );
    let server = Server::start([page(&[1], Some("a")), fault, page(&[2], None)]);
    let client = client(&server);
    let mut things = client.items(ListThings::new());
    assert_eq!(things.next().expect("an item").expect("a thing").id, 1);
    let error = things.next().expect("an error").expect_err("a fault");
    assert!(matches!(
        error.modeled(),
        Some(ThingsError::InvalidTokenException)
    ));
    assert!(things.next().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_token_that_comes_twice_is_an_error() {
    let server = Server::start([page(&[1], Some("a")), page(&[2], Some("a"))]);
    let client = client(&server);
    let mut pages = client.pages(ListThings::new());
    // Both pages are there, and then it is said that there may be more.
    assert!(pages.next().expect("a page").is_ok());
    assert!(pages.next().expect("a page").is_ok());
    let error = pages.next().expect("an error").expect_err("in a circle");
    assert!(matches!(error, Error::Response(_)));
    assert_eq!(
        error.to_string(),
        "ListThings: the service gave the same page token twice, so that the pages after it cannot be read (HTTP 200)"
    );
    assert!(pages.next().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn maps_and_secret_tokens() {
    let server = Server::start([
        Reply::json(r#"{"Tags":{"a":"1"},"Position":"p"}"#),
        Reply::json(r#"{"Tags":{"b":"2"}}"#),
    ]);
    let client = client(&server);
    let tags: Vec<(String, String)> = client
        .items(ListTags::new())
        .map(|tag| tag.expect("a tag"))
        .collect();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(tags, [pair("a", "1"), pair("b", "2")]);
    assert_eq!(server.requests()[1].body, br#"{"Position":"p"}"#);
    let shown = format!("{:?}", client.items(ListTags::new().position("s3cret")));
    assert!(!shown.contains("s3cret"), "{shown}");
}

/// As S3 has it: the last page has a marker too.
#[aws_operation(
    method = "GET",
    uri = "/parts",
    output = PartList,
    rename_all = "PascalCase",
    paginate(
        input = "part-number-marker",
        output = "NextPartNumberMarker",
        more = "IsTruncated",
        items = "Parts",
        item = u32
    )
)]
struct ListParts {
    #[aws(query = "part-number-marker")]
    part_number_marker: Option<i32>,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
struct PartList {
    parts: Vec<u32>,
    next_part_number_marker: Option<i32>,
    is_truncated: Option<bool>,
}

#[test]
fn a_marker_counts_only_where_there_is_more() {
    let page = |part: u32, said: &str| {
        Reply::json(format!(
            r#"{{"Parts":[{part}],"NextPartNumberMarker":{part}{said}}}"#
        ))
    };
    // What is not said is no, as for botocore.
    for last in [r#","IsTruncated":false"#, r#","IsTruncated":null"#, ""] {
        let server = Server::start([
            page(1, r#","IsTruncated":true"#),
            page(2, r#","IsTruncated":true"#),
            page(3, last),
        ]);
        let client = client(&server);
        let parts: Result<Vec<u32>, _> = client.items(ListParts::new()).collect();
        assert_eq!(parts.expect("three pages"), [1, 2, 3], "{last}");
        assert_eq!(
            lines(&server),
            [
                "GET /parts HTTP/1.1",
                "GET /parts?part-number-marker=1 HTTP/1.1",
                "GET /parts?part-number-marker=2 HTTP/1.1",
            ]
        );
    }
}

#[test]
fn more_without_a_marker_is_the_end() {
    let server = Server::start([Reply::json(r#"{"Parts":[1],"IsTruncated":true}"#)]);
    let client = client(&server);
    assert_eq!(client.pages(ListParts::new()).count(), 1);
}

/// The field that says whether there is more by its own name, and always there.
#[aws_operation(
    method = "GET",
    uri = "/keys",
    output = Keys,
    rename_all = "PascalCase",
    paginate(input = "marker", output = "next_marker", more = "truncated")
)]
struct ListKeys {
    #[aws(query = "Marker")]
    marker: Option<String>,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
struct Keys {
    next_marker: Option<String>,
    truncated: bool,
}

#[test]
fn what_says_whether_there_is_more_may_be_required() {
    let server = Server::start([
        Reply::json(r#"{"NextMarker":"a","Truncated":true}"#),
        Reply::json(r#"{"NextMarker":"b","Truncated":false}"#),
    ]);
    let client = client(&server);
    let pages: Result<Vec<Keys>, _> = client.pages(ListKeys::new()).collect();
    assert_eq!(pages.expect("two pages").len(), 2);
    assert_eq!(
        lines(&server),
        ["GET /keys HTTP/1.1", "GET /keys?Marker=a HTTP/1.1"]
    );
}

/// As DynamoDB has it: the key of the last item says where the next page begins.
#[aws_operation(
    protocol = "awsJson1_0",
    target = "DynamoDB_20120810.Scan",
    output = Scanned,
    rename_all = "PascalCase",
    paginate(input = "ExclusiveStartKey", output = "LastEvaluatedKey", items = "Items", item = Key)
)]
struct Scan {
    exclusive_start_key: Option<Key>,
}

#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
struct Scanned {
    items: Vec<BTreeMap<String, Attribute>>,
    last_evaluated_key: Option<BTreeMap<String, Attribute>>,
}

type Key = BTreeMap<String, Attribute>;

#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Clone, Debug)]
enum Attribute {
    N(String),
    #[aws(unknown)]
    Unknown(String),
}

#[test]
fn a_key_says_where_a_page_begins() {
    let item = |number: u32| format!(r#"{{"n":{{"N":"{number}"}}}}"#);
    let page = |first: u32, last: bool| {
        let key = if last {
            String::new()
        } else {
            format!(r#","LastEvaluatedKey":{}"#, item(first + 1))
        };
        Reply::json(format!(
            r#"{{"Items":[{},{}]{key}}}"#,
            item(first),
            item(first + 1)
        ))
    };
    let server = Server::start([page(1, false), page(3, true)]);
    let client = client(&server);
    let found: Result<Vec<Key>, _> = client.items(Scan::new()).collect();
    let found: Vec<String> = found
        .expect("two pages")
        .iter()
        .map(|item| format!("{:?}", item["n"]))
        .collect();
    assert_eq!(found, [r#"N("1")"#, r#"N("2")"#, r#"N("3")"#, r#"N("4")"#]);
    let bodies: Vec<String> = server
        .requests()
        .iter()
        .map(|request| String::from_utf8_lossy(&request.body).into_owned())
        .collect();
    assert_eq!(bodies, ["{}", r#"{"ExclusiveStartKey":{"n":{"N":"2"}}}"#]);
}

#[test]
fn a_key_that_comes_twice_is_an_error() {
    let page = Reply::json(r#"{"Items":[],"LastEvaluatedKey":{"n":{"N":"2"}}}"#);
    let server = Server::start([page.clone(), page]);
    let client = client(&server);
    let pages: Vec<_> = client.pages(Scan::new()).collect();
    assert_eq!(pages.len(), 3);
    let error = pages
        .into_iter()
        .last()
        .expect("three")
        .expect_err("a circle");
    assert!(
        error.to_string().contains("the same page token twice"),
        "{error}"
    );
    // An empty key is the end.
    let server = Server::start([Reply::json(r#"{"Items":[],"LastEvaluatedKey":{}}"#)]);
    let client = self::client(&server);
    assert_eq!(client.pages(Scan::new()).count(), 1);
}
