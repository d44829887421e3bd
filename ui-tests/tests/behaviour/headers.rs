//! Members in headers.

use aws_operation::http::{Request, Response};
use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Operation, Sensitive, Timestamp, aws_operation, aws_output, aws_shape};

use crate::{encoded, mirrored, refusal, reply};

#[aws_operation(method = "GET", uri = "/things", output = Found)]
#[derive(Clone, Debug, PartialEq)]
struct Find {
    #[aws(header = "X-String")]
    text: Option<String>,
    #[aws(header = "X-Bool")]
    is_public: Option<bool>,
    #[aws(header = "x-i8")]
    byte: Option<i8>,
    #[aws(header = "X-I64")]
    long: Option<i64>,
    #[aws(header = "X-F32")]
    float: Option<f32>,
    #[aws(header = "X-F64")]
    double: Option<f64>,
    #[aws(header = "X-Time")]
    time: Option<Timestamp>,
    #[aws(header = "X-Blob")]
    blob: Option<Blob>,
    #[aws(header = "X-Kind")]
    kind: Option<Kind>,
    #[aws(header = "X-Priority")]
    priority: Option<Priority>,
    #[aws(header = "X-Items")]
    items: Option<Vec<String>>,
    #[aws(header = "X-Times")]
    times: Option<Vec<Timestamp>>,
    #[aws(header = "X-Kinds")]
    kinds: Option<Vec<Kind>>,
    #[aws(header = "X-Numbers")]
    numbers: Option<Vec<i32>>,
    #[aws(header = "X-Flags")]
    flags: Option<Vec<bool>>,
}

#[aws_output]
#[derive(Debug, PartialEq)]
struct Found {
    #[aws(header = "X-String")]
    text: Option<String>,
    #[aws(header = "X-F64")]
    double: Option<f64>,
    #[aws(header = "X-Items")]
    items: Option<Vec<String>>,
    #[aws(header = "X-Times")]
    times: Option<Vec<Timestamp>>,
    #[aws(header = "X-Kind")]
    kind: Option<Kind>,
    #[aws(header = "X-Kinds")]
    kinds: Option<Vec<Kind>>,
    #[aws(header = "X-Numbers")]
    numbers: Option<Vec<i32>>,
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Foo,
    #[aws(unknown)]
    Unknown(String),
}

#[aws_shape]
#[derive(Clone, Debug, PartialEq)]
enum Priority {
    #[aws(value = 1)]
    Low,
    #[aws(unknown)]
    Unknown(i32),
}

const MOMENT: Timestamp = Timestamp::from_secs(1_576_540_098);

/// The headers of the request, as text.
fn headers(operation: &impl Operation) -> Vec<(String, String)> {
    let request = encoded(operation);
    let headers = request.headers().iter();
    headers
        .map(|(name, value)| {
            let value = String::from_utf8(value.as_bytes().to_vec()).expect("UTF-8");
            (name.to_string(), value)
        })
        .collect()
}

#[track_caller]
fn has(find: &Find, name: &str, value: &str) {
    assert_eq!(headers(find), [(name.to_owned(), value.to_owned())]);
    mirrored(find);
}

#[test]
fn every_kind_of_value_has_its_text() {
    has(&Find::new().text("a, b \"c\""), "x-string", "a, b \"c\"");
    has(&Find::new().is_public(true), "x-bool", "true");
    has(&Find::new().is_public(false), "x-bool", "false");
    has(&Find::new().byte(-128), "x-i8", "-128");
    has(&Find::new().long(i64::MAX), "x-i64", "9223372036854775807");
    has(&Find::new().float(1.1), "x-f32", "1.1");
    has(&Find::new().double(0.25), "x-f64", "0.25");
    has(
        &Find::new().time(MOMENT),
        "x-time",
        "Mon, 16 Dec 2019 23:48:18 GMT",
    );
    has(&Find::new().blob("??>>"), "x-blob", "Pz8+Pg==");
    has(&Find::new().kind("Foo"), "x-kind", "Foo");
    has(&Find::new().kind("later"), "x-kind", "later");
    has(&Find::new().priority(1), "x-priority", "1");
    has(&Find::new().text("ä 😀"), "x-string", "ä 😀");
    has(&Find::new().text("a\tb"), "x-string", "a\tb");
}

#[test]
fn numbers_without_digits_are_words() {
    for (number, word) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        let sent = encoded(&Find::new().double(number));
        assert_eq!(sent.headers()["x-f64"], word);
        let read = Find::decode_request(&sent).expect("a request");
        assert_eq!(read.double.map(f64::to_bits), Some(number.to_bits()));
        let found = Find::decode(reply(200, &[("x-f64", word)], "")).expect("a reply");
        assert_eq!(found.double.map(f64::to_bits), Some(number.to_bits()));
    }
}

