//! Maps whose entries are query parameters or headers of their own.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use crate::protocol::bindings::header::{FromHeader, ToHeader};
use crate::protocol::bindings::query::ToQuery;

/// A map with text keys, or an optional one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no map whose entries can be sent one by one",
    label = "no map from strings to strings",
    note = "such a member is a `BTreeMap<String, String>` or a `HashMap<String, String>`; in the query the values may be `Vec<String>`"
)]
pub trait ToEntries {
    /// What the map holds.
    type Value;

    /// Calls `each` with every entry.
    fn for_each(&self, each: &mut dyn FnMut(&str, &Self::Value));
}

impl<K: AsRef<str>, V, S> ToEntries for HashMap<K, V, S> {
    type Value = V;

    fn for_each(&self, each: &mut dyn FnMut(&str, &V)) {
        for (key, value) in self {
            each(key.as_ref(), value);
        }
    }
}

impl<K: AsRef<str>, V> ToEntries for BTreeMap<K, V> {
    type Value = V;

    fn for_each(&self, each: &mut dyn FnMut(&str, &V)) {
        for (key, value) in self {
            each(key.as_ref(), value);
        }
    }
}

impl<M: ToEntries> ToEntries for Option<M> {
    type Value = M::Value;

    fn for_each(&self, each: &mut dyn FnMut(&str, &M::Value)) {
        if let Some(map) = self {
            map.for_each(each);
        }
    }
}

/// A map that is read from entries: the mirror of [`ToEntries`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no map that can be read from entries",
    label = "no map from strings to strings",
    note = "such a member is a `BTreeMap<String, String>` or a `HashMap<String, String>`; in the query the values may be `Vec<String>`"
)]
pub trait FromEntries: Sized {
    /// What the map holds.
    type Value;

    /// The map of the entries.
    fn collect(entries: Vec<(String, Self::Value)>) -> Self;
}

impl<K: From<String> + Eq + Hash, V, S: BuildHasher + Default> FromEntries for HashMap<K, V, S> {
    type Value = V;

    fn collect(entries: Vec<(String, V)>) -> Self {
        let entries = entries.into_iter();
        entries.map(|(key, value)| (key.into(), value)).collect()
    }
}

impl<K: From<String> + Ord, V> FromEntries for BTreeMap<K, V> {
    type Value = V;

    fn collect(entries: Vec<(String, V)>) -> Self {
        let entries = entries.into_iter();
        entries.map(|(key, value)| (key.into(), value)).collect()
    }
}

/// A map that is sent as headers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as headers",
    label = "no map from strings to strings",
    note = "`prefix_headers` is for a `BTreeMap<String, String>` or a `HashMap<String, String>`"
)]
pub trait ToPrefixHeaders: ToEntries<Value: ToHeader> {}

#[diagnostic::do_not_recommend]
impl<M: ToEntries<Value: ToHeader> + ?Sized> ToPrefixHeaders for M {}

/// A map that is read from headers.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from headers",
    label = "no map from strings to strings",
    note = "`prefix_headers` is for a `BTreeMap<String, String>` or a `HashMap<String, String>`"
)]
pub trait FromPrefixHeaders: FromEntries<Value: FromHeader> {}

#[diagnostic::do_not_recommend]
impl<M: FromEntries<Value: FromHeader>> FromPrefixHeaders for M {}

/// A map that is sent in the query.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as query parameters",
    label = "no map from strings to strings or lists of strings",
    note = "`query_map` is for a `BTreeMap<String, String>` or a `BTreeMap<String, Vec<String>>`, or a `HashMap` of these"
)]
pub trait ToQueryMap: ToEntries<Value: ToQuery> {}

#[diagnostic::do_not_recommend]
impl<M: ToEntries<Value: ToQuery> + ?Sized> ToQueryMap for M {}

/// A map that is read from the query.
#[cfg(feature = "server")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from query parameters",
    label = "no map from strings to strings or lists of strings",
    note = "`query_map` is for a `BTreeMap<String, String>` or a `BTreeMap<String, Vec<String>>`, or a `HashMap` of these"
)]
pub trait FromQueryMap: FromEntries<Value: crate::protocol::bindings::query::FromQuery> {}

#[cfg(feature = "server")]
#[diagnostic::do_not_recommend]
impl<M: FromEntries<Value: crate::protocol::bindings::query::FromQuery>> FromQueryMap for M {}
