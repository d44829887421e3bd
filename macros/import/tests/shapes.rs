//! The types of members.

mod support;

use support::{act, check_item, imported, item, options};

const EMPTY_OUT: &str = r#""Out": {"type": "structure", "members": {}}"#;

#[test]
fn every_type() {
    let source = imported(
        &act(
            "",
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{
                    "boolean": {{"shape": "Boolean"}}, "byte": {{"shape": "Byte"}}, "long": {{"shape": "Long"}},
                    "float": {{"shape": "Float"}}, "double": {{"shape": "Double"}}, "blob": {{"shape": "Blob"}},
                    "time": {{"shape": "Time"}}, "date": {{"shape": "Dates"}}, "json": {{"shape": "Json"}},
                    "sparse": {{"shape": "Sparse"}}, "map": {{"shape": "Map"}}, "color": {{"shape": "Color"}}
                }}}},
                "Boolean": {{"type": "boolean"}}, "Byte": {{"type": "byte"}}, "Long": {{"type": "long"}},
                "Float": {{"type": "float"}}, "Double": {{"type": "double"}}, "Blob": {{"type": "blob"}},
                "Time": {{"type": "timestamp"}},
                "Date": {{"type": "timestamp", "timestampFormat": "rfc822"}},
                "Dates": {{"type": "list", "member": {{"shape": "Date"}}}},
                "Json": {{"type": "structure", "members": {{}}, "document": true}},
                "Sparse": {{"type": "list", "member": {{"shape": "String"}}, "sparse": true}},
                "Map": {{"type": "map", "key": {{"shape": "Color"}}, "value": {{"shape": "Sparse"}}, "sparse": true}},
                "Color": {{"type": "string", "enum": ["RED"]}}"#
            ),
        ),
        &aws_operation_import::Options {
            paths: aws_operation_import::Paths::Absolute,
            ..options()
        },
    );
    check_item(
        &source,
        "Act",
        r#"
        #[::aws_operation::aws_operation(
            method = "POST",
            uri = "/act",
            output = Out,
            service = TestService
        )]
        #[derive(Clone, Debug)]
        pub struct Act {
            pub boolean: ::core::option::Option<bool>,
            pub byte: ::core::option::Option<i32>,
            pub long: ::core::option::Option<i64>,
            pub float: ::core::option::Option<f32>,
            pub double: ::core::option::Option<f64>,
            pub blob: ::core::option::Option<::aws_operation::Blob>,
            pub time: ::core::option::Option<::aws_operation::Timestamp>,
            #[aws(timestamp = "http-date")]
            pub date: ::core::option::Option<::std::vec::Vec<::aws_operation::Timestamp>>,
            pub json: ::core::option::Option<::aws_operation::Document>,
            pub sparse: ::core::option::Option<
                ::std::vec::Vec<::core::option::Option<::std::string::String>>,
            >,
            pub map: ::core::option::Option<
                ::std::collections::BTreeMap<
                    ::std::string::String,
                    ::core::option::Option<
                        ::std::vec::Vec<::core::option::Option<::std::string::String>>,
                    >,
                >,
            >,
            pub color: ::core::option::Option<Color>,
        }"#,
    );
}

#[test]
fn enums_are_open_and_every_value_has_its_name() {
    let source = imported(
        &act(
            "",
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{"state": {{"shape": "State"}}}}}},
                "State": {{"type": "string", "enum": ["IN_PROGRESS", "in-progress", "UNKNOWN", "self", "2", "", "IN_PROGRESS"]}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "State",
        r#"
        #[::aws_operation::aws_shape(only_in = "request", rename_all = "SCREAMING_SNAKE_CASE")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum State {
            InProgress,
            #[aws(rename = "in-progress")]
            InProgress2,
            #[aws(rename = "UNKNOWN")]
            UnknownValue,
            #[aws(rename = "self")]
            SelfValue,
            #[aws(rename = "2")]
            Value2,
            #[aws(rename = "")]
            Value,
            #[aws(unknown)]
            Unknown(String),
        }"#,
    );
}

