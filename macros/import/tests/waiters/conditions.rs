//! What replies a waiter is content with.

use aws_operation_import::plan::{AcceptorState, Condition, Matcher, Step, Test};

use super::{acceptor, planned};

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
        (
            "length(parts[]) > `0`",
            is("parts", Test::Not(Box::new(Test::Length(0)))),
        ),
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
fn items_that_pass_a_filter_are_counted_against_none_or_all() {
    let broken = || Condition::Any(vec![field("status")], text("BROKEN"));
    let none = |condition| is("parts", Test::NoItem(Box::new(condition)));
    let not = |condition| Condition::Not(Box::new(condition));
    for (expression, expected) in [
        ("length(parts[?status == 'BROKEN']) == `0`", none(broken())),
        (
            "length(parts[?status == 'BROKEN']) == length(parts)",
            none(not(broken())),
        ),
        (
            "length(parts) == length(parts[?!(status == 'BROKEN')])",
            none(not(not(broken()))),
        ),
        (
            "length(parts[?length(parts[?status=='BROKEN'])==`0`]) == `0`",
            none(none(broken())),
        ),
        (
            "count == other",
            Condition::Same("count".to_owned(), "other".to_owned()),
        ),
    ] {
        assert_eq!(condition(expression, "true"), expected, "{expression}");
    }
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
