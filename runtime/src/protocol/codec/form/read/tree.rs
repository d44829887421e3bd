//! A form as the tree that its names describe.

use std::collections::BTreeMap;

use crate::protocol::codec::CodecError;
use crate::protocol::percent;

/// How many dots a name may have.
const MAX_DEPTH: usize = 128;

/// A place in a form.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) value: Option<String>,
    pub(super) children: BTreeMap<String, Self>,
}

impl Tree {
    pub(super) fn parse(body: &[u8]) -> Result<Self, CodecError> {
        let malformed = || CodecError::new("the form is not text that is percent-encoded");
        let body = std::str::from_utf8(body).map_err(|_| malformed())?;
        let mut root = Self::default();
        for parameter in body.split('&').filter(|parameter| !parameter.is_empty()) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let [name, value] = [name, value].map(|text| text.replace('+', " "));
            let name = percent::decode(&name).ok_or_else(malformed)?;
            let value = percent::decode(&value).ok_or_else(malformed)?;
            if name.split('.').count() > MAX_DEPTH {
                return Err(CodecError::new("a name in the form has too many parts"));
            }
            let mut place = &mut root;
            for part in name.split('.') {
                place = place.children.entry(part.to_owned()).or_default();
            }
            place.value = Some(value.into_owned());
        }
        Ok(root)
    }

    /// What stands behind numbers, in their order.
    pub(super) fn numbered(&self) -> Vec<&Self> {
        let mut items: Vec<(u32, &Self)> = self
            .children
            .iter()
            .filter_map(|(name, item)| Some((name.parse().ok()?, item)))
            .collect();
        items.sort_by_key(|(number, _)| *number);
        items.into_iter().map(|(_, item)| item).collect()
    }
}
