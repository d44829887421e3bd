//! A body with its checksum behind it.

use std::io;

use aws_operation::sigv4::{SignedBody, SigningParameters, sign};
use aws_operation::{ByteStream, EncodeSettings, Endpoint, Operation, Timestamp, aws_operation};

use crate::credentials;

#[aws_operation(
    method = "PUT",
    uri = "/{key}",
    checksum(request_algorithm = "algorithm")
)]
struct PutObject {
    key: String,
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    algorithm: Option<String>,
    #[aws(payload)]
    body: ByteStream,
}

/// What botocore 1.44.8 signs (`S3SigV4Auth`) for the same request, at 2026-11-24T10:00:00Z.
#[test]
fn is_signed_as_botocore_does() {
    let endpoint =
        Endpoint::new("https://bucket.s3.eu-west-1.amazonaws.com").expect("a valid endpoint");
    let put = PutObject::new("a b", "123456789");
    let request = put.encode_streaming(&EncodeSettings::new(&endpoint));
    let (mut parts, body) = request.expect("a request").into_parts();
    let credentials = credentials();
    let time = Timestamp::from_secs(1_795_514_400);
    let parameters = SigningParameters::new(&credentials, "eu-west-1", "s3", time);
    sign(&mut parts, SignedBody::UnsignedTrailer, &parameters).expect("it can be signed");
    assert_eq!(
        parts.headers["authorization"],
        concat!(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-west-1/s3/aws4_request, ",
            "SignedHeaders=content-encoding;content-type;host;x-amz-content-sha256;x-amz-date;",
            "x-amz-decoded-content-length;x-amz-sdk-checksum-algorithm;x-amz-trailer, ",
            "Signature=bf15ef9c28eb685ce4f7f6fbf133a70f912e9cd55b6d8104d66d1152d4d7face"
        )
    );
    let body = io::read_to_string(body).expect("the body");
    assert!(body.ends_with("\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n"));
    assert_eq!(
        format!("{:?}", SignedBody::UnsignedTrailer),
        "UnsignedTrailer"
    );
}
