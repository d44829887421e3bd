//! Every error of each operation, by a request that deserves it.

use std::num::{NonZeroU32, NonZeroU64};
use std::time::Duration;

use aws_operation::Operation as _;
use aws_operation::sso_oidc::{
    CreateToken, CreateTokenError, GrantType, RegisterClient, RegisterClientError,
    StartDeviceAuthorization, StartDeviceAuthorizationError,
};
use aws_operation_examples::server::{Config, Decider};

use crate::support::{Local, START_URL, TestResult, assert_refused, poll_request, start_request};

fn failing() -> Config {
    Config {
        fail_every: NonZeroU64::new(1),
        ..Config::default()
    }
}

#[test]
fn register_client() -> TestResult {
    let local = Local::start(Config::default())?;
    let send = |request: &RegisterClient| local.client.send(request);
    let valid = || RegisterClient::new("test", "public");

    for body in [
        "",
        "{",
        "[]",
        "null",
        r#"{"clientName":"test"}"#,
        r#"{"clientName":1,"clientType":"public"}"#,
    ] {
        let outcome = RegisterClient::decode(local.send_raw::<RegisterClient>(body)?);
        assert_refused!(
            outcome,
            RegisterClientError::InvalidRequestException,
            "invalid_request",
            400
        );
    }
    assert_refused!(
        send(&valid().scopes(["two words"])),
        RegisterClientError::InvalidScopeException,
        "invalid_scope",
        400
    );
    for request in [
        RegisterClient::new("test", "confidential"),
        RegisterClient::new("", "public"),
        RegisterClient::new("a\u{202e}b", "public"),
        valid().issuer_url("http://example.com"),
        valid().entitled_application_arn("not an arn"),
    ] {
        assert_refused!(
            send(&request),
            RegisterClientError::InvalidClientMetadataException,
            "invalid_client_metadata",
            400
        );
    }
    for request in [
        valid().redirect_uris(["http://example.com/callback"]),
        valid().grant_types([GrantType::AuthorizationCode]),
    ] {
        assert_refused!(
            send(&request),
            RegisterClientError::InvalidRedirectUriException,
            "invalid_redirect_uri",
            400
        );
    }
    assert_refused!(
        send(&valid().grant_types([GrantType::from("password")])),
        RegisterClientError::UnsupportedGrantTypeException,
        "unsupported_grant_type",
        400
    );
    Ok(())
}

#[test]
fn register_client_over_the_rate_limit() -> TestResult {
    let local = Local::start(Config {
        rate_per_minute: NonZeroU32::MIN,
        ..Config::default()
    })?;
    local.register()?;
    assert_refused!(
        local.client.send(&RegisterClient::new("test", "public")),
        RegisterClientError::SlowDownException,
        "slow_down",
        400
    );
    Ok(())
}

