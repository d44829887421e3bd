//! Every error of each operation of the portal, by a request that deserves it. Those for an access token that opens nothing are
//! with the accounts and roles that it should have opened.

use std::num::{NonZeroU32, NonZeroU64};

use aws_operation::sso::{
    GetRoleCredentials, GetRoleCredentialsError, ListAccountRoles, ListAccountRolesError,
    ListAccounts, ListAccountsError, Logout, LogoutError,
};
use aws_operation::{Error, Operation};
use aws_operation_examples::server::Config;

use crate::support::{Local, TestResult, agent, approving};

/// Checks that a call was refused with this exception and status, and with a request id and a message.
macro_rules! assert_portal_refused {
    ($outcome:expr, $enum:ident::$variant:ident, $status:literal) => {{
        let error = $outcome.err().ok_or("the call was not refused")?;
        let Some($enum::$variant(body)) = error.modeled() else {
            return Err(format!("expected {}, got {error}", stringify!($variant)).into());
        };
        assert!(body.message.as_ref().is_some_and(|text| !text.is_empty()));
        let service_error = error.service_error().ok_or("the error has no details")?;
        assert_eq!(service_error.code(), Some(stringify!($variant)));
        assert_eq!(service_error.status().as_u16(), $status);
        assert!(service_error.request_id().is_some_and(|id| id.len() == 36));
    }};
}
pub(crate) use assert_portal_refused;

#[test]
fn list_accounts() -> TestResult {
    let local = Local::start(approving())?;
    let token = local.sign_in()?.access_token;
    for request in [
        ListAccounts::new(&token).max_results(0),
        ListAccounts::new(&token).max_results(101),
        ListAccounts::new(&token).max_results(-1),
        ListAccounts::new(&token).next_token("invented"),
        ListAccounts::new(&token).next_token(""),
    ] {
        assert_portal_refused!(
            local.client.send(&request),
            ListAccountsError::InvalidRequestException,
            400
        );
    }
    Ok(())
}

#[test]
fn list_account_roles() -> TestResult {
    let local = Local::start(approving())?;
    let token = local.sign_in()?.access_token;
    let roles = |account: &str| ListAccountRoles::new(&token, account);
    for request in [
        roles(""),
        roles("11112222333"),
        roles("11112222333x"),
        roles("111122223333").max_results(0),
        roles("111122223333").next_token("invented"),
    ] {
        assert_portal_refused!(
            local.client.send(&request),
            ListAccountRolesError::InvalidRequestException,
            400
        );
    }
    assert_portal_refused!(
        local.client.send(&roles("000000000000")),
        ListAccountRolesError::ResourceNotFoundException,
        404
    );
    Ok(())
}

#[test]
fn get_role_credentials() -> TestResult {
    let local = Local::start(approving())?;
    let token = local.sign_in()?.access_token;
    let send = |account: &str, role: &str| {
        local
            .client
            .send(&GetRoleCredentials::new(&token, account, role))
    };
    for (account, role) in [("1", "ReadOnly"), ("", "ReadOnly"), ("111122223333", "")] {
        assert_portal_refused!(
            send(account, role),
            GetRoleCredentialsError::InvalidRequestException,
            400
        );
    }
    for (account, role) in [
        ("000000000000", "ReadOnly"),
        ("111122223333", "Administrator"),
    ] {
        assert_portal_refused!(
            send(account, role),
            GetRoleCredentialsError::ResourceNotFoundException,
            404
        );
    }
    Ok(())
}

#[test]
fn over_the_rate_limit() -> TestResult {
    let local = Local::start(Config {
        rate_per_minute: NonZeroU32::MIN,
        ..approving()
    })?;
    let token = local.sign_in()?.access_token;
    local.client.send(&ListAccounts::new(&token))?;
    assert_portal_refused!(
        local.client.send(&ListAccounts::new(&token)),
        ListAccountsError::TooManyRequestsException,
        429
    );
    assert_portal_refused!(
        local
            .client
            .send(&ListAccountRoles::new(&token, "111122223333")),
        ListAccountRolesError::TooManyRequestsException,
        429
    );
    assert_portal_refused!(
        local
            .client
            .send(&GetRoleCredentials::new(&token, "111122223333", "ReadOnly")),
        GetRoleCredentialsError::TooManyRequestsException,
        429
    );
    assert_portal_refused!(
        local.client.send(&Logout::new(&token)),
        LogoutError::TooManyRequestsException,
        429
    );
    Ok(())
}

