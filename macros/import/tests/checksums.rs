//! The trait `httpChecksum`, as S3's model has it.

mod support;

use support::{imported, item, model, options};

const INPUT: &str = r#""In": {
    "type": "structure",
    "members": {
        "ChecksumAlgorithm": {"shape": "String", "location": "header", "locationName": "x-amz-sdk-checksum-algorithm"},
        "ChecksumMode": {"shape": "String", "location": "header", "locationName": "x-amz-checksum-mode"},
        "Elsewhere": {"shape": "String", "location": "querystring", "locationName": "elsewhere"}
    }
}"#;

/// The arguments of the operation behind its method, path and service.
#[track_caller]
fn becomes(facts: &str, arguments: &str) {
    let source = imported(
        &model(
            &format!(
                r#""Act": {{
                    "http": {{"method": "PUT", "requestUri": "/act"}},
                    "input": {{"shape": "In"}}, {facts}
                }}"#
            ),
            INPUT,
        ),
        &options(),
    );
    let found: syn::DeriveInput = syn::parse_str(&item(&source, "Act")).expect("a struct");
    let mut lists = found
        .attrs
        .iter()
        .filter_map(|attribute| attribute.meta.require_list().ok());
    let found = lists
        .find(|list| {
            list.path
                .segments
                .last()
                .is_some_and(|last| last.ident == "aws_operation")
        })
        .expect("the attribute");
    let expected = format!(r#"method = "PUT", uri = "/act", service = TestService {arguments}"#);
    let expected: proc_macro2::TokenStream = expected.parse().expect("tokens");
    assert_eq!(found.tokens.to_string(), expected.to_string());
}

#[test]
fn of_requests() {
    becomes(
        r#""httpChecksum": {"requestAlgorithmMember": "ChecksumAlgorithm", "requestChecksumRequired": false}"#,
        r#", checksum(request_algorithm = "checksum_algorithm")"#,
    );
    becomes(
        r#""httpChecksum": {"requestAlgorithmMember": "ChecksumAlgorithm", "requestChecksumRequired": true}"#,
        r#", checksum(request_algorithm = "checksum_algorithm", required)"#,
    );
    becomes(
        r#""httpChecksum": {"requestChecksumRequired": true}"#,
        ", checksum(required)",
    );
}

#[test]
fn of_replies_by_the_algorithms_that_can_be_computed() {
    becomes(
        r#""httpChecksum": {
            "requestValidationModeMember": "ChecksumMode",
            "responseAlgorithms": ["CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1", "SHA512", "MD5", "XXHASH64"]
        }"#,
        r#", checksum(
            request_validation_mode = "checksum_mode",
            response_algorithms("CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1", "SHA512")
        )"#,
    );
    becomes(
        r#""httpChecksum": {"requestValidationModeMember": "ChecksumMode", "responseAlgorithms": ["MD5"]}"#,
        "",
    );
}

#[test]
fn what_the_dsl_cannot_say_is_left_out() {
    becomes(
        r#""httpChecksum": {"requestAlgorithmMember": "Elsewhere", "requestValidationModeMember": "Nowhere"}"#,
        "",
    );
}

/// Older models of S3 have both.
#[test]
fn beside_the_older_trait() {
    becomes(
        r#""httpChecksumRequired": true,
        "httpChecksum": {"requestAlgorithmMember": "ChecksumAlgorithm", "requestChecksumRequired": true}"#,
        r#", checksum(request_algorithm = "checksum_algorithm", required)"#,
    );
    becomes(
        r#""httpChecksumRequired": true,
        "httpChecksum": {"requestValidationModeMember": "ChecksumMode", "responseAlgorithms": ["CRC32"]}"#,
        r#", checksum(request_validation_mode = "checksum_mode", response_algorithms("CRC32")), checksum_required"#,
    );
}
