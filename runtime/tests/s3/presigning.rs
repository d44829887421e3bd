//! URLs and forms that carry their signature.

use std::time::Duration;

use aws_operation::sigv4::{PostPolicy, SigningParameters, presign_operation, presign_post};
use aws_operation::{
    AddressingStyle, BuildError, ByteStream, Credentials, EncodeSettings, Endpoint, Service,
};
use base64::prelude::{BASE64_STANDARD, Engine as _};

use crate::{GetObject, PutObject, S3, SECRET, TIME, cases, credentials, style};

const DAY: Duration = Duration::from_secs(86_400);

#[test]
fn urls_are_those_of_botocore() {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let cases = cases("presigned");
    assert_eq!(cases.len(), 32);
    for case in cases {
        let field = |name: &str| case[name].as_str().expect("text");
        let settings = EncodeSettings::new(&endpoint).addressing_style(style(&case));
        let credentials = credentials(case["token"].as_str());
        let expires_in = Duration::from_secs(case["expires"].as_u64().expect("seconds"));
        let (region, key) = ("eu-west-1", field("key"));
        let url = if field("operation") == "get_object" {
            let get = GetObject::new("bucket", key);
            presign_operation(&get, &settings, &credentials, region, TIME, expires_in)
        } else {
            // What will be uploaded is nothing to the URL.
            let put = PutObject::new("bucket", key, ByteStream::from("anything"));
            presign_operation(&put, &settings, &credentials, region, TIME, expires_in)
        };
        assert_eq!(url.expect("a URL"), field("url"), "{case:#}");
    }
}

/// AWS's example of "Authenticating Requests: Using Query Parameters".
#[test]
fn the_url_of_aws() {
    let credentials = Credentials::new("AKIAIOSFODNN7EXAMPLE", SECRET);
    let endpoint = Endpoint::new("https://s3.amazonaws.com").expect("a URL");
    let settings = EncodeSettings::new(&endpoint).addressing_style(AddressingStyle::Virtual);
    let get = GetObject::new("examplebucket", "test.txt");
    let url = presign_operation(&get, &settings, &credentials, "us-east-1", TIME, DAY);
    assert_eq!(
        url.expect("a URL"),
        "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
         &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
         &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}

#[test]
fn headers_that_must_be_sent_are_signed() {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let settings = EncodeSettings::new(&endpoint);
    let put = PutObject::new("bucket", "k", ByteStream::default()).storage_class("STANDARD_IA");
    let url = presign_operation(&put, &settings, &credentials(None), "eu-west-1", TIME, DAY);
    let url = url.expect("a URL").to_string();
    assert!(
        url.contains("&X-Amz-SignedHeaders=host%3Bx-amz-storage-class&"),
        "{url}"
    );
}

fn presigned(policy: &PostPolicy, expires_in: Duration) -> Result<(), BuildError> {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let credentials = credentials(None);
    let parameters = SigningParameters::of_service(&credentials, "eu-west-1", &S3::METADATA, TIME);
    presign_post(
        policy,
        &EncodeSettings::new(&endpoint),
        &parameters,
        expires_in,
    )
    .map(drop)
}

#[test]
fn forms_are_those_of_botocore() {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let cases = cases("posts");
    assert_eq!(cases.len(), 2);
    for case in cases {
        let settings = EncodeSettings::new(&endpoint).addressing_style(style(&case));
        let credentials = credentials(case["token"].as_str());
        let parameters =
            SigningParameters::of_service(&credentials, "eu-west-1", &S3::METADATA, TIME);
        let policy = PostPolicy::new("bucket", case["key"].as_str().expect("a key"))
            .field("acl", "private")
            .field("success_action_status", "201")
            .starts_with("Content-Type", "image/")
            .content_length_range(1..=10_485_760);
        let hour = Duration::from_secs(3600);
        let post = presign_post(&policy, &settings, &parameters, hour).expect("a form");
        assert_eq!(post.url(), case["url"].as_str().expect("a URL"));
        let found = |name: &str| {
            post.fields()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value)
        };
        let decoded = BASE64_STANDARD
            .decode(found("policy").expect("a policy"))
            .expect("base64");
        assert_eq!(
            String::from_utf8(decoded).expect("text"),
            case["policy"].as_str().expect("text")
        );
        let expected = case["fields"].as_object().expect("fields");
        assert_eq!(post.fields().count(), expected.len());
        for (name, value) in expected {
            assert_eq!(found(name), value.as_str(), "{name}");
        }
    }
}

#[test]
fn what_a_form_cannot_be_is_refused() {
    let policy = || PostPolicy::new("bucket", "key");
    let second = Duration::from_secs(1);
    let week = 7 * DAY;
    assert!(presigned(&policy(), second).is_ok());
    assert!(presigned(&policy(), week).is_ok());
    for (policy, expires_in, expected) in [
        (
            policy(),
            Duration::ZERO,
            "to hold for 0ns; expected 1 second to 7 days",
        ),
        (
            policy(),
            week + second,
            "to hold for 604801s; expected 1 second to 7 days",
        ),
        (
            PostPolicy::new("bucket", ""),
            second,
            "the key of the form's object is empty",
        ),
        (
            PostPolicy::new("arn:aws:s3:eu-west-1:123456789012:accesspoint/p", "k"),
            second,
            "is the ARN of an access point, which is not supported",
        ),
        (
            policy().field("X-Amz-Date", "20990101T000000Z"),
            second,
            "the field \"X-Amz-Date\"",
        ),
        (
            policy().field("Policy", "e30="),
            second,
            "the field \"Policy\"",
        ),
        (policy().starts_with("key", ""), second, "the field \"key\""),
        (
            policy().field("bucket", "other"),
            second,
            "the field \"bucket\"",
        ),
        (policy().field("file", ""), second, "the field \"file\""),
        (policy().field("a\"b", ""), second, "the field \"a\\\"b\""),
        (policy().field("", ""), second, "the field \"\""),
        #[allow(clippy::reversed_empty_ranges, reason = "it is what is refused")]
        (
            policy().content_length_range(2..=1),
            second,
            "no file has a length",
        ),
    ] {
        let error = presigned(&policy, expires_in)
            .expect_err(expected)
            .to_string();
        assert!(
            error.starts_with("PostObject: ") && error.contains(expected),
            "{error}"
        );
    }
}

#[test]
fn a_form_shows_nothing_that_it_could_be_used_with() {
    let endpoint = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let credentials = credentials(Some("s3ssion-token"));
    let parameters = SigningParameters::of_service(&credentials, "eu-west-1", &S3::METADATA, TIME);
    let policy = PostPolicy::new("bucket", "key").field("x-amz-meta-note", "hush");
    let post = presign_post(&policy, &EncodeSettings::new(&endpoint), &parameters, DAY);
    let post = post.expect("a form");
    let shown = format!("{post:?} {policy:?} {parameters:?}");
    for (name, value) in post.fields() {
        let is_secret = matches!(
            name,
            "policy" | "x-amz-signature" | "x-amz-security-token" | "x-amz-meta-note"
        );
        assert!(!is_secret || !shown.contains(value), "{shown}");
        assert!(shown.contains(name));
    }
    assert!(!shown.contains(SECRET));
}
