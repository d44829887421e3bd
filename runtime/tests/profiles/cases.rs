//! The cases, and botocore's answers to them.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

pub(crate) fn cases() -> Vec<Value> {
    let text = include_str!("../data/profiles.json");
    let Value::Object(mut file) = serde_json::from_str(text).expect("JSON") else {
        panic!("no object");
    };
    serde_json::from_value(file.remove("cases").expect("cases")).expect("a list")
}

/// A home directory with the files of a case.
pub(crate) fn home_of(number: usize, case: &Value) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("profiles-{number}"));
    if home.exists() {
        fs::remove_dir_all(&home).expect("an old directory");
    }
    fs::create_dir_all(&home).expect("a directory");
    for (name, content) in case["files"].as_object().expect("files") {
        let path = home.join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, bytes_of(content)).expect("a file");
    }
    home
}

fn bytes_of(content: &Value) -> Vec<u8> {
    let Some(hex) = content["hex"].as_str() else {
        return content.as_str().expect("text").as_bytes().to_vec();
    };
    let digits = (0..hex.len())
        .step_by(2)
        .map(|start| &hex[start..start + 2]);
    digits
        .map(|digits| u8::from_str_radix(digits, 16).expect("hex"))
        .collect()
}

/// botocore's answers: an error is `"error"`, whatever its name; a place where it sees a mode that nobody set is empty.
pub(crate) fn without_error_names(expected: &Value) -> Map<String, Value> {
    fn plain(value: &Value) -> Value {
        match value {
            Value::Object(members) if members.len() == 1 && members.contains_key("error") => {
                json!("error")
            }
            Value::Object(members) => {
                let members = members
                    .iter()
                    .map(|(key, value)| (key.clone(), plain(value)));
                Value::Object(members.collect())
            }
            other => other.clone(),
        }
    }
    let Value::Object(mut expected) = plain(expected) else {
        panic!("no answers");
    };
    if let Some(files) = expected.get_mut("files").and_then(Value::as_object_mut) {
        // Other sections are none of our business; those that profiles name show in what profiles lead to.
        *files = files.remove_entry("profiles").into_iter().collect();
    }
    expected
}
