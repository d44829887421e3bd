//! Members of the body: their names, which are there, and which count.

use std::collections::BTreeMap;

use aws_operation::{Error, Operation, aws_operation, aws_output, aws_shape};

use crate::{body, decoded, encoded};

#[aws_operation(method = "POST", uri = "/clients", output = RegisterClientOutput)]
struct RegisterClient {
    client_name: String,
    #[aws(rename = "client_TYPE")]
    client_type: String,
    scopes: Option<Vec<String>>,
    tags: Option<BTreeMap<String, i64>>,
    owner: Option<Owner>,
    ratio: Option<f64>,
    nothing: Option<()>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct RegisterClientOutput {
    client_id: String,
    #[aws(rename = "expires-at")]
    expires_at: Option<i64>,
    owner: Option<Owner>,
    owners: Option<Vec<Owner>>,
    ratio: Option<f64>,
}

#[aws_shape(rename_all = "PascalCase")]
#[derive(Clone, Debug, PartialEq)]
struct Owner {
    full_name: String,
    mail: Option<String>,
}

#[test]
fn members_go_by_wire_name_in_the_order_of_the_fields() {
    let request = RegisterClient::new("n", "t")
        .scopes(["a", "b"])
        .owner(Owner::new("Ada").mail("ada@example.com"))
        .ratio(0.5);
    assert_eq!(
        body(&request),
        concat!(
            r#"{"clientName":"n","client_TYPE":"t","scopes":["a","b"],"#,
            r#""owner":{"FullName":"Ada","Mail":"ada@example.com"},"ratio":0.5}"#
        )
    );
}

#[test]
fn what_is_none_is_left_out_on_every_level() {
    assert_eq!(
        body(&RegisterClient::new("", "").owner(Owner::new("Ada"))),
        r#"{"clientName":"","client_TYPE":"","owner":{"FullName":"Ada"}}"#
    );
}

#[test]
fn an_empty_list_is_there() {
    let request = RegisterClient::new("n", "t")
        .scopes(Vec::<String>::new())
        .tags(BTreeMap::new());
    assert_eq!(
        body(&request),
        r#"{"clientName":"n","client_TYPE":"t","scopes":[],"tags":{}}"#
    );
}

#[test]
fn strings_arrive_whole() {
    let name = "quote \" backslash \\ line\nnull\u{0} bell\u{7} ä 😀 \u{2028} </script> and a long run of text";
    let request = encoded(&RegisterClient::new(name, "t"));
    let read: serde_json::Value = serde_json::from_slice(request.body().as_bytes()).expect("JSON");
    assert_eq!(read["clientName"], name);
}

#[test]
fn numbers_without_digits_are_words() {
    for (ratio, word) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        let request = RegisterClient::new("n", "t").ratio(ratio);
        assert!(body(&request).contains(&format!(r#""ratio":"{word}""#)));
    }
}

#[test]
fn a_reply_is_read_in_any_order_and_members_that_are_not_known_are_passed_over() {
    let output = decoded::<RegisterClient>(
        r#" {
            "new": {"deep": [1, {"clientId": "no"}], "x": null},
            "owners": [{"Mail": null, "FullName": "Ada", "Age": 36}],
            "expires-at": 1700000000000,
            "expiresAt": "ignored",
            "CLIENTID": "ignored",
            "clientId": "\u0069d"
        } "#,
    );
    assert_eq!(
        output.expect("a reply"),
        RegisterClientOutput::new("id")
            .expires_at(1_700_000_000_000)
            .owners([Owner::new("Ada")])
    );
}

#[test]
fn null_is_no_value() {
    let output = decoded::<RegisterClient>(
        r#"{"clientId":"id","expires-at":null,"owner":null,"owners":null}"#,
    );
    assert_eq!(output.expect("a reply"), RegisterClientOutput::new("id"));
}

#[test]
fn a_reply_without_content_is_the_empty_object() {
    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Empty {
        note: Option<String>,
    }

    #[aws_operation(method = "POST", uri = "/logout", output = Empty)]
    struct Logout {}

    for body in ["", " \r\n", "{}", r#"{"note":null}"#] {
        assert_eq!(
            decoded::<Logout>(body).expect("a reply"),
            Empty::new(),
            "{body:?}"
        );
    }
}

#[test]
fn an_operation_without_output_reads_nothing() {
    #[aws_operation(method = "DELETE", uri = "/clients/{id}")]
    struct DeleteClient {
        id: String,
    }

    for body in ["", "{}", "{", "done"] {
        assert!(decoded::<DeleteClient>(body).is_ok(), "{body:?}");
    }
    // But the page of a portal in between is no success.
    assert!(matches!(
        decoded::<DeleteClient>("<html>"),
        Err(Error::Response(_))
    ));
    assert_eq!(
        encoded(&DeleteClient::new("7")).method(),
        DeleteClient::METHOD
    );
}
