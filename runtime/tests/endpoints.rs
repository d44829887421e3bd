//! Endpoints from regions and settings, against the official cases. They lie outside this repository; the README says where.

use std::path::PathBuf;

use aws_operation::{EndpointErrorKind, EndpointSettings, Partition, ServiceMetadata};
use serde_json::Value;

const SSO_OIDC: ServiceMetadata = ServiceMetadata::new("SSO OIDC", "oidc");

/// The official cases, or `None` where there are none. In CI their absence is a failure.
fn official() -> Option<Value> {
    let root = std::env::var_os("AWS_OPERATION_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let file = root.join("conformance/endpoint-tests-sso-oidc.json");
    match std::fs::read(&file) {
        Ok(bytes) => Some(serde_json::from_slice(&bytes).expect("the shared data is JSON")),
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none(),
                "{}: {error}; CI needs the shared data",
                file.display()
            );
            eprintln!("skipped: {}: {error}", file.display());
            None
        }
    }
}

/// The kind of error that an official message means. The messages themselves are ours: they say what to do.
fn kind_of(message: &str) -> EndpointErrorKind {
    match message {
        "Invalid Configuration: FIPS and custom endpoint are not supported" => {
            EndpointErrorKind::UrlWithFips
        }
        "Invalid Configuration: Dualstack and custom endpoint are not supported" => {
            EndpointErrorKind::UrlWithDualStack
        }
        "Invalid Configuration: Missing Region" => EndpointErrorKind::MissingRegion,
        other => panic!("no kind for {other:?}"),
    }
}

#[test]
fn the_official_cases() {
    let Some(cases) = official() else { return };
    let cases = cases["testCases"].as_array().expect("cases");
    assert_eq!(cases.len(), 40);
    for case in cases {
        let params = &case["params"];
        let mut settings = EndpointSettings::new()
            .use_fips(params["UseFIPS"] == true)
            .use_dual_stack(params["UseDualStack"] == true);
        if let Some(region) = params["Region"].as_str() {
            settings = settings.region(region);
        }
        if let Some(url) = params["Endpoint"].as_str() {
            settings = settings.url(url);
        }
        let expect = &case["expect"];
        match (expect["endpoint"]["url"].as_str(), expect["error"].as_str()) {
            (Some(url), None) => {
                let endpoint = settings.resolve(&SSO_OIDC).expect(url);
                assert_eq!(endpoint.to_string(), url, "{case}");
            }
            (None, Some(message)) => {
                let error = settings.resolve(&SSO_OIDC).expect_err(message);
                assert_eq!(error.kind(), kind_of(message), "{case}");
            }
            _ => panic!("neither a URL nor an error: {case}"),
        }
    }
}

#[test]
fn regions_are_in_the_partition_of_their_prefix() {
    for (region, partition) in [
        ("us-east-1", "aws"),
        ("us-east-99", "aws"),
        ("aws-global", "aws"),
        ("", "aws"),
        ("cn-north-1", "aws-cn"),
        ("cn-south-1", "aws-cn"),
        ("aws-cn-global", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-east-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"),
        ("aws-iso-b-global", "aws-iso-b"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("us-isof-south-1", "aws-iso-f"),
        ("eusc-de-east-1", "aws-eusc"),
    ] {
        assert_eq!(Partition::of_region(region).name(), partition, "{region:?}");
    }
}

#[test]
fn a_region_cannot_choose_another_host() {
    for region in [
        "",
        "us-east-1.evil.example/",
        "x@evil.example",
        "a b",
        "us-east-1#",
    ] {
        for dual_stack in [false, true] {
            let settings = EndpointSettings::new()
                .region(region)
                .use_dual_stack(dual_stack);
            let error = settings.resolve(&SSO_OIDC).expect_err(region);
            assert_eq!(error.kind(), EndpointErrorKind::InvalidRegion, "{region:?}");
        }
    }
}

#[test]
fn a_service_cannot_choose_another_host() {
    for prefix in ["oidc.evil.example/", "x@oidc", "oidc?", "oidc:1", ""] {
        let service = ServiceMetadata::new("Evil", prefix);
        let settings = EndpointSettings::new().region("us-east-1");
        let error = settings.resolve(&service).expect_err(prefix);
        assert_eq!(error.kind(), EndpointErrorKind::InvalidPrefix, "{prefix:?}");
    }
}

#[test]
fn a_url_with_a_password_is_neither_taken_nor_shown() {
    let settings = EndpointSettings::new().url("https://user:secret@example.com");
    let error = settings.resolve(&SSO_OIDC).expect_err("user information");
    let shown = format!("{settings:?} {error:?} {error}");
    assert!(!shown.contains("secret"), "{shown}");
}
