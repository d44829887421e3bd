//! JSON objects with secrets in them.

use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::sensitive::Wipe;

/// The members of a JSON object. Texts that nobody took are wiped from memory when it is dropped.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// Reads an object. `None` for anything else.
    pub(crate) fn parse(json: &[u8]) -> Option<Self> {
        match serde_json::from_slice(json) {
            Ok(Value::Object(members)) => Some(Self(members)),
            _ => None,
        }
    }

    /// A member, which is not one any more. `null` is as good as nothing.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name).filter(|value| !value.is_null())
    }

    /// The same, whatever the case of the name. Of several, the one with just this name.
    pub(crate) fn take_in_any_case(&mut self, name: &str) -> Option<Value> {
        let exact = self.take(name);
        let is_same = |key: &&String| key.eq_ignore_ascii_case(name);
        let others: Vec<String> = self.0.keys().filter(is_same).cloned().collect();
        others
            .iter()
            .fold(exact, |found, other| found.or(self.take(other)))
    }

    /// A member that is an object.
    pub(super) fn take_object(&mut self, name: &str) -> Option<Self> {
        match self.take(name)? {
            Value::Object(members) => Some(Self(members)),
            _ => None,
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter()
    }
}

impl Drop for Fields {
    fn drop(&mut self) {
        for value in self.0.values_mut() {
            if let Value::String(text) = value {
                text.wipe();
            }
        }
    }
}

/// An object of texts, secrets among them, to be written. What is `None` is left out.
pub(crate) struct Texts<'a>(pub(crate) &'a [(&'a str, Option<&'a str>)]);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let present = self
            .0
            .iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)));
        serializer.collect_map(present)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Fields;

    #[test]
    fn names_in_any_case() {
        let mut fields =
            Fields::parse(br#"{"A":1,"b":2,"B":null,"c":3,"C":4}"#).expect("an object");
        assert_eq!(fields.take_in_any_case("a"), Some(json!(1)));
        assert_eq!(fields.take_in_any_case("a"), None);
        assert_eq!(fields.take_in_any_case("B"), Some(json!(2)));
        assert_eq!(fields.take_in_any_case("C"), Some(json!(4)));
        assert_eq!(fields.take_in_any_case("c"), None, "both are taken");
        assert_eq!(fields.iter().count(), 0);
        assert!(Fields::parse(b"[]").is_none());
    }
}
