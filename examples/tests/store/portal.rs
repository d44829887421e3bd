//! What an access token opens, and for how long.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation_examples::server::{Account, Config, PortalRefusalKind};

use crate::support::{Fixture, SCOPE, START, TestResult, at, kind, metadata, portal_kind};

const UNAUTHORIZED: Option<PortalRefusalKind> = Some(PortalRefusalKind::Unauthorized);
const NOT_FOUND: Option<PortalRefusalKind> = Some(PortalRefusalKind::ResourceNotFound);

impl Fixture {
    /// How the portal receives an access token; none for well.
    fn enter(&mut self, token: &Sensitive<String>, seconds: u64) -> Option<PortalRefusalKind> {
        portal_kind(self.store.accounts(token, at(seconds)))
    }
}

#[test]
fn an_access_token_is_good_until_it_expires() -> TestResult {
    for (scopes, config, lifetime) in [
        (&[SCOPE][..], Config::default(), 3600),
        (&[], Config::default(), 8 * 3600),
        (
            &[SCOPE],
            Config {
                access_token_expires_in: Some(Duration::from_secs(5)),
                ..Config::default()
            },
            5,
        ),
    ] {
        let mut fixture = Fixture::new(config)?;
        fixture.client = fixture.store.register(metadata(scopes), START)?;
        let granted = fixture.sign_in(START)?;
        assert_eq!(granted.expires_in, Duration::from_secs(lifetime));
        let token = granted.access_token;
        assert_eq!(fixture.enter(&token, lifetime - 1), None);
        assert_eq!(fixture.enter(&token, lifetime), UNAUTHORIZED);
    }
    Ok(())
}

#[test]
fn no_other_text_is_an_access_token() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let granted = fixture.sign_in(START)?;
    let refresh_token = granted.refresh_token.ok_or("no refresh token")?;
    let longer = format!("{}x", granted.access_token.expose());
    for text in ["", "unknown", refresh_token.expose(), &longer] {
        assert_eq!(fixture.enter(&Sensitive::from(text), 1), UNAUTHORIZED);
    }
    Ok(())
}

#[test]
fn a_renewed_access_token_leaves_the_old_one_its_time() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let old = fixture.sign_in(START)?;
    let refresh_token = old.refresh_token.ok_or("no refresh token")?;
    let new = fixture.refresh(&refresh_token, at(3000))?;
    assert_eq!(fixture.enter(&old.access_token, 3599), None);
    assert_eq!(fixture.enter(&old.access_token, 3600), UNAUTHORIZED);
    assert_eq!(fixture.enter(&new.access_token, 6599), None);
    assert_eq!(fixture.enter(&new.access_token, 6600), UNAUTHORIZED);
    Ok(())
}

#[test]
fn logout_ends_all_of_a_sign_in_and_no_other() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let other = fixture.sign_in(START)?;
    let first = fixture.sign_in(START)?;
    let refresh_token = first.refresh_token.ok_or("no refresh token")?;
    let second = fixture.refresh(&refresh_token, at(1))?;
    let refresh_token = second.refresh_token.ok_or("no refresh token")?;

    fixture.store.log_out(&second.access_token, at(2))?;
    assert_eq!(fixture.enter(&first.access_token, 3), UNAUTHORIZED);
    assert_eq!(fixture.enter(&second.access_token, 3), UNAUTHORIZED);
    assert!(kind(fixture.refresh(&refresh_token, at(3))).is_some());
    let again = fixture.store.log_out(&second.access_token, at(3));
    assert_eq!(portal_kind(again), UNAUTHORIZED);

    assert_eq!(fixture.enter(&other.access_token, 3), None);
    let refresh_token = other.refresh_token.ok_or("no refresh token")?;
    assert!(fixture.refresh(&refresh_token, at(3)).is_ok());
    Ok(())
}

#[test]
fn logout_ends_one_sign_in_of_those_without_refresh_token() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    fixture.client = fixture.store.register(metadata(&[]), START)?;
    let one = fixture.sign_in(START)?.access_token;
    let other = fixture.sign_in(START)?.access_token;
    fixture.store.log_out(&one, at(1))?;
    assert_eq!(fixture.enter(&one, 2), UNAUTHORIZED);
    assert_eq!(fixture.enter(&other, 2), None);
    Ok(())
}

