//! What a flood of requests meets, and what is forgotten or hidden.

use std::num::NonZeroU32;

use aws_operation_examples::server::{Config, RefusalKind};

use crate::support::{Fixture, START, START_URL, TestResult, at, credentials, kind, metadata};

#[test]
fn too_many_registrations_and_authorizations_are_slowed_down() -> TestResult {
    let rate_per_minute = NonZeroU32::new(2).ok_or("two is not zero")?;
    let mut fixture = Fixture::new(Config {
        rate_per_minute,
        ..Config::default()
    })?;
    fixture.store.register(metadata(&[]), START)?;
    let slow_down = Some(RefusalKind::SlowDown);
    assert_eq!(
        kind(fixture.store.register(metadata(&[]), START)),
        slow_down
    );
    assert!(fixture.store.register(metadata(&[]), at(30)).is_ok());

    let client = credentials(&fixture.client);
    for _ in 0..2 {
        fixture
            .store
            .start_device_authorization(client, START_URL, START)?;
    }
    let third = fixture
        .store
        .start_device_authorization(client, START_URL, START);
    assert_eq!(kind(third), slow_down);
    Ok(())
}

#[test]
fn what_expired_is_dropped_from_memory() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    for _ in 0..10 {
        fixture.sign_in(START)?;
    }
    assert_eq!(fixture.store.len(), 1 + 10 + 10 + 10);
    // Registration, codes and tokens are all over by then; the call that looks for them adds one client.
    fixture.store.register(metadata(&[]), at(91 * 24 * 3600))?;
    assert_eq!(fixture.store.len(), 1);
    assert!(!fixture.store.is_empty());
    Ok(())
}

#[test]
fn a_flood_of_authorizations_meets_a_limit() -> TestResult {
    let rate_per_minute = NonZeroU32::new(20_000).ok_or("not zero")?;
    let mut fixture = Fixture::new(Config {
        rate_per_minute,
        ..Config::default()
    })?;
    let mut accepted = 0;
    let refusal = loop {
        let client = credentials(&fixture.client);
        match fixture
            .store
            .start_device_authorization(client, START_URL, START)
        {
            Ok(_) => accepted += 1,
            Err(refusal) => break refusal,
        }
    };
    assert_eq!((accepted, refusal.kind()), (10_000, RefusalKind::SlowDown));
    Ok(())
}

#[test]
fn nothing_secret_is_shown_by_debug() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    let started =
        fixture
            .store
            .start_device_authorization(credentials(&fixture.client), START_URL, START)?;
    let shown = format!("{started:?} {:?} {:?}", fixture.client, fixture.store);
    assert!(!shown.contains(started.device_code.expose()));
    assert!(!shown.contains(&started.user_code.grouped()));
    assert!(!shown.contains(&started.user_code.grouped().replace('-', "")));
    assert!(!shown.contains(fixture.client.client_secret.expose()));
    Ok(())
}
