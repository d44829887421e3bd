//! A signed operation: credentials of a role exchange an access token for another.

use std::time::{Duration, Instant};

use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::sso::{GetRoleCredentials, ListAccounts, Logout, RoleCredentials};
use aws_operation::sso_oidc::{CreateTokenWithIAM, TokenTypeUri};
use aws_operation::{Client, Credentials, Timestamp};
use aws_operation_examples::server::Config;

use crate::support::{Local, TestResult, approving};

/// A clock that is wrong by some seconds.
struct Wrong(i64);

impl Clock for Wrong {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn time(&self) -> Timestamp {
        let now = Timestamp::from(std::time::SystemTime::now());
        Timestamp::from_secs(now.epoch_seconds() + self.0)
    }

    fn sleep(&self, _: Duration) {}

    fn random(&self) -> f64 {
        0.0
    }
}

fn signing(local: &Local, credentials: Credentials) -> aws_operation::ClientBuilder {
    Client::builder()
        .endpoint_url(&local.server.url())
        .allow_loopback_http(true)
        .proxy(None)
        .region("eu-west-1")
        .credentials(credentials)
        .retries(RetryPolicy::none())
}

fn of_role(role: &RoleCredentials) -> Credentials {
    Credentials::new(&role.access_key_id, role.secret_access_key.clone())
        .with_session_token(role.session_token.clone())
}

/// A signed-in person's access token, and credentials of a role.
fn sign_in(local: &Local) -> Result<(String, RoleCredentials), Box<dyn std::error::Error>> {
    let token = local.sign_in()?.access_token;
    let request = GetRoleCredentials::new(&token, "111122223333", "ReadOnly");
    let role = local.client.send(&request)?.role_credentials;
    Ok((token.expose().clone(), role))
}

#[test]
fn an_access_token_in_exchange_for_another() -> TestResult {
    let local = Local::start(approving())?;
    let (token, role) = sign_in(&local)?;
    let client = signing(&local, of_role(&role)).build()?;
    let request = CreateTokenWithIAM::token_exchange_grant("arn:application", &*token);
    let reply = client.send(&request)?;
    assert_eq!(reply.issued_token_type, Some(TokenTypeUri::AccessToken));
    assert!(reply.expires_in.is_some_and(|seconds| seconds > 3500));
    assert_ne!(*reply.access_token.expose(), token);
    let accounts = local.client.send(&ListAccounts::new(&reply.access_token))?;
    assert_eq!(accounts.account_list.len(), 3);

    // It ends with the sign-in that it came from.
    local.client.send(&Logout::new(&*token))?;
    assert!(
        local
            .client
            .send(&ListAccounts::new(&reply.access_token))
            .is_err()
    );
    let error = client.send(&request).expect_err("the subject has ended");
    assert!(
        error.to_string().contains("InvalidGrantException"),
        "{error}"
    );
    Ok(())
}

#[test]
fn what_is_not_signed_rightly() -> TestResult {
    let local = Local::start(approving())?;
    let (token, role) = sign_in(&local)?;
    let refused = |builder: aws_operation::ClientBuilder| {
        let client = builder.build().expect("a client");
        let request = CreateTokenWithIAM::token_exchange_grant("arn:application", &*token);
        let error = client.send(&request).expect_err("it is not taken");
        let error = error.service_error().expect("the server says so");
        assert_eq!(error.status().as_u16(), 403);
        error.code().expect("a code").to_owned()
    };
    let id = &*role.access_key_id;
    let with_token = |credentials: Credentials| {
        signing(
            &local,
            credentials.with_session_token(role.session_token.clone()),
        )
    };
    let wrong_secret = with_token(Credentials::new(id, "another"));
    assert_eq!(refused(wrong_secret), "InvalidSignatureException");
    let wrong_id = with_token(Credentials::new(
        "ASIANOBODY",
        role.secret_access_key.clone(),
    ));
    assert_eq!(refused(wrong_id), "UnrecognizedClientException");
    let no_token = Credentials::new(id, role.secret_access_key.clone());
    assert_eq!(
        refused(signing(&local, no_token)),
        "UnrecognizedClientException"
    );
    // Beyond five minutes, with no second attempt in which the client would know better.
    for seconds in [-400, 400] {
        let late = signing(&local, of_role(&role)).retry_clock(Wrong(seconds));
        assert_eq!(refused(late), "InvalidSignatureException", "{seconds}");
    }
    let reply = local.send_raw::<CreateTokenWithIAM>("{}")?;
    assert_eq!(reply.status(), 403);
    assert!(
        reply.headers()["x-amzn-errortype"]
            .to_str()?
            .starts_with("MissingAuthenticationToken")
    );
    Ok(())
}

#[test]
fn a_wrong_clock_is_corrected_in_the_second_attempt() -> TestResult {
    let local = Local::start(approving())?;
    let (token, role) = sign_in(&local)?;
    let client = signing(&local, of_role(&role))
        .retries(RetryPolicy::standard())
        .retry_clock(Wrong(-3600))
        .build()?;
    client.send(&CreateTokenWithIAM::token_exchange_grant(
        "arn:application",
        &*token,
    ))?;
    Ok(())
}

#[test]
fn credentials_that_have_expired() -> TestResult {
    let local = Local::start(Config {
        role_credentials_expires_in: Duration::ZERO,
        ..approving()
    })?;
    let (token, role) = sign_in(&local)?;
    let client = signing(&local, of_role(&role)).build()?;
    let error = client
        .send(&CreateTokenWithIAM::token_exchange_grant(
            "arn:application",
            &*token,
        ))
        .expect_err("they have expired");
    let code = error.service_error().and_then(|error| error.code());
    assert_eq!(code, Some("ExpiredTokenException"));
    Ok(())
}
