//! Who a client is, and which grants it may use.

use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation_examples::server::store::{Credentials, Grant, Metadata, Store};
use aws_operation_examples::server::{Config, RefusalKind};

use crate::support::{Fixture, START, START_URL, TestResult, at, credentials, kind, metadata};

#[test]
fn a_client_is_known_by_its_secret_until_its_registration_ends() -> TestResult {
    let mut fixture = Fixture::new(Config {
        registration_expires_in: Duration::from_secs(100),
        ..Config::default()
    })?;
    let wrong = Sensitive::from("wrong");
    let start = |store: &mut Store, client_id: &str, client_secret: &Sensitive<String>, now| {
        let credentials = Credentials {
            client_id,
            client_secret,
        };
        kind(store.start_device_authorization(credentials, START_URL, now))
    };
    let Fixture { store, client } = &mut fixture;
    let (id, secret) = (client.client_id.clone(), client.client_secret.clone());
    assert_eq!(client.expires_at, at(100));
    assert_eq!(start(store, &id, &secret, at(99)), None);
    assert_eq!(
        start(store, &id, &secret, at(100)),
        Some(RefusalKind::InvalidClient)
    );
    assert_eq!(
        start(store, &id, &wrong, at(1)),
        Some(RefusalKind::InvalidClient)
    );
    assert_eq!(
        start(store, "unknown", &secret, at(1)),
        Some(RefusalKind::InvalidClient)
    );
    Ok(())
}

#[test]
fn clients_use_only_the_grants_that_they_registered_for() -> TestResult {
    let mut fixture = Fixture::new(Config::default())?;
    fixture.client = fixture.store.register(
        Metadata {
            grants: vec![Grant::AuthorizationCode],
            redirect_uris: vec!["http://127.0.0.1/callback".to_owned()],
            ..metadata(&[])
        },
        START,
    )?;
    let client = credentials(&fixture.client);
    let unauthorized = Some(RefusalKind::UnauthorizedClient);
    let start = fixture
        .store
        .start_device_authorization(client, START_URL, START);
    assert_eq!(kind(start), unauthorized);
    assert_eq!(
        kind(fixture.store.poll(client, "code", &[], START)),
        unauthorized
    );
    assert_eq!(
        kind(fixture.store.refresh(client, "a.b", &[], START)),
        unauthorized
    );
    Ok(())
}
