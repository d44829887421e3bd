//! Compressed request bodies and their checksums.

use std::io::Read;

use aws_operation::http::{Request, header};
use aws_operation::{Blob, Body, ByteStream, EncodeSettings, Endpoint, Operation, aws_operation};
use flate2::read::GzDecoder;
use md5::{Digest, Md5};

use crate::{encoded, refusal};

#[aws_operation(method = "PUT", uri = "/", request_compression = "gzip")]
struct Put {
    #[aws(payload)]
    content: Option<Blob>,
    #[aws(header = "Content-Encoding")]
    encoding: Option<String>,
}

#[aws_operation(method = "POST", uri = "/", checksum_required)]
struct Check {
    foo: Option<String>,
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com").expect("a valid endpoint")
}

/// What the compressed body holds.
fn unzipped(request: &Request<Body>) -> String {
    let mut text = String::new();
    let mut decoder = GzDecoder::new(request.body().as_bytes());
    decoder.read_to_string(&mut text).expect("gzip");
    text
}

fn md5_of(body: &[u8]) -> String {
    // The runtime's base64, which has tests of its own, on bytes that it did not make.
    let json = serde_json::to_string(&Blob::from(Md5::digest(body).to_vec())).expect("JSON");
    json.trim_matches('"').to_owned()
}

#[test]
fn a_body_of_10240_bytes_is_compressed() {
    let content = "a".repeat(10_240);
    let request = encoded(&Put::new().content(content.as_str()));
    assert_eq!(request.headers()["content-encoding"], "gzip");
    assert_eq!(
        request.headers()["content-type"],
        "application/octet-stream"
    );
    assert!(request.body().len() < 1000);
    assert_eq!(unzipped(&request), content);
}

#[test]
fn a_smaller_body_is_not() {
    let content = "a".repeat(10_239);
    let request = encoded(&Put::new().content(content.as_str()).encoding("br"));
    assert_eq!(request.headers()["content-encoding"], "br");
    assert_eq!(request.body().as_bytes(), content.as_bytes());
    let request = encoded(&Put::new());
    assert!(request.headers().is_empty());
    assert!(request.body().is_empty());
}

#[test]
fn the_size_can_be_set() {
    let endpoint = endpoint();
    let settings = EncodeSettings::new(&endpoint).min_compression_size(3);
    for (content, is_compressed) in [("abc", true), ("ab", false), ("", false)] {
        let request = Put::new().content(content).encode_with(&settings);
        let request = request.expect("a request");
        let encoding = request.headers().get(header::CONTENT_ENCODING);
        assert_eq!(encoding.is_some(), is_compressed, "{content}");
        if is_compressed {
            assert_eq!(unzipped(&request), content);
        }
    }
    // Nothing is worth no compression, whatever the size.
    let settings = EncodeSettings::new(&endpoint).min_compression_size(0);
    let request = Put::new().encode_with(&settings).expect("a request");
    assert!(request.headers().is_empty());
    let settings = EncodeSettings::new(&endpoint).min_compression_size(usize::MAX);
    let request = Put::new()
        .content("a".repeat(20_000))
        .encode_with(&settings);
    assert_eq!(request.expect("a request").body().len(), 20_000);
}

#[test]
fn gzip_comes_behind_the_encodings_that_are_there() {
    let content = "a".repeat(10_240);
    let request = encoded(&Put::new().content(content.as_str()).encoding("custom"));
    assert_eq!(request.headers()["content-encoding"], "custom, gzip");
    assert_eq!(
        request.headers().get_all("content-encoding").iter().count(),
        1
    );
    assert_eq!(unzipped(&request), content);
    let request = encoded(&Put::new().content(content).encoding(""));
    assert_eq!(request.headers()["content-encoding"], "gzip");
}

#[test]
fn members_of_the_body_are_compressed_too() {
    #[aws_operation(method = "POST", uri = "/", request_compression = "gzip")]
    struct Post {
        text: String,
    }

    let text = "ä".repeat(6000);
    let request = encoded(&Post::new(text.as_str()));
    assert_eq!(unzipped(&request), format!(r#"{{"text":"{text}"}}"#));
    assert_eq!(request.headers()["content-type"], "application/json");
}

#[test]
fn a_stream_is_sent_as_it_is() {
    #[aws_operation(method = "POST", uri = "/", request_compression = "gzip")]
    struct Post {
        #[aws(payload)]
        content: ByteStream,
    }

    let endpoint = endpoint();
    let post = Post::new(ByteStream::from("a".repeat(20_000)));
    let request = post.encode_streaming(&EncodeSettings::new(&endpoint));
    let request = request.expect("a request");
    assert!(request.headers().get("content-encoding").is_none());
    assert_eq!(request.body().length(), Some(20_000));
}

/// Smithy's test `RestJsonHttpChecksumRequired`.
#[test]
fn the_checksum_is_that_of_the_body() {
    let request = encoded(&Check::new().foo("base64 encoded md5 checksum"));
    assert_eq!(request.headers()["content-md5"], "iB0/3YSo7maijL0IGOgA9g==");
    let request = encoded(&Check::new());
    assert_eq!(request.headers()["content-md5"], md5_of(b"{}"));
}

#[test]
fn the_checksum_is_that_of_the_compressed_body() {
    #[aws_operation(
        method = "POST",
        uri = "/",
        checksum_required,
        request_compression = "gzip"
    )]
    struct Post {
        #[aws(payload)]
        content: Blob,
    }

    let request = encoded(&Post::new("a".repeat(10_240)));
    let body = request.body().as_bytes();
    assert!(body.len() < 1000);
    assert_eq!(request.headers()["content-md5"], md5_of(body));
}

#[test]
fn a_checksum_that_is_given_is_kept() {
    #[aws_operation(method = "POST", uri = "/", checksum_required)]
    struct Post {
        #[aws(header = "Content-MD5")]
        checksum: Option<String>,
        foo: Option<String>,
    }

    let request = encoded(&Post::new().checksum("mine"));
    assert_eq!(request.headers()["content-md5"], "mine");
    let request = encoded(&Post::new());
    assert_eq!(request.headers()["content-md5"], md5_of(b"{}"));
}

#[test]
fn a_request_without_a_body_has_the_checksum_of_nothing() {
    #[aws_operation(method = "POST", uri = "/", checksum_required)]
    struct Post {}

    assert_eq!(
        encoded(&Post::new()).headers()["content-md5"],
        "1B2M2Y8AsgTpgAmY7PhCfg=="
    );
}

#[test]
fn the_checksum_of_a_stream_cannot_be_known() {
    #[aws_operation(method = "POST", uri = "/", checksum_required)]
    struct Post {
        #[aws(payload)]
        content: ByteStream,
        #[aws(header = "Content-MD5")]
        checksum: Option<String>,
    }

    let endpoint = endpoint();
    let settings = EncodeSettings::new(&endpoint);
    let post = Post::new(ByteStream::from("body"));
    let shown = post
        .encode_streaming(&settings)
        .expect_err("a stream")
        .to_string();
    assert_eq!(
        shown,
        concat!(
            "Post: the payload is a stream, and its checksum is needed before it is sent; ",
            "use an operation whose payload is a `Blob`; nothing was sent"
        )
    );
    // Unless it is given.
    let post = post.checksum("mine");
    let request = post.encode_streaming(&settings).expect("a request");
    assert_eq!(request.headers()["content-md5"], "mine");
    assert!(refusal(&post).contains("call `encode_streaming`"));
}
