//! Lists and maps, element by element.
//!
//! A `null` in a list, or as a value in a map, is dropped if its type does not take it, as in JSON. Nobody is told how many
//! elements there are before they come: a hundred lists in one another could each claim as many as there are bytes.

use serde::de::{Deserialize, DeserializeSeed, Error as _, MapAccess, SeqAccess};

use super::Reader;
use crate::protocol::codec::UnlessNull;
use crate::protocol::codec::cbor::error::CborError;
use crate::protocol::codec::cbor::item::{BREAK, Length};

/// How many elements or entries are still to come.
struct Left(Length);

impl Left {
    /// Whether another one begins; what ends the list or map is taken.
    fn next(&mut self, reader: &mut Reader<'_>) -> bool {
        match &mut self.0 {
            Length::Definite(0) => false,
            Length::Definite(left) => {
                *left -= 1;
                true
            }
            Length::Indefinite if reader.peek() == Some(BREAK) => {
                reader.skip_byte();
                self.0 = Length::Definite(0);
                false
            }
            Length::Indefinite => true,
        }
    }

    fn end(mut self, reader: &mut Reader<'_>) -> Result<(), CborError> {
        if self.next(reader) {
            return Err(CborError::custom(
                "invalid length , expected fewer elements",
            ));
        }
        Ok(())
    }
}

pub(super) struct Elements<'a, 'de> {
    reader: &'a mut Reader<'de>,
    left: Left,
    drops_null: bool,
}

impl<'a, 'de> Elements<'a, 'de> {
    pub(super) fn new(reader: &'a mut Reader<'de>, length: Length, drops_null: bool) -> Self {
        Self {
            reader,
            left: Left(length),
            drops_null,
        }
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), CborError> {
        self.left.end(self.reader)
    }
}

impl<'de> SeqAccess<'de> for &mut Elements<'_, 'de> {
    type Error = CborError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CborError> {
        if !self.left.next(self.reader) {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    // Here and not with seeds, since a seed that has refused a `null` is used up.
    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, CborError> {
        while self.left.next(self.reader) {
            if !self.drops_null {
                return T::deserialize(&mut *self.reader).map(Some);
            }
            let element = UnlessNull::<T>::new().deserialize(&mut *self.reader)?;
            if element.is_some() {
                return Ok(element);
            }
        }
        Ok(None)
    }
}

pub(super) struct Entries<'a, 'de> {
    reader: &'a mut Reader<'de>,
    left: Left,
}

impl<'a, 'de> Entries<'a, 'de> {
    pub(super) fn new(reader: &'a mut Reader<'de>, length: Length) -> Self {
        Self {
            reader,
            left: Left(length),
        }
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), CborError> {
        self.left.end(self.reader)
    }
}

impl<'de> MapAccess<'de> for &mut Entries<'_, 'de> {
    type Error = CborError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, CborError> {
        if !self.left.next(self.reader) {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, CborError> {
        seed.deserialize(&mut *self.reader)
    }

    // What reads a map asks for entries, what reads a struct asks for names and values.
    fn next_entry<K: Deserialize<'de>, T: Deserialize<'de>>(
        &mut self,
    ) -> Result<Option<(K, T)>, CborError> {
        while let Some(key) = self.next_key()? {
            if let Some(value) = self.next_value_seed(UnlessNull::new())? {
                return Ok(Some((key, value)));
            }
        }
        Ok(None)
    }
}
