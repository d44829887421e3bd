//! Replies that are written.

use std::borrow::Cow;
use std::io::Read as _;

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};

use super::ServerProtocol;
use super::protocol::ErrorName;
use crate::error::BuildFault;
use crate::protocol::codec::Codec;
#[cfg(feature = "xml")]
use crate::protocol::codec::ReportedError;
use crate::protocol::error_code::QUERY_ERROR;
use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;
use crate::protocol::protocols::ReplyCodec;
use crate::protocol::{Body, Call, Protocol};
use crate::values::StreamFault;

/// A reply that is being written.
#[doc(hidden)]
pub struct ResponseEncoder<'a, P: Protocol> {
    status: StatusCode,
    message: MessageEncoder<'a, P::Replies>,
}

impl<'a, P: ServerProtocol> ResponseEncoder<'a, P> {
    pub(super) fn new(status: StatusCode, call: &'static Call) -> Self {
        let mut message = MessageEncoder::reply(call);
        P::begin_reply(&mut message.headers);
        Self { status, message }
    }

    /// The status, from a member. What is no status changes nothing.
    pub fn status(&mut self, status: impl TryInto<u16>) {
        let status = status.try_into().ok();
        if let Some(status) = status.and_then(|status| StatusCode::from_u16(status).ok()) {
            self.status = status;
        }
    }

    /// Headers and body.
    pub fn message(&mut self) -> &mut MessageEncoder<'a, P::Replies> {
        &mut self.message
    }

    /// A header of the protocol's.
    pub(super) fn header(&mut self, name: HeaderName, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.message.headers.insert(name, value);
        }
    }

    /// Lets the body report the error, around the members that will be written.
    #[cfg(feature = "xml")]
    pub(super) fn report_error(&mut self, name: ErrorName<'a>) {
        self.message.error = Some(ReportedError {
            code: name.code,
            is_fault: self.status.is_server_error(),
        });
    }

    /// Puts the error's name into the body, before the members that are there; what it was called in awsQuery into a header.
    pub(super) fn put_error_name(&mut self, name: ErrorName<'_>) {
        if let Some(query_code) = name.query_code {
            let fault = if self.status.is_server_error() {
                "Receiver"
            } else {
                "Sender"
            };
            self.header(QUERY_ERROR, &format!("{query_code};{fault}"));
        }
        self.put_empty_object_if_none();
        if let Content::Bytes(object) = &self.message.content {
            let object = ReplyCodec::<P>::with_error_type(object, name.code);
            self.message.content = Content::Bytes(object.into());
        }
    }

    fn put_empty_object_if_none(&mut self) {
        if matches!(&self.message.content, Content::Bytes(bytes) if bytes.is_empty()) {
            self.put_empty_object();
        }
    }

    /// A body without members.
    pub(super) fn put_empty_object(&mut self) {
        match ReplyCodec::<P>::EMPTY {
            Some(empty) => self.message.set_static_body(empty),
            None => {
                // Nothing can go wrong where there is no member.
                let _ = self.message.members(|_| {});
            }
        }
    }

    pub(super) fn finish(mut self) -> Response<Body> {
        // RFC 9110 section 6.4.1.
        if matches!(
            self.status,
            StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
        ) {
            self.message.headers.remove(CONTENT_TYPE);
            self.message.content = Content::Bytes(Cow::Borrowed(&[]));
        }
        let bytes = match self.message.content {
            Content::Bytes(bytes) => bytes,
            Content::Stream(stream, _) => {
                let mut bytes = Vec::new();
                let read = stream.to_send().and_then(|mut stream| {
                    stream
                        .read_to_end(&mut bytes)
                        .map_err(|_| StreamFault::Spent)
                });
                if let Err(fault) = read {
                    return unwritable::<P>(BuildFault::Stream(fault));
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

/// A reply whose members HTTP or the codec cannot express: the server's own mistake, which its client should see as one.
pub(super) fn unwritable<P: ServerProtocol>(fault: BuildFault) -> Response<Body> {
    let reason = match fault {
        BuildFault::Body(error) => error.to_string(),
        BuildFault::Header { name, reason } => format!("the header {name:?} {reason}"),
        _ => "its payload cannot be read".to_owned(),
    };
    let message = format!("the reply cannot be written: {reason}");
    error_reply::<P>(
        StatusCode::INTERNAL_SERVER_ERROR,
        "InternalFailure",
        &message,
    )
}

/// Writes a reply that reports an error which no operation models: its name where the protocol has it, and a message for people.
///
/// ```
/// use aws_operation::http::StatusCode;
/// use aws_operation::{AwsJson1_0, Error, Operation, aws_operation, server};
///
/// #[aws_operation(protocol = "awsJson1_0", target = "DynamoDB_20120810.DeleteTable", rename_all = "PascalCase")]
/// struct DeleteTable {
///     table_name: String,
/// }
///
/// let denied = server::error_reply::<AwsJson1_0>(StatusCode::BAD_REQUEST, "AccessDeniedException", "ask the owner");
/// let error = DeleteTable::decode(denied).unwrap_err();
/// assert_eq!(error.to_string(), "DeleteTable: AccessDeniedException: ask the owner (HTTP 400)");
/// ```
#[must_use]
pub fn error_reply<P: ServerProtocol>(
    status: StatusCode,
    code: &str,
    message: &str,
) -> Response<Body> {
    let mut response = ResponseEncoder::<P>::new(status, &Call::NONE);
    let query_code = None;
    let name = ErrorName { code, query_code };
    P::begin_error(name, &mut response);
    let written = response
        .message
        .members(|members| members.write(P::ERROR_MESSAGE, message));
    if written.is_err() {
        // XML has no form for some strings: then the error goes without its message.
        response.put_empty_object();
    }
    P::name_error(name, &mut response);
    response.finish()
}
