//! Replies that are written.

use std::io::Read as _;

use http::header::HeaderValue;
use http::{Response, StatusCode};

use crate::error::BuildFault;
use crate::protocol::Body;
use crate::protocol::error_code::ERROR_TYPE;
use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;
use crate::values::StreamFault;

/// A reply that is being written.
#[doc(hidden)]
pub struct ResponseEncoder<'a> {
    status: StatusCode,
    message: MessageEncoder<'a>,
}

impl<'a> ResponseEncoder<'a> {
    pub(super) fn new(status: StatusCode) -> Self {
        Self {
            status,
            message: MessageEncoder::new(),
        }
    }

    /// The status, from a member. What is no status changes nothing.
    pub fn status(&mut self, status: impl TryInto<u16>) {
        let status = status.try_into().ok();
        if let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) {
            self.status = status;
        }
    }

    /// Headers and body.
    pub fn message(&mut self) -> &mut MessageEncoder<'a> {
        &mut self.message
    }

    /// The error's name.
    pub(super) fn error_type(&mut self, code: &'static str) {
        if let Ok(code) = HeaderValue::from_str(code) {
            self.message.headers.insert(ERROR_TYPE, code);
        }
    }

    pub(super) fn finish(self) -> Response<Body> {
        let bytes = match self.message.content {
            Content::Bytes(bytes) => bytes,
            Content::Stream(stream) => {
                let mut bytes = Vec::new();
                let read = stream.to_send().and_then(|mut stream| {
                    stream
                        .read_to_end(&mut bytes)
                        .map_err(|_| StreamFault::Spent)
                });
                if let Err(fault) = read {
                    return unwritable(BuildFault::Stream(fault));
                }
                bytes.into()
            }
        };
        let mut response = Response::new(Body::from(bytes.into_owned()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.message.headers;
        response
    }
}

/// A reply whose members HTTP or JSON cannot express: the server's own mistake, which its client should see as one.
pub(super) fn unwritable(fault: BuildFault) -> Response<Body> {
    let reason = match fault {
        BuildFault::Json(error) => error.to_string(),
        BuildFault::Header { name, reason } => format!("the header {name:?} {reason}"),
        _ => "its payload cannot be read".to_owned(),
    };
    let message = format!("the reply cannot be written: {reason}");
    error_reply(
        StatusCode::INTERNAL_SERVER_ERROR,
        "InternalFailure",
        &message,
    )
}

/// A reply that reports an error that no operation models.
pub(super) fn error_reply(status: StatusCode, code: &'static str, message: &str) -> Response<Body> {
    let mut response = ResponseEncoder::new(status);
    response.error_type(code);
    // A string can always be written.
    let _ = response
        .message
        .json(|members| members.write("message", message));
    response.finish()
}
