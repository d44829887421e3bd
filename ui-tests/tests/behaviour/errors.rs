//! Errors that a service reports: which variant, with which members, and what is kept of the rest.

use aws_operation::http::{Response, StatusCode};
use aws_operation::{
    Error, ModeledError, Operation, Sensitive, aws_error, aws_operation, aws_output, aws_shape,
};

use crate::failed;

#[aws_operation(method = "POST", uri = "/token", error = CreateTokenError)]
struct CreateToken {}

#[aws_error]
#[derive(Debug, PartialEq)]
enum CreateTokenError {
    #[aws(status = 400)]
    AuthorizationPendingException,
    #[aws(status = 400, throttling)]
    SlowDownException {
        error: Option<String>,
        #[aws(rename = "error_description")]
        description: Option<String>,
        retry_after: Option<u32>,
    },
    #[aws(status = 401, code = "InvalidClient")]
    InvalidClientException(OAuthError),
    #[aws(status = 500, retryable)]
    InternalServerException {
        message: String,
    },
    ExpiredTokenException {},
}

#[aws_shape(rename_all = "snake_case")]
#[derive(Debug, PartialEq)]
struct OAuthError {
    error: Option<String>,
    error_description: Option<String>,
}

fn modeled(status: u16, error_type: Option<&str>, body: &str) -> CreateTokenError {
    match failed::<CreateToken>(status, error_type, body) {
        Error::Modeled(error, _) => error,
        other => panic!("{other:?}"),
    }
}

