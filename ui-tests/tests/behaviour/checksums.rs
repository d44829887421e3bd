//! What `checksum(...)` makes of requests and replies, without a socket.

use std::io;

use aws_operation::checksum::{ChecksumAlgorithm, ChecksumPolicy};
use aws_operation::http::{Response, header};
use aws_operation::{
    Blob, ByteStream, EncodeSettings, Endpoint, Operation, aws_operation, aws_output,
};

use crate::{encoded, refusal};

#[aws_operation(
    method = "POST",
    uri = "/",
    rename_all = "PascalCase",
    checksum(request_algorithm = "ChecksumAlgorithm", required)
)]
struct Delete {
    #[aws(header = "X-Amz-Sdk-Checksum-Algorithm")]
    checksum_algorithm: Option<ChecksumAlgorithm>,
    objects: Vec<String>,
}

/// A service that wants one, and has no member for the algorithm.
#[aws_operation(method = "POST", uri = "/", checksum(required))]
struct Wants {
    #[aws(payload)]
    content: Blob,
}

#[aws_operation(
    method = "GET",
    uri = "/",
    output = Object,
    checksum(request_validation_mode = "X-Amz-Checksum-Mode", response_algorithms("SHA256"))
)]
struct Get {
    #[aws(header = "X-Amz-Checksum-Mode")]
    mode: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct Object {
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(method = "HEAD", uri = "/", checksum(request_validation_mode = "mode"))]
struct Head {
    #[aws(header = "x-amz-checksum-mode")]
    mode: Option<String>,
}

fn endpoint() -> Endpoint {
    Endpoint::new("https://example.com").expect("a valid endpoint")
}

#[test]
fn members_go_by_the_names_of_the_model_too() {
    let request = encoded(&Delete::new(["a"]));
    assert_eq!(request.body().as_bytes(), br#"{"Objects":["a"]}"#);
    assert_eq!(request.headers()["x-amz-sdk-checksum-algorithm"], "CRC32");
    assert_eq!(request.headers()["x-amz-checksum-crc32"], "85M8Eg==");
    let named = Delete::new(["a"]).checksum_algorithm(ChecksumAlgorithm::Crc64Nvme);
    let request = encoded(&named);
    assert_eq!(
        request.headers()["x-amz-sdk-checksum-algorithm"],
        "CRC64NVME"
    );
    assert!(request.headers().contains_key("x-amz-checksum-crc64nvme"));
    assert!(!request.headers().contains_key("x-amz-checksum-crc32"));
}

#[test]
fn what_is_required_is_sent_whatever_the_settings_say() {
    let endpoint = endpoint();
    let lax = EncodeSettings::new(&endpoint)
        .request_checksum_calculation(ChecksumPolicy::WhenRequired)
        .response_checksum_validation(ChecksumPolicy::WhenRequired);
    let request = Wants::new("123456789")
        .encode_with(&lax)
        .expect("a request");
    assert_eq!(request.headers()["x-amz-checksum-crc32"], "y/Q5Jg==");
    // There is no member to say the algorithm with.
    assert!(
        !request
            .headers()
            .contains_key("x-amz-sdk-checksum-algorithm")
    );
    let request = Get::new().encode_with(&lax).expect("a request");
    assert!(!request.headers().contains_key("x-amz-checksum-mode"));
    let request = encoded(&Get::new());
    assert_eq!(request.headers()["x-amz-checksum-mode"], "ENABLED");
    assert!(!request.headers().contains_key("x-amz-checksum-crc32"));
}

#[test]
fn the_checksum_is_that_of_the_compressed_body() {
    #[aws_operation(
        method = "POST",
        uri = "/",
        checksum(required),
        request_compression = "gzip"
    )]
    struct Post {
        #[aws(payload)]
        content: Blob,
    }

    let request = encoded(&Post::new("a".repeat(10_240)));
    assert_eq!(request.headers()[header::CONTENT_ENCODING], "gzip");
    let mut checksum = aws_operation::checksum::Checksum::new(ChecksumAlgorithm::Crc32);
    checksum.update(request.body().as_bytes());
    let checksum = checksum.finish_base64();
    assert_eq!(request.headers()["x-amz-checksum-crc32"], checksum.as_str());
}

#[test]
fn a_stream_is_encoded_as_one() {
    #[aws_operation(method = "POST", uri = "/", checksum(required))]
    struct Post {
        #[aws(payload)]
        content: ByteStream,
    }

    let endpoint = endpoint();
    let post = Post::new(ByteStream::from("123456789"));
    assert!(refusal(&post).contains("call `encode_streaming`"));
    // Twice: bytes can be sent again and again.
    for _ in 0..2 {
        let request = post.encode_streaming(&EncodeSettings::new(&endpoint));
        let request = request.expect("a request");
        assert_eq!(request.headers()[header::CONTENT_ENCODING], "aws-chunked");
        assert_eq!(
            request.headers()["x-amz-content-sha256"],
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
        );
        let length = request.body().length();
        let body = io::read_to_string(request.into_body()).expect("the body");
        assert_eq!(
            body,
            "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"
        );
        assert_eq!(length, Some(body.len() as u64));
    }
}

#[test]
fn the_algorithms_that_are_listed_are_verified() {
    let reply = |name: &str, value: &str| {
        let reply = Response::builder().header(name, value);
        let reply = reply.body(&b"123456789"[..]).expect("a reply");
        let content = Get::decode_streaming(reply).expect("the head").content;
        io::read_to_string(content)
    };
    let sha256 = "x-amz-checksum-sha256";
    reply(sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=").expect("it is that");
    let error = reply(sha256, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    let error = error.expect_err("it is that of nothing");
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    reply("x-amz-checksum-crc32", "AAAAAA==").expect("it is not looked at");
}

/// Its checksum is that of what it would have as a reply to GET.
#[test]
fn a_reply_to_head_is_not_verified() {
    assert_eq!(
        encoded(&Head::new()).headers()["x-amz-checksum-mode"],
        "ENABLED"
    );
    let reply = Response::builder().header("x-amz-checksum-crc32", "y/Q5Jg==");
    Head::decode(reply.body("").expect("a reply")).expect("it has no body");
}
