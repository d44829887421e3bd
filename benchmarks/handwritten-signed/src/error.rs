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
    /// The service answered with something that is not the reply to `GetSecretValue`.
    Reply(serde_json::Error),
}

/// What is known of an error that the service answered with.
#[derive(Debug)]
pub(crate) struct ServiceError {
    pub(crate) exception: Exception,
    pub(crate) status: StatusCode,
    pub(crate) request_id: Option<String>,
    pub(crate) message: Option<String>,
}

/// The exceptions of `GetSecretValue`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Exception {
    DecryptionFailure,
    InternalServiceError,
    InvalidParameter,
    InvalidRequest,
    ResourceNotFound,
    /// One that all services have, or that this one has gained since; empty when the reply named none.
    Unknown(String),
}

impl From<&str> for Exception {
    fn from(name: &str) -> Self {
        match name {
            "DecryptionFailure" => Self::DecryptionFailure,
            "InternalServiceError" => Self::InternalServiceError,
            "InvalidParameterException" => Self::InvalidParameter,
            "InvalidRequestException" => Self::InvalidRequest,
            "ResourceNotFoundException" => Self::ResourceNotFound,
            unknown => Self::Unknown(unknown.to_owned()),
        }
    }
}

impl ServiceError {
    /// Takes an error reply apart. A body that is not JSON, such as the page of a proxy, leaves its members empty.
    pub(crate) fn new(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let request_id = headers.get("x-amzn-requestid");
        let reply: ErrorReply = serde_json::from_slice(body).unwrap_or_default();
        Self {
            exception: exception_name(reply.kind.as_deref().unwrap_or_default()).into(),
            status,
            request_id: request_id
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned),
            message: reply.message,
        }
    }
}

/// The name in `namespace#Name:uri`: cut at the first colon, then what follows the number sign.
fn exception_name(kind: &str) -> &str {
    let name = kind.split_once(':').map_or(kind, |(name, _)| name);
    name.split_once('#').map_or(name, |(_, name)| name)
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("GetSecretValue: ")?;
        match self {
            Self::Request(error) => write!(formatter, "request not written: {error}"),
            Self::Transport(error) => write!(formatter, "{error}"),
            Self::Service(error) => write!(formatter, "{error}"),
            Self::Reply(error) => write!(formatter, "reply not understood: {error}"),
        }
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:?}: {} (HTTP {}, request id {})",
            self.exception,
            self.message.as_deref().unwrap_or("no message"),
            self.status.as_u16(),
            self.request_id.as_deref().unwrap_or("unknown"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exception_is_found_in_every_form_of_the_body() {
        for (body, message) in [
            (r#"{"__type":"ResourceNotFoundException"}"#, None),
            (
                r#"{"__type":"com.amazonaws.secretsmanager#ResourceNotFoundException","message":"m"}"#,
                Some("m"),
            ),
            (
                r#"{"__type":"ResourceNotFoundException:http://example.com/#top","Message":"m"}"#,
                Some("m"),
            ),
        ] {
            let error =
                ServiceError::new(StatusCode::BAD_REQUEST, &HeaderMap::new(), body.as_bytes());
            assert_eq!(error.exception, Exception::ResourceNotFound);
            assert_eq!(error.message.as_deref(), message);
        }
    }

    #[test]
    fn a_page_of_a_proxy_is_an_error_without_members() {
        let error = ServiceError::new(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
        assert_eq!(error.exception, Exception::Unknown(String::new()));
        assert_eq!(error.message, None);
        assert_eq!(error.status, StatusCode::BAD_GATEWAY);
    }
}
