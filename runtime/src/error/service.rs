//! Errors that a reply reports.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::error::Printable;
use crate::error::headers::ReplyHeaders;
use crate::protocol::BodyKind;

/// What an error reply says, whether the operation models the error or not.
#[derive(Debug)]
pub struct ServiceError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    operation: &'static str,
    status: StatusCode,
    headers: ReplyHeaders,
    code: Option<Cow<'static, str>>,
    message: Option<String>,
    kind: BodyKind,
    /// The request id in the body.
    request_id: Option<String>,
}

impl ServiceError {
    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: HeaderMap,
        code: Option<Cow<'static, str>>,
        message: Option<String>,
        kind: BodyKind,
    ) -> Self {
        Self(Box::new(Inner {
            operation,
            status,
            headers: ReplyHeaders(headers),
            code,
            message,
            kind,
            request_id: None,
        }))
    }

    /// With the request id that stands in the body.
    pub(crate) fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.0.request_id = request_id;
        self
    }

    /// With nothing of these in code and message: services repeat values that they do not accept.
    #[cfg(feature = "credentials")]
    pub(crate) fn without(mut self, secrets: &[&crate::Sensitive<String>]) -> Self {
        let secrets = secrets.iter().map(|secret| secret.expose());
        for secret in secrets.filter(|secret| !secret.is_empty()) {
            let hide = |text: &str| text.replace(secret.as_str(), "[redacted]");
            self.0.message = self.0.message.as_deref().map(hide);
            self.0.code = self.0.code.as_deref().map(|code| hide(code).into());
        }
        self
    }

    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The error's code, such as `SlowDownException`. `None` if the reply names none, as a proxy's does.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The error's message: `message`, or `error_description` in an OAuth reply.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The request id, by which AWS support finds the call.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let in_body = || self.0.request_id.as_deref();
        self.0.headers.request_id().or_else(in_body)
    }

    /// All headers of the reply.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers.0
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        write!(f, "{}: ", inner.operation)?;
        match (self.code(), inner.kind) {
            (Some(code), _) => write!(f, "{}", Printable(code))?,
            (None, BodyKind::Html) => f.write_str(
                "an HTML page instead of an AWS error; a proxy, gateway or load balancer between this program and AWS sent it",
            )?,
            (None, BodyKind::Empty) => f.write_str("an error without a code and without a body")?,
            (None, BodyKind::Other) => f.write_str("an error without a code")?,
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", Printable(message))?;
        }
        write!(f, " (HTTP {}", inner.status.as_u16())?;
        if let Some(id) = self.request_id() {
            write!(f, ", request id {}", Printable(id))?;
        }
        f.write_str(")")
    }
}

impl std::error::Error for ServiceError {}
