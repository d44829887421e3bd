//! Members that come twice, and members that nobody knows.

use aws_operation::{Operation, Timestamp};

use crate::check::{SECRET, VALUE, all, complaint, one, reply, soon};
use crate::sink::{Choice, Pour, PourChoice, PourTree};

#[test]
fn members_that_come_twice_are_bounded_by_the_last() {
    let body = r#"{"id":"a","id":"b","count":1,"count":2,"tree":{"name":"a"},"tree":{"weight":1}}"#;
    assert_eq!(one::<Pour>(&reply(200, body)).read, 1);
    let sink = Pour::decode(reply(200, body)).expect("an output");
    assert_eq!((sink.id.as_str(), sink.count), ("b", 2));
    assert_eq!(sink.tree.and_then(|tree| tree.name), None);

    for body in [
        format!(r#"{{"id":"a","id":{{"{VALUE}":1}}}}"#),
        format!(r#"{{"id":"a","time":"{VALUE}","time":1}}"#),
        format!(r#"{{"id":"a","map":{{"{VALUE}":{{}},"{VALUE}":[]}}}}"#),
        format!(r#"{{"id":"a","numbered":{{"1":1,"{VALUE}":1}}}}"#),
        format!(r#"{{"id":"a","numbered":{{"1":1,"1":"{VALUE}"}}}}"#),
    ] {
        assert_eq!(one::<Pour>(&reply(200, body)).read, 0);
    }
}

#[test]
fn a_union_has_one_member() {
    for body in [
        format!(r#"{{"text":"{VALUE}","double":1}}"#),
        format!(r#"{{"text":"{VALUE}","text":"{VALUE}"}}"#),
        format!(r#"{{"secret":"{SECRET}","secret":"{SECRET}"}}"#),
        format!(r#"{{"text":null,"{VALUE}":null,"double":"{VALUE}"}}"#),
        r#"{"text":null}"#.to_owned(),
        r#"{"__type":"Choice"}"#.to_owned(),
        "{}".to_owned(),
        "null".to_owned(),
        "[]".to_owned(),
        format!("\"{VALUE}\""),
    ] {
        let complaint = complaint::<PourChoice>(&reply(200, body));
        assert!(complaint.contains("expected"), "{complaint}");
    }
    for body in [
        r#"{"__type":"a","__type":"b","time":1,"text":null}"#,
        r#"{"time":1,"new":{},"other":[[]]}"#,
        r#"{"text":null,"time":1}"#,
    ] {
        assert_eq!(one::<PourChoice>(&reply(200, body)).read, 1);
        let choice = PourChoice::decode(reply(200, body))
            .expect("a union")
            .payload;
        assert_eq!(choice, Choice::Time(Timestamp::from_secs(1)));
    }
}

#[test]
fn names_of_errors_that_contradict_one_another_name_one_error() {
    for body in [
        r#"{"__type":"SlowDownException","__type":"NamedException","code":"ShapedException"}"#,
        r#"{"__type":["NamedException"],"code":{"code":"NamedException"},"error":"slow_down"}"#,
        r#"{"__type":"a#b#c:d:e#f","code":"::##","error":7}"#,
        r#"{"code":"","__type":"","error":""}"#,
        r#"{"error":"____","error_description":{}}"#,
        r#"{"error":"named"}"#,
    ] {
        for status in [400, 409, 500] {
            assert_eq!(one::<Pour>(&reply(status, body)).refused, 1);
        }
    }
}

#[test]
fn thousands_of_members_that_nobody_knows_are_passed_over() {
    let many = |count: usize, value: &str| {
        let members: Vec<String> = (0..count)
            .map(|index| format!("\"{VALUE}{index}\":{value}"))
            .collect();
        members.join(",")
    };
    for value in [
        "1",
        "null",
        "[[[]]]",
        "{\"id\":\"i\"}",
        "\"\\u0000\"",
        "1e999",
    ] {
        let members = many(20_000, value);
        soon(move || {
            let body = format!("{{{members},\"id\":\"i\"}}");
            assert_eq!(one::<Pour>(&reply(200, body)).read, 1);
            let tree = format!("{{{members},\"name\":7}}");
            let complaint = complaint::<PourTree>(&reply(200, tree));
            assert!(complaint.contains("member `name`"), "{complaint}");
            let error = format!("{{{members},\"__type\":\"NamedException\"}}");
            assert_eq!(one::<Pour>(&reply(400, error)).refused, 1);
            let union = format!("{{{members}}}");
            assert_eq!(one::<PourChoice>(&reply(200, union)).read, 1);
        });
    }
    // The same one member, again and again.
    let same = vec![r#""list":["a"],"id":"i","time":1"#; 20_000].join(",");
    soon(move || assert_eq!(one::<Pour>(&reply(200, format!("{{{same}}}"))).read, 1));
}

#[test]
fn names_that_are_no_names_are_passed_over() {
    let long = "a".repeat(1024 * 1024);
    for name in [
        "",
        " ",
        "\\u0000",
        "\\ud83d\\ude00",
        "id\\u0000",
        "__proto__",
        &long,
    ] {
        let body = format!(
            "{{\"{name}\":1,\"id\":\"i\",\"map\":{{\"{name}\":{{}}}},\"choice\":{{\"{name}\":1}}}}"
        );
        assert_eq!(one::<Pour>(&reply(200, body.clone())).read, 1);
        all(&reply(400, body));
    }
    let body = "{\"i\\u0064\":\"i\"}";
    assert_eq!(
        one::<Pour>(&reply(200, body)).read,
        1,
        "an escape is the letter that it stands for"
    );
}
