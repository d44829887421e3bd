//! Reading the members of an object.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};

use super::{Annotated, Readable};
use crate::protocol::codec::{
    ATTRIBUTE, EC2, EC2_NAME, IS_ATTRIBUTE, UnlessNull, in_member, missing, missing_but_for_case,
};

/// How many names in another case are kept, however many a reply has.
const MAX_OTHER_CASES: usize = 16;

/// Something that is read from the members of an object.
pub trait FromMembers {
    /// What comes of it.
    type Value;

    /// Whether it has an error's message that must not be shown.
    const HIDES_MESSAGE: bool = false;

    /// Whether members have names in a case that nobody gave.
    const NAMED_BY_DEFAULT: bool = false;

    /// Reads all members.
    fn read<'de, A: MapAccess<'de>>(
        members: &mut MemberReader<'de, A>,
    ) -> Result<Self::Value, A::Error>;
}

/// Steps through the members of an object.
pub struct MemberReader<'de, A> {
    map: A,
    /// The names that were passed over, and differ from a known one in the case of their letters alone.
    other_cases: Vec<String>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> MemberReader<'de, A> {
    pub(crate) fn new(map: A) -> Self {
        Self {
            map,
            other_cases: Vec::new(),
            lifetime: PhantomData,
        }
    }

    /// Which of the names the next member has. Members of other names are passed over.
    pub fn next(&mut self, names: &[&str]) -> Result<Option<usize>, A::Error> {
        while let Some(name) = self.map.next_key_seed(NameIn(names))? {
            match name {
                Name::Known(index) => return Ok(Some(index)),
                Name::InOtherCase(name) => {
                    if self.other_cases.len() < MAX_OTHER_CASES {
                        self.other_cases.push(name);
                    }
                    self.skip()?;
                }
                Name::Unknown => self.skip()?,
            }
        }
        Ok(None)
    }

    /// The value of a member that must be there, after all members were read.
    pub fn required<T>(&self, value: Option<T>, name: &'static str) -> Result<T, A::Error> {
        value.ok_or_else(|| {
            let other = self
                .other_cases
                .iter()
                .find(|other| other.eq_ignore_ascii_case(name));
            A::Error::custom(match other {
                Some(other) => missing_but_for_case(name, other),
                None => missing(name),
            })
        })
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

/// Reads members of which something is said: see [`MemberReader::annotated`].
pub struct AnnotatedReader<'r, 'de, A> {
    reader: &'r mut MemberReader<'de, A>,
    words: &'static str,
}

impl<'de, A: MapAccess<'de>> MemberReader<'de, A> {
    /// Reads the next value with what is said of it, as the name of a newtype.
    pub fn annotated(&mut self, words: &'static str) -> AnnotatedReader<'_, 'de, A> {
        AnnotatedReader {
            reader: self,
            words,
        }
    }
}

impl<'de, A: MapAccess<'de>> AnnotatedReader<'_, 'de, A> {
    /// As [`MemberReader::read`].
    pub fn read<T: Readable<'de>>(
        self,
        name: &'static str,
        member: &mut Option<T>,
    ) -> Result<(), A::Error> {
        let seed = Annotated::new(UnlessNull::new(), self.words);
        *member = self.value(name, seed)?;
        Ok(())
    }

    /// As [`MemberReader::read_optional`].
    pub fn read_optional<T: Readable<'de>>(
        self,
        name: &'static str,
        member: &mut Option<T>,
    ) -> Result<(), A::Error> {
        *member = self.optional_value(name)?;
        Ok(())
    }

    /// As [`MemberReader::read_over`].
    pub fn read_over<T: Readable<'de>>(
        self,
        name: &'static str,
        member: &mut T,
    ) -> Result<(), A::Error> {
        if let Some(value) = self.optional_value(name)? {
            *member = value;
        }
        Ok(())
    }

    /// As [`MemberReader::optional_value`].
    pub fn optional_value<T: Readable<'de>>(
        self,
        name: &'static str,
    ) -> Result<Option<T>, A::Error> {
        let seed = Annotated::new(PhantomData::<Option<T>>, self.words);
        self.value(name, seed)
    }

    fn value<S: DeserializeSeed<'de>>(self, name: &str, seed: S) -> Result<S::Value, A::Error> {
        let value = self.reader.map.next_value_seed(seed);
        value.map_err(|error| in_this_member(name, error))
    }
}

fn in_this_member<E: serde::de::Error>(name: &str, error: E) -> E {
    in_member(name, &error.to_string()).map_or(error, E::custom)
}

/// The value of a member that must be there, outside of the body.
pub fn required<T, E: serde::de::Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::custom(missing(name)))
}

/// Reads a nested structure.
pub fn deserialize_structure<'de, V, D>(deserializer: D) -> Result<V::Value, D::Error>
where
    V: FromMembers,
    D: Deserializer<'de>,
{
    // A map is something else in XML.
    deserializer.deserialize_struct("", &[], StructureVisitor::<V>(PhantomData))
}

/// Reads an enum of strings.
pub fn deserialize_text_enum<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

pub(crate) struct StructureVisitor<V>(pub(crate) PhantomData<V>);

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

/// What the name of a member is.
enum Name {
    Known(usize),
    /// As a known one, but for the case of its letters.
    InOtherCase(String),
    Unknown,
}

/// Looks a member's name up without copying it.
struct NameIn<'n>(&'n [&'n str]);

impl<'de> DeserializeSeed<'de> for NameIn<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameIn<'_> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        Ok(match self.0.iter().position(|known| *known == name) {
            Some(index) => Name::Known(index),
            None => Name::unknown(self.0, name),
        })
    }
}

impl Name {
    #[cold]
    fn unknown(names: &[&str], name: &str) -> Self {
        if let Some(index) = names.iter().position(|known| is_meant(known, name)) {
            return Self::Known(index);
        }
        let in_any_case = |known: &&str| plain(known).0.eq_ignore_ascii_case(name);
        if names.iter().any(in_any_case) {
            Self::InOtherCase(name.to_owned())
        } else {
            Self::Unknown
        }
    }
}

/// A name in a table without what is said of it there, and its name in requests of EC2, where that is another.
fn plain(known: &str) -> (&str, Option<&str>) {
    let known = known.strip_prefix(IS_ATTRIBUTE).unwrap_or(known);
    match known.split_once(EC2_NAME) {
        Some((name, ec2)) => (name, Some(ec2)),
        None => (known, None),
    }
}

/// Whether the name of a member that came is that of a table, in a codec that has other names.
fn is_meant(known: &str, name: &str) -> bool {
    let (plain, ec2) = plain(known);
    if let Some(name) = name.strip_prefix(ATTRIBUTE) {
        // Prefixes are the document's own choice.
        let local = |name: &str| name.rsplit(':').next().map(str::to_owned);
        return known.starts_with(IS_ATTRIBUTE) && local(plain) == local(name);
    }
    if let Some(name) = name.strip_prefix(EC2) {
        let is_capitalized = || {
            let mut characters = plain.chars();
            let first = characters.next().map(|first| first.to_ascii_uppercase());
            name.strip_prefix(|it| Some(it) == first) == Some(characters.as_str())
        };
        return ec2.map_or_else(is_capitalized, |ec2| ec2 == name);
    }
    plain == name
}