#[test]
fn a_second_use_of_a_refresh_token_ends_the_access_tokens_too() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let first = fixture.sign_in(START)?;
    let refresh_token = first.refresh_token.ok_or("no refresh token")?;
    let second = fixture.refresh(&refresh_token, at(1))?;
    assert!(fixture.refresh(&refresh_token, at(2)).is_err());
    assert_eq!(fixture.enter(&first.access_token, 3), UNAUTHORIZED);
    assert_eq!(fixture.enter(&second.access_token, 3), UNAUTHORIZED);
    Ok(())
}

#[test]
fn role_credentials_are_new_each_time_and_outlive_the_sign_in() -> TestResult {
    let mut fixture = Fixture::new(Config {
        role_credentials_expires_in: Duration::from_millis(1500),
        ..Config::default()
    })?;
    let token = fixture.sign_in(START)?.access_token;
    let mut seen = HashSet::new();
    for _ in 0..20 {
        let issued = fixture
            .store
            .role_credentials(&token, "111122223333", "ReadOnly", at(2))?;
        assert_eq!(
            issued.expires_at.epoch_milliseconds(),
            (START.epoch_seconds() + 2) * 1000 + 1500
        );
        let id = &issued.access_key_id;
        assert!(id.starts_with("ASIA") && id.len() == 20, "{id}");
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        );
        let (secret, session) = (&issued.secret_access_key, &issued.session_token);
        assert_eq!(secret.expose().len(), 40);
        let shown = format!("{issued:?} {:?}", fixture.store);
        for secret in [secret, session, &token] {
            assert!(!shown.contains(secret.expose()));
        }
        assert!(seen.insert(id.clone()));
        assert!(seen.insert(secret.expose().clone()));
        assert!(seen.insert(session.expose().clone()));
    }
    Ok(())
}

#[test]
fn accounts_and_roles_that_are_not_there_are_not_found() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let token = fixture.sign_in(START)?.access_token;
    let store = &mut fixture.store;
    assert_eq!(store.accounts(&token, START)?, Account::examples());
    assert_eq!(
        store.roles(&token, "222233334444", START)?,
        ["ReadOnly", "PowerUser"]
    );
    assert_eq!(
        portal_kind(store.roles(&token, "000000000000", START)),
        NOT_FOUND
    );
    for (account, role) in [
        ("000000000000", "ReadOnly"),
        ("111122223333", "readonly"),
        // There is one of that name in another account.
        ("111122223333", "Administrator"),
    ] {
        let outcome = store.role_credentials(&token, account, role, START);
        assert_eq!(portal_kind(outcome), NOT_FOUND, "{account} {role}");
    }
    // Who may not enter is not told what is there.
    let wrong = Sensitive::from("wrong");
    for account in ["111122223333", "000000000000"] {
        assert_eq!(
            portal_kind(store.roles(&wrong, account, START)),
            UNAUTHORIZED
        );
        let outcome = store.role_credentials(&wrong, account, "ReadOnly", START);
        assert_eq!(portal_kind(outcome), UNAUTHORIZED);
    }
    Ok(())
}

#[test]
fn each_access_token_has_its_own_rate_limit() -> TestResult {
    let mut fixture = Fixture::new(Config {
        rate_per_minute: NonZeroU32::new(2).ok_or("two is not zero")?,
        ..Config::default()
    })?;
    let one = fixture.sign_in(START)?.access_token;
    let other = fixture.sign_in(START)?.access_token;
    let too_many = Some(PortalRefusalKind::TooManyRequests);
    assert_eq!(fixture.enter(&one, 0), None);
    assert_eq!(fixture.enter(&one, 0), None);
    assert_eq!(fixture.enter(&one, 0), too_many);
    assert_eq!(portal_kind(fixture.store.log_out(&one, START)), too_many);
    assert_eq!(fixture.enter(&other, 0), None);
    assert_eq!(fixture.enter(&one, 30), None);
    Ok(())
}

#[test]
fn a_flood_of_access_tokens_pushes_out_the_oldest() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let first = fixture.sign_in(START)?;
    let mut newest = first.clone();
    for _ in 0..10_000 {
        let refresh_token = newest.refresh_token.ok_or("no refresh token")?;
        newest = fixture.refresh(&refresh_token, at(1))?;
    }
    assert_eq!(fixture.enter(&first.access_token, 2), UNAUTHORIZED);
    assert_eq!(fixture.enter(&newest.access_token, 2), None);
    // The client, its device code, its family, and as many access tokens as there may be.
    assert_eq!(fixture.store.len(), 3 + 10_000);
    Ok(())
}
