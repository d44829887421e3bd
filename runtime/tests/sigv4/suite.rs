//! AWS's "Signature Version 4 Test Suite", which lies outside of this repository, as the README says.

use std::path::{Path, PathBuf};

use aws_operation::sigv4::{SignedBody, SigningParameters, sign};

use super::{TIME, credentials, parts, text};

/// How many vectors the suite has.
const VECTORS: usize = 34;

/// The folders of all vectors, or none where the data is not there. In CI its absence is a failure.
fn vectors() -> Vec<PathBuf> {
    let root = std::env::var_os("AWS_OPERATION_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let root = root.join("conformance/sigv4");
    if !root.is_dir() {
        assert!(
            std::env::var_os("CI").is_none(),
            "no folder {}; CI needs the shared data",
            root.display()
        );
        eprintln!("skipped: no folder {}", root.display());
        return Vec::new();
    }
    let mut vectors = Vec::new();
    collect(&root, &mut vectors);
    vectors.sort();
    assert_eq!(vectors.len(), VECTORS, "vectors in {}", root.display());
    vectors
}

fn collect(folder: &Path, vectors: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, vectors);
        } else if path.extension().is_some_and(|extension| extension == "req") {
            vectors.push(folder.to_owned());
        }
    }
}

/// One of the four files of a vector.
fn read(vector: &Path, extension: &str) -> String {
    let name = vector.file_name().expect("a name");
    let file = vector.join(name).with_extension(extension);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

struct Sent {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

fn parse(request: &str) -> Sent {
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    let mut lines = head.lines();
    let first = lines.next().expect("a request line");
    let (method, rest) = first.split_once(' ').expect("a method");
    let (target, _) = rest.rsplit_once(' ').expect("a target");
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines {
        if line.starts_with(' ') {
            let (_, value) = headers.last_mut().expect("a header to go on");
            value.push_str(line);
        } else {
            let (name, value) = line.split_once(':').expect("a header");
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    Sent {
        method: method.to_owned(),
        target: target.to_owned(),
        headers,
        body: body.to_owned(),
    }
}

/// Signs the request of a vector and compares all three with it.
fn check(vector: &Path, target: &str, double_encode: bool) {
    let name = vector.display();
    let sent = parse(&read(vector, "req"));
    let creq = read(vector, "creq");
    // A session token is not in each request that is signed with one.
    let token = creq
        .lines()
        .find_map(|line| line.strip_prefix("x-amz-security-token:"));
    let credentials = credentials().with_session_token(token.unwrap_or_default());
    let uri = format!("https://example.amazonaws.com{target}");
    // The host comes from the URI.
    let headers = sent.headers.iter().filter(|(name, _)| name != "Host");
    let headers = headers.map(|(name, value)| (name.as_str(), value.as_str()));
    let mut parts = parts(&sent.method, &uri, headers);
    let parameters = SigningParameters::new(&credentials, "us-east-1", "service", TIME)
        .double_encode_path(double_encode);
    let signed = sign(
        &mut parts,
        SignedBody::Bytes(sent.body.as_bytes()),
        &parameters,
    )
    .unwrap_or_else(|error| panic!("{name}: {error}"));

    let canonical = String::from_utf8_lossy(signed.canonical_request().expose());
    assert_eq!(canonical, creq, "canonical request of {name}");
    let sts = read(vector, "sts");
    assert_eq!(signed.string_to_sign(), sts, "string to sign of {name}");
    let authz = read(vector, "authz");
    assert_eq!(
        text(&parts, "authorization"),
        Some(authz.as_str()),
        "authorization of {name}"
    );
    assert_eq!(
        text(&parts, "x-amz-security-token"),
        token,
        "token of {name}"
    );
}

/// A URI has no room for a space: that one target goes in as a client would send it.
fn on_the_wire(target: &str) -> String {
    target.replace(' ', "%20")
}

#[test]
fn the_suite_is_signed_with_the_path_encoded_once() {
    for vector in vectors() {
        let target = on_the_wire(&parse(&read(&vector, "req")).target);
        check(&vector, &target, false);
    }
}

#[test]
fn the_suite_is_signed_with_the_path_as_it_is_encoded_once_more() {
    for vector in vectors() {
        let target = parse(&read(&vector, "req")).target;
        if !target.contains(' ') {
            check(&vector, &target, true);
        }
    }
}

#[test]
fn a_token_may_be_added_after_signing() {
    let Some(vector) = vectors()
        .into_iter()
        .find(|vector| vector.ends_with("post-sts-header-after"))
    else {
        return;
    };
    let credentials = credentials().with_session_token("AQoDYXdzEPT");
    let parameters = SigningParameters::new(&credentials, "us-east-1", "service", TIME)
        .sign_session_token(false);
    let mut parts = parts("POST", "https://example.amazonaws.com/", []);
    sign(&mut parts, SignedBody::Bytes(b""), &parameters).expect("signed");
    let authz = read(&vector, "authz");
    assert_eq!(text(&parts, "authorization"), Some(authz.as_str()));
    assert_eq!(text(&parts, "x-amz-security-token"), Some("AQoDYXdzEPT"));
}
