//! Waiters, from `waiters-2.json`.

mod support;

use aws_operation_import::plan::{AcceptorState, Condition, Matcher, Step, Test, Waiter};
use aws_operation_import::{Docs, ImportError, Options, plan};

use support::{imported, model, options, refused};

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
               "flag": {"shape": "Boolean"}, "count": {"shape": "Integer"}, "parts": {"shape": "Parts"},
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

fn condition(argument: &str, expected: &str) -> Condition {
    let (waiters, warnings) = planned(&acceptor("path", argument, expected));
    assert_eq!(warnings, [""; 0]);
    match &waiters[0].acceptors[0].matcher {
        Matcher::Output(condition) => condition.clone(),
        other => panic!("{argument}: {other:?}"),
    }
}

fn field(ident: &str) -> Step {
    Step::Field {
        ident: ident.to_owned(),
        optional: ident != "name",
    }
}

fn is(ident: &str, test: Test) -> Condition {
    Condition::Any(vec![field(ident)], test)
}

fn text(text: &str) -> Test {
    Test::Text(text.to_owned())
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
fn paths_and_values_of_every_type() {
    assert_eq!(
        condition("status", r#""READY""#),
        is("status", text("READY"))
    );
    assert_eq!(condition("name", r#""n""#), is("name", text("n")));
    assert_eq!(
        condition("secret", r#""s""#),
        is("secret", Test::SensitiveText("s".to_owned()))
    );
    assert_eq!(condition("flag", "true"), is("flag", Test::Boolean(true)));
    assert_eq!(condition("count", "7"), is("count", Test::Number(7)));
    assert_eq!(condition(r#""name""#, r#""n""#), is("name", text("n")));
}

#[test]
fn expressions() {
    let not = |condition| Condition::Not(Box::new(condition));
    let (a, b, c) = (
        || is("name", text("a b")),
        || is("count", Test::Number(1)),
        || is("parts", Test::Length(0)),
    );
    for (expression, expected) in [
        ("name == 'a b'", a()),
        ("`\"a b\"` == name", a()),
        ("name != 'a b'", not(a())),
        ("!(name == 'a b')", not(a())),
        ("(name=='a b')", a()),
        ("length(parts) == `0`", c()),
        ("length( parts[] )==`0`", c()),
        ("length(tags) == `2`", is("tags", Test::Length(2))),
        ("length(lists) == `2`", is("lists", Test::Length(2))),
        (
            "name == 'a b' && count == `1`",
            Condition::And(Box::new(a()), Box::new(b())),
        ),
        // `&&` binds more than `||`.
        (
            "name == 'a b' || count == `1` && length(parts) == `0`",
            Condition::Or(
                Box::new(a()),
                Box::new(Condition::And(Box::new(b()), Box::new(c()))),
            ),
        ),
        (
            "(name == 'a b' || count == `1`) && length(parts) == `0`",
            Condition::And(
                Box::new(Condition::Or(Box::new(a()), Box::new(b()))),
                Box::new(c()),
            ),
        ),
    ] {
        assert_eq!(condition(expression, "true"), expected, "{expression}");
    }
    assert_eq!(condition("name == 'a b'", "false"), not(a()));
}

#[test]
fn statuses_and_errors() {
    let kinds = [
        (r#""status", "expected": 202"#, Matcher::Success),
        (r#""status", "expected": 404"#, Matcher::ErrorStatus(404)),
        (r#""error", "expected": false"#, Matcher::Success),
        (r#""error", "expected": true"#, Matcher::Error),
        (
            r#""error", "expected": "GoneException""#,
            Matcher::ErrorCode("GoneException".to_owned()),
        ),
    ];
    for (matcher, expected) in kinds {
        let (waiters, warnings) =
            planned(&format!(r#"{{"matcher": {matcher}, "state": "retry"}}"#));
        assert_eq!(warnings, [""; 0]);
        let acceptor = &waiters[0].acceptors[0];
        assert_eq!(acceptor.matcher, expected);
        assert_eq!(acceptor.state, AcceptorState::Retry);
    }
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

#[test]
fn what_is_not_supported_is_left_out_with_its_reason() {
    let path = |argument, expected| acceptor("path", argument, expected);
    let cases = [
        (
            path("sort(lists)", "1"),
            "the path `sort(lists)` has the function `sort`, of which only `length` is supported",
        ),
        (
            path("parts[0].status", r#""a""#),
            "the path `parts[0].status` has `[0].status` where it is not supported",
        ),
        (
            path("count > `1`", "true"),
            "the path `` count > `1` `` has `` > `1` `` where it is not supported",
        ),
        (
            path("name == 'a", "true"),
            "the path `name == 'a` has no ' at the end of a text",
        ),
        (
            path(r"name == 'a\'b'", "true"),
            r"the path `name == 'a\'b'` has an escape, which is not supported",
        ),
        (
            path("name == `null`", "true"),
            "the path `` name == `null` `` has the literal null, which is not supported",
        ),
        (
            path("(name == 'a'", "true"),
            "the path `(name == 'a'` has no ) where one belongs",
        ),
        (path("name.", "true"), "the path `name.` ends too early"),
        (
            path("", r#""a""#),
            "an acceptor of the kind `path` has no `argument`",
        ),
        (
            path("nme", r#""a""#),
            "the path `nme` asks for `nme`, which `Out` does not have",
        ),
        (
            path("name.first", r#""a""#),
            "the path `name.first` asks for `first` of what is no structure",
        ),
        (
            path("choice.a", r#""a""#),
            "the path `choice.a` asks for `a` of what is no structure",
        ),
        (
            path("name[]", r#""a""#),
            "the path `name[]` has `[]` after what is no list",
        ),
        (
            path("parts[].status", r#""a""#),
            "the path `parts[].status` gives a list where a single value is supported",
        ),
        (
            path("count", r#""a""#),
            "the path `count` is compared with what is no value of its type",
        ),
        (
            path("data", r#""a""#),
            "the path `data` is compared with what is no value of its type",
        ),
        (
            path("count == `1`", r#""a""#),
            "the path `` count == `1` `` is true or false, and something else is expected",
        ),
        (
            path("name == status", "true"),
            "the path `name == status` compares with something else than a literal",
        ),
        (
            path("name && flag", "true"),
            "the path `name && flag` has a value where true or false is expected",
        ),
        (
            path("length(lists[]) == `1`", "true"),
            "the path `` length(lists[]) == `1` `` has the length of something else than a list",
        ),
        (
            path("length(parts[].parts) == `1`", "true"),
            "the path `` length(parts[].parts) == `1` `` has the length of a list of parts",
        ),
        (
            path("length(parts) == 'a'", "true"),
            "the path `length(parts) == 'a'` compares a length with what is no length",
        ),
        (
            acceptor("pathAll", "name", r#""a""#),
            "the path `name` gives no list, and a list is expected",
        ),
        (
            acceptor("pathAny", "name == 'a'", "true"),
            "the path `name == 'a'` gives no list, and a list is expected",
        ),
        (
            r#"{"matcher": "status", "expected": 200, "state": "success"}"#.to_owned(),
            "it expects the HTTP status 200, but the output of `GetThing` has the status 202",
        ),
        (
            r#"{"matcher": "error", "expected": 1, "state": "success"}"#.to_owned(),
            "an acceptor of the kind `error` expects what it cannot be",
        ),
        (
            r#"{"matcher": "header", "expected": 1, "state": "success"}"#.to_owned(),
            "an acceptor is of the unknown kind `header`",
        ),
        (
            r#"{"matcher": "error", "expected": true, "state": "wait"}"#.to_owned(),
            "an acceptor has the unknown state `wait`",
        ),
        (
            path(&format!("{}name == 'a'", "!(".repeat(40)), "true"),
            "is nested too deeply",
        ),
    ];
    for (acceptor, reason) in cases {
        let (waiters, warnings) = planned(&acceptor);
        assert!(waiters.is_empty(), "{acceptor}");
        assert_eq!(warnings.len(), 1, "{acceptor}");
        assert!(
            warnings[0].starts_with("the waiter `ThingReadyV2` is left out: ")
                && warnings[0].ends_with(reason),
            "{warnings:?}"
        );
    }
}

#[test]
fn what_is_asked_for_must_be_there() {
    let named = |waiter: &str, acceptors: &str| {
        let options = Options {
            waiter_names: Some(vec![waiter.to_owned()]),
            ..with(acceptors)
        };
        let errors = refused(&things(), &options);
        assert_eq!(errors[0].waiter(), Some(waiter));
        errors[0].to_string()
    };
    let good = acceptor("path", "status", r#""READY""#);
    assert_eq!(
        named("ThingReady", &good),
        "there is no waiter `ThingReady`; did you mean `ThingReadyV2`?"
    );
    assert_eq!(
        named("Other", &good),
        "there is no waiter `Other`; the keys of `waiters` in waiters-2.json, which lies beside the model, are the names that there are"
    );
    assert_eq!(
        named("ThingReadyV2", &acceptor("path", "nme", r#""a""#)),
        "the waiter `ThingReadyV2` cannot be imported: the path `nme` asks for `nme`, which `Out` does not have"
    );
    let options = Options {
        operations: Some(vec!["Ping".to_owned()]),
        waiter_names: Some(vec!["ThingReadyV2".to_owned()]),
        ..with(&good)
    };
    assert_eq!(
        refused(&things(), &options)[0].to_string(),
        "the waiter `ThingReadyV2` cannot be imported: it calls `GetThing`, which is not among the operations"
    );
    let options = Options {
        waiters: Some("{".to_owned()),
        ..self::options()
    };
    let errors = refused(&things(), &options);
    assert!(
        matches!(&errors[0], ImportError::InvalidModel { place, .. } if place == "waiters-2.json"),
        "{errors:?}"
    );
}
