//! Services that go by their operations' names, and the choice of a protocol.

mod support;

use aws_operation_import::{ImportError, Options, Protocol, plan};
use support::{check_item, imported, options, refused};

/// A model with these protocols, whose shapes have HTTP bindings that no RPC has.
fn model(protocols: &str, more: &str) -> String {
    format!(
        r#"{{
            "metadata": {{
                "protocols": {protocols}, "serviceId": "Vault", "endpointPrefix": "vault", "signatureVersion": "v4",
                "targetPrefix": "Vault_2026", "apiVersion": "2026-01-01"{more}
            }},
            "operations": {{
                "PutSecret": {{
                    "http": {{"method": "PUT", "requestUri": "/secrets/{{Name}}"}},
                    "input": {{"shape": "PutSecretRequest"}}, "output": {{"shape": "Secret"}},
                    "errors": [{{"shape": "NoSuchVault"}}]
                }},
                "Ping": {{"http": {{"method": "POST", "requestUri": "/"}}}}
            }},
            "shapes": {{
                "PutSecretRequest": {{
                    "type": "structure", "required": ["Name"], "payload": "Content",
                    "members": {{
                        "Name": {{"shape": "String", "location": "uri", "locationName": "name"}},
                        "Content": {{"shape": "Blob", "streaming": true}},
                        "Until": {{"shape": "Time", "location": "header", "locationName": "X-Until"}}
                    }}
                }},
                "Secret": {{
                    "type": "structure",
                    "members": {{"Version": {{"shape": "String", "location": "header", "locationName": "X-Version"}}}}
                }},
                "NoSuchVault": {{
                    "type": "structure", "members": {{}}, "exception": true,
                    "error": {{"code": "Vault.NonExistent", "httpStatusCode": 404}}
                }},
                "String": {{"type": "string"}}, "Blob": {{"type": "blob"}},
                "Time": {{"type": "timestamp", "timestampFormat": "iso8601"}}
            }}
        }}"#
    )
}

fn with(protocol: &str) -> Options {
    Options {
        protocol: Some(protocol.to_owned()),
        ..options()
    }
}

#[test]
fn all_members_are_in_the_body_under_their_names() {
    let source = imported(
        &model(r#"["json"]"#, r#", "jsonVersion": "1.1""#),
        &options(),
    );
    check_item(
        &source,
        "PutSecret",
        r#"
        #[::aws_operation::aws_operation(
            output = Secret,
            error = PutSecretError,
            service = Vault,
            rename_all = "PascalCase"
        )]
        #[derive(Clone, Debug)]
        pub struct PutSecret {
            pub name: String,
            pub content: Option<::aws_operation::Blob>,
            #[aws(timestamp = "date-time")]
            pub until: Option<::aws_operation::Timestamp>,
        }"#,
    );
    check_item(
        &source,
        "Secret",
        r#"
        #[::aws_operation::aws_shape(only_in = "response", rename_all = "PascalCase")]
        #[derive(Clone, Debug)]
        pub struct Secret {
            pub version: Option<String>,
        }"#,
    );
    check_item(
        &source,
        "Ping",
        r"
        #[::aws_operation::aws_operation(service = Vault)]
        #[derive(Clone, Debug)]
        pub struct Ping {}",
    );
    check_item(
        &source,
        "PutSecretError",
        r"
        #[::aws_operation::aws_error]
        #[derive(Clone, Debug)]
        pub enum PutSecretError {
            #[aws(status = 404)]
            NoSuchVault,
        }",
    );
    assert!(
        source.contains("type Protocol = ::aws_operation::AwsJson1_1;"),
        "{source}"
    );
    assert!(source.contains(r#".target("Vault_2026")"#), "{source}");
}

#[test]
fn the_codes_of_awsquery_are_kept_where_the_service_keeps_them() {
    let more = r#", "jsonVersion": "1.0", "awsQueryCompatible": {}"#;
    let source = imported(&model(r#"["json"]"#, more), &options());
    check_item(
        &source,
        "PutSecretError",
        r#"
        #[::aws_operation::aws_error]
        #[derive(Clone, Debug)]
        pub enum PutSecretError {
            #[aws(query_code = "Vault.NonExistent", status = 400)]
            NoSuchVault,
        }"#,
    );
    assert!(source.contains(".query_compatible(true)"), "{source}");
}

#[test]
fn in_cbor_no_input_is_another_request_than_an_empty_one() {
    let source = imported(&model(r#"["smithy-rpc-v2-cbor"]"#, ""), &options());
    check_item(
        &source,
        "Ping",
        r"
        #[::aws_operation::aws_operation(service = Vault, no_input)]
        #[derive(Clone, Debug)]
        pub struct Ping {}",
    );
}

#[test]
fn the_protocol_is_the_first_that_botocore_prefers_or_the_one_that_is_wanted() {
    for (protocols, version, expected) in [
        (r#"["json"]"#, "1.0", Protocol::AwsJson1_0),
        (
            r#"["smithy-rpc-v2-cbor", "json", "query"]"#,
            "1.1",
            Protocol::AwsJson1_1,
        ),
        (r#"["rest-json"]"#, "1.1", Protocol::RestJson1),
        (
            r#"["smithy-rpc-v2-cbor", "rest-json"]"#,
            "",
            Protocol::RestJson1,
        ),
        (
            r#"["smithy-rpc-v2-cbor", "query"]"#,
            "",
            Protocol::RpcV2Cbor,
        ),
    ] {
        let model = model(protocols, &format!(r#", "jsonVersion": "{version}""#));
        let service = plan(&model, &options()).expect("a plan");
        assert_eq!(service.protocol, expected, "{protocols}");
    }
    let model = model(
        r#"["smithy-rpc-v2-cbor", "json"]"#,
        r#", "jsonVersion": "1.0""#,
    );
    for protocol in [Protocol::RpcV2Cbor, Protocol::AwsJson1_0] {
        let service = plan(&model, &with(protocol.name())).expect("a plan");
        assert_eq!(service.protocol, protocol);
    }
}

#[test]
fn a_protocol_that_cannot_be_had_is_explained() {
    let of_others = model(r#"["soap", "corba"]"#, "");
    let told = |model: &str, options: &Options| refused(model, options)[0].to_string();
    assert_eq!(
        told(&of_others, &options()),
        "the service speaks `soap`, `corba`, expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`; other protocols are not supported"
    );
    assert_eq!(
        told(&model("[]", ""), &options()),
        "the model names no protocol in its `metadata`; expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`"
    );
    let of_json = model(r#"["json"]"#, r#", "jsonVersion": "1.1""#);
    assert_eq!(
        told(&of_json, &with("awsJson1_0")),
        "the service does not speak `awsJson1_0`; it speaks `awsJson1_1`"
    );
    assert_eq!(
        told(&of_json, &with("awsjson1.1")),
        "there is no protocol `awsjson1.1`; did you mean `awsJson1_1`?"
    );
    assert!(
        refused(&of_json, &with("x"))
            .iter()
            .all(ImportError::is_about_the_protocol)
    );
}

#[test]
fn what_exchanges_a_token_is_never_made_again() {
    let model = model(r#"["json"]"#, r#", "jsonVersion": "1.1""#)
        .replace("\"Ping\"", "\"GetTokensFromRefreshToken\"");
    let source = imported(&model, &options());
    let operation = support::item(&source, "GetTokensFromRefreshToken");
    assert!(operation.contains("idempotent = false"), "{operation}");
    let operation = support::item(&source, "PutSecret");
    assert!(!operation.contains("idempotent"), "{operation}");
}
