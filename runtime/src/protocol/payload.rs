//! Members that are the whole body: Smithy's `httpPayload` trait.

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::protocol::codec::{Codec, CodecError, Encoding, Heading};
use crate::protocol::framing::Framing;
use crate::protocol::text::{FromText, ToText};
use crate::sensitive::{Sensitive, Wipe};
use crate::values::{Blob, ByteStream, Document, TimestampFormat};

/// A body and its content type.
pub struct Payload<'a> {
    pub(crate) content_type: &'static str,
    pub(crate) content: Content<'a>,
}

/// What a body is made of.
pub(crate) enum Content<'a> {
    Bytes(Cow<'a, [u8]>),
    /// A stream is taken when the request goes out, not before: one that is refused leaves it as it was.
    Stream(&'a ByteStream, Framing),
}

const TEXT: &str = "text/plain";
pub(crate) const BINARY: &str = "application/octet-stream";

/// A member that can be the whole body of a message.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the payload of a message",
    label = "not a type that a payload can have",
    note = "a payload is a `Blob`, a `ByteStream`, a `String`, a `Document`, or a type with `#[aws_shape]`, without `only_in = \"response\"`: a struct, a union or an enum of strings"
)]
pub trait ToPayload {
    /// The body. `None` where there is none.
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError>;

    /// The body where an optional member is not set.
    #[must_use]
    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        None
    }
}

/// A member that is read from a whole body: the mirror of [`ToPayload`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from the payload of a message",
    label = "not a type that a payload can have",
    note = "a payload is a `Blob`, a `ByteStream`, a `String`, a `Document`, or a type with `#[aws_shape]`, without `only_in = \"request\"`: a struct, a union or an enum of strings"
)]
pub trait FromPayload: Sized {
    /// What kind of body it is.
    const FORM: BodyForm;

    /// Reads the body, which may be empty.
    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError>;
}

/// What kind of body a message has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyForm {
    /// In the protocol's codec: an HTML page in its place comes from somebody else.
    Encoded,
    /// Any bytes.
    Bytes,
    /// Any bytes, which are not read into memory.
    Stream,
}

/// A body that came.
pub enum Incoming<'a> {
    /// All of it.
    Bytes(&'a [u8]),
    /// What is still to be read.
    Stream(ByteStream),
}

impl<'a> Incoming<'a> {
    /// The bytes. A stream comes only to who asked for one.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Stream(_) => &[],
        }
    }
}

impl<T: ToPayload> ToPayload for Option<T> {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        self.as_ref().map_or_else(
            || Ok(T::absent::<E>()),
            |value| value.to_payload::<E>(heading),
        )
    }
}

impl<T: FromPayload> FromPayload for Option<T> {
    const FORM: BodyForm = T::FORM;

    /// A body without a byte is a member that is not set; a stream is always there.
    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        match body {
            Incoming::Bytes([]) => Ok(None),
            body => T::from_payload::<E>(body).map(Some),
        }
    }
}

impl<T: ToPayload + Wipe> ToPayload for Sensitive<T> {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        self.expose().to_payload::<E>(heading)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        T::absent::<E>()
    }
}

impl<T: FromPayload + Wipe> FromPayload for Sensitive<T> {
    const FORM: BodyForm = T::FORM;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        T::from_payload::<E>(body).map(Self::new)
    }
}

fn bytes<'a>(content_type: &'static str, bytes: impl Into<Cow<'a, [u8]>>) -> Payload<'a> {
    Payload {
        content_type,
        content: Content::Bytes(bytes.into()),
    }
}

impl ToPayload for Blob {
    fn to_payload<E: Encoding>(&self, _: &Heading<'_>) -> Result<Option<Payload<'_>>, CodecError> {
        Ok(Some(bytes(BINARY, self.as_bytes())))
    }
}

impl FromPayload for Blob {
    const FORM: BodyForm = BodyForm::Bytes;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        Ok(body.bytes().into())
    }
}

impl ToPayload for ByteStream {
    fn to_payload<E: Encoding>(&self, _: &Heading<'_>) -> Result<Option<Payload<'_>>, CodecError> {
        Ok(Some(Payload {
            content_type: BINARY,
            content: Content::Stream(self, Framing::Plain),
        }))
    }
}

impl FromPayload for ByteStream {
    const FORM: BodyForm = BodyForm::Stream;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        Ok(match body {
            Incoming::Bytes(bytes) => bytes.into(),
            Incoming::Stream(stream) => stream,
        })
    }
}

impl ToPayload for str {
    fn to_payload<E: Encoding>(&self, _: &Heading<'_>) -> Result<Option<Payload<'_>>, CodecError> {
        Ok(Some(bytes(TEXT, self.as_bytes())))
    }
}

impl ToPayload for Cow<'_, str> {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        str::to_payload::<E>(self, heading)
    }
}

impl ToPayload for String {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        str::to_payload::<E>(self, heading)
    }
}

impl FromPayload for String {
    const FORM: BodyForm = BodyForm::Bytes;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        utf8(body.bytes()).map(str::to_owned)
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, CodecError> {
    std::str::from_utf8(bytes).map_err(|_| CodecError::new("the body is no UTF-8 text"))
}

impl ToPayload for Document {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        encode::<E, _>(heading, "Document", self)
    }
}

impl FromPayload for Document {
    const FORM: BodyForm = BodyForm::Encoded;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        E::Codec::read_value(body.bytes())
    }
}

/// A type with `#[aws_shape]`, or a pointer. What it is decides how it is a payload.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the payload of a message",
    label = "not a type that a payload can have",
    note = "a payload is a `Blob`, a `ByteStream`, a `String`, a `Document`, or a type with `#[aws_shape]`: a struct, a union or an enum of strings"
)]
pub trait Shape {
    /// One of `StructureForm`, `UnionForm`, `TextForm`, `PointerForm`.
    type Form;

