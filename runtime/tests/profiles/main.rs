//! What the environment and the files configure, against what botocore makes of the same: `data/make_profiles.py` asked it.
#![cfg(feature = "config")]

mod answers;
mod cases;
mod differences;
mod errors;
mod typed;

use std::path::Path;

use aws_operation::config::{self, ConfigErrorKind, Environment};
use serde_json::{Map, Value, json};

use answers::{of_profile, values};
use cases::{cases, home_of, without_error_names};
use differences::DIFFERENCES;

#[test]
fn the_same_as_botocore() {
    let cases = cases();
    let mut differences = DIFFERENCES.to_vec();
    let mut failures = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let name = case["name"].as_str().expect("a name");
        let ours = answers(&home_of(number, case), case);
        let theirs = without_error_names(&case["expected"]);
        for key in theirs
            .keys()
            .chain(ours.keys().filter(|key| !theirs.contains_key(*key)))
        {
            let deliberate = differences
                .iter()
                .position(|of| of.0 == name && of.1 == key);
            let expected = match deliberate {
                Some(index) => {
                    let (_, _, expected, reason) = differences.swap_remove(index);
                    let expected: Value = serde_json::from_str(expected).expect("JSON");
                    assert_ne!(
                        Some(&expected),
                        theirs.get(key),
                        "{name}, {key}: botocore does so too; it is no difference that {reason}"
                    );
                    Some(expected)
                }
                None => theirs.get(key).cloned(),
            };
            if expected.as_ref() != ours.get(key) {
                let ours = ours.get(key);
                failures.push(format!(
                    "{name}, {key}\n  expected {expected:?}\n  found    {ours:?}"
                ));
            }
        }
    }
    assert!(cases.len() > 150, "{}", cases.len());
    assert!(differences.is_empty(), "of no case: {differences:?}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Our answers, in botocore's form.
fn answers(home: &Path, case: &Value) -> Map<String, Value> {
    let variables = case["environment"].as_object().expect("an environment");
    let variables = variables
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().expect("text")));
    let environment: Environment = variables
        .chain([("HOME", home.to_str().expect("Unicode"))])
        .collect();
    let config = match config::load(&environment) {
        Ok(config) => config,
        Err(error) => {
            assert_eq!(error.kind(), ConfigErrorKind::Syntax, "{error}");
            assert!(
                error.file().is_some_and(|file| file.starts_with(home)),
                "{error}"
            );
            assert!(error.line().is_some(), "{error}");
            return Map::from_iter([("files".to_owned(), json!("error"))]);
        }
    };
    let mut answers = Map::new();
    let profiles = config.profile_names().into_iter().map(|name| {
        let profile = config.profile_named(name).expect("it is in the list");
        (name.to_owned(), values(&profile))
    });
    let profiles: Map<_, _> = profiles.collect();
    answers.insert("files".to_owned(), json!({ "profiles": profiles }));
    match config.profile() {
        Err(error) => {
            assert_eq!(error.kind(), ConfigErrorKind::MissingSection, "{error}");
            answers.insert("profile".to_owned(), json!("error"));
        }
        Ok(profile) => answers.extend(of_profile(&profile)),
    }
    answers
}
