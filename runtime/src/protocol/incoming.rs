//! What requests and replies have in common: headers and a body, read member by member.

use std::cell::Cell;
use std::marker::PhantomData;

use http::HeaderMap;

use crate::protocol::bindings::entries::FromPrefixHeaders;
use crate::protocol::bindings::header::FromHeader;
use crate::protocol::codec::{Codec, CodecError, Encoding};
use crate::protocol::payload::{FromPayload, Incoming};
use crate::protocol::shape::FromMembers;
use crate::protocol::text::FromText;
use crate::values::{Blob, ByteStream};

/// Headers and body of a message that came.
pub struct MessageReader<'a, E> {
    headers: &'a HeaderMap,
    body: &'a [u8],
    stream: Cell<Option<ByteStream>>,
    encoding: PhantomData<E>,
}

impl<'a, E: Encoding> MessageReader<'a, E> {
    pub(crate) fn new(headers: &'a HeaderMap, body: Incoming<'a>) -> Self {
        let (body, stream) = match body {
            Incoming::Bytes(bytes) => (bytes, None),
            Incoming::Stream(stream) => ([].as_slice(), Some(stream)),
        };
        Self {
            headers,
            body,
            stream: Cell::new(stream),
            encoding: PhantomData,
        }
    }

    /// The member in a header, if the header is there.
    pub fn header<T: FromHeader>(&self, name: &'static str) -> Result<Option<T>, CodecError> {
        let values = self.values(name)?;
        if values.is_empty() {
            return Ok(None);
        }
        T::read(&values)
            .map(Some)
            .ok_or_else(|| unexpected_header(name))
    }

    /// The member in a header whose value is JSON text in base64, if the header is there.
    pub fn json_header<T: FromText>(&self, name: &'static str) -> Result<Option<T>, CodecError> {
        let values = self.values(name)?;
        let Some(value) = values.first() else {
            return Ok(None);
        };
        Blob::from_base64(value.trim_ascii())
            .and_then(|blob| String::from_utf8(blob.into_bytes()).ok())
            .and_then(|text| T::read(&text))
            .map(Some)
            .ok_or_else(|| unexpected_header(name))
    }

    /// The headers with a prefix, if there are any, under the rest of their names. Names are in lower case: HTTP does not
    /// tell cases apart, and `http` keeps none.
    pub fn prefix_headers<M: FromPrefixHeaders>(
        &self,
        prefix: &'static str,
        secrets: &[&'static str],
    ) -> Result<Option<M>, CodecError> {
        let mut entries = Vec::new();
        for name in self.headers.keys() {
            if secrets
                .iter()
                .any(|secret| name.as_str().eq_ignore_ascii_case(secret))
            {
                continue;
            }
            let Some(rest) = strip_prefix(name.as_str(), prefix) else {
                continue;
            };
            // The rest of the name is a value too: messages name the prefix alone.
            let values = self.values(name.as_str());
            let value = values.ok().and_then(|values| M::Value::read(&values));
            entries.push((
                rest.to_owned(),
                value.ok_or_else(|| unexpected_header(prefix))?,
            ));
        }
        Ok((!entries.is_empty()).then(|| M::collect(entries)))
    }

    fn values(&self, name: &str) -> Result<Vec<&str>, CodecError> {
        self.headers
            .get_all(name)
            .iter()
            .map(|value| std::str::from_utf8(value.as_bytes()).map_err(|_| unexpected_header(name)))
            .collect()
    }

    /// The member that is the whole body.
    pub fn payload<T: FromPayload>(&self) -> Result<T, CodecError> {
        T::from_payload::<E>(match self.stream.take() {
            Some(stream) => Incoming::Stream(stream),
            None => Incoming::Bytes(self.body),
        })
    }

    /// The members in the body.
    pub fn members<V: FromMembers>(&self) -> Result<V::Value, CodecError> {
        E::Codec::read_members::<V>(self.body)
    }
}

fn unexpected_header(name: &str) -> CodecError {
    CodecError::new(format!("the header `{name}` has an unexpected form"))
}

fn strip_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