#[test]
fn a_fault_of_the_server_is_one_that_the_portal_does_not_model() -> TestResult {
    let local = Local::start(Config {
        fail_every: NonZeroU64::new(1),
        ..Config::default()
    })?;
    assert_fault(&local, &ListAccounts::new("token"))?;
    assert_fault(&local, &ListAccountRoles::new("token", "111122223333"))?;
    assert_fault(
        &local,
        &GetRoleCredentials::new("token", "111122223333", "ReadOnly"),
    )?;
    assert_fault(&local, &Logout::new("token"))
}

fn assert_fault<O: Operation>(local: &Local, request: &O) -> TestResult {
    let Err(Error::Unmodeled(error)) = local.client.send(request) else {
        return Err(format!("{} did not fail as it should", O::NAME).into());
    };
    assert_eq!(error.code(), Some("InternalFailure"));
    assert_eq!(error.status().as_u16(), 500);
    assert!(error.message().is_some() && error.request_id().is_some());
    Ok(())
}

/// Requests that the library would not write.
#[test]
fn malformed_requests() -> TestResult {
    let local = Local::start(approving())?;
    let token = local.sign_in()?.access_token;
    let token = token.expose().as_str();
    let (bad, closed) = ("InvalidRequestException", "UnauthorizedException");
    for (target, token, status, exception) in [
        ("/assignment/accounts", None, 401, closed),
        ("/assignment/accounts", Some(""), 401, closed),
        ("/assignment/roles", None, 401, closed),
        ("/federation/credentials", None, 401, closed),
        (
            "/assignment/accounts?max_result=many",
            Some(token),
            400,
            bad,
        ),
        ("/assignment/accounts?max_result=", Some(token), 400, bad),
        ("/assignment/roles", Some(token), 400, bad),
        (
            "/federation/credentials?account_id=111122223333",
            Some(token),
            400,
            bad,
        ),
        (
            "/federation/credentials?role_name=ReadOnly",
            Some(token),
            400,
            bad,
        ),
    ] {
        let mut request = agent().get(format!("{}{target}", local.server.url()));
        if let Some(token) = token {
            request = request.header("x-amz-sso_bearer_token", token);
        }
        let mut reply = request.call()?;
        assert_eq!(reply.status(), status, "{target}");
        let header = reply.headers().get("x-amzn-errortype");
        let header = header.ok_or("no error type")?.to_str()?;
        assert!(header.starts_with(&format!("{exception}:urn:")), "{header}");
        assert!(reply.headers().contains_key("x-amzn-requestid"));
        let body: serde_json::Value = serde_json::from_str(&reply.body_mut().read_to_string()?)?;
        assert!(body["message"].is_string(), "{body}");
    }
    Ok(())
}

/// None of these requests has a body that counts, so what it is said to be does not count either.
#[test]
fn logout_with_a_body_of_any_type() -> TestResult {
    let local = Local::start(approving())?;
    let token = local.sign_in()?.access_token;
    let logout = |token: &str| {
        agent()
            .post(format!("{}/logout", local.server.url()))
            .header("x-amz-sso_bearer_token", token)
            .send_form([("some", "form")])
    };
    assert_eq!(logout("invented")?.status(), 401);
    assert_eq!(logout(token.expose())?.status(), 200);
    assert_eq!(logout(token.expose())?.status(), 401);
    let reply = agent()
        .post(format!("{}/logout", local.server.url()))
        .send_empty()?;
    assert_eq!(reply.status(), 401);
    Ok(())
}
