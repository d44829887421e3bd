//! Members of errors that are not in the body.

use std::collections::BTreeMap;

use aws_operation::http::Response;
use aws_operation::server::ServerOperation;
use aws_operation::{Error, Operation, Sensitive, Timestamp, aws_error, aws_operation, aws_output};

use crate::{reply, text};

#[aws_operation(method = "GET", uri = "/", error = Fault)]
#[derive(Debug)]
struct Get {}

#[aws_error]
#[derive(Debug, PartialEq)]
enum Fault {
    #[aws(status = 429)]
    TooManyRequestsException {
        #[aws(header = "Retry-After")]
        retry_after: Option<u32>,
        message: Option<String>,
    },
    #[aws(status = 403)]
    ComplexError {
        #[aws(header = "X-Header")]
        header: String,
        #[aws(prefix_headers = "X-Meta-")]
        metadata: Option<BTreeMap<String, String>>,
        #[aws(header = "X-Time", timestamp = "date-time")]
        time: Option<Timestamp>,
        #[aws(status_code)]
        status: i32,
        #[aws(rename = "TopLevel")]
        top_level: Option<String>,
    },
    #[aws(status = 410)]
    GoneException {
        #[aws(header = "Location")]
        location: Option<String>,
    },
    #[aws(status = 409)]
    ConflictException(Conflict),
    #[aws(status = 402)]
    PaymentException {
        #[aws(payload)]
        content: String,
        #[aws(header = "X-Header")]
        header: Option<String>,
    },
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Conflict {
    #[aws(header = "X-Resource")]
    resource: Option<String>,
    #[aws(header = "X-Secret")]
    secret: Option<Sensitive<String>>,
    reason: Option<String>,
}

fn modeled(status: u16, headers: &[(&str, &str)], body: &str) -> Fault {
    match Get::decode(reply(status, headers, body)) {
        Err(Error::Modeled(fault, _)) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn members_come_from_headers_and_body() {
    let headers = [
        ("x-amzn-errortype", "TooManyRequestsException"),
        ("retry-after", "7"),
    ];
    assert_eq!(
        modeled(429, &headers, r#"{"message":"m","retryAfter":1}"#),
        Fault::TooManyRequestsException {
            retry_after: Some(7),
            message: Some("m".to_owned()),
        }
    );
    // The code may be in the body while the member is in a header.
    let body = r#"{"__type":"ns#TooManyRequestsException"}"#;
    assert_eq!(
        modeled(429, &[("retry-after", "7")], body),
        Fault::TooManyRequestsException {
            retry_after: Some(7),
            message: None,
        }
    );
    let headers = [
        ("X-Amzn-Errortype", "ComplexError"),
        ("x-header", "h"),
        ("x-meta-a", "b"),
        ("x-time", "2019-12-16T23:48:18Z"),
    ];
    assert_eq!(
        modeled(403, &headers, r#"{"TopLevel":"t"}"#),
        Fault::ComplexError {
            header: "h".to_owned(),
            metadata: Some([("a".to_owned(), "b".to_owned())].into()),
            time: Some(Timestamp::from_secs(1_576_540_098)),
            status: 403,
            top_level: Some("t".to_owned()),
        }
    );
}

#[test]
fn an_error_needs_no_body_where_its_members_are_in_headers() {
    for body in ["", "{}", "no JSON", "<html>"] {
        let headers = [("x-amzn-errortype", "GoneException"), ("location", "/new")];
        assert_eq!(
            modeled(410, &headers, body),
            Fault::GoneException {
                location: Some("/new".to_owned()),
            },
            "{body}"
        );
    }
}

#[test]
fn the_shape_of_an_error_has_members_in_headers_too() {
    let headers = [
        ("x-amzn-errortype", "ConflictException"),
        ("x-resource", "r"),
        ("x-secret", "s3cret"),
    ];
    let fault = modeled(409, &headers, r#"{"reason":"w"}"#);
    let expected = Conflict::new().resource("r").secret("s3cret").reason("w");
    assert_eq!(fault, Fault::ConflictException(expected));
    assert!(!format!("{fault:?}").contains("s3cret"));
}

#[test]
fn an_error_whose_members_cannot_be_read_keeps_its_code() {
    for headers in [
        &[("x-amzn-errortype", "ComplexError")][..],
        &[
            ("x-amzn-errortype", "TooManyRequestsException"),
            ("retry-after", "soon"),
        ],
    ] {
        match Get::decode(reply(400, headers, "")) {
            Err(error @ Error::Unmodeled(_)) => {
                let shown = error.to_string();
                assert!(shown.contains(headers[0].1), "{shown}");
                assert!(!shown.contains("soon"), "{shown}");
            }
            other => panic!("{other:?}"),
        }
    }
}

fn complex(status: i32) -> Fault {
    Fault::ComplexError {
        header: "h".to_owned(),
        metadata: Some([("a".to_owned(), "b".to_owned())].into()),
        time: Some(Timestamp::from_secs(0)),
        status,
        top_level: None,
    }
}

#[test]
fn an_error_that_is_written_is_read_the_same() {
    for (fault, status, body) in [
        (
            Fault::TooManyRequestsException {
                retry_after: Some(7),
                message: None,
            },
            429,
            "{}",
        ),
        (complex(403), 403, "{}"),
        // A member for the status says more than the model.
        (complex(451), 451, "{}"),
        (Fault::GoneException { location: None }, 410, "{}"),
        (
            Fault::ConflictException(Conflict::new().resource("r").reason("w")),
            409,
            r#"{"reason":"w"}"#,
        ),
        (
            Fault::PaymentException {
                content: "<html> \"x\"".to_owned(),
                header: Some("h".to_owned()),
            },
            402,
            "<html> \"x\"",
        ),
    ] {
        let reply = Get::encode_error(&fault);
        assert_eq!(reply.status(), status);
        assert_eq!(text(reply.body()), body);
        match Get::decode(reply) {
            Err(Error::Modeled(read, _)) => assert_eq!(read, fault),
            other => panic!("{other:?}"),
        }
    }
    let reply = Get::encode_error(&complex(403));
    assert_eq!(reply.headers()["x-amzn-errortype"], "ComplexError");
    assert_eq!(reply.headers()["x-header"], "h");
    assert_eq!(reply.headers()["x-meta-a"], "b");
    assert_eq!(reply.headers()["x-time"], "1970-01-01T00:00:00Z");
}

#[test]
fn a_code_that_no_variant_models_has_no_members() {
    let response = Response::builder()
        .status(429)
        .header("x-amzn-errortype", "Other")
        .header("retry-after", "7")
        .body("{}");
    let error = Get::decode(response.expect("a valid response"));
    assert!(matches!(error, Err(Error::Unmodeled(_))), "{error:?}");
}