#[test]
fn what_is_not_set_is_no_header_and_what_is_empty_is_an_empty_one() {
    assert_eq!(headers(&Find::new()), []);
    mirrored(&Find::new());
    has(&Find::new().text(""), "x-string", "");
    has(&Find::new().kind(""), "x-kind", "");
    has(&Find::new().items(Vec::<String>::new()), "x-items", "");
    has(&Find::new().numbers(Vec::new()), "x-numbers", "");
}

#[test]
fn a_reply_tells_an_empty_header_from_none() {
    let found = Find::decode(reply(200, &[], "")).expect("a reply");
    assert_eq!(found, Found::new());
    let sent = [
        ("x-string", ""),
        ("x-items", ""),
        ("x-numbers", ""),
        ("x-kind", ""),
    ];
    let found = Find::decode(reply(200, &sent, "")).expect("a reply");
    assert_eq!(
        found,
        Found::new()
            .text("")
            .items(Vec::<String>::new())
            .numbers([])
            .kind("")
    );
}

#[test]
fn the_items_of_a_list_are_quoted_where_they_hold_commas_or_quotes() {
    let find = Find::new().items(["b,c", "\"def\"", "a", "\\", "\",\\\"", "ä b"]);
    has(
        &find,
        "x-items",
        r#""b,c", "\"def\"", a, \, "\",\\\"", ä b"#,
    );
    has(
        &Find::new().kinds(["Foo", "b,c"]),
        "x-kinds",
        r#"Foo, "b,c""#,
    );
    has(&Find::new().numbers([1, -2, 3]), "x-numbers", "1, -2, 3");
    has(&Find::new().flags([true, false]), "x-flags", "true, false");
    has(&Find::new().items(["a"]), "x-items", "a");
}

#[test]
fn the_dates_of_a_list_keep_their_commas() {
    has(
        &Find::new().times([MOMENT, Timestamp::from_secs(0)]),
        "x-times",
        "Mon, 16 Dec 2019 23:48:18 GMT, Thu, 01 Jan 1970 00:00:00 GMT",
    );
    has(&Find::new().times(Vec::<Timestamp>::new()), "x-times", "");
}

#[test]
fn a_reply_may_write_its_lists_in_other_ways() {
    let items = |values: &[&str]| {
        let sent: Vec<_> = values.iter().map(|value| ("x-items", *value)).collect();
        let found = Find::decode(reply(200, &sent, "")).expect("a reply");
        found.items.expect("a list")
    };
    assert_eq!(items(&["a,b"]), ["a", "b"]);
    assert_eq!(items(&["  a ,\t b  "]), ["a", "b"]);
    assert_eq!(items(&["\"a\",b , \"c,d\""]), ["a", "b", "c,d"]);
    assert_eq!(items(&["\"a b\" , \"\""]), ["a b", ""]);
    assert_eq!(items(&["a", "b, c"]), ["a", "b", "c"]);

    for dates in [
        "Mon, 16 Dec 2019 23:48:18 GMT,Mon, 16 Dec 2019 23:48:18 GMT",
        "\"Mon, 16 Dec 2019 23:48:18 GMT\", 2019-12-16T23:48:18Z",
        "1576540098, 2019-12-17T00:48:18+01:00",
        "Mon, 16 Dec 2019 23:48:18 GMT, 1576540098",
    ] {
        let found = Find::decode(reply(200, &[("x-times", dates)], "")).expect(dates);
        assert_eq!(found.times, Some(vec![MOMENT; 2]), "{dates}");
    }
}

#[test]
fn names_are_found_whatever_their_case() {
    let found = Find::decode(reply(200, &[("X-STRING", "s")], "")).expect("a reply");
    assert_eq!(found, Found::new().text("s"));
}

#[test]
fn several_headers_of_one_name_are_one_value() {
    let sent = [("x-string", "a"), ("x-string", "b")];
    let found = Find::decode(reply(200, &sent, "")).expect("a reply");
    assert_eq!(found, Found::new().text("a, b"));
}

#[test]
fn a_header_of_another_form_is_named_and_not_repeated() {
    for (name, value) in [
        ("x-f64", "s3cret"),
        ("x-numbers", "1, s3cret"),
        ("x-numbers", "1,,2"),
        ("x-times", "s3cret"),
        ("x-times", "Mon, 16 Dec 2019 23:48:18 GMT, s3cret"),
        ("x-items", "\"s3cret"),
        ("x-items", "\"a\" s3cret"),
    ] {
        let error = Find::decode(reply(200, &[(name, value)], "")).expect_err(value);
        let shown = error.to_string();
        assert!(
            shown.to_ascii_lowercase().contains(&format!("`{name}`")),
            "{shown}"
        );
        assert!(!shown.contains("s3cret"), "{shown}");
    }
    let request = Request::get("/things")
        .header("x-i8", "s3cret")
        .body("")
        .expect("a valid request");
    let error = Find::decode_request(&request).expect_err("no number");
    assert_eq!(error.message(), "the header `x-i8` has an unexpected form");
}

