//! Buckets in the host and in the path.

use aws_operation::http::Request;
use aws_operation::{
    AddressingStyle, Body, BuildError, EncodeSettings, Endpoint, EndpointErrorKind,
    EndpointSettings, Operation, Service,
};
use serde_json::Value;

use crate::{
    GetBucketLocation, GetObject, HeadBucket, ListBuckets, ListObjectsV2, ListParts, S3, cases,
    style,
};

fn settings(case: &Value) -> EndpointSettings {
    let settings = EndpointSettings::new()
        .region(case["region"].as_str().expect("a region"))
        .use_fips(case["fips"] == true)
        .use_dual_stack(case["dual_stack"] == true)
        .use_accelerate(case["accelerate"] == true);
    match case["url"].as_str() {
        Some(url) => settings.url(url),
        None => settings,
    }
}

fn encode(case: &Value, endpoint: &Endpoint) -> Result<Request<Body>, BuildError> {
    let bucket = case["bucket"].as_str().expect("a name");
    let settings = EncodeSettings::new(endpoint).addressing_style(style(case));
    match case["operation"].as_str().expect("a name") {
        "get_object" => GetObject::new(bucket, "key").encode_with(&settings),
        "head_bucket" => HeadBucket::new(bucket).encode_with(&settings),
        "get_bucket_location" => GetBucketLocation::new(bucket).encode_with(&settings),
        other => panic!("{other}"),
    }
}

#[test]
fn requests_go_where_botocore_sends_them() {
    let cases = cases("endpoints");
    assert!(cases.len() > 150);
    let mut refused = 0;
    for case in cases {
        let endpoint = settings(&case).resolve(&S3::METADATA);
        if let Some(error) = case["error"].as_str() {
            refused += 1;
            let Ok(endpoint) = endpoint else { continue };
            // botocore knows the bucket when it looks for the endpoint.
            assert_eq!(
                error,
                "Path-style addressing cannot be used with S3 Accelerate"
            );
            let error = encode(&case, &endpoint).expect_err(error);
            assert!(
                error.to_string().contains("S3 Transfer Acceleration"),
                "{error}"
            );
            continue;
        }
        let request = encode(&case, &endpoint.expect("an endpoint")).expect("a request");
        let uri = request.uri();
        let found = format!(
            "{}://{}{}",
            uri.scheme_str().expect("a scheme"),
            uri.authority().expect("a host"),
            uri.path()
        );
        let expected = case["sent_to"].as_str().expect("a URL");
        if expected.contains("a.b.c.127.0.0.1") || expected.contains("a.b.c.[::1]") {
            // No host at all.
            assert!(found.ends_with("/a.b.c/key"), "{found}");
        } else {
            assert_eq!(found, expected, "{case}");
        }
    }
    assert_eq!(refused, 18);
}

#[test]
fn what_cannot_go_together_is_refused() {
    let settings = |region| EndpointSettings::new().region(region);
    let kind = |settings: EndpointSettings| {
        settings
            .resolve(&S3::METADATA)
            .map_err(|error| error.kind())
    };
    for (settings, expected) in [
        (
            settings("eu-west-1").use_accelerate(true).use_fips(true),
            EndpointErrorKind::FipsWithAcceleration,
        ),
        (
            settings("cn-north-1").use_accelerate(true),
            EndpointErrorKind::NoAcceleration,
        ),
        (
            settings("cn-north-1").use_fips(true),
            EndpointErrorKind::NoFips,
        ),
        (
            settings("eu-west-1")
                .use_accelerate(true)
                .url("https://example.com"),
            EndpointErrorKind::UrlWithAcceleration,
        ),
        (
            settings("eu-west-1")
                .use_dual_stack(true)
                .url("https://example.com"),
            EndpointErrorKind::UrlWithDualStack,
        ),
        (settings("eu.west"), EndpointErrorKind::InvalidRegion),
    ] {
        assert_eq!(kind(settings), Err(expected));
    }
}

#[test]
fn acceleration_is_for_what_can_have_it() {
    let endpoint = EndpointSettings::new()
        .region("eu-west-1")
        .use_accelerate(true)
        .resolve(&S3::METADATA)
        .expect("an endpoint");
    let uri = |request: Request<Body>| request.uri().to_string();
    let list = ListBuckets::new().encode(&endpoint).expect("a request");
    assert_eq!(uri(list), "https://s3.eu-west-1.amazonaws.com/");
    let location = GetBucketLocation::new("bucket").encode(&endpoint);
    assert_eq!(
        uri(location.expect("a request")),
        "https://s3.eu-west-1.amazonaws.com/bucket?location"
    );
    let list = ListObjectsV2::new("bucket").prefix("a/b").encode(&endpoint);
    assert_eq!(
        uri(list.expect("a request")),
        "https://bucket.s3-accelerate.amazonaws.com/?list-type=2&prefix=a%2Fb"
    );
}

