//! How a call can fail.

use std::fmt;

use ureq::http::{HeaderMap, StatusCode};

use crate::wire::ErrorReply;

/// A failed call.
#[derive(Debug)]
pub(crate) enum Error {
    /// The request could not be written as JSON; nothing was sent.
    Request(serde_json::Error),
    /// The service was not reached, or its reply did not arrive whole.
    Transport(ureq::Error),
    /// The service answered with an error.
    Service(ServiceError),
    /// The service answered with something that is not the reply to `CreateToken`.
    Reply(serde_json::Error),
}

/// What is known of an error that the service answered with.
#[derive(Debug)]
pub(crate) struct ServiceError {
    pub(crate) exception: Exception,
    pub(crate) status: StatusCode,
    pub(crate) request_id: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) error_description: Option<String>,
}

/// The exceptions of `CreateToken`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Exception {
    AccessDenied,
    AuthorizationPending,
    ExpiredToken,
    InternalServer,
    InvalidClient,
    InvalidGrant,
    InvalidRequest,
    InvalidScope,
    SlowDown,
    UnauthorizedClient,
    UnsupportedGrantType,
    /// One that the service has gained since; empty when the reply named none.
    Unknown(String),
}

impl From<&str> for Exception {
    fn from(name: &str) -> Self {
        match name {
            "AccessDeniedException" => Self::AccessDenied,
            "AuthorizationPendingException" => Self::AuthorizationPending,
            "ExpiredTokenException" => Self::ExpiredToken,
            "InternalServerException" => Self::InternalServer,
            "InvalidClientException" => Self::InvalidClient,
            "InvalidGrantException" => Self::InvalidGrant,
            "InvalidRequestException" => Self::InvalidRequest,
            "InvalidScopeException" => Self::InvalidScope,
            "SlowDownException" => Self::SlowDown,
            "UnauthorizedClientException" => Self::UnauthorizedClient,
            "UnsupportedGrantTypeException" => Self::UnsupportedGrantType,
            unknown => Self::Unknown(unknown.to_owned()),
        }
    }
}

impl ServiceError {
    /// Takes an error reply apart. A body that is not JSON, such as the page of a proxy, leaves its members empty.
    pub(crate) fn new(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let reply: ErrorReply = serde_json::from_slice(body).unwrap_or_default();
        Self {
            exception: text("x-amzn-errortype").map_or("", exception_name).into(),
            status,
            request_id: text("x-amzn-requestid").map(str::to_owned),
            error: reply.error,
            error_description: reply.error_description,
        }
    }
}

/// The name in `namespace#Name:uri`: cut at the first colon, then what follows the number sign.
fn exception_name(header: &str) -> &str {
    let name = header.split_once(':').map_or(header, |(name, _)| name);
    name.split_once('#').map_or(name, |(_, name)| name)
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => write!(formatter, "CreateToken: request not written: {error}"),
            Self::Transport(error) => write!(formatter, "CreateToken: {error}"),
            Self::Service(error) => write!(formatter, "CreateToken: {error}"),
            Self::Reply(error) => write!(formatter, "CreateToken: reply not understood: {error}"),
        }
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:?}: {}: {} (HTTP {}, request id {})",
            self.exception,
            self.error.as_deref().unwrap_or("no code"),
            self.error_description
                .as_deref()
                .unwrap_or("no description"),
            self.status.as_u16(),
            self.request_id.as_deref().unwrap_or("unknown"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_in_every_form_of_the_header() {
        for header in [
            "SlowDownException",
            "SlowDownException:http://example.com/",
            "com.amazonaws#SlowDownException",
            "com.amazonaws#SlowDownException:http://example.com/#top",
        ] {
            assert_eq!(Exception::from(exception_name(header)), Exception::SlowDown);
        }
    }

    #[test]
    fn a_page_of_a_proxy_is_an_error_without_members() {
        let error = ServiceError::new(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
        assert_eq!(error.exception, Exception::Unknown(String::new()));
        assert_eq!(error.error, None);
        assert_eq!(error.status, StatusCode::BAD_GATEWAY);
    }
}
