//! The values of attributes: on the wire, made of Rust's, and read back.

use std::collections::{BTreeMap, BTreeSet};

use aws_operation::{Blob, Endpoint, Operation as _, http};
use aws_operation_examples::dynamodb::{
    AttributeError, AttributeValue, FromAttribute, GetItem, Item, PutItem, ReadItem as _, item,
};

/// One of each type, and its JSON.
fn each() -> [(AttributeValue, &'static str); 10] {
    [
        ("text".into(), r#"{"S":"text"}"#),
        (36.into(), r#"{"N":"36"}"#),
        (Blob::from(b"\x01\xff").into(), r#"{"B":"Af8="}"#),
        (true.into(), r#"{"BOOL":true}"#),
        (AttributeValue::Null(true), r#"{"NULL":true}"#),
        (
            item([("a", 1.into()), ("b", "c".into())]).into(),
            r#"{"M":{"a":{"N":"1"},"b":{"S":"c"}}}"#,
        ),
        (
            vec!["a".into(), AttributeValue::list([1, 2])].into(),
            r#"{"L":[{"S":"a"},{"L":[{"N":"1"},{"N":"2"}]}]}"#,
        ),
        (AttributeValue::strings(["a", "b"]), r#"{"SS":["a","b"]}"#),
        (
            AttributeValue::Ns(vec!["1".to_owned(), "2.50".to_owned()]),
            r#"{"NS":["1","2.50"]}"#,
        ),
        (
            AttributeValue::Bs(vec![Blob::from(b"a"), Blob::from(b"b")]),
            r#"{"BS":["YQ==","Yg=="]}"#,
        ),
    ]
}

fn read(json: &str) -> Item {
    let reply = http::Response::new(format!(r#"{{"Item":{json}}}"#));
    let output = GetItem::decode(reply).expect("an item");
    output.item.expect("there is one")
}

#[test]
fn each_type_goes_over_the_wire_and_comes_back() {
    let endpoint = Endpoint::new("https://dynamodb.eu-west-1.amazonaws.com").expect("a URL");
    for (value, json) in each() {
        let put = PutItem::new("t", item([("value", value.clone())]));
        let request = put.encode(&endpoint).expect("a request");
        assert_eq!(
            String::from_utf8_lossy(request.body().as_bytes()),
            format!(r#"{{"TableName":"t","Item":{{"value":{json}}}}}"#)
        );
        assert_eq!(read(&format!(r#"{{"value":{json}}}"#))["value"], value);
    }
}

#[test]
fn a_type_that_came_later_is_kept_by_its_name() {
    let found = read(r#"{"later":{"VECTOR":[1,2]},"pk":{"S":"a"}}"#);
    assert_eq!(found["pk"].as_s(), Some("a"));
    assert_eq!(found["later"], AttributeValue::Unknown("VECTOR".to_owned()));
    // Its content is not kept, so an item that was read does not lose it by being put.
    let endpoint = Endpoint::new("https://dynamodb.eu-west-1.amazonaws.com").expect("a URL");
    let error = PutItem::new("t", found.clone()).encode(&endpoint);
    let error = error.expect_err("it cannot be sent").to_string();
    assert!(
        error.contains("VECTOR") && error.ends_with("nothing was sent"),
        "{error}"
    );
    let error = found.read::<String>("later").expect_err("no string");
    assert_eq!(
        error.to_string(),
        "attribute `later`: expected a string (S), found a value of an unknown type"
    );
}

#[test]
fn numbers_keep_their_digits() {
    let digits = "12345678901234567890.123456789012345678";
    let found = read(&format!(r#"{{"n":{{"N":"{digits}"}}}}"#));
    assert_eq!(found["n"].as_n(), Some(digits));
    assert_eq!(AttributeValue::number("12.50").as_n(), Some("12.50"));
    assert_eq!(
        AttributeValue::from(u64::MAX).as_n(),
        Some("18446744073709551615")
    );
    assert_eq!(
        AttributeValue::from(i64::MIN).as_n(),
        Some("-9223372036854775808")
    );
}

#[test]
fn readers_give_what_is_there() {
    let [
        text,
        number,
        bytes,
        boolean,
        nothing,
        map,
        list,
        strings,
        numbers,
        blobs,
    ] = each().map(|(value, _)| value);
    assert_eq!(text.as_s(), Some("text"));
    assert_eq!(number.as_n(), Some("36"));
    assert_eq!(bytes.as_b(), Some(&b"\x01\xff"[..]));
    assert_eq!(boolean.as_bool(), Some(true));
    assert!(nothing.is_null() && !text.is_null());
    assert_eq!(map.as_m().map(BTreeMap::len), Some(2));
    assert_eq!(list.as_l().map(<[_]>::len), Some(2));
    assert_eq!(strings.as_ss().map(<[_]>::len), Some(2));
    assert_eq!(numbers.as_ns().map(<[_]>::len), Some(2));
    assert_eq!(blobs.as_bs().map(<[_]>::len), Some(2));
    assert_eq!(
        (number.as_s(), text.as_n(), text.as_b()),
        (None, None, None)
    );
    assert_eq!(
        (text.as_bool(), text.as_m(), text.as_l()),
        (None, None, None)
    );
    assert_eq!(
        (text.as_ss(), text.as_ns(), text.as_bs()),
        (None, None, None)
    );
}

#[test]
fn attributes_are_read_as_types_of_rust() -> Result<(), AttributeError> {
    let prices = item([("tea", 3.into()), ("lamp", 80.into())]);
    let found = item([
        ("age", 36.into()),
        ("name", "Ada".into()),
        ("admin", false.into()),
        ("photo", Blob::from(b"\x89PNG").into()),
        ("nothing", AttributeValue::Null(true)),
        ("numbers", AttributeValue::list([1, 2])),
        ("prices", prices.into()),
        ("labels", AttributeValue::strings(["b", "a"])),
        ("weight", AttributeValue::number("0.5")),
    ]);
    assert_eq!(found.read::<u8>("age")?, 36);
    assert_eq!(found.read::<String>("name")?, "Ada");
    assert!(!found.read::<bool>("admin")?);
    assert_eq!(found.read::<Blob>("photo")?.as_ref(), b"\x89PNG");
    assert_eq!(found.read::<Option<String>>("nothing")?, None);
    assert_eq!(found.read::<Option<String>>("absent")?, None);
    assert_eq!(found.read::<Option<u32>>("age")?, Some(36));
    assert_eq!(found.read::<Vec<u32>>("numbers")?, [1, 2]);
    assert_eq!(found.read::<BTreeMap<String, u32>>("prices")?["lamp"], 80);
    let labels: Vec<String> = found
        .read::<BTreeSet<String>>("labels")?
        .into_iter()
        .collect();
    assert_eq!(labels, ["a", "b"]);
    assert!(found.read::<BTreeSet<String>>("absent")?.is_empty());
    assert!((found.read::<f64>("weight")? - 0.5).abs() < f64::EPSILON);
    assert_eq!(found.read::<AttributeValue>("age")?, 36.into());
    Ok(())
}

#[test]
fn what_cannot_be_read_says_which_attribute_and_what_was_found() {
    fn said<T: FromAttribute>(found: &Item, name: &str) -> String {
        let error = found.read::<T>(name).err().expect("it cannot be read");
        assert!(error.path().starts_with(name), "{error:?}");
        error.to_string()
    }
    let line = item([("prices", AttributeValue::list(["3"]))]);
    let found = item([
        ("age", "36".into()),
        ("size", 300.into()),
        ("nothing", AttributeValue::Null(true)),
        ("lines", vec![Item::new().into(), line.into()].into()),
        ("table", vec![vec![true.into()].into()].into()),
    ]);
    assert_eq!(
        said::<u32>(&found, "age"),
        "attribute `age`: expected a number (N), found a string (S)"
    );
    assert_eq!(
        said::<u8>(&found, "size"),
        "attribute `size`: the number `300` is no `u8`"
    );
    assert_eq!(
        said::<bool>(&found, "absent"),
        "attribute `absent`: it is not there"
    );
    assert_eq!(
        said::<bool>(&found, "nothing"),
        "attribute `nothing`: expected a boolean (BOOL), found nothing (NULL)"
    );
    assert_eq!(
        said::<Vec<BTreeMap<String, Vec<u32>>>>(&found, "lines"),
        "attribute `lines[1].prices[0]`: expected a number (N), found a string (S)"
    );
    assert_eq!(
        said::<Option<Vec<Vec<String>>>>(&found, "table"),
        "attribute `table[0][0]`: expected a string (S), found a boolean (BOOL)"
    );
}
