//! The errors of operations, and the errors of the import.

mod support;

use aws_operation_import::{ImportError, Options, import};
use support::{act, check_item, imported, model, options, refused};

const SHAPES: &str =
    r#""In": {"type": "structure", "members": {}}, "Out": {"type": "structure", "members": {}}"#;

#[test]
fn one_enum_for_each_operation() {
    let source = imported(
        &act(
            r#", "errors": [
                {"shape": "Throttled"}, {"shape": "Bare"}, {"shape": "Broken"}, {"shape": "Bare"},
                {"shape": "Old", "error": {"httpStatusCode": 418}}
            ]"#,
            &format!(
                r#"{SHAPES},
                "Throttled": {{
                    "type": "structure", "exception": true, "required": ["message"],
                    "error": {{"httpStatusCode": 429, "code": "ThrottledException", "senderFault": true}},
                    "retryable": {{"throttling": true}},
                    "members": {{
                        "message": {{"shape": "String"}},
                        "after": {{"shape": "Integer", "location": "header", "locationName": "Retry-After"}}
                    }}
                }},
                "Bare": {{"type": "structure", "exception": true, "members": {{}}}},
                "Broken": {{
                    "type": "structure", "exception": true, "fault": true, "retryable": {{"throttling": false}},
                    "required": ["message"], "members": {{"message": {{"shape": "String"}}}}
                }},
                "Old": {{"type": "structure", "members": {{}}}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "ActError",
        r#"
        #[::aws_operation::aws_error]
        #[derive(Clone, Debug)]
        pub enum ActError {
            #[aws(code = "ThrottledException", status = 429, throttling)]
            Throttled(Throttled),
            #[aws(status = 400)]
            Bare,
            #[aws(status = 500, retryable)]
            Broken(Broken),
            #[aws(status = 418)]
            Old,
        }"#,
    );
    check_item(
        &source,
        "Throttled",
        r#"
        #[::aws_operation::aws_output]
        #[derive(Clone, Debug)]
        pub struct Throttled {
            pub message: Option<String>,
            #[aws(header = "Retry-After")]
            pub after: Option<i32>,
        }"#,
    );
    check_item(
        &source,
        "Broken",
        r#"
        #[::aws_operation::aws_shape(only_in = "response")]
        #[derive(Clone, Debug)]
        pub struct Broken {
            pub message: Option<String>,
        }"#,
    );
}

fn named(names: &[&str]) -> Options {
    Options {
        operations: Some(names.iter().map(|name| (*name).to_owned()).collect()),
        ..options()
    }
}

#[test]
fn every_unknown_operation_is_named() {
    let errors = refused(
        &act("", SHAPES),
        &named(&["Akt", "Act", "CreateEverything"]),
    );
    assert_eq!(
        errors,
        [
            ImportErrorText(
                "Akt",
                "the model has no operation `Akt`; did you mean `Act`?"
            ),
            ImportErrorText(
                "CreateEverything",
                "the model has no operation `CreateEverything`; the keys of `operations` in the model are the names that it has"
            ),
        ]
    );
}

#[derive(Debug)]
struct ImportErrorText(&'static str, &'static str);

impl PartialEq<ImportErrorText> for ImportError {
    fn eq(&self, other: &ImportErrorText) -> bool {
        self.operation() == Some(other.0) && self.to_string() == other.1
    }
}

#[test]
fn event_streams_are_left_out_or_refused() {
    let model = model(
        r#""Plain": {"http": {"method": "POST", "requestUri": "/plain"}},
           "Streams": {"http": {"method": "POST", "requestUri": "/streams"}, "output": {"shape": "Out"}}"#,
        r#""Out": {"type": "structure", "payload": "events", "members": {"events": {"shape": "Events"}}},
           "Events": {"type": "structure", "eventstream": true, "members": {"event": {"shape": "Event"}}},
           "Event": {"type": "structure", "event": true, "members": {}}"#,
    );
    let all = import(&model, &options()).expect("what has no stream");
    assert_eq!(all.warnings.len(), 1, "{:?}", all.warnings);
    assert!(all.warnings[0].contains("`Streams`"), "{:?}", all.warnings);
    assert!(!all.tokens.to_string().contains("Event"), "{}", all.tokens);
    let errors = refused(&model, &named(&["Streams"]));
    assert_eq!(
        errors,
        [ImportErrorText(
            "Streams",
            "the operation `Streams` has an event stream, which is not supported; leave it out"
        )]
    );
}

#[test]
fn what_is_no_model() {
    let list_in_list = act(
        "",
        r#""In": {"type": "structure", "members": {"x": {"shape": "Endless"}}}, "Out": {"type": "structure", "members": {}},
           "Endless": {"type": "list", "member": {"shape": "Endless"}}"#,
    );
    let missing = act(
        "",
        r#""In": {"type": "structure", "members": {"x": {"shape": "Nothing"}}}, "Out": {"type": "string"}"#,
    );
    let other = r#"{"metadata": {"protocol": "soap"}, "operations": {}, "shapes": {}}"#;
    for (text, expected) in [
        (
            "{\n  \"metadata\": ,",
            "the model is not valid JSON: line 2, column 15: expected value",
        ),
        ("[]", "`metadata` is missing: expected an object"),
        (
            other,
            "the service speaks `soap`, expected `json`, `rest-json`, `rest-xml`, `query`, `ec2` or `smithy-rpc-v2-cbor`",
        ),
        (
            &list_in_list,
            "`shapes.Endless` contains itself without a structure between",
        ),
        (
            &missing,
            "`shapes.In` names the shape `Nothing`, which the model does not have",
        ),
    ] {
        let errors = refused(text, &options());
        let message = errors[0].to_string();
        assert!(message.contains(expected), "{message}");
    }
}