#[test]
fn unions_and_recursion() {
    let source = imported(
        &act(
            "",
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{"tree": {{"shape": "Tree"}}, "test": {{"shape": "Test"}}}}}},
                "Tree": {{"type": "structure", "required": ["leaf"], "members": {{
                    "left": {{"shape": "Tree"}}, "others": {{"shape": "Trees"}}, "leaf": {{"shape": "Leaf"}}
                }}}},
                "Leaf": {{"type": "structure", "members": {{}}}},
                "Trees": {{"type": "list", "member": {{"shape": "Tree"}}}},
                "Test": {{"type": "structure", "union": true, "members": {{
                    "not": {{"shape": "Test"}}, "All": {{"shape": "Tests"}}, "unknown": {{"shape": "Date"}}
                }}}},
                "Tests": {{"type": "list", "member": {{"shape": "Test"}}}},
                "Date": {{"type": "timestamp", "timestampFormat": "iso8601"}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "Tree",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone, Debug)]
        pub struct Tree {
            pub left: Option<Box<Tree>>,
            pub others: Option<Vec<Tree>>,
            pub leaf: Leaf,
        }"#,
    );
    check_item(
        &source,
        "Test",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone, Debug)]
        pub enum Test {
            Not(Box<Test>),
            #[aws(rename = "All")]
            All(Vec<Test>),
            #[aws(rename = "unknown", timestamp = "date-time")]
            UnknownMember(::aws_operation::Timestamp),
            #[aws(unknown)]
            Unknown(String),
        }"#,
    );
}

#[test]
fn secrets_are_hidden() {
    let source = imported(
        &act(
            "",
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{"person": {{"shape": "Person"}}, "card": {{"shape": "Card"}}}}}},
                "Person": {{"type": "structure", "members": {{
                    "name": {{"shape": "Secret"}}, "names": {{"shape": "Names"}}, "tags": {{"shape": "Tags"}}
                }}}},
                "Card": {{"type": "structure", "sensitive": true, "members": {{
                    "number": {{"shape": "String"}}, "code": {{"shape": "Integer"}}
                }}}},
                "Secret": {{"type": "string", "sensitive": true}},
                "Names": {{"type": "list", "member": {{"shape": "String"}}, "sensitive": true}},
                "Tags": {{"type": "map", "key": {{"shape": "Secret"}}, "value": {{"shape": "String"}}}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "Person",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone)]
        pub struct Person {
            pub name: Option<::aws_operation::Sensitive<String>>,
            pub names: Option<Vec<::aws_operation::Sensitive<String>>>,
            #[aws(sensitive)]
            pub tags: Option<::std::collections::BTreeMap<String, String>>,
        }"#,
    );
    check_item(
        &source,
        "Card",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone)]
        pub struct Card {
            pub number: Option<::aws_operation::Sensitive<String>>,
            #[aws(sensitive)]
            pub code: Option<i32>,
        }"#,
    );
}

/// The models of STS and Lake Formation do not mark all of them.
#[test]
fn keys_that_no_model_marks_are_hidden() {
    let source = imported(
        &act(
            "",
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{
                    "key": {{"shape": "Key"}}, "lower": {{"shape": "Lower"}}, "other": {{"shape": "Other"}}
                }}}},
                "Key": {{"type": "structure", "members": {{
                    "AccessKeyId": {{"shape": "String"}}, "SecretAccessKey": {{"shape": "String"}},
                    "SessionToken": {{"shape": "String"}}, "NextToken": {{"shape": "String"}}
                }}}},
                "Lower": {{"type": "structure", "required": ["sessionToken"], "members": {{
                    "accessKeyId": {{"shape": "String"}}, "secretKey": {{"shape": "String"}},
                    "sessionToken": {{"shape": "String"}}
                }}}},
                "Other": {{"type": "structure", "members": {{
                    "sessionToken": {{"shape": "String"}}, "accessKeyId": {{"shape": "String"}}
                }}}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "Key",
        r#"
        #[::aws_operation::aws_shape(only_in = "request", rename_all = "PascalCase")]
        #[derive(Clone, Debug)]
        pub struct Key {
            pub access_key_id: Option<String>,
            pub secret_access_key: Option<::aws_operation::Sensitive<String>>,
            pub session_token: Option<::aws_operation::Sensitive<String>>,
            pub next_token: Option<String>,
        }"#,
    );
    check_item(
        &source,
        "Lower",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone, Debug)]
        pub struct Lower {
            pub access_key_id: Option<String>,
            pub secret_key: Option<::aws_operation::Sensitive<String>>,
            pub session_token: ::aws_operation::Sensitive<String>,
        }"#,
    );
    // A session of another kind.
    check_item(
        &source,
        "Other",
        r#"
        #[::aws_operation::aws_shape(only_in = "request")]
        #[derive(Clone, Debug)]
        pub struct Other {
            pub session_token: Option<String>,
            pub access_key_id: Option<String>,
        }"#,
    );
}

