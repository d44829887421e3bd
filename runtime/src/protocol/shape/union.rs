//! Unions: objects with exactly one member.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserializer, Serializer};

use super::{Annotated, MemberReader, Writable};
use crate::protocol::codec::EC2;
use crate::values::{FormatTimestamps, Formatted, TimestampFormat};

/// A union that is read.
pub trait FromUnion: Sized {
    /// The number of the member with this name, if it is known.
    fn index(name: &str) -> Option<usize>;

    /// Reads the member. `None` where its value is `null`.
    fn read<'de, A: MapAccess<'de>>(
        index: usize,
        members: &mut MemberReader<'de, A>,
    ) -> Result<Option<Self>, A::Error>;

    /// A member that was added to the service after this program was written.
    fn unknown(name: String) -> Self;
}

/// Writes a union.
pub fn write_union<S: Serializer, T: Writable + ?Sized>(
    serializer: S,
    name: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    // As a structure, whose number of members is not told.
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(name, value)?;
    map.end()
}

/// Writes a union of whose member something is said, as the name of a newtype.
pub fn write_annotated_union<S: Serializer, T: Writable + ?Sized>(
    serializer: S,
    name: &'static str,
    words: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    write_union(serializer, name, &Annotated::new(value, words))
}

/// Writes a union whose timestamps have a format of their own.
pub fn write_union_as<S: Serializer, T: FormatTimestamps + ?Sized>(
    serializer: S,
    name: &'static str,
    value: &T,
    format: TimestampFormat,
) -> Result<S::Ok, S::Error> {
    write_union(serializer, name, &Formatted(value, format))
}

/// The error for a union whose member is known by name only.
#[must_use]
pub fn unknown_union_member<E: serde::ser::Error>(union: &str, name: &str) -> E {
    E::custom(format!(
        "the union `{union}` has the member {name:?}, whose value was not kept; it cannot be sent"
    ))
}

/// Reads a union.
pub fn deserialize_union<'de, T: FromUnion, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct("", &[], UnionVisitor(PhantomData))
}

/// The number of the member that is meant by a name that was read.
fn index<T: FromUnion>(name: &str) -> Option<usize> {
    T::index(name).or_else(|| {
        // In a request of EC2 names begin with a capital.
        let name = name.strip_prefix(EC2)?;
        let (first, rest) = name.split_at_checked(1)?;
        T::index(name).or_else(|| T::index(&format!("{}{rest}", first.to_ascii_lowercase())))
    })
}

struct UnionVisitor<T>(PhantomData<T>);

impl<'de, T: FromUnion> Visitor<'de> for UnionVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with one member")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut members = MemberReader::new(map);
        let mut found = None;
        let mut unknown = None;
        while let Some(name) = members.next_name()? {
            let Some(index) = index::<T>(&name) else {
                members.skip()?;
                // Some services name the union's type beside the member.
                if name != "__type" {
                    unknown = Some(name);
                }
                continue;
            };
            let value = T::read(index, &mut members)?;
            if value.is_some() && found.is_some() {
                return Err(A::Error::custom(
                    "invalid value: object, expected an object with one member",
                ));
            }
            found = found.or(value);
        }
        found.or_else(|| unknown.map(T::unknown)).ok_or_else(|| {
            A::Error::custom("invalid value: object, expected an object with one member")
        })
    }
}
