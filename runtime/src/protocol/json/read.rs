//! Reading the members of an object.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};

use crate::protocol::json::error::{in_member, missing};
use crate::protocol::json::reader::{Reader, UnlessNull};
use crate::protocol::json::{JsonError, Readable};

/// Something that is read from the members of a JSON object.
pub trait FromMembers {
    /// What comes of it.
    type Value;

    /// Whether it has an error's message that must not be shown.
    const HIDES_MESSAGE: bool = false;

    /// Reads all members.
    fn read<'de, A: MapAccess<'de>>(
        members: &mut MemberReader<'de, A>,
    ) -> Result<Self::Value, A::Error>;
}

/// Steps through the members of an object.
pub struct MemberReader<'de, A> {
    map: A,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> MemberReader<'de, A> {
    pub(crate) fn new(map: A) -> Self {
        Self {
            map,
            lifetime: PhantomData,
        }
    }

    /// Which of the names the next member has. Members of other names are passed over.
    pub fn next(&mut self, names: &[&str]) -> Result<Option<usize>, A::Error> {
        while let Some(index) = self.map.next_key_seed(NameIn(names))? {
            match index {
                Some(index) => return Ok(Some(index)),
                None => self.skip()?,
            }
        }
        Ok(None)
    }

    /// The name of the next member.
    pub(crate) fn next_name(&mut self) -> Result<Option<String>, A::Error> {
        self.map.next_key()
    }

    /// Passes over a value.
    pub(crate) fn skip(&mut self) -> Result<(), A::Error> {
        self.map.next_value::<IgnoredAny>().map(drop)
    }

    /// The value of the member that `next` has stopped at, for a member that must be there. `null` is no value, unless `T`
    /// takes it, as a document does.
    pub fn read<T: Readable<'de>>(
        &mut self,
        name: &'static str,
        member: &mut Option<T>,
    ) -> Result<(), A::Error> {
        *member = self
            .map
            .next_value_seed(UnlessNull::new())
            .map_err(|error| in_this_member(name, error))?;
        Ok(())
    }

    /// The same for a member that may be left out. `null` is no value, whatever `T` is.
    pub fn read_optional<T: Readable<'de>>(
        &mut self,
        name: &'static str,
        member: &mut Option<T>,
    ) -> Result<(), A::Error> {
        *member = self.optional_value(name)?;
        Ok(())
    }

    /// The same for a member that has a value already, which it keeps where `null` came.
    pub fn read_over<T: Readable<'de>>(
        &mut self,
        name: &'static str,
        member: &mut T,
    ) -> Result<(), A::Error> {
        if let Some(value) = self.optional_value(name)? {
            *member = value;
        }
        Ok(())
    }

    /// The value of the member that `next` has stopped at, for a member that may be left out. `null` is no value, whatever
    /// `T` is.
    pub fn optional_value<T: Readable<'de>>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<T>, A::Error> {
        self.map
            .next_value()
            .map_err(|error| in_this_member(name, error))
    }
}

fn in_this_member<E: serde::de::Error>(name: &str, error: E) -> E {
    in_member(name, &error.to_string()).map_or(error, E::custom)
}

/// The value of a member that must be there.
pub fn required<T, E: serde::de::Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::custom(missing(name)))
}

/// Reads a body as the members of `V`.
pub(crate) fn read_members<V: FromMembers>(body: &[u8]) -> Result<V::Value, JsonError> {
    read_with(body, |deserializer| {
        deserializer.deserialize_map(StructureVisitor::<V>(PhantomData))
    })
}

/// Reads a body as a shape.
pub(crate) fn read_shape<T: for<'de> Readable<'de>>(body: &[u8]) -> Result<T, JsonError> {
    read_with(body, |deserializer| T::deserialize(deserializer))
}

type BodyReader<'a, 'de> = Reader<&'a mut serde_json::Deserializer<serde_json::de::SliceRead<'de>>>;

fn read_with<'de, T>(
    body: &'de [u8],
    read: impl FnOnce(BodyReader<'_, 'de>) -> Result<T, serde_json::Error>,
) -> Result<T, JsonError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    read(Reader(&mut deserializer))
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| JsonError::reading(&error))
}

/// Reads a nested structure.
pub fn deserialize_structure<'de, V, D>(deserializer: D) -> Result<V::Value, D::Error>
where
    V: FromMembers,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(StructureVisitor::<V>(PhantomData))
}

/// Reads an enum of strings.
pub fn deserialize_text_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

struct StructureVisitor<V>(PhantomData<V>);

impl<'de, V: FromMembers> Visitor<'de> for StructureVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        V::read(&mut MemberReader::new(map))
    }
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: for<'a> From<&'a str>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::from(text))
    }
}

/// Looks a member's name up without copying it.
struct NameIn<'n>(&'n [&'n str]);

impl<'de> DeserializeSeed<'de> for NameIn<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameIn<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.iter().position(|known| *known == name))
    }
}
