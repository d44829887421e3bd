//! A request in a form that compares.

use std::collections::BTreeMap;
use std::io::Read;

use aws_operation::ByteStream;
use aws_operation::http;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// A request, ours or botocore's.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Where botocore went elsewhere than to the endpoint that is set, it says none.
    pub(crate) host: Option<String>,
    pub(crate) path: String,
    /// The parameters; only the order of equal names is kept.
    pub(crate) query: Vec<String>,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// Ours, its body read to the end.
pub(crate) fn read(request: http::Request<ByteStream>) -> Request {
    let (parts, mut stream) = request.into_parts();
    let mut body = Vec::new();
    stream.read_to_end(&mut body).expect("bytes in memory");
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in &parts.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        headers
            .entry(name.to_string())
            .and_modify(|values| *values = format!("{values}, {value}"))
            .or_insert_with(|| value.into_owned());
    }
    Request {
        method: parts.method.to_string(),
        host: parts.uri.host().map(str::to_owned),
        path: parts.uri.path().to_owned(),
        query: parameters(parts.uri.query().unwrap_or_default()),
        headers,
        body,
    }
}

/// botocore's, from the file of cases.
pub(crate) fn expected(case: &Value) -> Request {
    let text = |key: &str| case[key].as_str().unwrap_or_default();
    let headers = case["headers"].as_object().into_iter().flatten();
    Request {
        method: text("method").to_owned(),
        host: case["host"].as_str().map(str::to_owned),
        path: text("path").to_owned(),
        query: parameters(text("query")),
        headers: headers
            .map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()))
            .collect(),
        body: match case["base64"].as_str() {
            Some(body) => STANDARD.decode(body).expect("base64"),
            None => text("body").as_bytes().to_vec(),
        },
    }
}

fn parameters(query: &str) -> Vec<String> {
    let mut parameters: Vec<String> = query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(str::to_owned)
        .collect();
    parameters.sort_by(|left, right| left.split('=').next().cmp(&right.split('=').next()));
    parameters
}
