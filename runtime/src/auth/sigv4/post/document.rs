//! The policy as JSON.

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use crate::sensitive::Sensitive;

/// A policy.
pub(super) struct Document {
    pub(super) expiration: String,
    pub(super) conditions: Vec<Condition>,
}

/// What is asked of a form.
#[derive(Clone)]
pub(super) enum Condition {
    /// The field has this value. One of them is the session token.
    Is(String, Sensitive<String>),
    /// The field's value begins so.
    StartsWith(String, String),
    /// The file has so many bytes.
    Length(u64, u64),
}

impl Document {
    /// Long enough at once, for what is left behind when it grows is not wiped: a byte is six at the most.
    pub(super) fn json(&self) -> Sensitive<Vec<u8>> {
        let size = |condition: &Condition| match condition {
            Condition::Is(name, value) => name.len() + value.expose().len(),
            Condition::StartsWith(name, prefix) => name.len() + prefix.len(),
            Condition::Length(..) => 0,
        };
        let sizes: usize = self
            .conditions
            .iter()
            .map(|condition| 6 * size(condition) + 80)
            .sum();
        let mut json = Vec::with_capacity(sizes + 80);
        // Text in memory is always written.
        let _ = serde_json::to_writer(&mut json, self);
        Sensitive::new(json)
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("expiration", &self.expiration)?;
        map.serialize_entry("conditions", &self.conditions)?;
        map.end()
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Is(name, value) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(name, value.expose())?;
                map.end()
            }
            Self::StartsWith(name, prefix) => {
                let mut list = serializer.serialize_seq(Some(3))?;
                list.serialize_element("starts-with")?;
                list.serialize_element(&format!("${name}"))?;
                list.serialize_element(prefix)?;
                list.end()
            }
            Self::Length(least, most) => {
                let mut list = serializer.serialize_seq(Some(3))?;
                list.serialize_element("content-length-range")?;
                list.serialize_element(least)?;
                list.serialize_element(most)?;
                list.end()
            }
        }
    }
}
