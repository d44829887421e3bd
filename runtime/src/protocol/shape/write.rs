//! The members of an object.

use serde::ser::{SerializeMap, Serializer};

use super::{Annotated, Writable};
use crate::values::{FormatTimestamps, Formatted, TimestampFormat};

/// Writes members, and keeps the first error to the end.
///
/// Generated code has a call for each member and no branch: the compiler checks each branch for each type, and there are
/// thousands of members in a large service.
pub struct MemberWriter<M: SerializeMap> {
    map: Result<M, M::Error>,
}

impl<M: SerializeMap> MemberWriter<M> {
    pub(crate) fn new(map: M) -> Self {
        Self { map: Ok(map) }
    }

    /// Begins an object.
    pub fn begin<S: Serializer<Ok = M::Ok, Error = M::Error, SerializeMap = M>>(
        serializer: S,
    ) -> Self {
        Self {
            map: serializer.serialize_map(None),
        }
    }

    /// A required member.
    pub fn write<T: Writable + ?Sized>(&mut self, name: &'static str, value: &T) {
        if let Ok(map) = &mut self.map
            && let Err(error) = map.serialize_entry(name, value)
        {
            self.map = Err(error);
        }
    }

    /// A member that is left out when it is `None`.
    pub fn write_optional<T: Writable>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.write(name, value);
        }
    }

    /// A required member whose timestamps have a format of their own.
    pub fn write_as<T: FormatTimestamps + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        format: TimestampFormat,
    ) {
        self.write(name, &Formatted(value, format));
    }

    /// A member whose timestamps have a format of their own, left out when it is `None`.
    pub fn write_optional_as<T: FormatTimestamps>(
        &mut self,
        name: &'static str,
        value: &Option<T>,
        format: TimestampFormat,
    ) {
        if let Some(value) = value {
            self.write_as(name, value, format);
        }
    }

    /// Writes the next value with what is said of it, as the name of a newtype.
    pub fn annotated(&mut self, words: &'static str) -> AnnotatedWriter<'_, M> {
        AnnotatedWriter {
            writer: self,
            words,
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    ///
    /// The first that there was.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.map?.end()
    }
}

/// Writes members of which something is said: see [`MemberWriter::annotated`].
pub struct AnnotatedWriter<'w, M: SerializeMap> {
    writer: &'w mut MemberWriter<M>,
    words: &'static str,
}

impl<M: SerializeMap> AnnotatedWriter<'_, M> {
    /// As [`MemberWriter::write`].
    pub fn write<T: Writable + ?Sized>(self, name: &'static str, value: &T) {
        self.writer.write(name, &Annotated::new(value, self.words));
    }

    /// As [`MemberWriter::write_optional`].
    pub fn write_optional<T: Writable>(self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.write(name, value);
        }
    }

    /// As [`MemberWriter::write_as`].
    pub fn write_as<T: FormatTimestamps + ?Sized>(
        self,
        name: &'static str,
        value: &T,
        format: TimestampFormat,
    ) {
        self.write(name, &Formatted(value, format));
    }

    /// As [`MemberWriter::write_optional_as`].
    pub fn write_optional_as<T: FormatTimestamps>(
        self,
        name: &'static str,
        value: &Option<T>,
        format: TimestampFormat,
    ) {
        if let Some(value) = value {
            self.write_as(name, value, format);
        }
    }
}
