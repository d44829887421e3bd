//! What requests and replies have in common: headers and a body, written member by member.

use std::borrow::Cow;
use std::marker::PhantomData;

use bytes::Bytes;
use http::header::{
    CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue,
    TRANSFER_ENCODING,
};

use crate::error::BuildFault;
use crate::protocol::Call;
use crate::protocol::bindings::entries::ToPrefixHeaders;
use crate::protocol::bindings::header::ToHeader;
use crate::protocol::codec::{Codec, Encoding, Heading, ReportedError};
#[cfg(feature = "server")]
use crate::protocol::payload::Shape;
use crate::protocol::payload::{Content, ToPayload};
use crate::protocol::shape::MemberWriter;
use crate::values::{Blob, StreamFault, TimestampFormat};

/// Far above what any server takes, and far below where `HeaderMap` panics.
const MAX_HEADERS: usize = 10_000;

/// Headers and body of a message that is being written.
pub struct MessageEncoder<'a, E> {
    pub(crate) headers: HeaderMap,
    pub(crate) content: Content<'a>,
    call: &'static Call,
    /// The error that a reply reports.
    pub(crate) error: Option<ReportedError<'a>>,
    is_reply: bool,
    /// The name of the type that a reply is.
    name: &'static str,
    encoding: PhantomData<E>,
}

impl<'a, E: Encoding> MessageEncoder<'a, E> {
    /// Begins a request.
    pub(crate) fn new(call: &'static Call) -> Self {
        Self {
            headers: HeaderMap::new(),
            content: Content::Bytes(Cow::Borrowed(&[])),
            call,
            error: None,
            is_reply: false,
            name: "",
            encoding: PhantomData,
        }
    }

    /// Begins a reply.
    #[cfg(feature = "server")]
    pub(crate) fn reply(call: &'static Call) -> Self {
        Self {
            is_reply: true,
            ..Self::new(call)
        }
    }

