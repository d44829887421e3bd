//! Whether two requests are the same, and every way in which they differ.

use serde_json::Value;

use super::differences::{self, Difference, Part};
use super::outcome::Found;
use super::request::{Request, expected};
use super::{Sent, cbor};

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
        && !is_same_cbor(ours, theirs)
    {
        same(Part::Body, &shown(ours), &shown(theirs));
    }
    found
}

/// Whether both are CBOR and mean the same.
fn is_same_cbor(ours: &Request, theirs: &Request) -> bool {
    match (of_cbor(ours), of_cbor(theirs)) {
        (Some(ours), Some(theirs)) => is_same(&ours, &theirs),
        _ => false,
    }
}

/// What the body means, if it says that it is CBOR.
fn of_cbor(request: &Request) -> Option<Value> {
    let kind = request.headers.get("content-type")?;
    let is_cbor = kind == "application/cbor";
    is_cbor.then(|| cbor::to_json(&request.body)).flatten()
}

/// The body to be shown.
fn shown(request: &Request) -> String {
    let text = || String::from_utf8_lossy(&request.body).into_owned();
    of_cbor(request).map_or_else(text, |value| value.to_string())
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