    /// Its name, for codecs in which a document has one.
    const NAME: &'static str = "";
}

/// A struct: an object; one without members where it is not set.
pub enum StructureForm {}

/// A union: an object; no body where it is not set.
pub enum UnionForm {}

/// An enum of strings: plain text.
pub enum TextForm {}

/// A reference or a box: as what it points at.
pub enum PointerForm {}

impl<T: ?Sized> Shape for &T {
    type Form = PointerForm;
}

impl<T: ?Sized> Shape for Box<T> {
    type Form = PointerForm;
}

/// How a shape of this form is written.
pub trait WriteForm<T: ?Sized> {
    /// See [`ToPayload::to_payload`].
    fn write<'a, E: Encoding>(
        heading: &Heading<'_>,
        shape: &'a T,
    ) -> Result<Option<Payload<'a>>, CodecError>;

    /// See [`ToPayload::absent`].
    fn absent<E: Encoding>() -> Option<Payload<'static>>;
}

/// How a shape of this form is read.
pub trait ReadForm<T> {
    /// See [`FromPayload::FORM`].
    const FORM: BodyForm;

    /// See [`FromPayload::from_payload`].
    fn read<E: Encoding>(body: Incoming<'_>) -> Result<T, CodecError>;
}

#[diagnostic::do_not_recommend]
impl<T: Shape<Form: WriteForm<T>>> ToPayload for T {
    fn to_payload<E: Encoding>(
        &self,
        heading: &Heading<'_>,
    ) -> Result<Option<Payload<'_>>, CodecError> {
        T::Form::write::<E>(heading, self)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        T::Form::absent::<E>()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Shape<Form: ReadForm<T>>> FromPayload for T {
    const FORM: BodyForm = <T::Form as ReadForm<T>>::FORM;

    fn from_payload<E: Encoding>(body: Incoming<'_>) -> Result<Self, CodecError> {
        T::Form::read::<E>(body)
    }
}

fn encode<'a, E: Encoding, T: Serialize>(
    heading: &Heading<'_>,
    name: &'static str,
    shape: &'a T,
) -> Result<Option<Payload<'a>>, CodecError> {
    Ok(Some(bytes(
        E::CONTENT_TYPE,
        E::Codec::write_value(heading, name, shape)?,
    )))
}

impl<T: Serialize + Shape> WriteForm<T> for StructureForm {
    fn write<'a, E: Encoding>(
        heading: &Heading<'_>,
        shape: &'a T,
    ) -> Result<Option<Payload<'a>>, CodecError> {
        encode::<E, _>(heading, T::NAME, shape)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        let empty = E::Codec::EMPTY?;
        Some(bytes(E::CONTENT_TYPE, empty))
    }
}

impl<T: DeserializeOwned> ReadForm<T> for StructureForm {
    const FORM: BodyForm = BodyForm::Encoded;

    fn read<E: Encoding>(body: Incoming<'_>) -> Result<T, CodecError> {
        E::Codec::read_value(E::Codec::object(body.bytes()))
    }
}

impl<T: Serialize + Shape> WriteForm<T> for UnionForm {
    fn write<'a, E: Encoding>(
        heading: &Heading<'_>,
        shape: &'a T,
    ) -> Result<Option<Payload<'a>>, CodecError> {
        encode::<E, _>(heading, T::NAME, shape)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        None
    }
}

impl<T: DeserializeOwned> ReadForm<T> for UnionForm {
    const FORM: BodyForm = BodyForm::Encoded;

    fn read<E: Encoding>(body: Incoming<'_>) -> Result<T, CodecError> {
        E::Codec::read_value(body.bytes())
    }
}

impl<T: ToText> WriteForm<T> for TextForm {
    fn write<'a, E: Encoding>(
        _: &Heading<'_>,
        shape: &'a T,
    ) -> Result<Option<Payload<'a>>, CodecError> {
        let mut text = String::new();
        shape.write(TimestampFormat::DateTime, &mut text);
        Ok(Some(bytes(TEXT, text.into_bytes())))
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        None
    }
}

impl<T: FromText> ReadForm<T> for TextForm {
    const FORM: BodyForm = BodyForm::Bytes;

    fn read<E: Encoding>(body: Incoming<'_>) -> Result<T, CodecError> {
        T::read(utf8(body.bytes())?)
            .ok_or_else(|| CodecError::new("the body has an unexpected form"))
    }
}

impl<'p, T: ToPayload + ?Sized> WriteForm<&'p T> for PointerForm {
    fn write<'a, E: Encoding>(
        heading: &Heading<'_>,
        shape: &'a &'p T,
    ) -> Result<Option<Payload<'a>>, CodecError> {
        (**shape).to_payload::<E>(heading)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        T::absent::<E>()
    }
}

impl<T: ToPayload + ?Sized> WriteForm<Box<T>> for PointerForm {
    fn write<'a, E: Encoding>(
        heading: &Heading<'_>,
        shape: &'a Box<T>,
    ) -> Result<Option<Payload<'a>>, CodecError> {
        (**shape).to_payload::<E>(heading)
    }

    fn absent<E: Encoding>() -> Option<Payload<'static>> {
        T::absent::<E>()
    }
}

impl<T: FromPayload> ReadForm<Box<T>> for PointerForm {
    const FORM: BodyForm = T::FORM;

    fn read<E: Encoding>(body: Incoming<'_>) -> Result<Box<T>, CodecError> {
        T::from_payload::<E>(body).map(Box::new)
    }
}
