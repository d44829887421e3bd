//! The page that a person is sent to.

use aws_operation::sso_oidc::device_flow::{DeviceFlowError, VerificationUriError};

use crate::replies::{codes_at, pending, token};
use crate::scripted::{Script, settings};

const PAGE: &str = "https://d-123.awsapps.com/start/#/device";
const COMPLETE: &str = "https://d-123.awsapps.com/start/#/device?user_code=WDJB-MJHT";

#[test]
fn a_hostile_page_ends_the_flow_before_anything_is_shown_or_polled() {
    for (page, complete) in [
        ("https://evil.example/", None),
        ("http://d-123.awsapps.com/start", None),
        ("https://d-123.awsapps.com@evil.example/", None),
        ("javascript:alert(1)", None),
        (PAGE, Some("https://evil.example/?user_code=WDJB-MJHT")),
        (
            PAGE,
            Some("https://d-123.awsapps.com/\\u001b]8;;evil\\u0007"),
        ),
    ] {
        let run = Script::new()
            .starts([codes_at(page, complete, "WDJB-MJHT")])
            .run(settings());
        assert!(
            run.polled_at.is_empty() && run.prompts.is_empty(),
            "{page} {complete:?}"
        );
        let error = run.error();
        assert!(
            matches!(error, DeviceFlowError::VerificationUri(_)),
            "{error:?}"
        );
        let text = error.to_string();
        assert!(!text.contains("WDJB-MJHT"), "{text}");
        assert!(
            text.chars().all(|character| !character.is_control()),
            "{text:?}"
        );
    }
}

#[test]
fn the_error_names_the_host_and_says_how_to_allow_it() {
    let run = Script::new()
        .starts([codes_at(
            "https://SSO.example.com/device",
            None,
            "WDJB-MJHT",
        )])
        .run(settings());
    let error = run.error();
    let DeviceFlowError::VerificationUri(VerificationUriError::Host(host)) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(host, "sso.example.com");
    assert!(error.to_string().contains("sso.example.com"), "{error}");
    assert!(error.to_string().contains("settings"), "{error}");
}

#[test]
fn a_host_can_be_allowed() {
    let run = Script::new()
        .starts([codes_at(
            "https://sso.example.com/device",
            None,
            "WDJB-MJHT",
        )])
        .polls([pending(), token()])
        .run(settings().allow_verification_host("sso.example.com"));
    assert_eq!(run.prompts[0].verification_host(), "sso.example.com");
    assert!(run.outcome.is_ok());
}

#[test]
fn a_page_on_this_machine_must_be_allowed_and_is_not_opened_in_a_browser_by_http() {
    let local = || codes_at("http://127.0.0.1:8080/device", None, "WDJB-MJHT");
    let run = Script::new().starts([local()]).run(settings());
    assert!(matches!(run.error(), DeviceFlowError::VerificationUri(_)));

    let run = Script::new()
        .starts([local()])
        .polls([pending(), token()])
        .run(settings().allow_loopback_verification(true));
    assert_eq!(run.prompts[0].browser_url(), None);
    assert_eq!(run.prompts[0].qr_content(), "http://127.0.0.1:8080/device");
}

#[test]
fn the_prompt_prefers_the_complete_address_where_nobody_types() {
    let run = Script::new()
        .starts([codes_at(PAGE, Some(COMPLETE), "WDJB-MJHT")])
        .polls([pending(), token()])
        .run(settings());
    let prompt = &run.prompts[0];
    assert_eq!(prompt.verification_uri(), PAGE);
    assert_eq!(prompt.verification_uri_complete(), Some(COMPLETE));
    assert_eq!(prompt.qr_content(), COMPLETE);
    assert_eq!(prompt.browser_url(), Some(COMPLETE));
}

#[test]
fn the_instructions_have_address_and_code_alone_on_their_lines_and_a_warning() {
    let run = Script::new()
        .starts([codes_at(PAGE, Some(COMPLETE), "WDJB-MJHT")])
        .polls([pending(), token()])
        .run(settings());
    let text = run.prompts[0].instructions();
    for line in [PAGE, COMPLETE, "WDJB-MJHT"] {
        assert!(
            text.lines().any(|found| found == line),
            "{line} has no line of its own:\n{text}"
        );
    }
    for part in ["d-123.awsapps.com;", "10 minutes", "only if you started"] {
        assert!(text.contains(part), "{part:?} is missing:\n{text}");
    }
}

#[test]
fn control_characters_do_not_reach_the_terminal_through_the_code() {
    let run = Script::new()
        .starts([codes_at(
            PAGE,
            None,
            "\\u001b[2JWD\\u202eJB\\r\\n-MJHT\\u0007\\u200b",
        )])
        .polls([pending(), token()])
        .run(settings());
    assert_eq!(run.prompts[0].user_code(), "[2JWDJB  -MJHT");
    let endless = "A".repeat(100_000);
    let run = Script::new()
        .starts([codes_at(PAGE, None, &endless)])
        .polls([pending(), token()])
        .run(settings());
    assert_eq!(run.prompts[0].user_code().len(), 64);
}
