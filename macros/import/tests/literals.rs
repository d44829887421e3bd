//! Values as expressions.

mod support;

use aws_operation_import::literal::Literals;
use aws_operation_import::{Options, plan};
use quote::quote;
use serde_json::{Value, json};
use support::{act, options};

/// The expression of an `Act` from a value, without spaces.
fn expression(value: &Value) -> Result<String, String> {
    let model = act(
        "",
        r#""Out": {"type": "structure", "members": {}},
        "In": {"type": "structure", "required": ["name"], "members": {
            "name": {"shape": "String"}, "blob": {"shape": "Blob"}, "time": {"shape": "Time"}, "float": {"shape": "Float"},
            "json": {"shape": "Json"}, "sparse": {"shape": "Sparse"}, "map": {"shape": "Map"}, "color": {"shape": "Color"},
            "either": {"shape": "Either"}
        }},
        "Blob": {"type": "blob"}, "Time": {"type": "timestamp"}, "Float": {"type": "float"},
        "Json": {"type": "structure", "members": {}, "document": true},
        "Sparse": {"type": "list", "member": {"shape": "Integer"}, "sparse": true},
        "Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Integer"}},
        "Color": {"type": "string", "enum": ["RED"]},
        "Either": {"type": "structure", "union": true, "members": {"one": {"shape": "Integer"}, "other": {"shape": "Either"}}}"#,
    );
    let service = plan(&model, &Options { ..options() }).expect("a valid model");
    let literals = Literals {
        service: &service,
        runtime: &quote!(::aws_operation),
        module: Some(&quote!(service)),
        document: &quote!(document),
    };
    let structure = &service.operations[0].structure;
    match literals.structure(structure, value) {
        Ok(tokens) => {
            syn::parse2::<syn::Expr>(tokens.clone()).expect("an expression");
            Ok(tokens.to_string().split_whitespace().collect())
        }
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn every_kind_of_value() {
    for (member, value, expected) in [
        (
            "blob",
            json!("value"),
            "::aws_operation::Blob::from(\"value\")",
        ),
        (
            "time",
            json!(946_845_296.123),
            "::aws_operation::Timestamp::from_epoch(946845296,123000000)",
        ),
        (
            "time",
            json!(-1.5),
            "::aws_operation::Timestamp::from_epoch(-2,500000000)",
        ),
        (
            "time",
            json!(-0.25),
            "::aws_operation::Timestamp::from_epoch(-1,750000000)",
        ),
        ("float", json!("-Infinity"), "f32::NEG_INFINITY"),
        ("float", json!(-1.5), "-1.5"),
        ("json", json!({"a": [1]}), "document(\"{\\\"a\\\":[1]}\")"),
        (
            "sparse",
            json!([1, null]),
            "::std::vec::Vec::from([::core::option::Option::Some(1),::core::option::Option::None])",
        ),
        (
            "map",
            json!({"k": 2}),
            "::std::collections::BTreeMap::from([(::std::string::String::from(\"k\"),2)])",
        ),
        ("color", json!("RED"), "service::Color::from(\"RED\")"),
        (
            "either",
            json!({"other": {"one": 1}}),
            "service::Either::Other(::std::boxed::Box::new(service::Either::One(1)))",
        ),
    ] {
        let found = expression(&json!({"name": "n", member: value})).expect(member);
        let expected = format!("{member}:::core::option::Option::Some({expected})");
        assert!(found.contains(&expected), "{expected} is not in {found}");
        assert!(
            found.starts_with("service::Act{name:::std::string::String::from(\"n\"),"),
            "{found}"
        );
    }
}

#[test]
fn values_that_do_not_fit() {
    for (value, expected) in [
        (json!({}), "`Act.name` is required"),
        (json!({"name": 1}), "`Act.name` is wrong"),
        (
            json!({"name": "n", "nme": "n"}),
            "`Act` has no member `nme`",
        ),
        (
            json!({"name": "n", "either": {"one": 1, "other": {"one": 1}}}),
            "is a union",
        ),
        (
            json!({"name": "n", "sparse": [3_000_000_000_u32]}),
            "cannot be 3000000000",
        ),
    ] {
        let error = expression(&value).expect_err(expected);
        assert!(error.contains(expected), "{error}");
    }
}
