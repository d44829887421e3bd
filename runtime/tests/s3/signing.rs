//! Signatures of requests to S3.

use aws_operation::http::Request;
use aws_operation::http::request::Parts;
use aws_operation::sigv4::{SignedBody, SigningParameters, sign};
use aws_operation::{
    Auth, ByteStream, Credentials, EncodeSettings, Endpoint, Operation, Service, ServiceMetadata,
};

use crate::{GetObject, PutObject, S3, SECRET, TIME, cases, credentials, style};

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    parts.headers[name].to_str().expect("text")
}

#[test]
fn objects_are_signed_as_by_botocore() {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let cases = cases("signed");
    assert_eq!(cases.len(), 32);
    for case in cases {
        let field = |name: &str| case[name].as_str().expect("text");
        let settings = EncodeSettings::new(&endpoint).addressing_style(style(&case));
        let mut parts = if field("method") == "GET" {
            let request = GetObject::new("bucket", field("key")).encode_with(&settings);
            request.expect("a request").into_parts().0
        } else {
            let put = PutObject::new("bucket", field("key"), field("body"));
            let (mut parts, _) = put
                .encode_streaming(&settings)
                .expect("a request")
                .into_parts();
            // botocore says nothing of what bytes are.
            parts.headers.remove("content-type");
            parts
        };
        let credentials = credentials(case["token"].as_str());
        let parameters =
            SigningParameters::of_service(&credentials, "eu-west-1", &S3::METADATA, TIME);
        let body = SignedBody::Bytes(field("body").as_bytes());
        let signed = sign(&mut parts, body, &parameters).expect("signed");
        assert_eq!(parts.uri, field("url"));
        assert_eq!(
            text(&parts, "authorization"),
            field("authorization"),
            "{case:#}\n{}",
            String::from_utf8_lossy(signed.canonical_request().expose())
        );
        assert_eq!(
            text(&parts, "x-amz-content-sha256"),
            field("content_sha256")
        );
    }
}

/// The rules are those of the service that says that it is like S3, whatever its name in signatures.
#[test]
fn a_service_like_s3_is_signed_as_s3() {
    const STORAGE: ServiceMetadata = ServiceMetadata::new("Storage", "storage").auth(Auth::SigV4);
    let credentials = credentials(None);
    let path_of = |service: &ServiceMetadata| {
        let request = Request::get("https://example.com/a//b/../c%20d").body(());
        let (mut parts, ()) = request.expect("a request").into_parts();
        let parameters = SigningParameters::of_service(&credentials, "eu-west-1", service, TIME);
        let signed = sign(&mut parts, SignedBody::Bytes(b""), &parameters).expect("signed");
        let canonical =
            String::from_utf8(signed.canonical_request().expose().clone()).expect("text");
        let path = canonical.lines().nth(1).expect("a path").to_owned();
        (path, parts.headers.contains_key("x-amz-content-sha256"))
    };
    assert_eq!(path_of(&STORAGE.s3()), ("/a//b/../c%20d".to_owned(), true));
    assert_eq!(path_of(&STORAGE), ("/a/c%2520d".to_owned(), false));
}

/// AWS's examples of "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk".
#[test]
fn the_examples_of_aws() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", SECRET);
    // The examples are older than hosts with a region.
    let endpoint = Endpoint::new("https://s3.amazonaws.com").expect("a URL");
    let settings =
        EncodeSettings::new(&endpoint).addressing_style(aws_operation::AddressingStyle::Virtual);
    let parameters = SigningParameters::of_service(&credentials, "us-east-1", &S3::METADATA, TIME);

    let get = GetObject::new("examplebucket", "test.txt").range("bytes=0-9");
    let (mut parts, _) = get.encode_with(&settings).expect("a request").into_parts();
    sign(&mut parts, SignedBody::Bytes(b""), &parameters).expect("signed");
    assert_eq!(
        text(&parts, "authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
         SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, \
         Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
    );

    let body = "Welcome to Amazon S3.";
    let put = PutObject::new("examplebucket", "test$file.text", ByteStream::from(body))
        .date("Fri, 24 May 2013 00:00:00 GMT")
        .storage_class("REDUCED_REDUNDANCY");
    let (mut parts, _) = put
        .encode_streaming(&settings)
        .expect("a request")
        .into_parts();
    parts.headers.remove("content-type");
    sign(&mut parts, SignedBody::Bytes(body.as_bytes()), &parameters).expect("signed");
    assert_eq!(
        text(&parts, "authorization"),
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, \
         SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, \
         Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
    );
}
