//! Replies as they come from the wire, read by the operations themselves.

use std::time::Duration;

use aws_operation::sso_oidc::{CreateToken, RegisterClient, StartDeviceAuthorization};
use aws_operation::{
    Error, Operation, TimeoutError, TimeoutPhase, TransportError, TransportErrorKind,
};
use http::Response;

/// What a call came to; a type of its own, so that the operation is inferred from where it is used.
pub(crate) struct Reply<O: Operation>(pub(crate) Result<O::Output, Error<O::Error>>);

/// What `RegisterClient` came to.
pub(crate) type Registered = Reply<RegisterClient>;

/// What `StartDeviceAuthorization` came to.
pub(crate) type Started = Reply<StartDeviceAuthorization>;

/// What `CreateToken` came to.
pub(crate) type Polled = Reply<CreateToken>;

/// The secrets that the replies carry; none of them may be formatted by anything but the prompt.
pub(crate) const SECRETS: [&str; 8] = [
    "new-client-secret",
    "cached-client-secret",
    "the-device-code",
    "WDJB-MJHT",
    "the-access-token",
    "the-refresh-token",
    "the-id-token",
    "user_code=",
];

/// A success.
pub(crate) fn success<O: Operation>(body: &str) -> Reply<O> {
    Reply(O::decode(response(200, None, body)))
}

/// An error as AWS sends it: the name in a header, the OAuth members in the body.
pub(crate) fn exception<O: Operation>(status: u16, name: &str, oauth: &str) -> Reply<O> {
    let body = format!(r#"{{"error":"{oauth}","error_description":"about {oauth}"}}"#);
    Reply(O::decode(response(status, Some(name), &body)))
}

/// An error page of something that is not AWS.
pub(crate) fn page<O: Operation>(status: u16) -> Reply<O> {
    Reply(O::decode(response(
        status,
        None,
        "<html><body>gateway</body></html>",
    )))
}

/// A fresh registration that is good for three months.
pub(crate) fn registered() -> Registered {
    success(
        r#"{"clientId":"new-client","clientSecret":"new-client-secret","clientSecretExpiresAt":4102444800}"#,
    )
}

/// Codes with this `expiresIn` and this `interval`.
pub(crate) fn codes(expires_in: i32, interval: Option<i32>) -> Started {
    let interval = interval
        .map(|seconds| format!(r#","interval":{seconds}"#))
        .unwrap_or_default();
    success(&format!(
        r#"{{"deviceCode":"the-device-code","userCode":"WDJB-MJHT","expiresIn":{expires_in}{interval},
            "verificationUri":"https://device.sso.eu-west-1.amazonaws.com/",
            "verificationUriComplete":"https://device.sso.eu-west-1.amazonaws.com/?user_code=WDJB-MJHT"}}"#
    ))
}

/// Codes with another page.
pub(crate) fn codes_at(page: &str, complete: Option<&str>, user_code: &str) -> Started {
    let complete = complete
        .map(|page| format!(r#","verificationUriComplete":"{page}""#))
        .unwrap_or_default();
    success(&format!(
        r#"{{"deviceCode":"the-device-code","userCode":"{user_code}","expiresIn":600,"interval":1,
            "verificationUri":"{page}"{complete}}}"#
    ))
}

/// The token.
pub(crate) fn token() -> Polled {
    success(
        r#"{"accessToken":"the-access-token","tokenType":"Bearer","expiresIn":28800,
            "refreshToken":"the-refresh-token","idToken":"the-id-token"}"#,
    )
}

pub(crate) fn pending() -> Polled {
    exception(
        400,
        "AuthorizationPendingException",
        "authorization_pending",
    )
}

pub(crate) fn slow_down<O: Operation>() -> Reply<O> {
    exception(400, "SlowDownException", "slow_down")
}

pub(crate) fn denied() -> Polled {
    exception(400, "AccessDeniedException", "access_denied")
}

pub(crate) fn expired() -> Polled {
    exception(400, "ExpiredTokenException", "expired_token")
}

pub(crate) fn invalid_client<O: Operation>() -> Reply<O> {
    exception(401, "InvalidClientException", "invalid_client")
}

pub(crate) fn invalid_grant() -> Polled {
    exception(400, "InvalidGrantException", "invalid_grant")
}

pub(crate) fn server_error<O: Operation>() -> Reply<O> {
    exception(500, "InternalServerException", "server_error")
}

/// No answer in time, once the request was under way.
pub(crate) fn timed_out<O: Operation>() -> Reply<O> {
    timed_out_while(TimeoutPhase::Receive)
}

/// No answer in time.
pub(crate) fn timed_out_while<O: Operation>(phase: TimeoutPhase) -> Reply<O> {
    let limit = Some(Duration::from_secs(30));
    Reply(Err(Error::Timeout(TimeoutError::new(
        O::NAME,
        phase,
        limit,
        "oidc.example",
    ))))
}

/// A connection that broke after the request was sent.
pub(crate) fn broken<O: Operation>() -> Reply<O> {
    broken_by(TransportErrorKind::Interrupted)
}

/// No whole reply.
pub(crate) fn broken_by<O: Operation>(kind: TransportErrorKind) -> Reply<O> {
    Reply(Err(Error::Transport(TransportError::new(
        O::NAME,
        kind,
        "the call broke off",
        None,
    ))))
}

/// What the operation makes of this error reply.
pub(crate) fn error_reply<O: Operation>(name: Option<&str>, body: &str) -> Reply<O> {
    Reply(O::decode(response(400, name, body)))
}

fn response(status: u16, name: Option<&str>, body: &str) -> Response<Vec<u8>> {
    let mut builder = Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .header("x-amzn-requestid", "request-1");
    if let Some(name) = name {
        // AWS appends a colon and an address to the name.
        builder = builder.header(
            "x-amzn-errortype",
            format!("{name}:http://internal.example/"),
        );
    }
    builder
        .body(body.as_bytes().to_vec())
        .expect("the test's response is well-formed")
}
