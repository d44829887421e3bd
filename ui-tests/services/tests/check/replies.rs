//! Replies: whether what is read in them is what botocore reads.

use aws_operation::http::Response;
use aws_operation::{Error, Operation};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::FILE;
use super::compare::is_same;
use super::outcome::{Found, Outcome};
use super::reply_differences::{Difference, FAULT, reason};

/// The places of an operation's replies in the file, and what reads one.
pub(crate) type Replies = (&'static [usize], fn(&Value) -> Read);

/// The output, or code and message of the error that the reply reports, in the convention of the file; or what went wrong.
pub(crate) type Read = Result<Value, String>;

/// Reads a reply to the operation.
pub(crate) fn read<O: Operation>(case: &Value, members: fn(O::Output) -> Value) -> Read {
    match (O::decode(response(case)), case.get("error")) {
        (Ok(output), None) => Ok(members(output)),
        (Err(Error::Modeled(_, details)), Some(_)) => Ok(json!({
            "code": details.code().unwrap_or_default(),
            "message": details.message().unwrap_or_default(),
        })),
        // Of a real service: also errors that no model has, and the request id in the body.
        (Err(Error::Unmodeled(details)), Some(_)) if case.get("request_id").is_some() => {
            assert_eq!(
                details.request_id(),
                case["request_id"].as_str().or(details.request_id())
            );
            Ok(json!({
                "code": details.code().unwrap_or_default(),
                "message": details.message().unwrap_or_default(),
            }))
        }
        (Ok(_), Some(_)) => Err("no error".to_owned()),
        (Err(error), _) => Err(error.to_string()),
    }
}

fn response(case: &Value) -> Response<Vec<u8>> {
    let status = case["status"].as_u64().expect("a status");
    let mut response = Response::builder().status(u16::try_from(status).expect("a status"));
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        response = response.header(name, value.as_str().expect("a text"));
    }
    let body = match case["base64"].as_str() {
        Some(body) => STANDARD.decode(body).expect("base64"),
        None => case["body"].as_str().expect("a body").as_bytes().to_vec(),
    };
    response.body(body).expect("a reply")
}

/// Compares all replies of a service and shows every one that differs.
pub(crate) fn replies(service: &str, replies: &[Replies]) {
    outcome(replies).check(service, "replies");
}

pub(super) fn outcome(replies: &[Replies]) -> Outcome {
    let mut outcome = Outcome::default();
    for (numbers, read) in replies {
        for number in *numbers {
            let case = &FILE["replies"][*number];
            outcome.add(compare(case, read(case)), || {
                format!("reply {number}: {case}")
            });
        }
    }
    outcome
}

fn compare(case: &Value, read: Read) -> Found {
    let theirs = case.get("error").unwrap_or(&case["output"]);
    let mut differences = Vec::new();
    match read {
        Ok(ours) => collect("", Some(&ours), Some(theirs), &mut differences),
        Err(fault) => differences.push(Difference {
            path: FAULT.to_owned(),
            ours: Some(Value::String(fault)),
            theirs: Some(theirs.clone()),
        }),
    }
    let mut found = Found::default();
    for difference in differences {
        found.add(reason(case, &difference), || difference.to_string());
    }
    found
}

/// Finds where the two differ: the places farthest down.
fn collect(path: &str, ours: Option<&Value>, theirs: Option<&Value>, found: &mut Vec<Difference>) {
    match (ours, theirs) {
        (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
            let new = ours.keys().filter(|name| !theirs.contains_key(*name));
            for name in theirs.keys().chain(new) {
                collect(
                    &format!("{path}/{name}"),
                    ours.get(name),
                    theirs.get(name),
                    found,
                );
            }
        }
        (Some(Value::Array(ours)), Some(Value::Array(theirs))) => {
            // Where nulls were dropped, the others follow each other.
            let has_nulls = ours.len() == theirs.len();
            let mut rest = ours.iter();
            for (place, theirs) in theirs.iter().enumerate() {
                let is_dropped = theirs.is_null() && !has_nulls;
                let ours = if is_dropped { None } else { rest.next() };
                collect(&format!("{path}/{place}"), ours, Some(theirs), found);
            }
            for (place, ours) in rest.enumerate() {
                collect(&format!("{path}/more/{place}"), Some(ours), None, found);
            }
        }
        (Some(ours), Some(theirs)) if is_same(ours, theirs) => {}
        _ => found.push(Difference {
            path: path.to_owned(),
            ours: ours.cloned(),
            theirs: theirs.cloned(),
        }),
    }
}
