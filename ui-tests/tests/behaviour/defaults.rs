//! Members that have a value where a message leaves them out.

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Operation, Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use crate::{body, encoded, failed, mirrored, reply};

#[aws_operation(method = "POST", uri = "/", output = Settings, error = Fault)]
#[derive(Clone, Debug, PartialEq)]
struct Configure {
    name: String,
    #[aws(default)]
    text: String,
    #[aws(default = "hi")]
    greeting: String,
    #[aws(default = true)]
    is_on: bool,
    #[aws(default = 10)]
    size: i32,
    #[aws(default = -1.5)]
    ratio: f64,
    #[aws(default)]
    list: Vec<String>,
    #[aws(default = Kind::Public)]
    kind: Kind,
    #[aws(default = "Other")]
    other_kind: Kind,
    #[aws(default = "b")]
    blob: Blob,
    #[aws(default = Timestamp::from_secs(0))]
    time: Timestamp,
    #[aws(default = Owner::new("Ada"))]
    owner: Owner,
    #[aws(default = 0.5)]
    float: f32,
    #[aws(default = 1)]
    long: u64,
    #[aws(query = "page", default = 1)]
    page: u32,
    #[aws(header = "X-Mode", default = "fast")]
    mode: String,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Settings {
    #[aws(default = 7)]
    size: i32,
    #[aws(default)]
    list: Vec<i32>,
    #[aws(header = "X-Mode", default = "fast")]
    mode: String,
    #[aws(header = "X-Count", default)]
    count: i32,
    owner: Option<Owner>,
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
struct Owner {
    name: String,
    #[aws(default = 36)]
    age: u8,
    #[aws(default)]
    tags: Vec<String>,
}

#[aws_error]
#[derive(Debug, PartialEq)]
enum Fault {
    #[aws(status = 429)]
    Throttled {
        #[aws(default = 5)]
        seconds: u32,
        #[aws(header = "X-Reason", default = "load")]
        reason: String,
    },
}

#[test]
fn new_does_not_take_them_and_setters_do() {
    let request = Configure::new("n");
    assert_eq!(request.text, "");
    assert_eq!(request.greeting, "hi");
    assert!(request.is_on);
    assert_eq!(request.size, 10);
    assert_eq!(request.ratio.to_bits(), (-1.5_f64).to_bits());
    assert_eq!(request.kind, Kind::Public);
    assert_eq!(request.other_kind, Kind::Unknown("Other".to_owned()));
    assert_eq!(request.blob, Blob::from("b"));
    assert_eq!(request.owner, Owner::new("Ada").age(36));
    assert_eq!((request.page, request.long), (1, 1));
    assert_eq!(request.float.to_bits(), 0.5_f32.to_bits());
    let request = request
        .text("t")
        .list(["a"])
        .size(0)
        .kind("k")
        .is_on(false)
        .page(2);
    assert_eq!((request.text.as_str(), request.size), ("t", 0));
    assert_eq!(request.list, ["a"]);
    assert!(!request.is_on);
}

#[test]
fn they_are_sent_like_other_members() {
    let request = encoded(&Configure::new("n"));
    assert_eq!(request.uri(), "https://example.com/?page=1");
    assert_eq!(request.headers()["x-mode"], "fast");
    assert_eq!(
        body(&Configure::new("n")),
        concat!(
            r#"{"name":"n","text":"","greeting":"hi","isOn":true,"size":10,"ratio":-1.5,"list":[],"#,
            r#""kind":"Public","otherKind":"Other","blob":"Yg==","time":0,"#,
            r#""owner":{"name":"Ada","age":36,"tags":[]},"float":0.5,"long":1}"#
        )
    );
    mirrored(&Configure::new("n"));
    mirrored(&Configure::new("n").mode("").page(0).text("t").list(["a"]));
}

#[test]
fn a_server_fills_in_what_a_request_leaves_out() {
    for body in [
        r#"{"name":"n"}"#,
        r#"{"name":"n","text":null,"size":null,"list":null,"kind":null,"owner":null,"blob":null}"#,
    ] {
        let request = Request::post("/").body(body).expect("a valid request");
        assert_eq!(Configure::decode_request(&request), Ok(Configure::new("n")));
    }
    let request = Request::post("/?page=3")
        .header("x-mode", "")
        .body(r#"{"name":"n","owner":{"name":"Grace","age":1}}"#)
        .expect("a valid request");
    let expected = Configure::new("n")
        .page(3)
        .mode("")
        .owner(Owner::new("Grace").age(1));
    assert_eq!(Configure::decode_request(&request), Ok(expected));
    let request = Request::post("/").body("{}").expect("a valid request");
    let error = Configure::decode_request(&request).expect_err("no name");
    assert!(
        error
            .message()
            .starts_with("missing required member `name`"),
        "{error}"
    );
}

#[test]
fn a_reply_that_leaves_them_out_has_them() {
    for body in ["", "{}", r#"{"size":null,"list":null}"#] {
        let settings = Configure::decode(Response::new(body)).expect("a reply");
        assert_eq!(settings, Settings::new(), "{body}");
    }
    assert_eq!((Settings::new().size, Settings::new().count), (7, 0));
    assert_eq!(Settings::new().mode, "fast");
    let sent = [("x-mode", "slow"), ("x-count", "3")];
    let body = r#"{"size":0,"list":[1],"owner":{"name":"Ada"}}"#;
    let settings = Configure::decode(reply(200, &sent, body)).expect("a reply");
    let expected = Settings::new()
        .size(0)
        .list([1])
        .mode("slow")
        .count(3)
        .owner(Owner::new("Ada"));
    assert_eq!(settings, expected);
    let reply = Configure::encode_output(&expected);
    assert_eq!(Configure::decode(reply).expect("a reply"), expected);
}

#[test]
fn a_wrong_value_is_no_value_left_out() {
    let error = Configure::decode(Response::new(r#"{"size":"s"}"#)).expect_err("text");
    assert!(error.to_string().contains("member `size`"), "{error}");
    let error = Configure::decode(reply(200, &[("x-count", "x")], "")).expect_err("text");
    assert!(error.to_string().contains("`X-Count`"), "{error}");
}

#[test]
fn errors_have_them_too() {
    let error = failed::<Configure>(429, Some("Throttled"), "{}");
    let expected = Fault::Throttled {
        seconds: 5,
        reason: "load".to_owned(),
    };
    assert_eq!(error.modeled(), Some(&expected));
}

#[test]
fn a_value_of_its_own_is_made_for_each_message() {
    use std::sync::atomic::{AtomicU32, Ordering};

    static COUNT: AtomicU32 = AtomicU32::new(0);

    #[aws_shape]
    struct Counted {
        #[aws(default = COUNT.fetch_add(1, Ordering::Relaxed))]
        number: u32,
    }

    assert_eq!((Counted::new().number, Counted::new().number), (0, 1));
}
