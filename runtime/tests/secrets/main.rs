//! No secret in anything printed or formatted, with logging at its most verbose.

#![cfg(all(feature = "client", feature = "sso-oidc"))]

#[path = "../support/mod.rs"]
mod support;

mod calls;
mod capture;
mod formatted;
mod search;

use search::forms_in;

#[test]
fn no_log_value_or_error_shows_a_secret() {
    capture::start();
    let formatted = calls::all();
    let logged = capture::logged();

    // What was captured is what the calls did.
    assert!(
        logged.contains("Connected TcpStream"),
        "ureq's records are missing"
    );
    if cfg!(feature = "tracing") {
        assert!(
            logged.contains("operation=\"CreateToken\""),
            "our spans are missing"
        );
    }
    assert!(
        formatted.contains("AuthorizationPendingException"),
        "the errors are missing"
    );

    for secret in calls::SECRETS {
        for (name, text) in [("log", &logged), ("format", &formatted)] {
            let forms = forms_in(text, secret);
            assert!(
                forms.is_empty(),
                "{secret} is in the {name} as {forms:?}:\n{text}"
            );
        }
    }

    // At `log`'s TRACE level ureq logs the bytes of replies: the feature `quiet-wire` compiles that level out.
    let wire = capture::wire();
    if cfg!(feature = "quiet-wire") {
        assert!(wire.is_empty(), "{wire}");
    } else if log::STATIC_MAX_LEVEL == log::LevelFilter::Trace {
        assert!(
            wire.contains(calls::ACCESS_TOKEN),
            "the capture would miss a leak:\n{wire}"
        );
    }
}

#[test]
fn the_capture_would_find_a_leak() {
    capture::start();
    let secret = "le/ak=of+the~control";
    log::debug!("the token is {secret}");
    assert!(!forms_in(&capture::logged(), secret).is_empty());

    let traced = "le/ak=of+the~span";
    tracing::trace_span!("call", token = traced).in_scope(|| ());
    assert!(!forms_in(&capture::logged(), traced).is_empty());
}
