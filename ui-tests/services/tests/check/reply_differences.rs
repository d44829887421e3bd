//! The differences in replies that are meant to be, each with its reason.

use std::fmt;

use serde_json::Value;

use super::differences::is_of;

/// A value that is not the same in both.
#[derive(Debug)]
pub(crate) struct Difference {
    /// The names of members, keys of maps and places in lists that lead to it in botocore's.
    pub(crate) path: String,
    pub(crate) ours: Option<Value>,
    pub(crate) theirs: Option<Value>,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value: &Option<Value>| {
            let text = value.as_ref().map(Value::to_string);
            text.unwrap_or_else(|| "(none)".to_owned())
        };
        let (ours, theirs) = (text(&self.ours), text(&self.theirs));
        write!(
            formatter,
            "{}\n    ours:     {ours}\n    botocore: {theirs}",
            self.path
        )
    }
}

/// Where the difference is if nothing could be read: ours says why.
pub(crate) const FAULT: &str = "(unreadable)";

/// A kind of difference.
struct Rule {
    reason: &'static str,
    /// The protocols whose cases have it.
    found_in: &'static [&'static str],
    applies: fn(case: &Value, difference: &Difference) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        reason: "botocore takes all lists and maps for sparse. Smithy: in one that is not, clients drop a null",
        found_in: &["restJson1", "awsJson", "rpcv2Cbor"],
        applies: |_, Difference { ours, theirs, .. }| {
            ours.is_none() && theirs.as_ref().is_some_and(Value::is_null)
        },
    },
    Rule {
        reason: "botocore leaves out a required member that the reply lacks. Here it has the empty value of its type \
                 (Smithy's client error correction)",
        found_in: &["restJson1", "awsJson", "rpcv2Cbor", "restXml", "awsQuery"],
        applies: |case, Difference { path, ours, theirs }| {
            let is_lacking = lacking(case).any(|lacking| lacking == path);
            theirs.is_none() && is_lacking && ours.as_ref().is_some_and(is_empty)
        },
    },
    Rule {
        reason: "botocore leaves out a required member that the reply lacks. Here a structure that is also sent has all of its \
                 required members, and cannot be read without one",
        found_in: &["restJson1", "awsJson", "rpcv2Cbor", "restXml"],
        applies: |case, Difference { path, ours, .. }| {
            let fault = ours.as_ref().and_then(Value::as_str).unwrap_or_default();
            // In XML a member is named as its element, which may be another name than the model's.
            let is_named = |lacking| {
                is_of(case, "restXml") && fault.contains("missing required")
                    || names(fault, lacking)
            };
            path == FAULT && lacking(case).any(is_named)
        },
    },
    Rule {
        reason: "botocore takes a member `Code` of an error for the error's name. Smithy's restJson1: the header, `code`, \
                 `__type`",
        found_in: &["restJson1"],
        applies: |case, Difference { path, ours, theirs }| {
            let text = case["body"].as_str().unwrap_or_default();
            let body: Value = serde_json::from_str(text).unwrap_or_default();
            let (name, ours) = (
                body["__type"].as_str(),
                ours.as_ref().and_then(Value::as_str),
            );
            let is_type = name
                .zip(ours)
                .is_some_and(|(name, ours)| name.ends_with(ours));
            path == "/code" && theirs.as_ref() == Some(&body["Code"]) && is_type
        },
    },
    Rule {
        reason: "botocore gives empty text for a payload that is not there. Here it is not set",
        found_in: &["restJson1"],
        applies: |case, Difference { ours, theirs, .. }| {
            case["body"] == "" && ours.is_none() && theirs.as_ref().is_some_and(|text| text == "")
        },
    },
    Rule {
        reason: "botocore gives an empty map where no header has the prefix. Here it is not set",
        found_in: &["restXml"],
        applies: |_, Difference { ours, theirs, .. }| {
            let empty = Value::Object(serde_json::Map::new());
            ours.is_none() && *theirs == Some(empty)
        },
    },
    Rule {
        reason: "botocore reads on in text that is JSON, percent-encoded where IAM sends it. Here it is text",
        found_in: &[],
        applies: |_, Difference { ours, theirs, .. }| {
            let text = ours.as_ref().and_then(Value::as_str).unwrap_or_default();
            let decoded = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
            let json = [text, &*decoded].map(|text| serde_json::from_str::<Value>(text).ok());
            json.iter().any(|json| json.is_some() && json == theirs)
        },
    },
    Rule {
        reason: "botocore's parser of CBOR forgets the name of a union's member that it does not know",
        found_in: &["rpcv2Cbor"],
        applies: |case, Difference { path, ours, theirs }| {
            let is_unknown =
                path.ends_with("/unknown") && ours.as_ref().is_some_and(Value::is_string);
            is_of(case, "rpcv2Cbor") && is_unknown && theirs.is_none()
        },
    },
];

/// The paths of the required members that the reply lacks.
fn lacking(case: &Value) -> impl Iterator<Item = &str> {
    let lacking = case["lacking"].as_array().into_iter().flatten();
    lacking.filter_map(Value::as_str)
}

/// Whether the message names the member with this path. It has no keys and places, and names as they are in the body, whose
/// case may be another.
fn names(fault: &str, path: &str) -> bool {
    let found = fault
        .split_once("missing required member `")
        .and_then(|(_, rest)| rest.split_once('`'));
    let Some((found, _)) = found else {
        return false;
    };
    let mut names = path.split('/');
    found
        .split('.')
        .all(|part| names.any(|name| name.eq_ignore_ascii_case(part)))
        && names.next().is_none()
}

/// Whether it is the empty value of a type.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(flag) => !flag,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

/// Why the difference is no fault of ours, if it is none.
pub(crate) fn reason(case: &Value, difference: &Difference) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| (rule.applies)(case, difference))?;
    Some(rule.reason)
}

/// The reasons that cases of a protocol have.
pub(crate) fn reasons(protocol: &str) -> Vec<&'static str> {
    let is_found = |rule: &&Rule| rule.found_in.iter().any(|of| protocol.starts_with(of));
    RULES
        .iter()
        .filter(is_found)
        .map(|rule| rule.reason)
        .collect()
}
