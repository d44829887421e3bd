//! The server half: what one half writes, the other reads.

use std::collections::BTreeMap;

use aws_operation::http::{Method, Request as HttpRequest};
use aws_operation::server::{self, ServerOperation};
use aws_operation::{Error, Operation, Sensitive, aws_error, aws_operation, aws_output, aws_shape};

use crate::{encoded, text};

#[aws_operation(
    method = "PUT",
    uri = "/clients/{id}/{kind}/{priority}/files/{path+}?constant=1",
    output = Output,
    error = Fault
)]
#[derive(Clone, Debug, PartialEq)]
struct Request {
    id: i64,
    kind: Kind,
    priority: Priority,
    path: String,
    r#type: String,
    #[aws(rename = "SECRET")]
    secret: Sensitive<String>,
    principals: Option<Vec<Principal>>,
    tags: Option<BTreeMap<String, Owner>>,
    ratio: Option<f64>,
}

#[aws_output]
#[derive(Clone, Debug, PartialEq)]
struct Output {
    kind: Kind,
    owner: Option<Owner>,
    token: Option<Sensitive<String>>,
    priority: Option<Priority>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Public,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Priority {
    #[aws(value = 1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Principal {
    Owner(Owner),
    Name(String),
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    name: String,
    age: Option<u8>,
}

#[aws_error]
#[derive(Clone, Debug, PartialEq)]
enum Fault {
    #[aws(status = 429)]
    SlowDownException,
    #[aws(status = 409, code = "Conflict")]
    ConflictException {
        owner: Option<Owner>,
        #[aws(rename = "why")]
        reason: String,
    },
    #[aws(status = 401)]
    InvalidClientException(Owner),
    UnsaidException {},
}

fn minimal() -> Request {
    Request::new(-7, Kind::Public, Priority::Low, "a", "t", "s")
}

#[test]
fn a_request_that_is_written_is_read_the_same() {
    for request in [
        minimal(),
        Request::new(i64::MIN, "a/b %?#ä", 99, "x/y z/%2F/ä", "t\n\"", "s3cret")
            .principals([
                Principal::Owner(Owner::new("Ada").age(36)),
                Principal::Name("n".to_owned()),
            ])
            .tags([("k".to_owned(), Owner::new("Grace"))])
            .ratio(0.25),
    ] {
        let sent = encoded(&request);
        assert!(server::matches::<Request>(&sent));
        assert_eq!(Request::decode_request(&sent), Ok(request));
    }
}

#[test]
fn an_operation_without_members_is_read_from_a_request_without_body() {
    #[aws_operation(method = "GET", uri = "/health")]
    #[derive(Debug, PartialEq)]
    struct CheckHealth {}

    let sent = encoded(&CheckHealth::new());
    assert_eq!(CheckHealth::decode_request(&sent), Ok(CheckHealth::new()));
    let reply = CheckHealth::encode_output(&());
    assert_eq!(reply.status(), 200);
    assert!(CheckHealth::decode(reply).is_ok());
}

#[test]
fn paths_of_others_do_not_match() {
    let request = |method: Method, path: &str| {
        let request = HttpRequest::builder().method(method).uri(path);
        request.body(Vec::new()).expect("a request")
    };
    let matches = |path: &str| server::matches::<Request>(&request(Method::PUT, path));
    assert!(matches("/clients/1/k/2/files/a?constant=1"));
    assert!(matches("/clients/1/k/2/files/a/b/c?other=2&constant=1"));
    for path in [
        "/clients/1/k/2/files/",
        "/clients/1/k/2/files",
        "/clients//k/2/files/a",
        "/clients/1/k/2/3/files/a",
        "/Clients/1/k/2/files/a",
        "/prefix/clients/1/k/2/files/a",
        "/",
    ] {
        assert!(!matches(&format!("{path}?constant=1")), "{path}");
    }
    for query in ["", "?", "?constant", "?constant=2", "?Constant=1"] {
        let path = format!("/clients/1/k/2/files/a{query}");
        assert!(!matches(&path), "the constant query is not there: {path}");
    }
    let post = request(Method::POST, "/clients/1/k/2/files/a?constant=1");
    assert!(!server::matches::<Request>(&post));
}

#[test]
fn an_output_that_is_written_is_read_the_same() {
    for output in [
        Output::new("Public"),
        Output::new("new")
            .owner(Owner::new("Ada").age(36))
            .token("t")
            .priority(7),
    ] {
        let reply = Request::encode_output(&output);
        assert_eq!(reply.status(), 200);
        assert_eq!(reply.headers()["content-type"], "application/json");
        assert_eq!(Request::decode(reply).expect("an output"), output);
    }
    let reply = Request::encode_output(&Output::new("Public").token("t"));
    assert_eq!(text(reply.body()), r#"{"kind":"Public","token":"t"}"#);
}

#[test]
fn an_error_that_is_written_is_read_the_same() {
    for (fault, status, code, body) in [
        (Fault::SlowDownException, 429, "SlowDownException", "{}"),
        (
            Fault::ConflictException {
                owner: Some(Owner::new("Ada")),
                reason: "r".to_owned(),
            },
            409,
            "Conflict",
            r#"{"owner":{"name":"Ada"},"why":"r"}"#,
        ),
        (
            Fault::ConflictException {
                owner: None,
                reason: String::new(),
            },
            409,
            "Conflict",
            r#"{"why":""}"#,
        ),
        (
            Fault::InvalidClientException(Owner::new("Ada")),
            401,
            "InvalidClientException",
            r#"{"name":"Ada"}"#,
        ),
        // An error that says no status is the client's fault.
        (Fault::UnsaidException {}, 400, "UnsaidException", "{}"),
    ] {
        let reply = Request::encode_error(&fault);
        assert_eq!(reply.status(), status);
        assert_eq!(reply.headers()["x-amzn-errortype"], code);
        assert_eq!(text(reply.body()), body);
        match Request::decode(reply) {
            Err(Error::Modeled(read, _)) => assert_eq!(read, fault),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_output_that_json_cannot_express_is_an_error_of_the_server() {
    #[aws_operation(method = "GET", uri = "/", output = Principals)]
    struct ListPrincipals {}

    #[aws_output]
    #[derive(Debug)]
    struct Principals {
        principal: Principal,
    }

    let output = Principals::new(Principal::Unknown("group".to_owned()));
    let reply = ListPrincipals::encode_output(&output);
    assert_eq!(reply.status(), 500);
    let error = ListPrincipals::decode(reply).expect_err("HTTP 500");
    assert!(
        error
            .to_string()
            .starts_with("ListPrincipals: InternalFailure: the reply cannot be written"),
        "{error}"
    );
}