#[test]
fn start_device_authorization() -> TestResult {
    let local = Local::start(Config::default())?;
    let registration = local.register()?;
    let send = |request: &StartDeviceAuthorization| local.client.send(request);
    let (id, secret) = (&registration.client_id, &registration.client_secret);

    let outcome = StartDeviceAuthorization::decode(
        local.send_raw::<StartDeviceAuthorization>(r#"{"clientId":"x","clientSecret":"y"}"#)?,
    );
    assert_refused!(
        outcome,
        StartDeviceAuthorizationError::InvalidRequestException,
        "invalid_request",
        400
    );
    assert_refused!(
        send(&StartDeviceAuthorization::new(
            id.clone(),
            secret.clone(),
            "ftp://example.com"
        )),
        StartDeviceAuthorizationError::InvalidRequestException,
        "invalid_request",
        400
    );
    for request in [
        StartDeviceAuthorization::new("unknown", secret.clone(), START_URL),
        StartDeviceAuthorization::new(id.clone(), "wrong", START_URL),
    ] {
        assert_refused!(
            send(&request),
            StartDeviceAuthorizationError::InvalidClientException,
            "invalid_client",
            401
        );
    }
    let other = local.client.send(
        &RegisterClient::new("test", "public")
            .grant_types([GrantType::AuthorizationCode])
            .redirect_uris(["http://127.0.0.1/callback"]),
    )?;
    assert_refused!(
        send(&start_request(&other)),
        StartDeviceAuthorizationError::UnauthorizedClientException,
        "unauthorized_client",
        400
    );
    Ok(())
}

#[test]
fn start_device_authorization_over_the_rate_limit() -> TestResult {
    let local = Local::start(Config {
        rate_per_minute: NonZeroU32::MIN,
        ..Config::default()
    })?;
    let registration = local.register()?;
    local.start_device(&registration)?;
    assert_refused!(
        local.client.send(&start_request(&registration)),
        StartDeviceAuthorizationError::SlowDownException,
        "slow_down",
        400
    );
    Ok(())
}

#[test]
fn create_token() -> TestResult {
    let local = Local::start(Config::default())?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let send = |request: &CreateToken| local.client.send(request);
    let (id, secret) = (&registration.client_id, &registration.client_secret);
    let with_grant = |grant: GrantType| CreateToken::new(id.clone(), secret.clone(), grant);

    let outcome = CreateToken::decode(
        local.send_raw::<CreateToken>(r#"{"clientId":"x","grantType":"refresh_token"}"#)?,
    );
    assert_refused!(
        outcome,
        CreateTokenError::InvalidRequestException,
        "invalid_request",
        400
    );
    for grant in [
        GrantType::DeviceCode,
        GrantType::RefreshToken,
        GrantType::AuthorizationCode,
    ] {
        assert_refused!(
            send(&with_grant(grant)),
            CreateTokenError::InvalidRequestException,
            "invalid_request",
            400
        );
    }
    assert_refused!(
        send(&with_grant(GrantType::from("password"))),
        CreateTokenError::UnsupportedGrantTypeException,
        "unsupported_grant_type",
        400
    );
    assert_refused!(
        send(&CreateToken::device_code_grant(
            id.clone(),
            "wrong",
            device.device_code.clone()
        )),
        CreateTokenError::InvalidClientException,
        "invalid_client",
        401
    );
    for request in [
        CreateToken::device_code_grant(id.clone(), secret.clone(), "unknown"),
        CreateToken::refresh_token_grant(id.clone(), secret.clone(), "unknown"),
    ] {
        assert_refused!(
            send(&request),
            CreateTokenError::InvalidGrantException,
            "invalid_grant",
            400
        );
    }
    // This client registered for the two grants above alone.
    let callback = "http://127.0.0.1:1/callback";
    assert_refused!(
        send(&CreateToken::authorization_code_grant(
            id.clone(),
            secret.clone(),
            "code",
            callback,
            "verifier"
        )),
        CreateTokenError::UnauthorizedClientException,
        "unauthorized_client",
        400
    );
    assert_refused!(
        send(&poll_request(&registration, &device).scope(["other:scope"])),
        CreateTokenError::InvalidScopeException,
        "invalid_scope",
        400
    );
    assert_refused!(
        send(&poll_request(&registration, &device)),
        CreateTokenError::AuthorizationPendingException,
        "authorization_pending",
        400
    );
    assert_refused!(
        send(&poll_request(&registration, &device)),
        CreateTokenError::SlowDownException,
        "slow_down",
        400
    );
    Ok(())
}

#[test]
fn create_token_with_an_unknown_authorization_code() -> TestResult {
    let local = Local::start(Config::default())?;
    let callback = "http://127.0.0.1/callback";
    let registration = local.client.send(
        &RegisterClient::new("test", "public")
            .grant_types([GrantType::AuthorizationCode])
            .redirect_uris([callback]),
    )?;
    let request = CreateToken::authorization_code_grant(
        registration.client_id,
        registration.client_secret,
        "unknown",
        callback,
        "verifier",
    );
    assert_refused!(
        local.client.send(&request),
        CreateTokenError::InvalidGrantException,
        "invalid_grant",
        400
    );
    Ok(())
}

#[test]
fn create_token_after_a_denial() -> TestResult {
    let local = Local::start(Config {
        decider: Decider::DenyAfter(NonZeroU32::MIN),
        ..Config::default()
    })?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    let poll = || local.client.send(&poll_request(&registration, &device));
    assert_refused!(
        poll(),
        CreateTokenError::AuthorizationPendingException,
        "authorization_pending",
        400
    );
    assert_refused!(
        poll(),
        CreateTokenError::AccessDeniedException,
        "access_denied",
        400
    );
    Ok(())
}

#[test]
fn create_token_with_an_expired_code() -> TestResult {
    let local = Local::start(Config {
        expires_in: Duration::ZERO,
        ..Config::default()
    })?;
    let registration = local.register()?;
    let device = local.start_device(&registration)?;
    assert_refused!(
        local.client.send(&poll_request(&registration, &device)),
        CreateTokenError::ExpiredTokenException,
        "expired_token",
        400
    );
    Ok(())
}

#[test]
fn an_expired_registration() -> TestResult {
    let local = Local::start(Config {
        registration_expires_in: Duration::ZERO,
        ..Config::default()
    })?;
    let registration = local.register()?;
    assert_refused!(
        local.client.send(&start_request(&registration)),
        StartDeviceAuthorizationError::InvalidClientException,
        "invalid_client",
        401
    );
    Ok(())
}

#[test]
fn a_fault_of_the_server() -> TestResult {
    let local = Local::start(failing())?;
    assert_refused!(
        local.client.send(&RegisterClient::new("test", "public")),
        RegisterClientError::InternalServerException,
        "server_error",
        500
    );
    assert_refused!(
        local
            .client
            .send(&StartDeviceAuthorization::new("id", "secret", START_URL)),
        StartDeviceAuthorizationError::InternalServerException,
        "server_error",
        500
    );
    assert_refused!(
        local
            .client
            .send(&CreateToken::refresh_token_grant("id", "secret", "token")),
        CreateTokenError::InternalServerException,
        "server_error",
        500
    );
    Ok(())
}

#[test]
fn every_nth_call_fails() -> TestResult {
    let local = Local::start(Config {
        fail_every: NonZeroU64::new(3),
        ..Config::default()
    })?;
    let outcomes: Vec<bool> = (0..6).map(|_| local.register().is_ok()).collect();
    assert_eq!(outcomes, [true, true, false, true, true, false]);
    Ok(())
}

#[test]
fn paths_and_methods_that_nobody_serves() -> TestResult {
    let local = Local::start(Config::default())?;
    let url = local.server.url();
    let agent = crate::support::agent();
    for (method, path, status, allow) in [
        ("GET", "/nowhere", 404, None),
        ("POST", "/token/", 404, None),
        ("GET", "/token", 405, Some("POST")),
        ("PUT", "/client/register", 405, Some("POST")),
        ("POST", "/assignment/accounts", 405, Some("GET")),
        ("PUT", "/assignment/roles", 405, Some("GET")),
        ("DELETE", "/federation/credentials", 405, Some("GET")),
        ("GET", "/logout", 405, Some("POST")),
        ("GET", "/assignment/accounts/", 404, None),
        ("DELETE", "/device", 405, Some("GET, HEAD, POST")),
        ("POST", "/style.css", 405, Some("GET, HEAD")),
    ] {
        let request = http::Request::builder()
            .method(method)
            .uri(format!("{url}{path}"))
            .body(())?;
        let mut reply = agent.run(request)?;
        assert_eq!(reply.status(), status, "{method} {path}");
        let header = |name: &str| {
            reply
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        assert_eq!(header("allow"), allow, "{method} {path}");
        assert_eq!(
            header("x-amzn-errortype"),
            Some("UnknownOperationException")
        );
        assert!(header("x-amzn-requestid").is_some());
        let body: serde_json::Value = serde_json::from_str(&reply.body_mut().read_to_string()?)?;
        assert_eq!(body["error"], "invalid_request");
    }
    Ok(())
}

#[test]
fn a_call_with_a_form_instead_of_json() -> TestResult {
    let local = Local::start(Config::default())?;
    let reply = crate::support::agent()
        .post(format!("{}/token", local.server.url()))
        .send_form([("grant_type", "refresh_token")])?;
    assert_eq!(reply.status(), 415);
    Ok(())
}
