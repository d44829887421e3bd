//! What is found, against what botocore finds in the same place: `data/make_credentials.py` asked it.
#![cfg(unix)]

use aws_operation::auth::{CredentialsError, ProvideCredentials};
use aws_operation::{Credentials, Timestamp};
use serde_json::{Value, json};

use crate::NOW;
use crate::home::Home;

#[test]
fn the_same_as_botocore() {
    let file: Value = serde_json::from_str(include_str!("../data/credentials.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    let mut failures = Vec::new();
    for case in cases {
        let text = |key: &str| case[key].as_str().expect("text");
        let mut home = Home::new()
            .config(text("config"))
            .credentials(text("credentials"));
        for (name, value) in case["environment"].as_object().expect("variables") {
            home = home.variable(name, value.as_str().expect("text"));
        }
        let chain = match case["profile"].as_str() {
            Some(profile) => home.chain().profile(profile),
            None => home.chain(),
        };
        let found = answer(chain.credentials(NOW));
        let mut expected = case["expected"].clone();
        if expected.get("error").is_some() {
            expected = json!("error");
        }
        if let Some(members) = expected.as_object_mut() {
            let method = members.remove("method").expect("a method");
            // What botocore has not asked for yet, we have, and could not get.
            if ["sso", "assume-role", "assume-role-with-web-identity"]
                .contains(&method.as_str().expect("text"))
            {
                expected = json!({ "not without calls": method });
            }
        }
        if found != expected {
            failures.push(format!(
                "{}\n  expected {expected}\n  found    {found}",
                text("name")
            ));
        }
    }
    assert!(cases.len() > 60, "{}", cases.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn answer(result: Result<Credentials, CredentialsError>) -> Value {
    let found = match result {
        Ok(found) => found,
        Err(error) if error.is_absent() => return Value::Null,
        Err(error) => {
            let text = error.to_string();
            let method = if text.contains("nobody is signed in") {
                "sso"
            } else if text.contains("with a web identity") {
                "assume-role-with-web-identity"
            } else if text.contains("assumes the role") {
                "assume-role"
            } else {
                return json!("error");
            };
            return json!({ "not without calls": method });
        }
    };
    json!({
        "access_key_id": found.access_key_id(),
        "secret_access_key": found.secret_access_key().expose(),
        "session_token": found.session_token().map(aws_operation::Sensitive::expose),
        "account_id": found.account_id(),
        "expires_at": found.expires_at().map(|time: Timestamp| time.to_string()),
    })
}
