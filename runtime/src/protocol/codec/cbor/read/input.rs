//! The bytes: heads, and the content of strings. Nothing is taken that is not there.

use super::Reader;
use crate::protocol::codec::cbor::error::CborError;
use crate::protocol::codec::cbor::item::{
    IN_EIGHT_BYTES, IN_FOUR_BYTES, IN_ONE_BYTE, IN_TWO_BYTES, Item, Length, WITHOUT, half,
};

impl<'de> Reader<'de> {
    /// The next head.
    pub(super) fn item(&mut self) -> Result<Item, CborError> {
        let begin = self.position;
        let [initial] = self.array()?;
        let (major, info) = (initial >> 5, initial & 0x1f);
        let argument = match info {
            ..IN_ONE_BYTE => Some(u64::from(info)),
            IN_ONE_BYTE => Some(u64::from(u8::from_be_bytes(self.array()?))),
            IN_TWO_BYTES => Some(u64::from(u16::from_be_bytes(self.array()?))),
            IN_FOUR_BYTES => Some(u64::from(u32::from_be_bytes(self.array()?))),
            IN_EIGHT_BYTES => Some(u64::from_be_bytes(self.array()?)),
            WITHOUT => None,
            _ => return Err(self.fault_at(begin, "has a reserved byte")),
        };
        let length = argument.map_or(Length::Indefinite, Length::Definite);
        Ok(match (major, argument) {
            (0, Some(value)) => Item::Unsigned(value),
            (1, Some(value)) => Item::Negative(value),
            (2, _) => Item::Bytes(length),
            (3, _) => Item::Text(length),
            (4, _) => Item::List(length),
            (5, _) => Item::Map(length),
            (6, Some(_)) => Item::Tag,
            (7, None) => Item::Break,
            (7, Some(value)) => simple(info, value)
                .ok_or_else(|| self.fault_at(begin, "has a simple value that means nothing"))?,
            _ => return Err(self.fault_at(begin, "has an integer without a value")),
        })
    }

    fn fault_at(&mut self, position: usize, fault: &'static str) -> CborError {
        self.position = position;
        self.fault(fault)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, length: u64) -> Result<&'de [u8], CborError> {
        let rest = self.input.get(self.position..).unwrap_or_default();
        let taken = usize::try_from(length)
            .ok()
            .and_then(|length| rest.get(..length));
        let Some(taken) = taken else {
            self.position = self.input.len();
            return Err(self.fault("ends early"));
        };
        self.position += taken.len();
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], CborError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N as u64)?);
        Ok(array)
    }

    /// Text of so many bytes.
    pub(super) fn text(&mut self, length: u64) -> Result<&'de str, CborError> {
        let bytes = self.take(length)?;
        std::str::from_utf8(bytes).map_err(|_| self.fault("has text that is no UTF-8"))
    }

    /// Text that comes in chunks, each of a known length.
    pub(super) fn chunks_of_text(&mut self) -> Result<String, CborError> {
        let mut text = String::new();
        loop {
            match self.item()? {
                Item::Text(Length::Definite(length)) => text.push_str(self.text(length)?),
                Item::Break => return Ok(text),
                _ => return Err(self.fault("has text with something else in it")),
            }
        }
    }

    /// Bytes that come in chunks.
    pub(super) fn chunks_of_bytes(&mut self) -> Result<Vec<u8>, CborError> {
        let mut bytes = Vec::new();
        loop {
            match self.item()? {
                Item::Bytes(Length::Definite(length)) => {
                    bytes.extend_from_slice(self.take(length)?);
                }
                Item::Break => return Ok(bytes),
                _ => return Err(self.fault("has bytes with something else in them")),
            }
        }
    }

    /// The next byte, if there is one.
    pub(super) fn peek(&self) -> Option<u8> {
        self.input.get(self.position).copied()
    }

    pub(super) fn skip_byte(&mut self) {
        self.position += 1;
    }
}

/// What a simple value or the bits of a floating point number stand for.
fn simple(info: u8, value: u64) -> Option<Item> {
    Some(match (info, value) {
        (20, _) => Item::Boolean(false),
        (21, _) => Item::Boolean(true),
        (22 | 23, _) => Item::Nothing,
        (IN_TWO_BYTES, bits) => Item::Float(half(u16::try_from(bits).ok()?)),
        (IN_FOUR_BYTES, bits) => Item::Float(f32::from_bits(u32::try_from(bits).ok()?).into()),
        (IN_EIGHT_BYTES, bits) => Item::Float(f64::from_bits(bits)),
        _ => return None,
    })
}
