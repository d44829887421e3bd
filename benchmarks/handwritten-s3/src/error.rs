//! How a call can fail.

use std::fmt;

use serde::Deserialize;
use ureq::http::StatusCode;

/// A failed call.
#[derive(Debug)]
pub(crate) enum Error {
    /// The endpoint, the bucket or the key make no URL.
    Bucket,
    /// The service was not reached, or its reply did not arrive whole.
    Transport(ureq::Error),
    /// The service answered with an error.
    Service(ServiceError),
    /// The object has another checksum than its reply says.
    Damaged,
}

impl Error {
    pub(crate) fn uri(error: impl Into<ureq::http::Error>) -> Self {
        Self::Transport(error.into().into())
    }
}

/// What is known of an error that the service answered with.
#[derive(Debug)]
pub(crate) struct ServiceError {
    pub(crate) exception: Exception,
    pub(crate) status: StatusCode,
    pub(crate) request_id: Option<String>,
    pub(crate) message: Option<String>,
}

/// The exceptions of `GetObject`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Exception {
    InvalidObjectState,
    NoSuchKey,
    /// One that all operations have; empty when the reply named none.
    Unknown(String),
}

impl From<String> for Exception {
    fn from(code: String) -> Self {
        match code.as_str() {
            "InvalidObjectState" => Self::InvalidObjectState,
            "NoSuchKey" => Self::NoSuchKey,
            _ => Self::Unknown(code),
        }
    }
}

/// The body of an error reply.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ErrorReply {
    #[serde(default)]
    code: String,
    message: Option<String>,
    request_id: Option<String>,
}

impl ServiceError {
    /// Takes an error reply apart. A body that is no such document leaves its members empty.
    pub(crate) fn new(status: StatusCode, body: &[u8]) -> Self {
        let reply: ErrorReply = quick_xml::de::from_reader(body).unwrap_or_default();
        Self {
            exception: reply.code.into(),
            status,
            request_id: reply.request_id,
            message: reply.message,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("GetObject: ")?;
        match self {
            Self::Bucket => formatter.write_str("no such bucket can be"),
            Self::Transport(error) => write!(formatter, "{error}"),
            Self::Service(error) => write!(formatter, "{error}"),
            Self::Damaged => formatter.write_str("the object is damaged"),
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
    fn an_error_has_code_message_and_request_id() {
        let body = "<?xml version=\"1.0\"?>\n<Error><Code>NoSuchKey</Code><Message>a &amp; b</Message>\
                    <Key>k</Key><RequestId>r-1</RequestId></Error>";
        let error = ServiceError::new(StatusCode::NOT_FOUND, body.as_bytes());
        assert_eq!(error.exception, Exception::NoSuchKey);
        assert_eq!(error.message.as_deref(), Some("a & b"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
    }

    #[test]
    fn a_page_of_a_proxy_is_an_error_without_members() {
        let error = ServiceError::new(StatusCode::BAD_GATEWAY, b"<html>");
        assert_eq!(error.exception, Exception::Unknown(String::new()));
        assert_eq!(error.message, None);
    }
}
