//! What is found, and which requests are sent for it, against what botocore finds and sends in the same place:
//! `data/make_credentials.py` asked it.
#![cfg(all(unix, feature = "rustls"))]

mod differences;
mod double;

use aws_operation::auth::{CredentialsError, ProvideCredentials};
use aws_operation::{Credentials, Sensitive, Timestamp};
use serde_json::{Value, json};

use crate::NOW;
use crate::home::Home;
use differences::{Change, DIFFERENCES};
use double::Double;

#[test]
fn the_same_as_botocore() {
    let file: Value =
        serde_json::from_str(include_str!("../../data/credentials.json")).expect("JSON");
    let cases = file["cases"].as_array().expect("cases");
    let mut failures = Vec::new();
    let mut differences: Vec<&str> = DIFFERENCES.iter().map(|of| of.case).collect();
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let (found, requests) = ask(case);
        let mut expected = expected(case);
        if let Some(difference) = DIFFERENCES.iter().find(|of| of.case == name) {
            differences.retain(|of| *of != name);
            let of_botocore = expected.clone();
            match difference.change {
                Change::Error(sent) => {
                    expected.0 = json!("error");
                    expected.1.truncate(sent);
                }
                Change::Requests(change) => change(&mut expected.1),
            }
            assert_ne!(expected, of_botocore, "{name} is no difference");
        }
        let found = (found, requests);
        if found != expected {
            failures.push(format!(
                "{name}\n  expected {} {:?}\n  found    {} {:?}",
                expected.0, expected.1, found.0, found.1
            ));
        }
    }
    assert!(cases.len() > 190, "{}", cases.len());
    assert!(differences.is_empty(), "no such cases: {differences:?}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What botocore found, and the requests that it sent.
fn expected(case: &Value) -> (Value, Vec<Value>) {
    let mut expected = case["expected"].clone();
    if expected.get("error").is_some() {
        expected = json!("error");
    }
    if let Some(members) = expected.as_object_mut() {
        let method = members.remove("method").expect("a method");
        // What botocore has not asked for yet, we have, and could not get.
        if method == "sso" {
            expected = json!("nobody is signed in");
        }
    }
    let requests = case["requests"].as_array().cloned();
    (expected, requests.unwrap_or_default())
}

/// What we find, and the requests that we send.
fn ask(case: &Value) -> (Value, Vec<Value>) {
    let text = |key: &str| case[key].as_str().expect("text");
    let double = Double::start(case);
    let home = Home::new();
    let here = |text: &str| {
        let home = home.path().to_str().expect("Unicode");
        text.replace("http://DOUBLE", &double.url())
            .replace("/HOME", home)
    };
    let (config, credentials) = (here(text("config")), here(text("credentials")));
    let variables: Vec<(String, String)> = case["environment"]
        .as_object()
        .expect("variables")
        .iter()
        .map(|(name, value)| (name.clone(), here(value.as_str().expect("text"))))
        .collect();
    let mut home = home.config(&config).credentials(&credentials);
    if let Some(token) = case["token"].as_str() {
        home = home.file("token", token);
    }
    for (name, value) in variables {
        home = home.variable(&name, &value);
    }
    let (home, client) = double.client(home);
    let mut chain = home.chain().client(client);
    if let Some(code) = case["mfa"].as_str() {
        let code = code.to_owned();
        chain = chain.mfa_code(move |_| Ok(Sensitive::new(code.clone())));
    }
    if let Some(profile) = case["profile"].as_str() {
        chain = chain.profile(profile);
    }
    let found = answer(chain.credentials(NOW));
    (found, double.requests())
}

fn answer(result: Result<Credentials, CredentialsError>) -> Value {
    let found = match result {
        Ok(found) => found,
        Err(error) if error.is_absent() => return Value::Null,
        Err(error) if error.to_string().starts_with("sso: ") => {
            assert!(error.to_string().contains("nobody is signed in"), "{error}");
            return json!("nobody is signed in");
        }
        Err(_) => return json!("error"),
    };
    json!({
        "access_key_id": found.access_key_id(),
        "secret_access_key": found.secret_access_key().expose(),
        "session_token": found.session_token().map(Sensitive::expose),
        "account_id": found.account_id(),
        "expires_at": found.expires_at().map(|time: Timestamp| time.to_string()),
    })
}
