//! Waiters that cannot be imported, and those that there are not.

use aws_operation_import::{ImportError, Options};

use super::support::refused;
use super::{acceptor, planned, things, with};

fn path(argument: &str, expected: &str) -> String {
    acceptor("path", argument, expected)
}

/// Without a path that is supported, the waiter is left out for this reason.
#[track_caller]
fn is_left_out(cases: &[(String, &str)]) {
    for (acceptor, reason) in cases {
        let (waiters, warnings) = planned(acceptor);
        assert!(waiters.is_empty(), "{acceptor}");
        assert_eq!(warnings.len(), 1, "{acceptor}");
        assert!(
            warnings[0].starts_with("the waiter `ThingReadyV2` is left out: ")
                && warnings[0].ends_with(*reason),
            "{warnings:?}"
        );
    }
}

#[test]
fn expressions_that_are_not_supported() {
    is_left_out(&[
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
            "the path `` count > `1` `` asks with `>` for something else than a length above 0",
        ),
        (
            path("length(parts[?status == 'a']) == `1`", "true"),
            "the path `` length(parts[?status == 'a']) == `1` `` compares the length of a filtered list with something else than 0 or its whole length",
        ),
        (
            path("parts[?status == 'a']", "true"),
            "the path `parts[?status == 'a']` has a filter outside of a length",
        ),
        (
            path("length(tags[?status == 'a']) == `0`", "true"),
            "the path `` length(tags[?status == 'a']) == `0` `` filters what is no list of structures",
        ),
        (
            path("name == count", "true"),
            "the path `name == count` compares two values that are not of one simple type",
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
    ]);
}

#[test]
fn what_does_not_fit_the_operation() {
    is_left_out(&[
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
            "the path `name == status` compares two values that are not of one simple type",
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
            "the path `` length(parts[].parts) == `1` `` compares the length of a list of parts with something else than 0",
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
    ]);
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
        ..super::options()
    };
    let errors = refused(&things(), &options);
    assert!(
        matches!(&errors[0], ImportError::InvalidModel { place, .. } if place == "waiters-2.json"),
        "{errors:?}"
    );
}
