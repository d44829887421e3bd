//! The ways to a token, from the first call to the last.

use std::collections::HashSet;

use aws_operation::sso_oidc::{CreateToken, CreateTokenError, RegisterClient};

use crate::support::{Local, TestResult, approving, assert_refused, poll_request};

#[test]
fn a_device_code_gives_a_token_once() -> TestResult {
    let local = Local::start(approving())?;
    let registration = local.register()?;
    let issued = registration.client_id_issued_at.ok_or("no issue time")?;
    assert_eq!(
        registration.client_secret_expires_at,
        Some(issued + 90 * 24 * 3600)
    );

    let device = local.start_device(&registration)?;
    let user_code = device.user_code.expose();
    assert_eq!(device.verification_uri, local.server.verification_uri());
    let complete = device
        .verification_uri_complete
        .as_ref()
        .ok_or("no complete address")?;
    assert_eq!(
        *complete.expose(),
        format!("{}?user_code={user_code}", device.verification_uri)
    );
    assert_eq!((device.expires_in, device.interval), (600, Some(1)));
    assert_eq!(
        (user_code.len(), user_code.as_bytes().get(4)),
        (9, Some(&b'-'))
    );

    let poll = || local.client.send(&poll_request(&registration, &device));
    assert_refused!(
        poll(),
        CreateTokenError::AuthorizationPendingException,
        "authorization_pending",
        400
    );
    let token = poll()?;
    assert_eq!(token.token_type.as_deref(), Some("Bearer"));
    assert_eq!(token.expires_in, Some(3600));
    assert!(token.refresh_token.is_some());
    assert_refused!(
        poll(),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    Ok(())
}

#[test]
fn a_refresh_token_gives_the_next_pair_once() -> TestResult {
    let local = Local::start(approving())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let poll = || local.client.send(&poll_request(&registration, &device));
    assert!(poll().is_err());
    let first = poll()?;

    let mut seen = HashSet::from([first.access_token.expose().clone()]);
    let mut refresh_token = first.refresh_token.ok_or("no refresh token")?;
    let refresh = |token| {
        local.client.send(&CreateToken::refresh_token_grant(
            registration.client_id.clone(),
            registration.client_secret.clone(),
            token,
        ))
    };
    for _ in 0..5 {
        let next = refresh(refresh_token.clone())?;
        assert!(
            seen.insert(next.access_token.expose().clone()),
            "an access token came twice"
        );
        let old = refresh_token;
        refresh_token = next.refresh_token.ok_or("no refresh token")?;
        assert_ne!(old, refresh_token);
    }
    let newest = refresh(refresh_token.clone())?
        .refresh_token
        .ok_or("no refresh token")?;
    assert_refused!(
        refresh(refresh_token),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    // The second use revoked the newest as well.
    assert_refused!(
        refresh(newest),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    Ok(())
}

#[test]
fn without_scopes_there_is_no_refresh_token() -> TestResult {
    let local = Local::start(approving())?;
    let registration = local.client.send(&RegisterClient::new("test", "public"))?;
    let device = local.start_device(&registration)?;
    let poll = || local.client.send(&poll_request(&registration, &device));
    assert!(poll().is_err());
    let token = poll()?;
    assert!(token.refresh_token.is_none());
    assert_eq!(token.expires_in, Some(8 * 3600));
    Ok(())
}
