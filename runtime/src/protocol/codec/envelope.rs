//! What the body of an error says of the error, in whatever codec.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The members of an error body that name and explain the error.
#[derive(Debug, Default)]
pub struct Envelope<'a> {
    pub(crate) code: Option<Cow<'a, str>>,
    pub(crate) r#type: Option<Cow<'a, str>>,
    pub(crate) message: Option<Cow<'a, str>>,
    pub(crate) error: Option<Cow<'a, str>>,
    pub(crate) error_description: Option<Cow<'a, str>>,
    /// The request id, where the body has it.
    pub(crate) request_id: Option<Cow<'a, str>>,
}

impl<'de> Envelope<'de> {
    /// Reads the body. What it said before something was wrong with it holds, but for the message: it may be that of an error
    /// that hides it, and was not named yet.
    pub(crate) fn read<D: Deserializer<'de>>(deserializer: D) -> Self {
        let mut envelope = Self::default();
        if deserializer
            .deserialize_map(EnvelopeVisitor(&mut envelope))
            .is_err()
        {
            envelope.message = None;
            envelope.error_description = None;
        }
        envelope
    }
}

struct EnvelopeVisitor<'a, 'de>(&'a mut Envelope<'de>);

impl<'de> Visitor<'de> for EnvelopeVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let envelope = self.0;
        while let Some(Text(key)) = map.next_key()? {
            let slot = match key.as_deref() {
                Some("code") => &mut envelope.code,
                Some("__type") => &mut envelope.r#type,
                Some("message" | "Message") => &mut envelope.message,
                Some("error") => &mut envelope.error,
                Some("error_description") => &mut envelope.error_description,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if let Text(Some(value)) = map.next_value()? {
                *slot = Some(value);
            }
        }
        Ok(())
    }
}

/// A string if it is one; anything else is passed over.
struct Text<'a>(Option<Cow<'a, str>>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_unit<E>(self) -> Result<Text<'de>, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Text<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Text(None))
    }
}
