//! Requests that have checksums.

use std::io;
use std::time::Duration;

use aws_operation::sigv4::{SignedBody, SigningParameters, presign_operation, sign};
use aws_operation::{
    Auth, Blob, ByteStream, EncodeSettings, Endpoint, Operation, RestJson1, Service,
    ServiceMetadata, Timestamp, aws_operation,
};

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

/// Whoever uses the URL has another body, and may be a browser that sends no header of its own.
#[test]
fn a_presigned_url_has_no_checksum_that_nobody_asked_for() {
    enum S3 {}

    impl Service for S3 {
        type Protocol = RestJson1;
        const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
    }

    #[aws_operation(
        method = "PUT",
        uri = "/{key}",
        service = S3,
        checksum(
            request_algorithm = "algorithm",
            required,
            request_validation_mode = "mode"
        )
    )]
    struct Put {
        key: String,
        #[aws(header = "x-amz-sdk-checksum-algorithm")]
        algorithm: Option<String>,
        #[aws(header = "x-amz-checksum-mode")]
        mode: Option<String>,
        #[aws(payload)]
        body: Blob,
    }

    let endpoint = Endpoint::new("https://s3.eu-west-1.amazonaws.com").expect("a valid endpoint");
    let presigned = |put: &Put| {
        let url = presign_operation(
            put,
            &EncodeSettings::new(&endpoint),
            &credentials(),
            "eu-west-1",
            Timestamp::from_secs(1_795_514_400),
            Duration::from_secs(60),
        );
        url.expect("it can be presigned").to_string()
    };
    let url = presigned(&Put::new("a", ""));
    assert!(url.contains("X-Amz-SignedHeaders=host&"), "{url}");
    let url = presigned(&Put::new("a", "").mode("ENABLED"));
    assert!(
        url.contains("SignedHeaders=host%3Bx-amz-checksum-mode&"),
        "{url}"
    );
}
