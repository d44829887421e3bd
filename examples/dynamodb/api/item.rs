//! Items: what stands in a table.

use std::collections::BTreeMap;

use super::read::{AttributeError, FromAttribute};
use super::value::AttributeValue;

/// An item, or its key, by the names of attributes.
pub type Item = BTreeMap<String, AttributeValue>;

/// An item with these attributes: `item([("pk", "user#1".into()), ("age", 36.into())])`.
pub fn item<N: Into<String>>(attributes: impl IntoIterator<Item = (N, AttributeValue)>) -> Item {
    attributes
        .into_iter()
        .map(|(name, value)| (name.into(), value))
        .collect()
}

/// What names in expressions stand for: `names([("#number", "number")])`.
pub fn names<N: Into<String>>(names: impl IntoIterator<Item = (N, N)>) -> BTreeMap<String, String> {
    names
        .into_iter()
        .map(|(name, attribute)| (name.into(), attribute.into()))
        .collect()
}

/// Reads attributes of an item as Rust's types.
pub trait ReadItem {
    /// The attribute of that name: `item.read::<u32>("age")?`. As an `Option` it need not be there.
    ///
    /// # Errors
    ///
    /// It is not there, or is of another type, or does not fit; the error says which it was and what was found.
    fn read<T: FromAttribute>(&self, name: &str) -> Result<T, AttributeError>;
}

impl ReadItem for Item {
    fn read<T: FromAttribute>(&self, name: &str) -> Result<T, AttributeError> {
        let read = match self.get(name) {
            Some(value) => T::from_attribute(value),
            None => T::absent().ok_or_else(|| AttributeError::new("it is not there")),
        };
        read.map_err(|error| error.in_attribute(name))
    }
}