#[test]
fn a_header_that_is_no_text_is_an_error_only_where_it_is_read() {
    let reply = |name| {
        let value: &[u8] = b"\xff";
        let response = Response::builder().header(name, value).body("");
        Find::decode(response.expect("a valid response"))
    };
    let error = reply("x-string").expect_err("no UTF-8");
    assert!(
        error
            .to_string()
            .to_ascii_lowercase()
            .contains("`x-string`"),
        "{error}"
    );
    assert_eq!(reply("x-other").expect("a reply"), Found::new());
}

#[test]
fn a_value_that_would_end_its_line_is_refused_and_not_repeated() {
    for value in [
        "s3cret\r\nX-Evil: 1",
        "s3cret\n",
        "\rs3cret",
        "s3cret\0",
        "s3cret\u{7f}",
    ] {
        let shown = refusal(&Find::new().text(value));
        assert_eq!(
            shown,
            concat!(
                "Find: the header \"X-String\" has a value that HTTP does not allow, ",
                "such as one with a line break; nothing was sent"
            )
        );
        let shown = refusal(&Find::new().items(["a", value]));
        assert!(shown.contains("\"X-Items\""), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
        let shown = refusal(&Find::new().kind(value));
        assert!(shown.contains("\"X-Kind\""), "{shown}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

#[test]
fn a_label_and_a_header_can_have_the_same_name() {
    #[aws_operation(method = "PUT", uri = "/{name}")]
    #[derive(Clone, Debug, PartialEq)]
    struct Put {
        name: String,
        #[aws(header = "name")]
        in_the_header: String,
        #[aws(query = "name")]
        in_the_query: String,
    }

    let put = Put::new("l", "h", "q");
    let request = encoded(&put);
    assert_eq!(request.uri(), "https://example.com/l?name=q");
    assert_eq!(request.headers()["name"], "h");
    assert!(request.body().is_empty());
    mirrored(&put);
}

#[test]
fn secrets_are_marked() {
    #[aws_operation(method = "POST", uri = "/")]
    struct SignOut {
        #[aws(header = "x-amz-sso_bearer_token")]
        credential: String,
        #[aws(header = "X-Sensitive", sensitive)]
        sensitive: Option<String>,
        #[aws(header = "X-Wrapped")]
        wrapped: Option<Sensitive<String>>,
        #[aws(header = "X-List", sensitive)]
        list: Option<Vec<String>>,
        #[aws(header = "X-Wrapped-List")]
        wrapped_list: Option<Vec<Sensitive<String>>>,
        #[aws(header = "X-Json", json_value, sensitive)]
        json: Option<String>,
        #[aws(header = "X-Open")]
        open: String,
    }

    let request = encoded(
        &SignOut::new("s3cret", "o")
            .sensitive("s3cret")
            .wrapped("s3cret")
            .list(["s3cret"])
            .wrapped_list(["s3cret"])
            .json("s3cret"),
    );
    assert_eq!(request.headers().len(), 7);
    for (name, value) in request.headers() {
        assert_eq!(value.is_sensitive(), name != "x-open", "{name}");
    }
    let shown = format!("{request:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    // They are sent all the same.
    assert_eq!(request.headers()["x-wrapped-list"], "s3cret");
}

#[test]
fn json_in_a_header_is_base64() {
    #[aws_operation(method = "GET", uri = "/", output = Attributes)]
    #[derive(Clone, Debug, PartialEq)]
    struct GetAttributes {
        #[aws(header = "X-Json", json_value)]
        json: Option<String>,
    }

    #[aws_output]
    #[derive(Debug, PartialEq)]
    struct Attributes {
        #[aws(header = "X-Json", json_value)]
        json: Option<String>,
    }

    let request = GetAttributes::new().json("true");
    assert_eq!(encoded(&request).headers()["x-json"], "dHJ1ZQ==");
    for request in [
        request,
        GetAttributes::new(),
        GetAttributes::new().json(""),
        GetAttributes::new().json("{\"a\":\n\"ä\"}"),
    ] {
        mirrored(&request);
    }

    let read = |value| GetAttributes::decode(reply(200, &[("x-json", value)], ""));
    assert_eq!(
        read("dHJ1ZQ==").expect("a reply"),
        Attributes::new().json("true")
    );
    assert_eq!(
        read(" dHJ1ZQ== ").expect("a reply").json.as_deref(),
        Some("true")
    );
    let none = GetAttributes::decode(reply(200, &[], "")).expect("a reply");
    assert_eq!(none, Attributes::new());
    for wrong in ["s3cret!", "/w=="] {
        let shown = read(wrong).expect_err("no base64 of text").to_string();
        assert!(shown.contains("`X-Json`"), "{shown}");
        assert!(!shown.contains(wrong), "{shown}");
    }
    let reply = GetAttributes::encode_output(&Attributes::new().json("[1]"));
    assert_eq!(reply.headers()["x-json"], "WzFd");
}