#[test]
fn a_bucket_is_taken_out_of_the_path_whatever_follows_it() {
    let found = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let below = Endpoint::new("https://example.com/base/").expect("a URL");
    let uri = |operation: Result<Request<Body>, BuildError>| {
        operation.expect("a request").uri().to_string()
    };
    for (endpoint, url) in [
        (&found, "https://photos.s3.eu-west-1.amazonaws.com"),
        (&below, "https://photos.example.com/base"),
    ] {
        let settings = EncodeSettings::new(endpoint).addressing_style(AddressingStyle::Virtual);
        assert_eq!(
            uri(HeadBucket::new("photos").encode_with(&settings)),
            format!("{url}/")
        );
        let list = ListObjectsV2::new("photos").encode_with(&settings);
        assert_eq!(uri(list), format!("{url}/?list-type=2"));
        for key in ["k", "photos/k", "a//b", "/k", "k/", "//"] {
            let get = GetObject::new("photos", key).encode_with(&settings);
            assert_eq!(uri(get), format!("{url}/{key}"));
            let list = ListParts::new("photos", key).encode_with(&settings);
            assert_eq!(uri(list), format!("{url}/{key}/parts"));
        }
    }
}

/// Nobody's path leads out of a bucket, unless a server of somebody else's takes it for one.
#[test]
fn keys_have_any_segments_where_no_path_leads_elsewhere() {
    let found = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let given = Endpoint::new("https://example.com").expect("a URL");
    let encode = |endpoint, style, key: &str| {
        let settings = EncodeSettings::new(endpoint).addressing_style(style);
        let request = GetObject::new("photos", key).encode_with(&settings);
        request.map(|request| request.uri().to_string())
    };
    for key in ["../other/k", "a/./b", "..", "."] {
        for (endpoint, style, url) in [
            (
                &found,
                AddressingStyle::Auto,
                "https://photos.s3.eu-west-1.amazonaws.com/",
            ),
            (
                &found,
                AddressingStyle::Path,
                "https://s3.eu-west-1.amazonaws.com/photos/",
            ),
            (
                &given,
                AddressingStyle::Virtual,
                "https://photos.example.com/",
            ),
        ] {
            let uri = encode(endpoint, style, key).expect("a key");
            assert_eq!(uri, format!("{url}{key}"));
        }
        let error = encode(&given, AddressingStyle::Auto, key).expect_err("another path");
        assert_eq!(
            error.to_string(),
            "GetObject: the value for the label `{Key}` of the URI is `.` or `..`, which would name another path; nothing was sent"
        );
    }
    assert!(encode(&found, AddressingStyle::Auto, "").is_err());
}

#[test]
fn what_is_no_bucket_is_refused() {
    let found = Endpoint::for_region::<S3>("eu-west-1").expect("a region");
    let given = Endpoint::new("http://localhost:9000").expect("a URL");
    for endpoint in [&found, &given] {
        for (bucket, expected) in [
            (
                "arn:aws:s3:eu-west-1:123456789012:accesspoint/name",
                "is the ARN of an access point, which is not supported",
            ),
            (
                "arn:aws:s3:eu-west-1:123456789012:accesspoint:name",
                "is the ARN of an access point, which is not supported",
            ),
            (
                "arn:aws:s3::123456789012:accesspoint/name.mrap",
                "is the ARN of a multi-region access point, which",
            ),
            (
                "arn:aws:s3-outposts:eu-west-1:123456789012:outpost/op-1/accesspoint/name",
                "is the ARN of a bucket or access point of S3 on Outposts, which",
            ),
            (
                "arn:aws:s3-object-lambda:eu-west-1:123456789012:accesspoint/name",
                "is the ARN of an access point of S3 Object Lambda, which",
            ),
            ("arn:aws:s3:::bucket", "is an ARN, which is not supported"),
            ("arn:", "is an ARN, which is not supported"),
            (
                "bucket--usw2-az1--x-s3",
                "is a directory bucket of S3 Express One Zone, which",
            ),
            (
                "name--usw2-az1--xa-s3",
                "is an access point of a directory bucket of S3 Express One Zone, which",
            ),
            (
                "name-abcdefghijklmnopq--op-s3",
                "is an access point alias of S3 on Outposts, which",
            ),
            ("evil.example/", "is no name of a bucket"),
            ("a@b", "is no name of a bucket"),
            ("a:b", "is no name of a bucket"),
            ("a\r\nb", "is no name of a bucket"),
            ("bücket", "is no name of a bucket"),
            (&"b".repeat(256), "is no name of a bucket"),
            ("", "of the URI is empty"),
            ("..", "of the URI is `.` or `..`"),
        ] {
            for style in [
                AddressingStyle::Auto,
                AddressingStyle::Path,
                AddressingStyle::Virtual,
            ] {
                let settings = EncodeSettings::new(endpoint).addressing_style(style);
                let error = GetObject::new(bucket, "k").encode_with(&settings);
                let text = error.expect_err(bucket).to_string();
                assert!(text.contains(expected), "{text}");
                assert!(text.ends_with("; nothing was sent"), "{text}");
            }
        }
    }
}
