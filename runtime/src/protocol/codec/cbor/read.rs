//! Reading values: a serde deserializer.

mod access;
mod input;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, StringDeserializer};
use serde::de::{Deserializer, Error as _, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::error::CborError;
use super::item::{Item, Length, Major, NULL, UNDEFINED};
use crate::protocol::codec::BLOB;
use access::{Elements, Entries};

/// How deep lists and maps may stand in one another, as `serde_json` has it.
const MAX_DEPTH: u8 = 128;

const STRAY_BREAK: &str = "has a break where nothing was begun";

/// Reads one value after the other out of a body.
pub(super) struct Reader<'de> {
    input: &'de [u8],
    position: usize,
    /// How much deeper it may go.
    depth: u8,
}

impl<'de> Reader<'de> {
    pub(super) fn new(input: &'de [u8]) -> Self {
        Self {
            input,
            position: 0,
            depth: MAX_DEPTH,
        }
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Result<(), CborError> {
        if self.position == self.input.len() {
            Ok(())
        } else {
            Err(self.fault("goes on behind its value"))
        }
    }

    fn fault(&self, fault: &'static str) -> CborError {
        CborError::Bytes {
            fault,
            at: self.position,
        }
    }

    /// The next item that is no tag.
    fn value(&mut self) -> Result<Item, CborError> {
        loop {
            match self.item()? {
                Item::Tag => {}
                item => return Ok(item),
            }
        }
    }

    fn visit<V: Visitor<'de>>(&mut self, item: Item, visitor: V) -> Result<V::Value, CborError> {
        match item {
            Item::Unsigned(value) => visitor.visit_u64(value),
            Item::Negative(value) => match i64::try_from(value) {
                Ok(value) => visitor.visit_i64(-1 - value),
                Err(_) => visitor.visit_i128(-1 - i128::from(value)),
            },
            Item::Bytes(Length::Definite(length)) => {
                visitor.visit_borrowed_bytes(self.take(length)?)
            }
            Item::Bytes(Length::Indefinite) => visitor.visit_byte_buf(self.chunks_of_bytes()?),
            Item::Text(Length::Definite(length)) => visitor.visit_borrowed_str(self.text(length)?),
            Item::Text(Length::Indefinite) => visitor.visit_string(self.chunks_of_text()?),
            Item::List(length) => self.list(length, true, visitor),
            Item::Map(length) => self.map(length, visitor),
            Item::Boolean(value) => visitor.visit_bool(value),
            Item::Nothing => visitor.visit_unit(),
            Item::Float(value) => visitor.visit_f64(value),
            Item::Tag => Err(self.fault("has a tag without a value")),
            Item::Break => Err(self.fault(STRAY_BREAK)),
        }
    }

    /// `drops_null` where a list has no fixed places.
    fn list<V: Visitor<'de>>(
        &mut self,
        length: Length,
        drops_null: bool,
        visitor: V,
    ) -> Result<V::Value, CborError> {
        self.nested(|reader| {
            let mut elements = Elements::new(reader, length, drops_null);
            let value = visitor.visit_seq(&mut elements)?;
            elements.end()?;
            Ok(value)
        })
    }

    fn map<V: Visitor<'de>>(&mut self, length: Length, visitor: V) -> Result<V::Value, CborError> {
        self.nested(|reader| {
            let mut entries = Entries::new(reader, length);
            let value = visitor.visit_map(&mut entries)?;
            entries.end()?;
            Ok(value)
        })
    }

    fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, CborError>,
    ) -> Result<T, CborError> {
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(self.fault("is nested too deeply"));
        };
        let outside = std::mem::replace(&mut self.depth, depth);
        let value = read(self);
        self.depth = outside;
        value
    }

    /// A list with fixed places, where a null is one of them.
    fn tuple<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, CborError> {
        match self.value()? {
            Item::List(length) => self.list(length, false, visitor),
            item => self.visit(item, visitor),
        }
    }

    /// Text, and nothing else: bytes are no text, even if they are UTF-8, and an integer is no name.
    fn text_alone<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, CborError> {
        match self.value()? {
            item @ Item::Text(_) => self.visit(item, visitor),
            Item::Break => Err(self.fault(STRAY_BREAK)),
            other => Err(CborError::invalid_type(unexpected(other), &visitor)),
        }
    }

    /// Takes a null, with its tags. Where there is none, the next value is still to be read.
    fn take_nothing(&mut self) -> Result<bool, CborError> {
        loop {
            match self.peek() {
                Some(NULL | UNDEFINED) => {
                    self.skip_byte();
                    return Ok(true);
                }
                Some(byte) if byte >> 5 == Major::Tag as u8 => {
                    self.item()?;
                }
                _ => return Ok(false),
            }
        }
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = CborError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CborError> {
        let item = self.value()?;
        self.visit(item, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CborError> {
        if self.take_nothing()? {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CborError> {
        self.text_alone(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CborError> {
        self.text_alone(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, CborError> {
        self.text_alone(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, CborError> {
        if name != BLOB {
            return visitor.visit_newtype_struct(self);
        }
        match self.value()? {
            item @ Item::Bytes(_) => self.visit(item, visitor),
            // Text is not taken for base64, as it is in JSON.
            other => Err(CborError::invalid_type(unexpected(other), &"bytes")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, CborError> {
        self.tuple(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, CborError> {
        self.tuple(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, CborError> {
        match self.value()? {
            Item::Text(Length::Definite(length)) => {
                visitor.visit_enum(BorrowedStrDeserializer::new(self.text(length)?))
            }
            Item::Text(Length::Indefinite) => {
                visitor.visit_enum(StringDeserializer::new(self.chunks_of_text()?))
            }
            Item::Map(length) => self.nested(|reader| {
                let mut entries = Entries::new(reader, length);
                let value = MapAccessDeserializer::new(&mut entries)
                    .deserialize_enum(name, variants, visitor)?;
                entries.end()?;
                Ok(value)
            }),
            other => Err(CborError::invalid_type(unexpected(other), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq map struct ignored_any
    }
}

/// What was found, for a message that does not repeat it.
fn unexpected(item: Item) -> Unexpected<'static> {
    match item {
        Item::Unsigned(_) | Item::Negative(_) => Unexpected::Other("integer"),
        Item::Bytes(_) => Unexpected::Other("bytes"),
        Item::Text(_) => Unexpected::Other("string"),
        Item::List(_) => Unexpected::Seq,
        Item::Map(_) => Unexpected::Map,
        Item::Boolean(_) => Unexpected::Other("boolean"),
        Item::Nothing => Unexpected::Other("null"),
        Item::Float(_) => Unexpected::Other("floating"),
        Item::Tag | Item::Break => Unexpected::Other("nothing"),
    }
}
