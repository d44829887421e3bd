//! Authorization codes with PKCE (RFC 6749 section 4.1, RFC 7636).

use aws_operation::Sensitive;
use aws_operation_examples::server::store::{AuthorizationRequest, Grant, Metadata};
use aws_operation_examples::server::{Config, Refusal, RefusalKind};

use crate::support::{Fixture, SCOPE, START, TestResult, at, credentials, kind, metadata};

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
    assert_eq!(kind(redeem(CALLBACK, VERIFIER, 60)), refused);
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