/// Services leave out what their models call required; a client must not fail over that.
#[test]
fn required_members_of_replies_may_be_missing() {
    let source = imported(
        &act(
            "",
            r#""In": {"type": "structure", "members": {"both": {"shape": "Both"}}},
            "Out": {"type": "structure", "required": ["name", "both", "only"], "members": {
                "name": {"shape": "String"}, "both": {"shape": "Both"}, "only": {"shape": "Only"}
            }},
            "Both": {"type": "structure", "required": ["x"], "members": {"x": {"shape": "Integer"}}},
            "Only": {"type": "structure", "required": ["x"], "members": {"x": {"shape": "Strings"}}}"#,
        ),
        &options(),
    );
    check_item(
        &source,
        "Out",
        r#"
        #[::aws_operation::aws_shape(only_in = "response")]
        #[derive(Clone, Debug)]
        pub struct Out {
            #[aws(default)]
            pub name: String,
            pub both: Option<Both>,
            pub only: Option<Only>,
        }"#,
    );
    check_item(
        &source,
        "Both",
        "
        #[::aws_operation::aws_shape]
        #[derive(Clone, Debug)]
        pub struct Both {
            pub x: i32,
        }",
    );
    check_item(
        &source,
        "Only",
        r#"
        #[::aws_operation::aws_shape(only_in = "response")]
        #[derive(Clone, Debug)]
        pub struct Only {
            #[aws(default)]
            pub x: Vec<String>,
        }"#,
    );
}

#[test]
fn deprecation_is_said_once_and_allowed_where_it_is_used() {
    let source = imported(
        &act(
            r#", "deprecated": true, "deprecatedMessage": "Use Do.", "deprecatedSince": "2025-01-02""#,
            &format!(
                r#"{EMPTY_OUT},
                "In": {{"type": "structure", "members": {{"old": {{"shape": "Old", "deprecated": true}}}}}},
                "Old": {{"type": "structure", "deprecated": true, "members": {{}}}}"#
            ),
        ),
        &options(),
    );
    check_item(
        &source,
        "Act",
        r#"
        #[deprecated(note = "Use Do (since 2025-01-02)")]
        #[allow(deprecated, missing_docs)]
        #[::aws_operation::aws_operation(
            method = "POST",
            uri = "/act",
            output = Out,
            service = TestService
        )]
        #[derive(Clone, Debug)]
        pub struct Act {
            #[deprecated]
            pub old: Option<Old>,
        }"#,
    );
}

#[test]
fn documentation_is_written_by_line_or_in_one() {
    let model = act(
        r#", "documentation": "<p>Acts.</p><p>Twice.</p>""#,
        &format!(
            r#"{EMPTY_OUT}, "In": {{"type": "structure", "members": {{"x": {{"shape": "String"}}}}}}"#
        ),
    );
    let with = |docs| {
        let source = imported(&model, &aws_operation_import::Options { docs, ..options() });
        item(&source, "Act")
    };
    let lines = with(aws_operation_import::Docs::Lines);
    assert!(
        lines.starts_with("/// Acts.\n///\n/// Twice.\n#["),
        "{lines}"
    );
    assert!(lines.contains("/// The member `x`.\n"), "{lines}");
    let block = with(aws_operation_import::Docs::Block);
    assert!(
        block.contains("Acts.") && block.contains("Twice."),
        "{block}"
    );
    assert!(!with(aws_operation_import::Docs::None).contains("Acts."));
}

#[test]
fn what_only_one_message_has_says_so() {
    let source = imported(
        &act(
            r#", "errors": [{"shape": "Broken"}]"#,
            r#""In": {"type": "structure", "members": {
                "sent": {"shape": "Sent"}, "both": {"shape": "Both"}, "order": {"shape": "Order"}
            }},
            "Out": {"type": "structure", "members": {"received": {"shape": "Received"}, "both": {"shape": "Both"}}},
            "Broken": {"type": "structure", "exception": true, "members": {"reason": {"shape": "Reason"}}},
            "Sent": {"type": "structure", "members": {"way": {"shape": "Way"}}},
            "Received": {"type": "structure", "members": {"way": {"shape": "Way"}}},
            "Both": {"type": "structure", "members": {"name": {"shape": "String"}}},
            "Way": {"type": "string", "enum": ["UP"]},
            "Order": {"type": "string", "enum": ["FIRST"]},
            "Reason": {"type": "structure", "union": true, "members": {"name": {"shape": "String"}}}"#,
        ),
        &options(),
    );
    for (name, only_in) in [
        ("Sent", Some("request")),
        ("Order", Some("request")),
        ("Out", Some("response")),
        ("Received", Some("response")),
        ("Broken", Some("response")),
        ("Reason", Some("response")),
        ("Both", None),
        ("Way", None),
    ] {
        let found = item(&source, name);
        let expected = only_in.map(|only_in| format!("only_in = {only_in:?}"));
        match expected {
            Some(expected) => assert!(found.contains(&expected), "{found}"),
            None => assert!(!found.contains("only_in"), "{found}"),
        }
    }
}
