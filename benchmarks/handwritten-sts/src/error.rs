//! How a call can fail.

use std::fmt;

use serde::Deserialize;
use ureq::http::StatusCode;

/// A failed call.
#[derive(Debug)]
pub(crate) enum Error {
    /// The service was not reached, or its reply did not arrive whole.
    Transport(ureq::Error),
    /// The service answered with an error.
    Service(ServiceError),
    /// The service answered with something that is not the reply to `GetCallerIdentity`.
    Reply(quick_xml::DeError),
}

/// What is known of an error that the service answered with.
#[derive(Debug)]
pub(crate) struct ServiceError {
    /// Empty when the reply named none.
    pub(crate) code: String,
    pub(crate) status: StatusCode,
    pub(crate) request_id: Option<String>,
    pub(crate) message: Option<String>,
}

/// The body of an error reply.
#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ErrorReply {
    #[serde(default)]
    error: Described,
    request_id: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Described {
    #[serde(default)]
    code: String,
    message: Option<String>,
}

impl ServiceError {
    /// Takes an error reply apart. A body that is no such document leaves its members empty.
    pub(crate) fn new(status: StatusCode, body: &[u8]) -> Self {
        let reply: ErrorReply = quick_xml::de::from_reader(body).unwrap_or_default();
        Self {
            code: reply.error.code,
            status,
            request_id: reply.request_id,
            message: reply.error.message,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("GetCallerIdentity: ")?;
        match self {
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
            "{}: {} (HTTP {}, request id {})",
            self.code,
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
        let body = "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <Error>\n    <Type>Sender</Type>\n    \
                    <Code>ExpiredToken</Code>\n    <Message>a &lt; b</Message>\n  </Error>\n  <RequestId>r-1</RequestId>\n</ErrorResponse>";
        let error = ServiceError::new(StatusCode::FORBIDDEN, body.as_bytes());
        assert_eq!(error.code, "ExpiredToken");
        assert_eq!(error.message.as_deref(), Some("a < b"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
    }

    #[test]
    fn a_page_of_a_proxy_is_an_error_without_members() {
        let error = ServiceError::new(StatusCode::BAD_GATEWAY, b"<html>");
        assert_eq!(error.code, "");
        assert_eq!(error.message, None);
    }
}
