//! Waiters, from `waiters-2.json`.

mod conditions;
mod refused;
#[path = "../support/mod.rs"]
mod support;

use aws_operation_import::plan::Waiter;
use aws_operation_import::{Docs, Options, plan};

use support::{imported, model, options};

/// A service whose output has a member of each kind.
fn things() -> String {
    model(
        r#""GetThing": {
               "http": {"method": "GET", "requestUri": "/thing", "responseCode": 202},
               "output": {"shape": "Out"}
           },
           "Ping": {"http": {"method": "POST", "requestUri": "/ping"}}"#,
        r#""Out": {"type": "structure", "required": ["name"], "members": {
               "status": {"shape": "Status"}, "name": {"shape": "String"}, "secret": {"shape": "Secret"},
               "flag": {"shape": "Boolean"}, "count": {"shape": "Integer"}, "other": {"shape": "Integer"}, "parts": {"shape": "Parts"},
               "lists": {"shape": "Lists"}, "tags": {"shape": "Tags"}, "choice": {"shape": "Choice"},
               "old": {"shape": "String", "deprecated": true}, "data": {"shape": "Blob"}
           }},
           "Status": {"type": "string", "enum": ["READY"]},
           "Secret": {"type": "string", "sensitive": true},
           "Boolean": {"type": "boolean"},
           "Blob": {"type": "blob"},
           "Part": {"type": "structure", "members": {"status": {"shape": "Status"}, "parts": {"shape": "Parts"}}},
           "Parts": {"type": "list", "member": {"shape": "Part"}},
           "Lists": {"type": "list", "member": {"shape": "Strings"}},
           "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
           "Choice": {"type": "structure", "union": true, "members": {"a": {"shape": "String"}}}"#,
    )
}

fn acceptor(matcher: &str, argument: &str, expected: &str) -> String {
    let argument = serde_json::to_string(argument).expect("JSON");
    format!(
        r#"{{"matcher": "{matcher}", "argument": {argument}, "expected": {expected}, "state": "success"}}"#
    )
}

/// The file, with one waiter for `GetThing`.
fn waiters(acceptors: &str) -> String {
    format!(
        r#"{{"version": 2, "waiters": {{"ThingReadyV2": {{
            "operation": "GetThing", "delay": 3, "maxAttempts": 40, "acceptors": [{acceptors}]
        }}}}}}"#
    )
}

fn with(acceptors: &str) -> Options {
    Options {
        waiters: Some(waiters(acceptors)),
        ..options()
    }
}

/// The waiters and the warnings.
fn planned(acceptors: &str) -> (Vec<Waiter>, Vec<String>) {
    let service = plan(&things(), &with(acceptors)).expect("a valid model");
    (service.waiters, service.warnings)
}

#[test]
fn a_waiter_is_a_function_of_the_service() {
    let acceptors = [
        acceptor("path", "status", r#""READY""#),
        r#"{"matcher": "pathAny", "argument": "parts[].parts[].status", "expected": "BROKEN", "state": "failure"}"#.to_owned(),
        r#"{"matcher": "error", "expected": "NotFoundException", "state": "retry"}"#.to_owned(),
    ];
    let options = Options {
        docs: Docs::Lines,
        ..with(&acceptors.join(","))
    };
    let source = imported(&things(), &options);
    let expected = "
impl TestService {
    /// The waiter `ThingReadyV2`, which calls [`GetThing`] every 3 s and at most 40 times:
    ///
    /// - Success: `status` is `READY`
    /// - Failure: one of `parts[].parts[].status` is `BROKEN`
    /// - Again: the error is `NotFoundException`
    pub fn thing_ready_v2() -> ::aws_operation::wait::Waiter<GetThing> {";
    assert!(source.contains(expected.trim_start()), "{source}");
    let compact: String = source.split_whitespace().collect();
    for expected in [
        r#"ifoutput.status.as_ref().is_some_and(|value|value.as_str()=="READY")"#,
        r#"=>{::aws_operation::wait::Verdict::failure("oneof`parts[].parts[].status`is`BROKEN`",)}"#,
        r#".is_some_and(|error|error.code()==Some("NotFoundException"))"#,
        r#".named("ThingReadyV2").delay(::core::time::Duration::from_secs(3)).max_attempts(40)"#,
    ] {
        assert!(compact.contains(expected), "{expected} in\n{source}");
    }
}

#[test]
fn without_waiters_nothing_is_written() {
    let without = imported(&things(), &options());
    assert!(!without.contains("wait"), "{without}");
    // The operation is not imported.
    let options = Options {
        operations: Some(vec!["Ping".to_owned()]),
        ..with(&acceptor("path", "status", r#""READY""#))
    };
    assert!(!imported(&things(), &options).contains("wait"));
}

#[test]
fn what_is_deprecated_may_be_named() {
    let source = imported(&things(), &with(&acceptor("path", "old", r#""o""#)));
    let (_, waiter) = source.split_once("impl TestService").expect("waiters");
    assert!(
        waiter
            .trim_start()
            .starts_with("{\n    #[allow(deprecated, missing_docs)]"),
        "{waiter}"
    );
}