fn unmodeled(status: u16, error_type: Option<&str>, body: &str) -> String {
    match failed::<CreateToken>(status, error_type, body) {
        error @ Error::Unmodeled(_) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_code_is_found_in_every_form() {
    let pending = CreateTokenError::AuthorizationPendingException;
    for header in [
        "AuthorizationPendingException",
        "AuthorizationPendingException:http://internal.amazon.com/coral/com.amazon.sso/",
        "com.amazonaws.ssooidc#AuthorizationPendingException",
        "com.amazonaws.ssooidc#AuthorizationPendingException:http://internal.amazon.com/x#y",
    ] {
        assert_eq!(modeled(400, Some(header), "{}"), pending, "{header}");
        assert_eq!(modeled(400, Some(header), ""), pending, "{header}");
        for key in ["code", "__type"] {
            let body = format!(r#"{{"other":[],"{key}":"{header}"}}"#);
            assert_eq!(modeled(400, None, &body), pending, "{body}");
        }
    }
    assert_eq!(
        modeled(400, None, r#"{"error":"authorization_pending"}"#),
        pending
    );
}

#[test]
fn the_header_comes_before_the_body_and_the_status_decides_nothing() {
    let body = r#"{"code":"InvalidClient","error":"slow_down"}"#;
    assert_eq!(
        modeled(503, Some("ExpiredTokenException"), body),
        CreateTokenError::ExpiredTokenException {}
    );
}

#[test]
fn members_are_read_by_their_wire_names() {
    let body = r#"{"error":"slow_down","error_description":"d","retryAfter":5,"new":1}"#;
    assert_eq!(
        modeled(400, Some("SlowDownException"), body),
        CreateTokenError::SlowDownException {
            error: Some("slow_down".to_owned()),
            description: Some("d".to_owned()),
            retry_after: Some(5),
        }
    );
    assert_eq!(
        modeled(400, None, r#"{"error":"slow_down"}"#),
        CreateTokenError::SlowDownException {
            error: Some("slow_down".to_owned()),
            description: None,
            retry_after: None,
        }
    );
}

#[test]
fn a_variant_can_carry_a_shape_and_have_another_code() {
    let body = r#"{"error":"invalid_client","error_description":"d"}"#;
    assert_eq!(
        modeled(401, Some("InvalidClient"), body),
        CreateTokenError::InvalidClientException(
            OAuthError::new()
                .error("invalid_client")
                .error_description("d")
        )
    );
    // The variant's own name is not its code.
    assert_eq!(
        unmodeled(401, Some("InvalidClientException"), body),
        "CreateToken: InvalidClientException: d (HTTP 401)"
    );
}

#[test]
fn an_error_whose_members_cannot_be_read_keeps_its_code() {
    for body in ["", "{}", r#"{"message":7}"#, "<html>", r#"{"message":"#] {
        let shown = unmodeled(500, Some("InternalServerException"), body);
        assert!(
            shown.starts_with("CreateToken: InternalServerException"),
            "{shown}"
        );
    }
    assert_eq!(
        modeled(500, Some("InternalServerException"), r#"{"message":"m"}"#),
        CreateTokenError::InternalServerException {
            message: "m".to_owned()
        }
    );
}

#[test]
fn errors_that_are_not_modelled_keep_code_message_status_and_request_id() {
    let response = Response::builder()
        .status(403)
        .header("x-amzn-requestid", "8f2d")
        .body(r#"{"__type":"ns#AccessDenied","Message":"not you"}"#)
        .expect("a valid response");
    let error = CreateToken::decode(response).expect_err("HTTP 403");
    assert_eq!(
        error.to_string(),
        "CreateToken: AccessDenied: not you (HTTP 403, request id 8f2d)"
    );
    let details = error.service_error().expect("details");
    assert_eq!(details.code(), Some("AccessDenied"));
    assert_eq!(details.message(), Some("not you"));
    assert_eq!(details.status(), StatusCode::FORBIDDEN);
    assert_eq!(details.request_id(), Some("8f2d"));
    assert_eq!(details.operation(), "CreateToken");
    assert_eq!(error.modeled(), None);
}

#[test]
fn modelled_errors_keep_the_same() {
    let response = Response::builder()
        .status(400)
        .header("x-amzn-errortype", "SlowDownException")
        .header("x-amzn-requestid", "8f2d")
        .body(r#"{"error":"slow_down","error_description":"wait"}"#)
        .expect("a valid response");
    let error = CreateToken::decode(response).expect_err("HTTP 400");
    assert_eq!(
        error.to_string(),
        "CreateToken: SlowDownException: wait (HTTP 400, request id 8f2d)"
    );
    assert!(error.modeled().is_some());
}

#[test]
fn replies_of_others_than_the_service_are_told_apart() {
    assert_eq!(
        unmodeled(502, None, "<html><body>Bad Gateway</body></html>"),
        concat!(
            "CreateToken: an HTML page instead of an AWS error; a proxy, gateway or load balancer ",
            "between this program and AWS sent it (HTTP 502)"
        )
    );
    assert_eq!(
        unmodeled(500, None, ""),
        "CreateToken: an error without a code and without a body (HTTP 500)"
    );
    assert_eq!(
        unmodeled(500, None, "oops"),
        "CreateToken: an error without a code (HTTP 500)"
    );
    assert_eq!(
        unmodeled(404, None, r#"{"message":"no such path"}"#),
        "CreateToken: an error without a code: no such path (HTTP 404)"
    );
}

#[test]
fn text_of_a_reply_cannot_rewrite_a_terminal() {
    let shown = unmodeled(
        400,
        None,
        r#"{"code":"A\u001b[2J","message":"\u202ex\r\n"}"#,
    );
    assert!(
        shown.chars().all(|character| !character.is_control()),
        "{shown:?}"
    );
    assert!(!shown.contains('\u{202e}'), "{shown:?}");
}

#[test]
fn the_model_says_status_retryable_and_throttling() {
    let internal = CreateTokenError::InternalServerException {
        message: String::new(),
    };
    let slow_down = modeled(400, Some("SlowDownException"), "{}");
    let pending = CreateTokenError::AuthorizationPendingException;
    let expired = CreateTokenError::ExpiredTokenException {};

    assert_eq!(internal.status(), Some(500));
    assert_eq!(expired.status(), None);
    assert_eq!(
        modeled(401, Some("InvalidClient"), "{}").code(),
        "InvalidClient"
    );
    assert_eq!(slow_down.to_string(), "SlowDownException");

    assert!(internal.is_retryable() && !internal.is_throttling());
    assert!(slow_down.is_retryable() && slow_down.is_throttling());
    assert!(!pending.is_retryable() && !pending.is_throttling());

    let error = failed::<CreateToken>(400, Some("SlowDownException"), "{}");
    assert!(error.is_retryable() && error.is_throttling());
    let error = failed::<CreateToken>(400, Some("ExpiredTokenException"), "{}");
    assert!(!error.is_retryable() && !error.is_throttling());
}

#[test]
fn a_message_that_is_a_secret_is_not_shown() {
    #[aws_operation(method = "POST", uri = "/", error = Fault)]
    struct Call {}

    #[aws_error]
    #[derive(Debug)]
    enum Fault {
        #[aws(status = 400)]
        NamedException { message: Option<Sensitive<String>> },
        #[aws(status = 400)]
        ShapeException(Secret),
        #[aws(status = 400)]
        BoundException(Bound),
        #[aws(status = 400)]
        PlainException(Plain),
    }

    #[aws_shape]
    struct Secret {
        #[aws(sensitive)]
        message: Option<String>,
        required: Option<i32>,
    }

    #[aws_output]
    #[derive(Debug)]
    struct Bound {
        #[aws(rename = "Message")]
        message: Option<Sensitive<String>>,
        #[aws(header = "X-A")]
        a: Option<String>,
    }

    #[aws_shape]
    #[derive(Debug)]
    struct Plain {
        message: Option<String>,
    }

    let shown = |code: &str, body: &str| {
        let reply = Response::builder()
            .status(400)
            .header("x-amzn-errortype", code)
            .body(body.to_owned())
            .expect("a reply");
        let error = Call::decode(reply).expect_err("an error");
        format!("{error} {error:?}")
    };
    for (code, body) in [
        ("NamedException", r#"{"message":"s3cret"}"#),
        ("ShapeException", r#"{"message":"s3cret"}"#),
        ("BoundException", r#"{"Message":"s3cret"}"#),
        // Its members cannot be read, and its message is a secret all the same.
        ("ShapeException", r#"{"message":"s3cret","required":"x"}"#),
    ] {
        let shown = shown(code, body);
        assert!(shown.contains(code) && !shown.contains("s3cret"), "{shown}");
    }
    let shown = shown("PlainException", r#"{"message":"no secret"}"#);
    assert!(shown.contains("no secret"), "{shown}");
    let _ = Call::new();
}
