//! What an attribute of an item can be.

use std::collections::BTreeMap;

use aws_operation::{Blob, aws_shape};

/// The value of an attribute.
#[aws_shape(rename_all = "UPPERCASE")]
#[derive(Clone, Debug, PartialEq)]
pub enum AttributeValue {
    /// A string.
    S(String),
    /// A number, as text: DynamoDB keeps 38 digits, which no number of Rust does.
    N(String),
    /// Bytes.
    B(Blob),
    /// A boolean.
    Bool(bool),
    /// Nothing: always `true`.
    Null(bool),
    /// A map.
    M(BTreeMap<String, AttributeValue>),
    /// A list.
    L(Vec<AttributeValue>),
    /// A set of strings, which is never empty.
    Ss(Vec<String>),
    /// A set of numbers, which is never empty.
    Ns(Vec<String>),
    /// A set of bytes, which is never empty.
    Bs(Vec<Blob>),
    /// A type that DynamoDB got later, by its name.
    #[aws(unknown)]
    Unknown(String),
}

impl AttributeValue {
    /// A number that Rust has no type for, as text: `12.75`. DynamoDB gives `12.50` back as `12.5`.
    pub fn number(text: impl Into<String>) -> Self {
        Self::N(text.into())
    }

    /// A set of strings.
    pub fn strings(strings: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::Ss(strings.into_iter().map(Into::into).collect())
    }

    /// A list.
    pub fn list(values: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        Self::L(values.into_iter().map(Into::into).collect())
    }

    /// What it is, for people.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::S(_) => "a string (S)",
            Self::N(_) => "a number (N)",
            Self::B(_) => "bytes (B)",
            Self::Bool(_) => "a boolean (BOOL)",
            Self::Null(_) => "nothing (NULL)",
            Self::M(_) => "a map (M)",
            Self::L(_) => "a list (L)",
            Self::Ss(_) => "a set of strings (SS)",
            Self::Ns(_) => "a set of numbers (NS)",
            Self::Bs(_) => "a set of bytes (BS)",
            Self::Unknown(_) => "a value of an unknown type",
        }
    }

    /// The string, if it is one.
    #[must_use]
    pub fn as_s(&self) -> Option<&str> {
        match self {
            Self::S(text) => Some(text),
            _ => None,
        }
    }

    /// The number's text, if it is a number.
    #[must_use]
    pub fn as_n(&self) -> Option<&str> {
        match self {
            Self::N(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if they are some.
    #[must_use]
    pub fn as_b(&self) -> Option<&[u8]> {
        match self {
            Self::B(blob) => Some(blob.as_ref()),
            _ => None,
        }
    }

    /// The boolean, if it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null(_))
    }

    /// The map, if it is one.
    #[must_use]
    pub fn as_m(&self) -> Option<&BTreeMap<String, Self>> {
        match self {
            Self::M(map) => Some(map),
            _ => None,
        }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn as_l(&self) -> Option<&[Self]> {
        match self {
            Self::L(list) => Some(list),
            _ => None,
        }
    }

    /// The set of strings, if it is one.
    #[must_use]
    pub fn as_ss(&self) -> Option<&[String]> {
        match self {
            Self::Ss(set) => Some(set),
            _ => None,
        }
    }

    /// The texts of a set of numbers, if it is one.
    #[must_use]
    pub fn as_ns(&self) -> Option<&[String]> {
        match self {
            Self::Ns(set) => Some(set),
            _ => None,
        }
    }

    /// The set of bytes, if it is one.
    #[must_use]
    pub fn as_bs(&self) -> Option<&[Blob]> {
        match self {
            Self::Bs(set) => Some(set),
            _ => None,
        }
    }
}

macro_rules! from {
    ($($source:ty => $kind:ident;)*) => {$(
        impl From<$source> for AttributeValue {
            fn from(value: $source) -> Self {
                Self::$kind(value.into())
            }
        }
    )*};
}

from! {
    &str => S;
    String => S;
    Blob => B;
    bool => Bool;
    BTreeMap<String, AttributeValue> => M;
    Vec<AttributeValue> => L;
}

// No floating-point numbers: what DynamoDB would read in their digits is rarely what was meant, and NaN is none at all.
macro_rules! from_numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for AttributeValue {
            fn from(number: $number) -> Self {
                Self::N(number.to_string())
            }
        }
    )*};
}

from_numbers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }
