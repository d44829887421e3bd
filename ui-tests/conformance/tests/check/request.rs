//! Requests: what the client half writes is what the suite has, and the server half reads the suite's own.

use aws_operation::http::Request;
use aws_operation::server::ServerOperation;
use aws_operation::{EncodeSettings, Endpoint};
use serde_json::Value;

use super::response::lower;
use super::{Format, exceptions, same};

/// The token that the suites expect where none is given.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// The header that names the operation in awsJson.
const TARGET: &str = "x-amz-target";

/// A case of a request.
pub(crate) fn request<O: ServerOperation>(
    name: &str,
    endpoint: &str,
    make: impl Fn() -> O,
    serialized: &str,
    format: Format,
    members: fn(O) -> Value,
) {
    let expected: Value = serde_json::from_str(serialized).expect("JSON");
    let endpoint = Endpoint::new(endpoint).expect("an endpoint");
    let sent = encoded(&make(), &endpoint);
    check(name, &sent, &expected, format);

    let path = endpoint_path(&endpoint);
    let read = |request: &Request<Vec<u8>>| {
        O::decode_request(&without_path(request, &path))
            .unwrap_or_else(|error| panic!("{name}: the server half cannot read it: {error}"))
    };
    // The mirror: what the client half wrote is read, and written again it is the same.
    check(name, &encoded(&read(&sent), &endpoint), &expected, format);

    // The case's request, as it stands. Of one that is compressed it says nothing.
    let raw = raw(&expected, format, &sent);
    if raw.headers().contains_key("content-encoding") {
        return;
    }
    let found = without_token(members(read(&raw)));
    let given = without_token(members(make()));
    let (found, given) = (lower(name, &found), lower(name, &given));
    match exceptions::read_otherwise(name) {
        None => assert!(same(&found, &given), "{name}: read {found}, given {given}"),
        Some(reason) => assert!(
            !same(&found, &given),
            "{name} is read as it was given, which is no longer an exception ({reason})"
        ),
    }
}

/// The request of a case. It lists the headers that it is about; the one that names the operation is added where it does not.
fn raw(expected: &Value, format: Format, sent: &Request<Vec<u8>>) -> Request<Vec<u8>> {
    let mut request = Request::builder()
        .method(expected["method"].as_str().expect("a method"))
        .uri(expected["uri"].as_str().expect("a URI"));
    for (name, value) in expected["headers"].as_object().into_iter().flatten() {
        request = request.header(name, value.as_str().expect("a text"));
    }
    let body = expected["body"].as_str().unwrap_or_default();
    let mut request = request.body(format.bytes(body)).expect("a request");
    if let Some(target) = sent.headers().get(TARGET) {
        let headers = request.headers_mut();
        headers.entry(TARGET).or_insert_with(|| target.clone());
    }
    request
}

/// Without the members that the client fills in: a token that was made.
fn without_token(mut members: Value) -> Value {
    if let Some(members) = members.as_object_mut() {
        members.retain(|_, value| value != TOKEN);
    }
    members
}

fn encoded<O: ServerOperation>(operation: &O, endpoint: &Endpoint) -> Request<Vec<u8>> {
    let token = || TOKEN.to_owned();
    let settings = EncodeSettings::new(endpoint).idempotency_tokens(&token);
    let request = operation.encode_streaming(&settings).expect("a request");
    request.map(|mut stream| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut stream, &mut bytes).expect("bytes in memory");
        bytes
    })
}

fn endpoint_path(endpoint: &Endpoint) -> String {
    let uri: aws_operation::http::Uri = endpoint.to_string().parse().expect("a URL");
    uri.path().trim_end_matches('/').to_owned()
}

/// The request as the operation's server sees it: below the endpoint's path, the body as it was before compression.
fn without_path(request: &Request<Vec<u8>>, path: &str) -> Request<Vec<u8>> {
    let (mut parts, mut body) = request.clone().into_parts();
    let whole = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    parts.uri = whole
        .strip_prefix(path)
        .expect("below the endpoint's path")
        .parse()
        .expect("a path");
    let encoding = parts.headers.get("content-encoding").cloned();
    if let Some(encoding) = encoding {
        let encoding = encoding.to_str().expect("text");
        if let Some(rest) = encoding.strip_suffix("gzip") {
            let mut plain = Vec::new();
            let mut reader = flate2::read::GzDecoder::new(&*body);
            std::io::Read::read_to_end(&mut reader, &mut plain).expect("gzip");
            body = plain;
            match rest.trim_end_matches([',', ' ']) {
                "" => {
                    parts.headers.remove("content-encoding");
                }
                rest => {
                    let rest = rest.parse().expect("a header value");
                    parts.headers.insert("content-encoding", rest);
                }
            }
        }
    }
    Request::from_parts(parts, body)
}

#[track_caller]
fn check(name: &str, sent: &Request<Vec<u8>>, expected: &Value, format: Format) {
    assert_eq!(sent.method().as_str(), expected["method"], "{name}: method");
    check_uri(name, sent, expected);
    check_headers(name, sent, expected);
    if let Some(body) = expected.get("body") {
        let expected = format.bytes(body.as_str().expect("a text"));
        format.check(name, sent.body(), &expected);
    }
}

#[track_caller]
fn check_uri(name: &str, sent: &Request<Vec<u8>>, expected: &Value) {
    let uri = expected["uri"].as_str().expect("a URI");
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    assert_eq!(sent.uri().path(), path, "{name}: path");
    let sorted = |query: &str| {
        let mut parameters: Vec<String> = query
            .split('&')
            .filter(|parameter| !parameter.is_empty())
            .map(str::to_owned)
            .collect();
        // Only the order of equal names counts.
        parameters.sort_by(|left, right| left.split('=').next().cmp(&right.split('=').next()));
        parameters
    };
    let sent_query = sent.uri().query().unwrap_or_default();
    assert_eq!(sorted(sent_query), sorted(query), "{name}: query");
    if let Some(host) = expected["host"].as_str() {
        // Written with the endpoint's path in one case.
        let host = host.split('/').next();
        assert_eq!(sent.uri().host(), host, "{name}: host");
    }
}

#[track_caller]
fn check_headers(name: &str, sent: &Request<Vec<u8>>, expected: &Value) {
    let none = serde_json::Map::new();
    let headers = expected["headers"].as_object().unwrap_or(&none);
    for (header, value) in headers {
        let found: Vec<&str> = sent
            .headers()
            .get_all(header)
            .iter()
            .map(|value| value.to_str().expect("text"))
            .collect();
        let value = value.as_str().expect("a text");
        assert!(
            !found.is_empty(),
            "{name}: the header {header} is not there"
        );
        assert_eq!(found.join(", "), value, "{name}: header {header}");
    }
    let names = |key: &str| -> Vec<String> {
        let names = expected[key].as_array().cloned().unwrap_or_default();
        names
            .iter()
            .map(|name| name.as_str().expect("a name").to_ascii_lowercase())
            .collect()
    };
    for header in names("forbidHeaders") {
        assert!(!sent.headers().contains_key(&header), "{name}: {header}");
        // Only a body without a byte goes out without a length.
        assert!(
            header != "content-length" || sent.body().is_empty(),
            "{name}: {header}"
        );
    }
    for header in names("requireHeaders") {
        // The length is the HTTP client's to write, and is known.
        assert_eq!(header, "content-length", "{name}");
        assert!(!sent.body().is_empty(), "{name}: {header}");
    }
}
