//! Cached registrations, and what happens when the service refuses one.

use std::time::{Duration, SystemTime};

use aws_operation::sso_oidc::RegisterClientResponse;
use aws_operation::sso_oidc::device_flow::{DeviceFlowError, Registration};

use crate::replies::{codes, invalid_client, pending, slow_down, token};
use crate::scripted::{Script, cached, settings};

#[test]
fn one_that_is_about_to_expire_is_replaced() {
    for (minutes_left, is_used) in [(0, false), (14, false), (16, true)] {
        let run = Script::new()
            .polls([token()])
            .run(settings().registration(cached(minutes_left)));
        assert_eq!(
            run.registered_at.is_empty(),
            is_used,
            "{minutes_left} minutes left"
        );
        assert_eq!(run.signed_in().newly_registered, !is_used);
    }
}

#[test]
fn one_without_an_expiry_is_replaced() {
    let cached = Registration::new("cached-client", "cached-client-secret", None);
    let run = Script::new()
        .polls([token()])
        .run(settings().registration(cached));
    assert_eq!(run.registered_at, [0]);
}

#[test]
fn freshness_is_fifteen_minutes_to_the_second() {
    let now = SystemTime::now();
    let left = |seconds| {
        Registration::new(
            "client",
            "secret",
            now.checked_add(Duration::from_secs(seconds)),
        )
    };
    assert!(left(900).is_fresh(now));
    assert!(!left(899).is_fresh(now));
}

#[test]
fn an_expiry_of_zero_means_none() {
    for (stated, expires_at) in [
        (None, None),
        (Some(0), None),
        (Some(-5), None),
        (
            Some(1_000_000_000),
            Some(Duration::from_secs(1_000_000_000)),
        ),
    ] {
        let mut response = RegisterClientResponse::new("client", "secret");
        response.client_secret_expires_at = stated;
        let expected = expires_at.map(|since| SystemTime::UNIX_EPOCH + since);
        assert_eq!(
            Registration::from(response).expires_at,
            expected,
            "{stated:?}"
        );
    }
}

#[test]
fn an_absurd_expiry_does_no_harm() {
    let mut response = RegisterClientResponse::new("client", "secret");
    response.client_secret_expires_at = Some(i64::MAX);
    let _ = Registration::from(response).is_fresh(SystemTime::now());
}

#[test]
fn one_that_is_refused_at_the_start_is_replaced_once() {
    let run = Script::new()
        .starts([invalid_client(), codes(600, Some(1))])
        .polls([token()])
        .run(settings().registration(cached(60)));
    assert_eq!(run.registered_at, [0]);
    assert_eq!(run.started_at, [0, 0]);
    let signed_in = run.signed_in();
    assert_eq!(signed_in.registration.client_id, "new-client");
    assert!(signed_in.newly_registered);
}

#[test]
fn one_that_is_refused_while_polling_is_replaced_with_new_codes_and_a_new_prompt() {
    let run = Script::new()
        .starts([codes(600, Some(1)), codes(300, Some(7))])
        .polls([pending(), slow_down(), invalid_client(), pending(), token()])
        .run(settings().registration(cached(60)));
    // The old codes were polled at 0, 1 and 7; the new ones at once and after their own interval.
    assert_eq!(run.registered_at, [7]);
    assert_eq!(run.started_at, [0, 7]);
    assert_eq!(run.polled_at, [0, 1, 7, 7, 14]);
    assert_eq!(run.prompted_at, [0, 7]);
    assert_eq!(run.prompts[1].expires_in(), Duration::from_secs(300));
    assert_eq!(run.signed_in().registration.client_id, "new-client");
}

#[test]
fn a_fresh_one_that_is_refused_is_an_error() {
    let run = Script::new().starts([invalid_client()]).run(settings());
    assert_eq!(run.registered_at, [0]);
    assert!(matches!(
        run.error(),
        DeviceFlowError::StartDeviceAuthorization(_)
    ));

    let run = Script::new()
        .polls([pending(), invalid_client()])
        .run(settings());
    assert_eq!(run.registered_at, [0]);
    assert!(matches!(run.error(), DeviceFlowError::CreateToken(_)));
}

#[test]
fn the_replacement_is_not_replaced_again() {
    let run = Script::new()
        .starts([invalid_client(), invalid_client()])
        .run(settings().registration(cached(60)));
    assert_eq!(run.registered_at, [0]);
    assert!(matches!(
        run.error(),
        DeviceFlowError::StartDeviceAuthorization(_)
    ));

    let run = Script::new()
        .starts([invalid_client(), codes(600, Some(1))])
        .polls([invalid_client()])
        .run(settings().registration(cached(60)));
    assert_eq!(run.registered_at, [0]);
    assert!(matches!(run.error(), DeviceFlowError::CreateToken(_)));
}