    /// What the body says beside the members.
    fn heading(&self) -> Heading<'a> {
        let heading = Heading {
            is_reply: self.is_reply,
            error: self.error,
            name: self.name,
            ..self.call.heading()
        };
        // What is said of a request is not said of its reply.
        let root = if self.is_reply { "" } else { heading.root };
        Heading { root, ..heading }
    }

    /// A header of the operation itself, in place of the protocol's. The macro has checked name and value.
    pub fn constant_header(&mut self, name: &'static str, value: &'static str) {
        let name = HeaderName::try_from(name);
        let value = HeaderValue::try_from(value);
        if let (Ok(name), Ok(value)) = (name, value) {
            self.headers.insert(name, value);
        }
    }

    /// A header.
    pub fn header<H: ToHeader + ?Sized>(
        &mut self,
        name: &'static str,
        value: &H,
        format: TimestampFormat,
        is_secret: bool,
    ) -> Result<(), BuildFault> {
        let mut text = String::new();
        if value.write(format, &mut text) {
            self.insert(name, text, is_secret || H::IS_SECRET)?;
        }
        Ok(())
    }

    /// A header whose value is JSON text, in base64.
    pub fn json_header<H: ToHeader + ?Sized>(
        &mut self,
        name: &'static str,
        value: &H,
        is_secret: bool,
    ) -> Result<(), BuildFault> {
        let mut text = String::new();
        if value.write(TimestampFormat::DateTime, &mut text) {
            let encoded = Blob::from(text).to_base64();
            self.insert(name, encoded, is_secret || H::IS_SECRET)?;
        }
        Ok(())
    }

    /// Headers that share a prefix, but for those that are there already: a header of a member's own wins.
    pub fn prefix_headers<M: ToPrefixHeaders>(
        &mut self,
        prefix: &str,
        map: &M,
        is_secret: bool,
    ) -> Result<(), BuildFault> {
        let mut result = Ok(());
        map.for_each(&mut |key, value| {
            let mut text = String::new();
            let name = format!("{prefix}{key}");
            if result.is_ok()
                && !self.headers.contains_key(&name)
                && value.write(TimestampFormat::HttpDate, &mut text)
            {
                let is_secret = is_secret || <M::Value as ToHeader>::IS_SECRET;
                result = self.insert(&name, text, is_secret);
            }
        });
        result
    }

    fn insert(&mut self, name: &str, text: String, is_secret: bool) -> Result<(), BuildFault> {
        let (name, mut value) = checked_header(name, text)?;
        if self.headers.len() >= MAX_HEADERS {
            return Err(BuildFault::Header {
                name: name.as_str().to_owned(),
                reason: "is one too many: a message has 10,000 headers at most",
            });
        }
        value.set_sensitive(is_secret || value.is_sensitive());
        self.headers.insert(name, value);
        Ok(())
    }

    /// The members of the body.
    pub fn members(
        &mut self,
        write: impl FnOnce(&mut MemberWriter<<E::Codec as Codec>::Object<'_>>),
    ) -> Result<(), BuildFault> {
        let bytes = E::Codec::write_members(&self.heading(), write).map_err(BuildFault::Body)?;
        self.set_content(E::CONTENT_TYPE, Content::Bytes(bytes.into()));
        Ok(())
    }

    /// The body of a structure without a member in it.
    pub fn no_members(&mut self) -> Result<(), BuildFault> {
        if E::WRITES_EMPTY {
            self.members(|_| {})?;
        }
        Ok(())
    }

    /// The name of the type that a reply is.
    #[cfg(feature = "server")]
    pub fn name(&mut self, name: &'static str) {
        self.name = name;
    }

    /// A structure whose members are those of the body.
    #[cfg(feature = "server")]
    pub(crate) fn object<T: serde::Serialize + Shape>(
        &mut self,
        value: &T,
    ) -> Result<(), BuildFault> {
        self.name(T::NAME);
        let bytes = E::Codec::write_object(&self.heading(), value).map_err(BuildFault::Body)?;
        self.set_content(E::CONTENT_TYPE, Content::Bytes(bytes.into()));
        Ok(())
    }

    /// A body that is the same in every message, and its content type.
    pub(crate) fn set_static_body(&mut self, body: &'static [u8]) {
        self.set_content(E::CONTENT_TYPE, Content::Bytes(body.into()));
    }

    /// The member that is the body.
    pub fn payload<T: ToPayload>(
        &mut self,
        value: &'a T,
        requires_length: bool,
    ) -> Result<(), BuildFault> {
        self.annotated_payload(value, requires_length, "")
    }

    /// The same, with what is said of its outermost element.
    pub fn annotated_payload<T: ToPayload>(
        &mut self,
        value: &'a T,
        requires_length: bool,
        root: &'static str,
    ) -> Result<(), BuildFault> {
        let heading = Heading {
            root,
            ..self.heading()
        };
        let payload = value.to_payload::<E>(&heading).map_err(BuildFault::Body)?;
        let Some(payload) = payload else {
            return Ok(());
        };
        if let Content::Stream(stream, _) = &payload.content
            && requires_length
            && stream.length().is_none()
        {
            return Err(BuildFault::Stream(StreamFault::NoLength));
        }
        self.set_content(payload.content_type, payload.content);
        Ok(())
    }

    /// The body, and its content type unless a member has given it.
    fn set_content(&mut self, content_type: &'static str, content: Content<'a>) {
        self.headers
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static(content_type));
        self.content = content;
    }
}

/// A header from names and values that are known at run time only. One that carries credentials is marked, so that
/// `HeaderValue`'s `Debug`, and so ureq's logs, hide it.
pub(crate) fn checked_header(
    name: &str,
    value: String,
) -> Result<(HeaderName, HeaderValue), BuildFault> {
    let fault = |reason| BuildFault::Header {
        name: name.to_owned(),
        reason,
    };
    let parsed =
        HeaderName::try_from(name).map_err(|_| fault("has a name that HTTP does not allow"))?;
    if [HOST, CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&parsed) {
        return Err(fault("is set by the client and cannot be given"));
    }
    let mut value = HeaderValue::from_maybe_shared(Bytes::from(value)).map_err(|_| {
        fault("has a value that HTTP does not allow, such as one with a line break")
    })?;
    value.set_sensitive(CREDENTIALS.contains(&parsed.as_str()));
    Ok((parsed, value))
}

const CREDENTIALS: [&str; 5] = [
    "authorization",
    "proxy-authorization",
    "cookie",
    "x-amz-security-token",
    "x-amz-sso_bearer_token",
];
