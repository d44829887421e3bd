//! The replies that end the flow, and what the errors say.

use std::error::Error as _;
use std::time::Duration;

use aws_operation::sso_oidc::device_flow::DeviceFlowError;
use aws_operation::{Error, TransportError, TransportErrorKind};

use crate::replies::{
    Reply, codes, denied, error_reply, exception, expired, invalid_grant, page, pending, success,
    token,
};
use crate::scripted::{Script, settings};

#[test]
fn denied_ends_it() {
    let run = Script::new().polls([pending(), denied()]).run(settings());
    assert_eq!(run.polled_at, [0, 1]);
    let error = run.error();
    assert!(matches!(error, DeviceFlowError::Denied(_)), "{error:?}");
    assert!(!error.is_unreachable());
    let text = error.to_string();
    for part in [
        "denied",
        "sign in again",
        "AccessDeniedException",
        "HTTP 400",
        "request-1",
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
}

#[test]
fn expiry_by_the_service_ends_it() {
    let run = Script::new().polls([pending(), expired()]).run(settings());
    assert_eq!(run.polled_at, [0, 1]);
    let error = run.error();
    assert!(matches!(error, DeviceFlowError::Expired(_)), "{error:?}");
    assert!(error.to_string().contains("expired"), "{error}");
}

#[test]
fn any_other_error_ends_it_with_the_services_words_inside() {
    for (status, name, oauth) in [
        (400, "InvalidRequestException", "invalid_request"),
        (400, "InvalidGrantException", "invalid_grant"),
        (400, "UnauthorizedClientException", "unauthorized_client"),
        (
            400,
            "UnsupportedGrantTypeException",
            "unsupported_grant_type",
        ),
        (400, "InvalidScopeException", "invalid_scope"),
        (400, "SomethingNewException", "something_new"),
        (403, "ForbiddenException", "forbidden"),
    ] {
        let run = Script::new()
            .polls([pending(), exception(status, name, oauth)])
            .run(settings());
        assert_eq!(run.polled_at, [0, 1], "{name}");
        let error = run.error();
        let DeviceFlowError::CreateToken(inner) = &error else {
            panic!("{name}: {error:?}")
        };
        assert_eq!(
            inner.service_error().map(|reply| reply.status().as_u16()),
            Some(status)
        );
        assert!(error.to_string().contains(name), "{error}");
        assert!(!error.is_unreachable());
    }
}

#[test]
fn an_error_in_oauths_own_form_is_understood() {
    let oauth = |code| error_reply(None, &format!(r#"{{"error":"{code}"}}"#));
    let run = Script::new()
        .polls([oauth("authorization_pending"), oauth("slow_down"), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 1, 7]);
    assert!(run.outcome.is_ok());
}

#[test]
fn a_page_of_something_else_ends_it_when_it_is_no_server_error() {
    for status in [302, 404, 407] {
        let run = Script::new().polls([page(status)]).run(settings());
        assert!(
            matches!(run.error(), DeviceFlowError::CreateToken(_)),
            "{status}"
        );
    }
}

#[test]
fn a_success_that_cannot_be_read_is_not_asked_for_again() {
    let run = Script::new()
        .polls([pending(), success("{}")])
        .run(settings());
    assert_eq!(run.polled_at, [0, 1], "the code may be spent");
    assert!(matches!(run.error(), DeviceFlowError::CreateToken(_)));
}

#[test]
fn an_unknown_code_after_clean_polls_is_not_blamed_on_the_network() {
    let run = Script::new()
        .polls([pending(), invalid_grant()])
        .run(settings());
    assert!(matches!(run.error(), DeviceFlowError::CreateToken(_)));
}

#[test]
fn failing_to_register_or_to_start_names_the_call() {
    let error = Script::new()
        .registrations([exception(
            400,
            "InvalidClientMetadataException",
            "invalid_client_metadata",
        )])
        .run(settings())
        .error();
    assert!(
        matches!(error, DeviceFlowError::RegisterClient(_)),
        "{error:?}"
    );
    assert!(error.to_string().contains("RegisterClient"), "{error}");

    let error = Script::new()
        .starts([exception(400, "InvalidRequestException", "invalid_request")])
        .run(settings())
        .error();
    assert!(
        matches!(error, DeviceFlowError::StartDeviceAuthorization(_)),
        "{error:?}"
    );
    assert!(
        error.to_string().contains("StartDeviceAuthorization"),
        "{error}"
    );
    assert!(error.to_string().contains("start URL"), "{error}");
}

#[test]
fn every_error_says_what_to_do_next() {
    let errors = [
        Script::new().polls([denied()]).run(settings()).error(),
        Script::new().polls([expired()]).run(settings()).error(),
        Script::new()
            .starts([codes(0, None)])
            .run(settings())
            .error(),
        Script::new().then_forever(pending).run(settings()).error(),
        Script::new().polls([page(404)]).run(settings()).error(),
        DeviceFlowError::Cancelled,
    ];
    for error in errors {
        assert!(error.to_string().contains("sign in again"), "{error}");
    }
    let lifetime = Duration::from_secs(600);
    assert_eq!(
        DeviceFlowError::DeadlinePassed { lifetime }.to_string(),
        "nobody approved within 10 minutes; sign in again"
    );
}

#[test]
fn the_chain_of_sources_goes_on_below_the_call_and_repeats_nothing() {
    let below = std::io::Error::other("connection reset by peer");
    let kind = TransportErrorKind::Connect;
    let lost = TransportError::new(
        "RegisterClient",
        kind,
        "could not connect",
        Some(below.into()),
    );
    let reply = Reply(Err(Error::Transport(lost)));
    let error = Script::new().registrations([reply]).run(settings()).error();

    assert!(
        error
            .to_string()
            .ends_with("(RegisterClient: could not connect)"),
        "{error}"
    );
    let source = error.source().expect("the cause is kept");
    assert_eq!(source.to_string(), "connection reset by peer");
    assert!(!error.to_string().contains(&source.to_string()));
}

#[test]
fn what_the_service_says_cannot_move_the_cursor() {
    let hostile = r#"{"error":"access_denied","error_description":"\u001b[2J\u001b]0;owned\u0007 no\nway\u202e","reason":"\u001b[31m"}"#;
    let reply = error_reply(Some("AccessDeniedException"), hostile);
    let text = Script::new()
        .polls([reply])
        .run(settings())
        .error()
        .to_string();
    assert!(
        text.chars().all(|character| !character.is_control()),
        "{text:?}"
    );
    assert!(!text.contains('\u{202e}'), "{text:?}");
}

#[test]
fn nor_can_what_another_http_client_says() {
    let hostile = "bad certificate for \u{1b}[31mevil\n\u{202e}example";
    let lost = TransportError::new("CreateToken", TransportErrorKind::Tls, hostile, None);
    let polls = [Reply(Err(Error::Transport(lost)))];
    let text = Script::new()
        .polls(polls)
        .run(settings())
        .error()
        .to_string();
    assert!(text.contains("evil example"), "{text:?}");
    assert!(!text.chars().any(char::is_control), "{text:?}");
    assert!(!text.contains('\u{202e}'), "{text:?}");
}
