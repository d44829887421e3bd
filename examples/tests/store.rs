//! The rules that the local server keeps, with a clock that the test moves.

use std::error::Error;
use std::num::NonZeroU32;
use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation_examples::server::store::{
    AuthorizationRequest, CodeError, Credentials, Decision, Grant, Granted, Metadata, Registered,
    Store,
};
use aws_operation_examples::server::{Config, Decider, Refusal, RefusalKind, Time};

type TestResult = Result<(), Box<dyn Error>>;

const START_URL: &str = "https://example.awsapps.com/start";
const SCOPE: &str = "sso:account:access";
const START: Time = Time::from_epoch_seconds(1_900_000_000);

fn at(seconds: u64) -> Time {
    START + Duration::from_secs(seconds)
}

fn metadata(scopes: &[&str]) -> Metadata {
    Metadata {
        name: "test".to_owned(),
        scopes: scopes.iter().map(ToString::to_string).collect(),
        grants: Vec::new(),
        redirect_uris: Vec::new(),
    }
}

fn credentials(registered: &Registered) -> Credentials<'_> {
    Credentials {
        client_id: &registered.client_id,
        client_secret: &registered.client_secret,
    }
}

fn kind<T>(outcome: Result<T, Refusal>) -> Option<RefusalKind> {
    outcome.err().map(|refusal| refusal.kind())
}

/// A store with one client.
struct Fixture {
    store: Store,
    client: Registered,
}

impl Fixture {
    fn new(config: Config) -> Result<Self, Refusal> {
        let mut store = Store::new(config);
        let client = store.register(metadata(&[SCOPE]), START)?;
        Ok(Self { store, client })
    }

    fn poll(&mut self, device_code: &Sensitive<String>, now: Time) -> Result<Granted, Refusal> {
        self.store
            .poll(credentials(&self.client), device_code.expose(), &[], now)
    }

    fn refresh(&mut self, token: &Sensitive<String>, now: Time) -> Result<Granted, Refusal> {
        self.store
            .refresh(credentials(&self.client), token.expose(), &[], now)
    }

    /// Signs in, up to the first tokens.
    fn sign_in(&mut self, now: Time) -> Result<Granted, Box<dyn Error>> {
        let started =
            self.store
                .start_device_authorization(credentials(&self.client), START_URL, now)?;
        self.store
            .decide(&started.user_code, Decision::Approve, now)
            .map_err(|error| format!("{error:?}"))?;
        Ok(self.poll(&started.device_code, now)?)
    }
}

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

/// The pair of RFC 7636 appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const CALLBACK: &str = "http://127.0.0.1:4711/callback";

/// A store with a client that may use authorization codes, and the request that it makes.
fn with_authorization_code() -> Result<(Fixture, AuthorizationRequest), Refusal> {
    let mut fixture = Fixture::new(Config::default())?;
    fixture.client = fixture.store.register(
        Metadata {
            grants: vec![Grant::AuthorizationCode, Grant::RefreshToken],
            redirect_uris: vec!["http://127.0.0.1/callback".to_owned()],
            ..metadata(&[SCOPE])
        },
        START,
    )?;
    let request = AuthorizationRequest {
        client_id: fixture.client.client_id.clone(),
        redirect_uri: CALLBACK.to_owned(),
        scopes: vec![SCOPE.to_owned()],
        code_challenge: CHALLENGE.to_owned(),
    };
    Ok((fixture, request))
}

#[test]
fn an_authorization_code_is_good_once_for_the_one_who_has_the_verifier() -> TestResult {
    let (mut fixture, request) = with_authorization_code()?;
    let mut redeem = |redirect_uri: &str, verifier: &str, seconds| -> Result<_, Refusal> {
        let code = fixture
            .store
            .issue_authorization_code(request.clone(), START)?;
        let client = credentials(&fixture.client);
        let verifier = Sensitive::from(verifier);
        let code = code.expose();
        let store = &mut fixture.store;
        let first =
            store.redeem_authorization_code(client, code, redirect_uri, &verifier, at(seconds));
        let second =
            store.redeem_authorization_code(client, code, redirect_uri, &verifier, at(seconds));
        assert_eq!(kind(second), Some(RefusalKind::InvalidGrant));
        first
    };
    let granted = redeem(CALLBACK, VERIFIER, 1)?;
    assert!(granted.refresh_token.is_some());
    let refused = Some(RefusalKind::InvalidGrant);
    assert_eq!(kind(redeem(CALLBACK, "another-verifier", 1)), refused);
    assert_eq!(
        kind(redeem("http://127.0.0.1:1/callback", VERIFIER, 1)),
        refused
    );
    assert_eq!(kind(redeem(CALLBACK, VERIFIER, 600)), refused);
    Ok(())
}

#[test]
fn an_authorization_code_is_issued_only_for_what_was_registered() -> TestResult {
    let (mut fixture, request) = with_authorization_code()?;
    for (change, expected) in [
        (
            AuthorizationRequest {
                client_id: "unknown".to_owned(),
                ..request.clone()
            },
            RefusalKind::InvalidClient,
        ),
        (
            AuthorizationRequest {
                redirect_uri: "http://127.0.0.1:1/elsewhere".to_owned(),
                ..request.clone()
            },
            RefusalKind::InvalidRedirectUri,
        ),
        (
            AuthorizationRequest {
                scopes: vec!["other".to_owned()],
                ..request
            },
            RefusalKind::InvalidScope,
        ),
    ] {
        let outcome = fixture.store.issue_authorization_code(change, START);
        assert_eq!(kind(outcome), Some(expected));
    }
    Ok(())
}

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
    assert_eq!(fixture.store.len(), 1 + 10 + 10);
    // Registration, codes and refresh tokens are all over by then; the call that looks for them adds one client.
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
