//! Device codes (RFC 8628): pending, decided, redeemed once.

use std::num::NonZeroU32;
use std::time::Duration;

use aws_operation_examples::server::store::{CodeError, Decision};
use aws_operation_examples::server::{Config, Decider, RefusalKind};

use crate::support::{Fixture, START, START_URL, TestResult, at, credentials, kind, metadata};

#[test]
fn a_code_is_pending_until_somebody_approves_and_good_once() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    let code = &started.device_code;
    assert_eq!(
        kind(fixture.poll(code, at(1))),
        Some(RefusalKind::AuthorizationPending)
    );

    let request = fixture.store.sign_in_request(&started.user_code, at(2));
    let request = request.map_err(|error| format!("{error:?}"))?;
    assert_eq!(
        (request.client_name.as_str(), request.start_url.as_str()),
        ("test", START_URL)
    );
    assert_eq!(request.age, Duration::from_secs(2));
    assert_eq!(request.remaining, Duration::from_secs(598));

    let decided = fixture
        .store
        .decide(&started.user_code, Decision::Approve, at(3));
    assert!(decided.is_ok());
    let again = fixture
        .store
        .decide(&started.user_code, Decision::Deny, at(3));
    assert_eq!(again.err(), Some(CodeError::Decided));

    let granted = fixture.poll(code, at(4))?;
    assert_eq!(granted.expires_in, Duration::from_secs(3600));
    assert!(granted.refresh_token.is_some());
    assert_eq!(
        kind(fixture.poll(code, at(10))),
        Some(RefusalKind::InvalidGrant)
    );
    Ok(())
}

#[test]
fn a_denied_code_stays_denied() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    assert!(
        fixture
            .store
            .decide(&started.user_code, Decision::Deny, at(1))
            .is_ok()
    );
    for seconds in [2, 3] {
        assert_eq!(
            kind(fixture.poll(&started.device_code, at(seconds))),
            Some(RefusalKind::AccessDenied)
        );
    }
    Ok(())
}

#[test]
fn each_early_poll_makes_the_interval_five_seconds_longer() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let code = fixture
        .store
        .start_device_authorization(credentials(&fixture.client), START_URL, START)?
        .device_code;
    let (pending, slow_down) = (RefusalKind::AuthorizationPending, RefusalKind::SlowDown);
    // The interval is 1 s, then 6, then 11; it counts from the last poll, whatever came of that.
    for (seconds, expected) in [
        (0, pending),
        (1, pending),
        (1, slow_down),
        (7, pending),
        (12, slow_down),
        (23, pending),
        (34, pending),
    ] {
        assert_eq!(
            kind(fixture.poll(&code, at(seconds))),
            Some(expected),
            "at {seconds} s"
        );
    }
    Ok(())
}

#[test]
fn the_interval_never_grows_past_a_minute() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let code = fixture
        .store
        .start_device_authorization(credentials(&fixture.client), START_URL, START)?
        .device_code;
    for _ in 0..50 {
        assert!(fixture.poll(&code, START).is_err());
    }
    assert_eq!(
        kind(fixture.poll(&code, at(60))),
        Some(RefusalKind::AuthorizationPending)
    );
    Ok(())
}

#[test]
fn an_approved_code_is_redeemed_even_by_an_early_poll() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    assert!(fixture.poll(&started.device_code, START).is_err());
    assert!(
        fixture
            .store
            .decide(&started.user_code, Decision::Approve, START)
            .is_ok()
    );
    assert!(fixture.poll(&started.device_code, START).is_ok());
    Ok(())
}

#[test]
fn codes_expire_are_told_so_for_a_while_and_then_forgotten() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    let code = &started.device_code;
    assert_eq!(
        kind(fixture.poll(code, at(599))),
        Some(RefusalKind::AuthorizationPending)
    );
    assert_eq!(
        kind(fixture.poll(code, at(600))),
        Some(RefusalKind::ExpiredToken)
    );
    let request = fixture.store.sign_in_request(&started.user_code, at(600));
    assert_eq!(request.err(), Some(CodeError::Expired));
    let decided = fixture
        .store
        .decide(&started.user_code, Decision::Approve, at(600));
    assert_eq!(decided.err(), Some(CodeError::Expired));

    assert_eq!(
        kind(fixture.poll(code, at(1200))),
        Some(RefusalKind::InvalidGrant)
    );
    let request = fixture.store.sign_in_request(&started.user_code, at(1200));
    assert_eq!(request.err(), Some(CodeError::Unknown));
    Ok(())
}

#[test]
fn an_approval_comes_to_nothing_if_the_code_expires_first() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    assert!(
        fixture
            .store
            .decide(&started.user_code, Decision::Approve, at(599))
            .is_ok()
    );
    assert_eq!(
        kind(fixture.poll(&started.device_code, at(600))),
        Some(RefusalKind::ExpiredToken)
    );
    Ok(())
}

#[test]
fn the_server_decides_after_so_many_pending_replies() -> TestResult {
    let two = NonZeroU32::new(2).ok_or("two is not zero")?;
    for (decider, expected) in [
        (Decider::ApproveAfter(two), None),
        (Decider::DenyAfter(two), Some(RefusalKind::AccessDenied)),
    ] {
        let mut fixture = Fixture::new(Config {
            decider,
            ..Config::default()
        })?;
        let code = fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?
            .device_code;
        // A poll that is too early does not count.
        for (seconds, reply) in [
            (1, RefusalKind::AuthorizationPending),
            (1, RefusalKind::SlowDown),
            (7, RefusalKind::AuthorizationPending),
        ] {
            assert_eq!(kind(fixture.poll(&code, at(seconds))), Some(reply));
        }
        assert_eq!(kind(fixture.poll(&code, at(13))), expected);
    }
    Ok(())
}

#[test]
fn a_code_is_worth_nothing_to_another_client() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let code = fixture
        .store
        .start_device_authorization(credentials(&fixture.client), START_URL, START)?
        .device_code;
    let other = fixture.store.register(metadata(&[]), START)?;
    let outcome = fixture
        .store
        .poll(credentials(&other), code.expose(), &[], START);
    assert_eq!(kind(outcome), Some(RefusalKind::InvalidGrant));
    Ok(())
}
