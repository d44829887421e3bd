//! Replies that do not fit: the message names the member and never repeats a value, which may be a secret.

use std::net::IpAddr;

use aws_operation::{aws_operation, aws_output, aws_shape};

use crate::{complaint, decoded};

#[aws_operation(method = "POST", uri = "/clients", output = Output)]
struct Describe {}

#[aws_output]
#[derive(Debug)]
struct Output {
    client_id: String,
    expires_in: Option<i32>,
    is_public: Option<bool>,
    scopes: Option<Vec<String>>,
    owner: Option<Owner>,
    owners: Option<Vec<Owner>>,
    address: Option<IpAddr>,
}

#[aws_shape]
#[derive(Debug)]
struct Owner {
    name: String,
    home: Option<Home>,
}

#[aws_shape]
#[derive(Debug)]
struct Home {
    city: String,
    kind: Option<Kind>,
}

#[aws_shape]
#[derive(Debug)]
enum Kind {
    House,
    #[aws(unknown)]
    Unknown(String),
}

/// Checks the part of the message between the operation's name and the position.
#[track_caller]
fn expect(body: &str, message: &str) {
    let complaint = complaint::<Describe>(body);
    let expected = format!("Describe: the reply cannot be read: {message}, at line 1, column ");
    assert!(complaint.starts_with(&expected), "{complaint}");
    assert!(complaint.ends_with(" (HTTP 200)"), "{complaint}");
    assert!(!complaint.contains("s3cret"), "{complaint}");
}

#[test]
fn a_required_member_that_is_missing_is_named() {
    expect("{}", "missing required member `clientId`");
    expect(
        r#"{"ClientId":"s3cret"}"#,
        "missing required member `clientId` (found `ClientId`; is `rename_all` right?)",
    );
}

#[test]
fn a_required_member_that_is_null_is_missing() {
    expect(r#"{"clientId":null}"#, "missing required member `clientId`");
}

#[test]
fn a_member_that_is_missing_deep_inside_is_named_by_its_path() {
    expect(
        r#"{"clientId":"i","owner":{}}"#,
        "missing required member `owner.name`",
    );
    expect(
        r#"{"clientId":"i","owner":{"name":"s3cret","home":{"city":null}}}"#,
        "missing required member `owner.home.city`",
    );
    expect(
        r#"{"clientId":"i","owners":[{"name":"n"},{"name":"n","home":{}}]}"#,
        "missing required member `owners.home.city`",
    );
}

#[test]
fn a_value_of_another_type_is_said_to_be_one() {
    for (body, message) in [
        (
            r#"{"clientId":7}"#,
            "member `clientId`: expected a string, found an integer",
        ),
        (
            r#"{"clientId":["s3cret"]}"#,
            "member `clientId`: expected a string, found an array",
        ),
        (
            r#"{"clientId":{"s3cret":1}}"#,
            "member `clientId`: expected a string, found an object",
        ),
        (
            r#"{"expiresIn":"s3cret"}"#,
            "member `expiresIn`: expected i32, found a string",
        ),
        (
            r#"{"expiresIn":1.5}"#,
            "member `expiresIn`: expected i32, found a floating point number",
        ),
        (
            r#"{"expiresIn":3000000000}"#,
            "member `expiresIn`: expected i32",
        ),
        (
            r#"{"isPublic":"s3cret"}"#,
            "member `isPublic`: expected a boolean, found a string",
        ),
        (
            r#"{"scopes":"s3cret"}"#,
            "member `scopes`: expected a sequence, found a string",
        ),
        (
            r#"{"scopes":["ok",true]}"#,
            "member `scopes`: expected a string, found a boolean",
        ),
        (
            r#"{"owner":"s3cret"}"#,
            "member `owner`: expected an object, found a string",
        ),
        (
            r#"{"owner":{"name":7}}"#,
            "member `owner.name`: expected a string, found an integer",
        ),
        (
            r#"{"owners":[{"name":"n","home":{"city":"c","kind":[]}}]}"#,
            "member `owners.home.kind`: expected a string, found an array",
        ),
    ] {
        expect(body, message);
    }
}

#[test]
fn a_value_that_its_own_type_refuses_is_named() {
    expect(
        r#"{"address":"s3cret"}"#,
        "member `address`: the value has an unexpected form",
    );
}

#[test]
fn a_value_cannot_pass_for_a_message() {
    expect(
        r#"{"expiresIn":"x, expected s3cret"}"#,
        "member `expiresIn`: expected i32, found a string",
    );
    expect(
        r#"{"expiresIn":"member `s3cret` at line 1"}"#,
        "member `expiresIn`: expected i32, found a string",
    );
}

#[test]
fn what_is_no_object_is_said_to_be_none() {
    expect("[]", "expected an object, found an array");
    expect(r#""s3cret""#, "expected an object, found a string");
    expect("null", "expected an object, found null");
}

#[test]
fn json_that_breaks_off_is_told_from_what_is_no_json() {
    expect(r#"{"clientId":"s3cr"#, "the JSON ends early");
    expect(
        r#"{"clientId":"i","owner":{"name":"s3cret""#,
        "the JSON ends early",
    );
    expect(
        r#"{"clientId":"i","owner":{"name":s3cret}}"#,
        "the body is not JSON",
    );
    expect("s3cret", "the body is not JSON");
    expect(r#"{"clientId":"i"} s3cret"#, "the body is not JSON");
}

#[test]
fn depth_is_bounded() {
    #[aws_operation(method = "POST", uri = "/", output = Tree)]
    struct DescribeTree {}

    #[aws_output]
    #[derive(Debug)]
    struct Tree {
        root: Option<Node>,
    }

    #[aws_shape]
    #[derive(Debug)]
    struct Node {
        child: Option<Box<Node>>,
    }

    let nested = |depth| {
        let (open, close) = (r#"{"child":"#.repeat(depth), "}".repeat(depth));
        format!(r#"{{"root":{open}null{close}}}"#)
    };
    assert!(decoded::<DescribeTree>(&nested(50)).is_ok());
    let complaint = complaint::<DescribeTree>(&nested(100_000));
    assert!(
        complaint.contains("the JSON is nested too deeply"),
        "{complaint}"
    );

    // What is not known is passed over without a stack.
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let deep = format!(r#"{{"new":{open}{close}}}"#);
    assert!(decoded::<DescribeTree>(&deep).is_ok());
}

#[test]
fn no_body_is_said_to_be_none() {
    assert_eq!(
        complaint::<Describe>(""),
        "Describe: the reply has no body: missing required member `clientId`, at line 1, column 2 (HTTP 200)"
    );
}

#[test]
fn a_page_is_said_to_be_one() {
    let complaint = complaint::<Describe>("<!DOCTYPE html><p>s3cret");
    assert!(complaint.contains("HTML page"), "{complaint}");
    assert!(!complaint.contains("s3cret"), "{complaint}");
}
