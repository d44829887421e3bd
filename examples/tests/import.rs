//! The program `import`: what it writes, and what it says when it cannot.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const MODEL: &str = r#"{
    "metadata": {"protocol": "rest-json", "serviceId": "Tag Store", "endpointPrefix": "tags", "signatureVersion": "v4"},
    "operations": {
        "GetTag": {"http": {"method": "GET", "requestUri": "/tags/{Key}"}, "input": {"shape": "GetTagRequest"},
                   "documentation": "<p>Gets a tag.</p>"},
        "ListTags": {"http": {"method": "GET", "requestUri": "/tags"}},
        "Watch": {"http": {"method": "GET", "requestUri": "/watch"}, "output": {"shape": "WatchResponse"}}
    },
    "shapes": {
        "GetTagRequest": {"type": "structure", "required": ["Key"], "members": {"Key": {"shape": "String", "location": "uri"}}},
        "WatchResponse": {"type": "structure", "members": {"events": {"shape": "Events"}}},
        "Events": {"type": "structure", "eventstream": true, "members": {}},
        "String": {"type": "string"}
    }
}"#;

/// Runs the program on a file of this content.
fn import(name: &str, content: &str, arguments: &[&str]) -> Output {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a file");
    Command::new(env!("CARGO_BIN_EXE_import"))
        .arg(path)
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[test]
fn the_named_operations_formatted() {
    let output = import("named.json", MODEL, &["--operations", "GetTag"]);
    let source = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success());
    assert!(
        output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let operation = r#"
/// Gets a tag.
#[::aws_operation::aws_operation(
    method = "GET",
    uri = "/tags/{Key}",
    service = TagStore,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetTag {
    /// The member `Key`.
    #[aws(label)]
    pub key: String,
}
"#;
    assert!(
        source.starts_with("// Imported from `named.json`.\n\n"),
        "{source}"
    );
    assert!(source.ends_with(operation), "{source}");
}

#[test]
fn all_operations_without_documentation() {
    let output = import("all.json", MODEL, &["--no-docs"]);
    let source = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success());
    assert!(source.contains("pub struct ListTags {}"), "{source}");
    assert!(!source.contains("///"), "{source}");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "warning: the operation `Watch` is left out: it has an event stream, which is not supported\n"
    );
}

#[test]
fn the_protocol_can_be_chosen() {
    let both = MODEL.replacen(
        "\"protocol\": \"rest-json\"",
        "\"protocols\": [\"rest-json\", \"smithy-rpc-v2-cbor\"]",
        1,
    );
    let output = import(
        "both.json",
        &both,
        &["--protocol", "rpcv2Cbor", "--no-docs"],
    );
    let source = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        source.contains("type Protocol = ::aws_operation::RpcV2Cbor;"),
        "{source}"
    );
    let output = import("other.json", &both, &["--protocol", "awsJson1_1"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: the service does not speak `awsJson1_1`; it speaks `restJson1`, `rpcv2Cbor`\n"
    );
}

#[test]
fn what_cannot_be_imported() {
    let check = |output: Output, expected: &[&str]| {
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(output.stdout.is_empty());
        assert_eq!(errors.lines().collect::<Vec<_>>(), expected);
    };
    check(
        import("unknown.json", MODEL, &["--operations", "GetTags,Watch"]),
        &[
            "error: the model has no operation `GetTags`; did you mean `GetTag`?",
            "error: the operation `Watch` has an event stream, which is not supported; leave it out",
        ],
    );
    check(
        import("broken.json", "{\n\"metadata\": ]", &[]),
        &["error: the model is not valid JSON: line 2, column 13: expected value"],
    );
    check(
        import(
            "soap.json",
            r#"{"metadata": {"protocol": "soap"}, "operations": {}, "shapes": {}}"#,
            &[],
        ),
        &[
            "error: the service speaks `soap`, expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`; other protocols are not supported",
        ],
    );
    let missing = Command::new(env!("CARGO_BIN_EXE_import"))
        .arg("no-such-model.json")
        .output()
        .expect("the program runs");
    let errors = String::from_utf8_lossy(&missing.stderr);
    assert_eq!(missing.status.code(), Some(1));
    assert!(
        errors.starts_with("error: cannot read the model `no-such-model.json`: "),
        "{errors}"
    );
}
