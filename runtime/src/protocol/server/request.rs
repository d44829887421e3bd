//! Requests that are read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use http::{Request, Response, StatusCode};

use super::path::parameters;
use super::reply::error_reply;
use super::{ServerOperation, ServerProtocol};
use crate::error::Printable;
use crate::protocol::bindings::entries::FromQueryMap;
use crate::protocol::bindings::query::FromQuery;
use crate::protocol::codec::CodecError;
use crate::protocol::incoming::MessageReader;
use crate::protocol::payload::Incoming;
use crate::protocol::text::FromText;
use crate::protocol::{Body, Protocol, percent};

/// A request whose path matched.
#[doc(hidden)]
pub struct IncomingRequest<'a, P: Protocol> {
    labels: Vec<(&'static str, &'a str)>,
    /// The decoded parameters, without those that every request of the operation has.
    query: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    message: MessageReader<'a, P::Requests>,
}

impl<'a, P: Protocol> IncomingRequest<'a, P> {
    pub(super) fn new(
        labels: Vec<(&'static str, &'a str)>,
        constant_query: &'static str,
        request: &'a Request<impl AsRef<[u8]>>,
    ) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let query = parameters(query)
            .filter(|parameter| parameters(constant_query).all(|constant| constant != *parameter))
            .filter_map(|parameter| {
                let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
                Some((percent::decode(name)?, percent::decode(value)?))
            })
            .collect();
        Self {
            labels,
            query,
            message: MessageReader::new(
                request.headers(),
                Incoming::Bytes(request.body().as_ref()),
            ),
        }
    }

    /// Headers and body.
    #[must_use]
    pub fn message(&self) -> &MessageReader<'a, P::Requests> {
        &self.message
    }

    /// The value of a label.
    pub fn label<T: FromText>(&self, name: &'static str) -> Result<T, CodecError> {
        let encoded = self
            .labels
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, value)| *value);
        percent::decode(encoded)
            .and_then(|text| T::read(&text))
            .ok_or_else(|| {
                CodecError::new(format!("the label `{{{name}}}` has an unexpected form"))
            })
    }

    /// The member in a query parameter, if the parameter is there.
    pub fn query<T: FromQuery>(&self, name: &'static str) -> Result<Option<T>, CodecError> {
        let values: Vec<&str> = self
            .query
            .iter()
            .filter(|(known, _)| known == name)
            .map(|(_, value)| &**value)
            .collect();
        if values.is_empty() {
            return Ok(None);
        }
        T::read(&values)
            .map(Some)
            .ok_or_else(|| unexpected_parameter(name))
    }

    /// All parameters, those that have a member of their own too, if there are any: Smithy's `httpQueryParams` trait. Those
    /// whose own members are `secrets` are left out: a map would show them, and keep them in memory.
    pub fn query_map<M: FromQueryMap>(
        &self,
        secrets: &[&'static str],
    ) -> Result<Option<M>, CodecError> {
        let mut parameters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in &self.query {
            if !secrets.contains(&&**name) {
                parameters.entry(name).or_default().push(value);
            }
        }
        let mut entries = Vec::new();
        for (name, values) in parameters {
            let value = M::Value::read(&values).ok_or_else(|| unexpected_parameter(name))?;
            entries.push((name.to_owned(), value));
        }
        Ok((!entries.is_empty()).then(|| M::collect(entries)))
    }
}

fn unexpected_parameter(name: &str) -> CodecError {
    CodecError::new(format!(
        "the query parameter `{name}` has an unexpected form"
    ))
}

/// A request that is not the operation's.
///
/// The message names the member and what was expected; it never repeats a value.
#[derive(Clone)]
pub struct RequestError {
    operation: &'static str,
    message: String,
    response: fn(&str) -> Response<Body>,
}

impl RequestError {
    pub(super) fn new<O: ServerOperation>(message: String) -> Self {
        Self {
            operation: O::NAME,
            message,
            response: validation_exception::<O::Protocol>,
        }
    }

    /// The error for a request that is for another operation.
    pub(super) fn of_another<O: ServerOperation>() -> Self {
        let (method, uri) = (O::METHOD, O::URI);
        let target = match O::SERVICE.and_then(|service| service.target) {
            Some(target) if O::PATH.is_empty() => format!(" of {target}.{}", O::NAME),
            None if O::PATH.is_empty() => format!(" of {}", O::NAME),
            _ => String::new(),
        };
        let found = if target.is_empty() {
            "method or path"
        } else {
            "operation"
        };
        Self::new::<O>(format!(
            "expected {method} {uri}{target}, found another {found}"
        ))
    }

    /// What is wrong, without the operation's name.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The reply that AWS services give to such a request: HTTP 400, `ValidationException`, the message.
    #[must_use]
    pub fn response(&self) -> Response<Body> {
        (self.response)(&self.message)
    }
}

fn validation_exception<P: ServerProtocol>(message: &str) -> Response<Body> {
    error_reply::<P>(StatusCode::BAD_REQUEST, "ValidationException", message)
}

impl PartialEq for RequestError {
    fn eq(&self, other: &Self) -> bool {
        self.operation == other.operation && self.message == other.message
    }
}

impl Eq for RequestError {}

impl fmt::Debug for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestError")
            .field("operation", &self.operation)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, Printable(&self.message))
    }
}

impl std::error::Error for RequestError {}
