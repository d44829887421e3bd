//! Whether two requests are the same, and every way in which they differ.

use serde_json::{Value, json};

use super::differences::{self, Difference, Part};
use super::outcome::Found;
use super::request::{Request, expected};
use super::{Sent, cbor, xml};

/// Compares the request of a case with botocore's.
pub(crate) fn compare(case: &Value, sent: Sent) -> Found {
    let theirs = expected(case);
    let mut found = Found::default();
    let differences = match sent {
        Ok(ours) => differences_of(&ours, &theirs),
        Err(error) => vec![Difference {
            part: Part::Refused,
            ours: error.to_string(),
            theirs: format!("{theirs:?}"),
        }],
    };
    for difference in differences {
        found.add(differences::reason(case, &difference), || {
            difference.to_string()
        });
    }
    found
}

fn differences_of(ours: &Request, theirs: &Request) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut same = |part: Part, ours: &str, theirs: &str| {
        if ours != theirs {
            found.push(Difference {
                part,
                ours: ours.to_owned(),
                theirs: theirs.to_owned(),
            });
        }
    };
    same(Part::Method, &ours.method, &theirs.method);
    if let Some(host) = &theirs.host {
        same(Part::Host, ours.host.as_deref().unwrap_or_default(), host);
    }
    same(Part::Path, &ours.path, &theirs.path);
    same(Part::Query, &ours.query.join("&"), &theirs.query.join("&"));
    let names = ours.headers.keys().chain(theirs.headers.keys());
    let mut names: Vec<&String> = names.collect();
    names.sort();
    names.dedup();
    for name in names {
        let of = |request: &Request| {
            let value = request.headers.get(name);
            value.map_or_else(|| differences::NONE.to_owned(), Clone::clone)
        };
        same(Part::Header(name.clone()), &of(ours), &of(theirs));
    }
    if ours.body != theirs.body
        && !is_same_json(&ours.body, &theirs.body)
        && !is_same_text(ours, theirs)
    {
        same(Part::Body, &shown(ours), &shown(theirs));
    }
    found
}

/// Whether both are CBOR, XML or forms and mean the same.
fn is_same_text(ours: &Request, theirs: &Request) -> bool {
    match (meaning(ours), meaning(theirs)) {
        (Some(ours), Some(theirs)) => is_same(&ours, &theirs),
        _ => false,
    }
}

/// What the body means, if it says that it is CBOR or a form, or is XML, which botocore does not say.
fn meaning(request: &Request) -> Option<Value> {
    let kind = request.headers.get("content-type");
    match kind.map(String::as_str).unwrap_or_default() {
        "application/cbor" => cbor::to_json(&request.body),
        kind if kind.starts_with("application/x-www-form-urlencoded") => form(&request.body),
        _ => xml::to_json(&request.body),
    }
}

/// A form as the tree that its names describe. The order of a map's entries means nothing.
fn form(body: &[u8]) -> Option<Value> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        let decoded = percent_encoding::percent_decode_str(&text).decode_utf8();
        decoded.ok().map(std::borrow::Cow::into_owned)
    };
    let mut tree = json!({});
    for parameter in std::str::from_utf8(body).ok()?.split('&') {
        let (name, value) = parameter.split_once('=')?;
        let mut place = &mut tree;
        for part in decoded(name)?.split('.') {
            place = &mut place[part];
        }
        // A name that is there twice is a fault.
        if !place.is_null() {
            return None;
        }
        *place = decoded(value)?.into();
    }
    sort_entries(&mut tree);
    Some(tree)
}

fn sort_entries(tree: &mut Value) {
    for (name, place) in tree.as_object_mut().into_iter().flatten() {
        sort_entries(place);
        if name == "entry"
            && let Value::Object(entries) = place
        {
            let mut entries: Vec<Value> = std::mem::take(entries)
                .into_iter()
                .map(|(_, entry)| entry)
                .collect();
            entries.sort_by_key(ToString::to_string);
            *place = entries.into();
        }
    }
}

/// The body to be shown.
fn shown(request: &Request) -> String {
    let text = || String::from_utf8_lossy(&request.body).into_owned();
    meaning(request).map_or_else(text, |value| value.to_string())
}

/// Whether both are JSON and mean the same.
pub(crate) fn is_same_json(ours: &[u8], theirs: &[u8]) -> bool {
    let json = |bytes| serde_json::from_slice::<Value>(bytes).ok();
    match (json(ours), json(theirs)) {
        (Some(ours), Some(theirs)) => is_same(&ours, &theirs),
        _ => false,
    }
}

/// Whether two values are the same. Numbers are compared as numbers: `1` is `1.0`.
pub(crate) fn is_same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(ours), Value::Number(theirs)) => {
            ours == theirs
                || (ours.as_i64().is_none() || theirs.as_i64().is_none())
                    && ours.as_f64() == theirs.as_f64()
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len()
                && ours
                    .iter()
                    .zip(theirs)
                    .all(|(ours, theirs)| is_same(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(name, ours)| {
                    theirs.get(name).is_some_and(|theirs| is_same(ours, theirs))
                })
        }
        _ => ours == theirs,
    }
}
