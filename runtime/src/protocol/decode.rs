//! Reading replies.

use std::borrow::Cow;

#[cfg(feature = "checksums")]
use http::Method;
use http::header::{CONTENT_TYPE, LOCATION};
use http::response::Parts;
use http::{HeaderMap, StatusCode, Uri};

use crate::error::{Error, ResponseError, ResponseFault, ServiceError};
use crate::protocol::codec::{Codec, CodecError};
use crate::protocol::error_code::{self, ErrorCode};
#[cfg(feature = "checksums")]
use crate::protocol::http_checksum;
use crate::protocol::incoming::MessageReader;
use crate::protocol::payload::{BodyForm, Incoming};
use crate::protocol::protocols::ReplyCodec;
use crate::protocol::{ModeledError, Operation, Output, Protocol};

/// A reply as outputs and errors read it.
pub struct Reply<'a, P: Protocol> {
    status: StatusCode,
    message: MessageReader<'a, P::Replies>,
}

impl<'a, P: Protocol> Reply<'a, P> {
    fn new(parts: &'a Parts, body: Incoming<'a>) -> Self {
        Self {
            status: parts.status,
            message: MessageReader::new(&parts.headers, body),
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status<T: From<u16>>(&self) -> T {
        self.status.as_u16().into()
    }

    /// Headers and body.
    #[must_use]
    pub fn message(&self) -> &MessageReader<'a, P::Replies> {
        &self.message
    }
}

/// The output, or the error, that a response stands for.
pub(crate) fn decode<O: Operation + ?Sized>(
    parts: Parts,
    body: Incoming<'_>,
) -> Result<O::Output, Error<O::Error>> {
    decode_as_asked::<O>(parts, body, true)
}

/// The same, where it is known whether the request asked for a checksum of the reply: one that comes unasked is not looked at.
pub(crate) fn decode_as_asked<O: Operation + ?Sized>(
    parts: Parts,
    body: Incoming<'_>,
    asks_for_checksum: bool,
) -> Result<O::Output, Error<O::Error>> {
    let bytes = body.bytes();
    // A stream's beginning may be anything.
    let is_error = || O::Output::FORM == BodyForm::Encoded && O::Protocol::is_error(bytes);
    if !parts.status.is_success() || is_error() {
        return Err(failure::<O>(parts, bytes));
    }
    #[cfg(feature = "checksums")]
    let (parts, body) = verified::<O>(parts, body, asks_for_checksum).map_err(Error::Response)?;
    let _ = asks_for_checksum;
    // An operation without output reads no body, and a portal's page is no success of AWS.
    let kind = || BodyKind::of::<ReplyCodec<O::Protocol>>(&parts.headers, bytes);
    if O::Output::FORM == BodyForm::Encoded && kind() == BodyKind::Html {
        let expected = ReplyCodec::<O::Protocol>::NAME;
        let fault = ResponseFault::Html { expected };
        let error = ResponseError::new(O::NAME, parts.status, parts.headers, fault);
        return Err(Error::Response(error));
    }
    O::Output::decode(&Reply::<O::Protocol>::new(&parts, body)).map_err(|error| {
        let kind = BodyKind::of::<ReplyCodec<O::Protocol>>(&parts.headers, bytes);
        Error::Response(undecodable(O::NAME, parts, kind, error))
    })
}

/// The body, whose checksum is right or will be looked at while it is read.
#[cfg(feature = "checksums")]
fn verified<O: Operation + ?Sized>(
    parts: Parts,
    body: Incoming<'_>,
    asks_for_checksum: bool,
) -> Result<(Parts, Incoming<'_>), ResponseError> {
    // A reply to HEAD has the checksum of what it does not have.
    let wanted = O::RESPONSE_CHECKSUM.filter(|_| asks_for_checksum && O::METHOD != Method::HEAD);
    let Some(wanted) = wanted else {
        return Ok((parts, body));
    };
    match http_checksum::verify(O::NAME, &wanted, &parts.headers, body) {
        Ok(body) => Ok((parts, body)),
        Err(mismatch) => {
            let fault = ResponseFault::Checksum(mismatch);
            Err(ResponseError::new(
                O::NAME,
                parts.status,
                parts.headers,
                fault,
            ))
        }
    }
}

/// The error that a response reports.
fn failure<O: Operation + ?Sized>(parts: Parts, body: &[u8]) -> Error<O::Error> {
    let ErrorCode {
        code,
        query_code,
        message,
        request_id,
    } = O::Protocol::find_error(&parts.headers, body);
    if parts.status.is_redirection() && code.is_none() && query_code.is_none() {
        return Error::Response(redirect(O::NAME, parts.status, parts.headers));
    }
    let reply = Reply::<O::Protocol>::new(&parts, Incoming::Bytes(body));
    let modeled = code
        .as_deref()
        .or(query_code)
        .and_then(|code| decode_modeled::<O::Error, _>(code, &reply));
    // An error whose members cannot be read has secrets too.
    let is_hidden = match &modeled {
        Some(error) => O::Error::hides_message(error.code()),
        None => code
            .as_deref()
            .into_iter()
            .chain(query_code)
            .any(hides_message::<O::Error>),
    };
    let code = match (query_code, &modeled) {
        // What the error was called in awsQuery is what programs know it by.
        (Some(code), _) => Some(Cow::Owned(code.to_owned())),
        // The model's own name for it, which is also what an OAuth code stands for.
        (None, Some(error)) => Some(Cow::Borrowed(error.code())),
        (None, None) => code.map(|code| Cow::Owned(code.into_owned())),
    };
    let message = message.filter(|_| !is_hidden).map(Cow::into_owned);
    let request_id = request_id.map(Cow::into_owned);
    let kind = BodyKind::of::<ReplyCodec<O::Protocol>>(&parts.headers, body);
    let details = ServiceError::new(O::NAME, parts.status, parts.headers, code, message, kind)
        .with_request_id(request_id);
    match modeled {
        Some(error) => Error::Modeled(error, details),
        None => Error::Unmodeled(details),
    }
}

/// The modelled error with the code, or with the exception name that an OAuth code stands for. An error whose members
/// cannot be read is better reported without them than lost.
fn decode_modeled<E: ModeledError, P: Protocol>(code: &str, reply: &Reply<'_, P>) -> Option<E> {
    E::decode(code, reply)
        .or_else(|| E::decode(&error_code::exception_of_oauth(code)?, reply))?
        .ok()
}

/// Whether the error with the code, or with the exception name that an OAuth code stands for, has a message that is not shown.
fn hides_message<E: ModeledError>(code: &str) -> bool {
    E::hides_message(code)
        || error_code::exception_of_oauth(code).is_some_and(|name| E::hides_message(&name))
}

/// What a body is, for messages about one that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    Empty,
    Html,
    Other,
}

impl BodyKind {
    pub(crate) fn of<C: Codec>(headers: &HeaderMap, body: &[u8]) -> Self {
        let body = body.trim_ascii_start();
        let begins = |text: &[u8], prefix: &[u8]| {
            text.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        let declared = headers
            .get(CONTENT_TYPE)
            .is_some_and(|value| begins(value.as_bytes(), b"text/html"));
        if body.is_empty() {
            Self::Empty
        } else if declared && !C::is_likely(body)
            || begins(body, b"<!doctype html")
            || begins(body, b"<html")
        {
            Self::Html
        } else {
            Self::Other
        }
    }
}

fn undecodable(
    operation: &'static str,
    parts: Parts,
    kind: BodyKind,
    error: CodecError,
) -> ResponseError {
    let fault = match kind {
        BodyKind::Empty => ResponseFault::Empty(error),
        BodyKind::Html | BodyKind::Other => ResponseFault::Body(error),
    };
    ResponseError::new(operation, parts.status, parts.headers, fault)
}

/// A redirect, which is not followed.
fn redirect(operation: &'static str, status: StatusCode, headers: HeaderMap) -> ResponseError {
    let host = headers
        .get(LOCATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|location| location.parse::<Uri>().ok())
        .and_then(|location| location.host().map(str::to_owned));
    ResponseError::new(operation, status, headers, ResponseFault::Redirect { host })
}
