//! From attributes to Rust's types.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

use aws_operation::Blob;

use super::value::AttributeValue;

/// What can be read from an attribute.
pub trait FromAttribute: Sized {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// A value of another type, or one that does not fit.
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError>;

    /// What stands for an attribute that is not there: `None` if it has to be.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// Why an attribute cannot be read: which it is, and what was found.
///
/// It repeats no value but that of a number which does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeError {
    /// From the item to the value: `lines[2].price`.
    path: String,
    problem: String,
}

impl AttributeError {
    /// An error that says what is wrong with the value.
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            problem: problem.into(),
        }
    }

    /// The error for a value of another type.
    #[must_use]
    pub fn expected(kind: &str, found: &AttributeValue) -> Self {
        Self::new(format!("expected {kind}, found {}", found.kind()))
    }

    /// The same, of a value in the attribute or the member of that name.
    #[must_use]
    pub fn in_attribute(mut self, name: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{name}{dot}{}", self.path);
        self
    }

    /// The same, of a value in a list.
    fn in_list(mut self, index: usize) -> Self {
        self = self.in_attribute("");
        self.path.insert_str(0, &format!("[{index}]"));
        self
    }

    /// From the item to the value: `lines[2].price`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for AttributeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "attribute `{}`: ", self.path.escape_debug())?;
        }
        f.write_str(&self.problem)
    }
}

impl Error for AttributeError {}

/// Reads what is of one type alone.
fn expect<'a, T>(
    value: &'a AttributeValue,
    kind: &str,
    read: impl FnOnce(&'a AttributeValue) -> Option<T>,
) -> Result<T, AttributeError> {
    read(value).ok_or_else(|| AttributeError::expected(kind, value))
}

impl FromAttribute for AttributeValue {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        Ok(value.clone())
    }
}

impl FromAttribute for String {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        expect(value, "a string (S)", AttributeValue::as_s).map(str::to_owned)
    }
}

impl FromAttribute for bool {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        expect(value, "a boolean (BOOL)", AttributeValue::as_bool)
    }
}

impl FromAttribute for Blob {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        expect(value, "bytes (B)", AttributeValue::as_b).map(Self::from)
    }
}

macro_rules! from_numbers {
    ($($number:ident)*) => {$(
        impl FromAttribute for $number {
            fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
                let text = expect(value, "a number (N)", AttributeValue::as_n)?;
                text.parse().map_err(|_| {
                    AttributeError::new(format!(
                        "the number `{}` is no `{}`",
                        text.escape_debug(),
                        stringify!($number)
                    ))
                })
            }
        }
    )*};
}

from_numbers! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64 }

/// Nothing, or no attribute at all, is `None`.
impl<T: FromAttribute> FromAttribute for Option<T> {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        if value.is_null() {
            return Ok(None);
        }
        T::from_attribute(value).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromAttribute> FromAttribute for Vec<T> {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        expect(value, "a list (L)", AttributeValue::as_l)?
            .iter()
            .enumerate()
            .map(|(index, value)| T::from_attribute(value).map_err(|error| error.in_list(index)))
            .collect()
    }
}

impl<T: FromAttribute> FromAttribute for BTreeMap<String, T> {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        expect(value, "a map (M)", AttributeValue::as_m)?
            .iter()
            .map(|(name, value)| match T::from_attribute(value) {
                Ok(value) => Ok((name.clone(), value)),
                Err(error) => Err(error.in_attribute(name)),
            })
            .collect()
    }
}

/// A set of strings. An empty set cannot be kept, so no attribute at all is one.
impl FromAttribute for BTreeSet<String> {
    fn from_attribute(value: &AttributeValue) -> Result<Self, AttributeError> {
        let strings = expect(value, "a set of strings (SS)", AttributeValue::as_ss)?;
        Ok(strings.iter().cloned().collect())
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}
