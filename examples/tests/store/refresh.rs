//! Refresh tokens (RFC 6749 section 6): good once, and what a second use means.

use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation_examples::server::{Config, RefusalKind};

use crate::support::{Fixture, SCOPE, START, TestResult, at, credentials, kind, metadata};

#[test]
fn refresh_tokens_rotate_and_a_second_use_ends_the_sign_in() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let first = fixture
        .sign_in(START)?
        .refresh_token
        .ok_or("no refresh token")?;
    let granted = fixture.refresh(&first, at(3000))?;
    let second = granted.refresh_token.ok_or("no refresh token")?;
    assert_ne!(first, second);
    let third = fixture.refresh(&second, at(6000))?.refresh_token;
    let third = third.ok_or("no refresh token")?;

    assert_eq!(
        kind(fixture.refresh(&first, at(6001))),
        Some(RefusalKind::InvalidGrant)
    );
    assert_eq!(
        kind(fixture.refresh(&third, at(6002))),
        Some(RefusalKind::InvalidGrant)
    );
    Ok(())
}

#[test]
fn a_second_use_does_not_touch_other_sign_ins() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let one = fixture
        .sign_in(START)?
        .refresh_token
        .ok_or("no refresh token")?;
    let other = fixture
        .sign_in(START)?
        .refresh_token
        .ok_or("no refresh token")?;
    fixture.refresh(&one, at(1))?;
    assert!(fixture.refresh(&one, at(2)).is_err());
    assert!(fixture.refresh(&other, at(3)).is_ok());
    Ok(())
}

#[test]
fn malformed_and_foreign_refresh_tokens_are_refused() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let token = fixture
        .sign_in(START)?
        .refresh_token
        .ok_or("no refresh token")?;
    for bad in ["", ".", "no dot", "unknown.secret"] {
        let outcome = fixture.refresh(&Sensitive::from(bad), at(1));
        assert_eq!(kind(outcome), Some(RefusalKind::InvalidGrant), "{bad:?}");
    }
    let other = fixture.store.register(metadata(&[SCOPE]), START)?;
    let outcome = fixture
        .store
        .refresh(credentials(&other), token.expose(), &[], at(1));
    assert_eq!(kind(outcome), Some(RefusalKind::InvalidGrant));
    assert!(fixture.refresh(&token, at(2)).is_ok());
    Ok(())
}

#[test]
fn a_scope_that_was_not_registered_is_refused_and_costs_nothing() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let token = fixture
        .sign_in(START)?
        .refresh_token
        .ok_or("no refresh token")?;
    let asked = ["other:scope".to_owned()];
    let outcome =
        fixture
            .store
            .refresh(credentials(&fixture.client), token.expose(), &asked, at(1));
    assert_eq!(kind(outcome), Some(RefusalKind::InvalidScope));
    assert!(fixture.refresh(&token, at(2)).is_ok());
    Ok(())
}

#[test]
fn without_scopes_there_is_no_refresh_token() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    fixture.client = fixture.store.register(metadata(&[]), START)?;
    let granted = fixture.sign_in(START)?;
    assert!(granted.refresh_token.is_none());
    assert_eq!(granted.expires_in, Duration::from_secs(8 * 3600));
    Ok(())
}
