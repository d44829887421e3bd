//! The handwritten `sso_oidc` module against the service's own model, and the forms of error codes against the protocol's
//! conformance data. Both lie outside this repository; the README says where.
#![cfg(all(feature = "sso-oidc", feature = "server"))]

use std::collections::BTreeSet;
use std::path::PathBuf;

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::sso_oidc::{CreateToken, RegisterClient, StartDeviceAuthorization};
use aws_operation::{Endpoint, Error, ModeledError, Operation, aws_error, aws_operation};
use serde_json::{Map, Value, json};

/// A file of the shared data, or `None` where there is none. In CI its absence is a failure.
fn shared(path: &str) -> Option<Value> {
    let root = std::env::var_os("AWS_OPERATION_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let file = root.join(path);
    match std::fs::read(&file) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).expect("the shared data is JSON")),
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none(),
                "{}: {error}; CI needs the shared data",
                file.display()
            );
            eprintln!("skipped: {}: {error}", file.display());
            None
        }
    }
}

fn model() -> Option<Value> {
    shared("seed/sso-oidc-service-2.json")
}

/// A value of a shape of the model, by its type.
fn sample(model: &Value, shape: &str) -> Value {
    let shape = &model["shapes"][shape];
    match shape["type"].as_str().expect("a type") {
        "string" => json!("text"),
        "integer" | "long" => json!(7),
        "list" => json!([sample(
            model,
            shape["member"]["shape"].as_str().expect("a shape")
        )]),
        other => panic!("the model has a {other}"),
    }
}

/// All members of a structure, as JSON.
fn all_members(model: &Value, structure: &Value) -> Map<String, Value> {
    structure["members"]
        .as_object()
        .expect("members")
        .iter()
        .map(|(name, member)| {
            let shape = member["shape"].as_str().expect("a shape");
            (name.clone(), sample(model, shape))
        })
        .collect()
}

/// Reads a request with every member of the model, and writes it again: nothing is lost. Answers every error of the model:
/// each is a modelled one with its members.
fn agrees_with_the_model<O: ServerOperation>(model: &Value) {
    let operation = &model["operations"][O::NAME];
    assert_eq!(operation["http"]["method"], O::METHOD.as_str());
    assert_eq!(operation["http"]["requestUri"], O::URI);

    let input = &model["shapes"][operation["input"]["shape"].as_str().expect("input")];
    let members = all_members(model, input);
    let request = Request::builder()
        .method(O::METHOD)
        .uri(O::URI)
        .body(serde_json::to_vec(&members).expect("JSON"))
        .expect("a request");
    let read = O::decode_request(&request).expect("a request with every member");
    let endpoint = Endpoint::new("https://example.com").expect("an endpoint");
    let written = read.encode(&endpoint).expect("encodes");
    let written: Value = serde_json::from_slice(written.body().as_bytes()).expect("JSON");
    assert_eq!(written, Value::Object(members), "{}", O::NAME);

    for error in operation["errors"].as_array().expect("errors") {
        let name = error["shape"].as_str().expect("a name");
        let shape = &model["shapes"][name];
        let status = shape["error"]["httpStatusCode"].as_u64().expect("a status");
        let reply = Response::builder()
            .status(u16::try_from(status).expect("a status"))
            .header("x-amzn-errortype", format!("{name}:http://internal/"))
            .body(serde_json::to_vec(&all_members(model, shape)).expect("JSON"))
            .expect("a response");
        let error = O::decode(reply).err().expect("an error");
        let Error::Modeled(modeled, details) = &error else {
            panic!("{} does not model {name}", O::NAME);
        };
        assert_eq!(modeled.code(), name);
        assert_eq!(modeled.status().map(u64::from), Some(status), "{name}");
        assert_eq!(details.message(), Some("text"));
    }
}

#[test]
fn every_operation_member_and_error_of_the_seed_model_is_there() {
    let Some(model) = model() else { return };
    let names: BTreeSet<&str> = model["operations"]
        .as_object()
        .expect("operations")
        .keys()
        .map(String::as_str)
        .collect();
    let ours = BTreeSet::from([
        CreateToken::NAME,
        RegisterClient::NAME,
        StartDeviceAuthorization::NAME,
    ]);
    assert_eq!(names, ours);
    agrees_with_the_model::<CreateToken>(&model);
    agrees_with_the_model::<RegisterClient>(&model);
    agrees_with_the_model::<StartDeviceAuthorization>(&model);
}

#[aws_operation(method = "PUT", uri = "/GreetingWithErrors", error = GreetingError)]
struct GreetingWithErrors {}

#[aws_error(rename_all = "PascalCase")]
#[derive(Debug)]
enum GreetingError {
    #[aws(status = 500)]
    FooError,
    #[aws(status = 400)]
    InvalidGreeting { message: Option<String> },
    #[aws(status = 403)]
    ComplexError { top_level: Option<String> },
}

/// The error cases of the suite. Members in headers are bound in a later version; the cases that have one are compared
/// without it.
#[test]
fn errors_are_told_apart_as_the_protocol_tests_ask() {
    let Some(suites) = shared("conformance/rest-json-output.json") else {
        return;
    };
    let cases: Vec<&Value> = suites
        .as_array()
        .expect("suites")
        .iter()
        .flat_map(|suite| suite["cases"].as_array().expect("cases"))
        .filter(|case| case.get("errorCode").is_some())
        .collect();
    assert_eq!(cases.len(), 12, "the cases of the suite");
    for case in cases {
        let id = &case["id"];
        let status = case["response"]["status_code"].as_u64().expect("a status");
        let mut reply = Response::builder().status(u16::try_from(status).expect("a status"));
        for (name, value) in case["response"]["headers"].as_object().expect("headers") {
            reply = reply.header(name, value.as_str().expect("text"));
        }
        let body = case["response"]["body"].as_str().unwrap_or_default();
        let error = GreetingWithErrors::decode(reply.body(body).expect("a response"))
            .expect_err("an error");
        let Error::Modeled(modeled, details) = &error else {
            panic!("{id}: {error}");
        };
        assert_eq!(details.code(), case["errorCode"].as_str(), "{id}");
        assert_eq!(details.message(), case["errorMessage"].as_str(), "{id}");
        match modeled {
            GreetingError::FooError => {}
            GreetingError::InvalidGreeting { message } => {
                assert_eq!(
                    message.as_deref(),
                    case["error"]["Message"].as_str(),
                    "{id}"
                );
            }
            GreetingError::ComplexError { top_level } => {
                assert_eq!(
                    top_level.as_deref(),
                    case["error"]["TopLevel"].as_str(),
                    "{id}"
                );
            }
        }
    }
}
