//! Requests that a server cannot read: the message says what is wrong and never repeats a value.

use aws_operation::http::{Method, Request};
use aws_operation::server::ServerOperation;
use aws_operation::{Error, Operation, Sensitive, aws_operation, aws_shape};

#[aws_operation(method = "POST", uri = "/clients/{id}")]
#[derive(Debug)]
struct RegisterClient {
    id: u32,
    name: String,
    secret: Option<Sensitive<String>>,
    owner: Option<Owner>,
}

#[aws_shape]
#[derive(Debug)]
struct Owner {
    name: String,
}

#[track_caller]
fn refused(method: Method, path: &str, body: &str, message: &str) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .body(body)
        .expect("a valid request");
    let error = RegisterClient::decode_request(&request).expect_err("a bad request");
    // A position follows where the body is meant.
    let found = error.message();
    let found_without_position = found.split(", at line ").next();
    assert_eq!(found_without_position, Some(message));
    assert_eq!(error.to_string(), format!("RegisterClient: {found}"));
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");

    // What the client makes of the reply.
    let response = error.response();
    assert_eq!(response.status(), 400);
    assert_eq!(
        response.headers()["x-amzn-errortype"],
        "ValidationException"
    );
    match RegisterClient::decode(response) {
        Err(error @ Error::Unmodeled(_)) => assert_eq!(
            error.to_string(),
            format!("RegisterClient: ValidationException: {found} (HTTP 400)")
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn another_method_or_path() {
    refused(
        Method::PUT,
        "/clients/7",
        r#"{"name":"n"}"#,
        "expected POST /clients/{id}, found another method or path",
    );
    refused(
        Method::POST,
        "/clients/7/s3cret",
        "",
        "expected POST /clients/{id}, found another method or path",
    );
}

#[test]
fn members_that_are_missing_or_of_another_type() {
    for (body, message) in [
        ("", "missing required member `name`"),
        (r#"{"name":null}"#, "missing required member `name`"),
        (
            r#"{"name":7}"#,
            "member `name`: expected a string, found an integer",
        ),
        (
            r#"{"name":"n","secret":["s3cret"]}"#,
            "member `secret`: expected a string, found an array",
        ),
        (
            r#"{"name":"n","owner":{"mail":"s3cret"}}"#,
            "missing required member `owner.name`",
        ),
        ("[]", "expected an object, found an array"),
        ("{", "the JSON ends early"),
        ("s3cret", "the body is not JSON"),
    ] {
        refused(Method::POST, "/clients/7", body, message);
    }
}

#[test]
fn labels_of_another_form() {
    for path in [
        "/clients/seven",
        "/clients/-1",
        "/clients/4294967296",
        "/clients/%FF",
    ] {
        refused(
            Method::POST,
            path,
            r#"{"name":"n"}"#,
            "the label `{id}` has an unexpected form",
        );
    }
}

#[test]
fn members_that_are_not_known_are_passed_over() {
    let request = Request::post("/clients/7")
        .body(r#"{"new":{"x":[]},"name":"n"}"#)
        .expect("a valid request");
    let read = RegisterClient::decode_request(&request).expect("a request");
    assert_eq!((read.id, read.name.as_str()), (7, "n"));
}
