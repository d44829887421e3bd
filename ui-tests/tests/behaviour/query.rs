//! Members in the query of the URI.

use std::collections::{BTreeMap, HashMap};

use aws_operation::http::Request;
use aws_operation::server::ServerOperation;
use aws_operation::{Blob, Sensitive, Timestamp, aws_operation, aws_shape};

use crate::{encoded, mirrored, target};

#[aws_operation(method = "GET", uri = "/things")]
#[derive(Clone, Debug, PartialEq)]
struct Find {
    #[aws(query = "String")]
    text: Option<String>,
    #[aws(query = "bool")]
    is_public: Option<bool>,
    #[aws(query = "i8")]
    byte: Option<i8>,
    #[aws(query = "i64")]
    long: Option<i64>,
    #[aws(query = "f32")]
    float: Option<f32>,
    #[aws(query = "f64")]
    double: Option<f64>,
    #[aws(query = "time")]
    time: Option<Timestamp>,
    #[aws(query = "blob")]
    blob: Option<Blob>,
    #[aws(query = "kind")]
    kind: Option<Kind>,
    #[aws(query = "priority")]
    priority: Option<Priority>,
    #[aws(query = "secret")]
    secret: Option<Sensitive<String>>,
    #[aws(query = "item")]
    items: Option<Vec<String>>,
    #[aws(query = "time-item")]
    times: Option<Vec<Timestamp>>,
    #[aws(query = "kind-item")]
    kinds: Option<Vec<Kind>>,
    #[aws(query = "number-item")]
    numbers: Option<Vec<f64>>,
}

#[aws_shape(rename_all = "kebab-case")]
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    LongName,
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

#[test]
fn every_kind_of_value_has_its_text() {
    for (find, query) in [
        (Find::new().text("a"), "String=a"),
        (Find::new().is_public(true), "bool=true"),
        (Find::new().is_public(false), "bool=false"),
        (Find::new().byte(-128), "i8=-128"),
        (Find::new().long(i64::MIN), "i64=-9223372036854775808"),
        (Find::new().long(0), "i64=0"),
        (Find::new().float(1.1), "f32=1.1"),
        (Find::new().double(0.25), "f64=0.25"),
        (Find::new().time(MOMENT), "time=2019-12-16T23%3A48%3A18Z"),
        (Find::new().blob("??>>"), "blob=Pz8%2BPg%3D%3D"),
        (Find::new().kind("long-name"), "kind=long-name"),
        (Find::new().kind("later/kind"), "kind=later%2Fkind"),
        (Find::new().priority(Priority::Low), "priority=1"),
        (Find::new().priority(-7), "priority=-7"),
        (Find::new().secret("s"), "secret=s"),
    ] {
        assert_eq!(target(&find), format!("/things?{query}"));
        mirrored(&find);
    }
}

#[test]
fn numbers_without_digits_are_words() {
    for (number, word) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
    ] {
        let find = Find::new().double(number).numbers([number, 1.0]);
        let query = format!("/things?f64={word}&number-item={word}&number-item=1.0");
        assert_eq!(target(&find), query);
        let read = Find::decode_request(&encoded(&find)).expect("a request");
        assert_eq!(read.double.map(f64::to_bits), Some(number.to_bits()));
        assert_eq!(read.numbers.map(|read| read.len()), Some(2));
    }
}

#[test]
fn what_is_not_set_is_left_out_and_what_is_empty_is_there() {
    assert_eq!(target(&Find::new()), "/things");
    assert_eq!(target(&Find::new().text("")), "/things?String=");
    mirrored(&Find::new());
    mirrored(&Find::new().text(""));
    mirrored(&Find::new().kind(""));
}

#[test]
fn a_list_repeats_its_name_in_order() {
    let find = Find::new()
        .items(["b", "", "a", "a"])
        .times([MOMENT, Timestamp::from_secs(0)])
        .kinds(["long-name", "x,y"]);
    assert_eq!(
        target(&find),
        concat!(
            "/things?item=b&item=&item=a&item=a",
            "&time-item=2019-12-16T23%3A48%3A18Z&time-item=1970-01-01T00%3A00%3A00Z",
            "&kind-item=long-name&kind-item=x%2Cy"
        )
    );
    mirrored(&find);
}

#[test]
fn an_empty_list_is_left_out() {
    let find = Find::new().items(Vec::<String>::new()).text("t");
    assert_eq!(target(&find), "/things?String=t");
    // So that a server cannot tell it from one that is not set.
    let read = Find::decode_request(&encoded(&find)).expect("a request");
    assert_eq!(read, Find::new().text("t"));
}

#[test]
fn a_required_list_may_be_empty() {
    #[aws_operation(method = "GET", uri = "/things")]
    #[derive(Clone, Debug, PartialEq)]
    struct List {
        #[aws(query = "name")]
        names: Vec<String>,
    }

    assert_eq!(target(&List::new(["a", "b"])), "/things?name=a&name=b");
    assert_eq!(target(&List::new(Vec::<String>::new())), "/things");
    mirrored(&List::new(["a", "b"]));
    mirrored(&List::new(Vec::<String>::new()));
}

#[test]
fn everything_but_the_unreserved_is_encoded_in_names_and_values() {
    #[aws_operation(method = "GET", uri = "/")]
    #[derive(Clone, Debug, PartialEq)]
    struct Odd {
        #[aws(query = "a&b=c d/ä")]
        value: String,
    }

    let odd = Odd::new("aZ09-._~ %2F+&=#?/:@ä😀\r\n\0");
    assert_eq!(
        target(&odd),
        concat!(
            "/?a%26b%3Dc%20d%2F%C3%A4=aZ09-._~%20%252F%2B%26%3D%23%3F%2F%3A%40",
            "%C3%A4%F0%9F%98%80%0D%0A%00"
        )
    );
    mirrored(&odd);
}

#[test]
fn a_constant_query_comes_first_and_is_no_member() {
    #[aws_operation(method = "GET", uri = "/{id}?tagging&version=2")]
    #[derive(Clone, Debug, PartialEq)]
    struct Tags {
        id: u8,
        #[aws(query = "name")]
        name: Option<String>,
        #[aws(query_map)]
        others: Option<BTreeMap<String, String>>,
    }

    assert_eq!(target(&Tags::new(1)), "/1?tagging&version=2");
    assert_eq!(
        target(&Tags::new(1).name("n")),
        "/1?tagging&version=2&name=n"
    );
    mirrored(&Tags::new(1));
    let read = Tags::decode_request(&encoded(&Tags::new(1).name("n"))).expect("a request");
    assert_eq!((read.id, read.name.as_deref()), (1, Some("n")));
    let tags = Tags::new(1).others([("a".to_owned(), "b".to_owned())]);
    assert_eq!(target(&tags), "/1?tagging&version=2&a=b");
    mirrored(&tags);
}

#[test]
fn the_query_needs_no_body() {
    let request = encoded(&Find::new().text("t"));
    assert!(request.body().is_empty());
    assert!(request.headers().is_empty(), "{:?}", request.headers());
}

#[test]
fn a_member_of_the_body_stays_in_the_body() {
    #[aws_operation(method = "POST", uri = "/things")]
    #[derive(Clone, Debug, PartialEq)]
    struct Create {
        #[aws(query = "name")]
        query: String,
        name: String,
    }

    let create = Create::new("q", "b");
    assert_eq!(target(&create), "/things?name=q");
    assert_eq!(crate::body(&create), r#"{"name":"b"}"#);
    mirrored(&create);
}

#[aws_operation(method = "GET", uri = "/maps?constant=1")]
#[derive(Clone, Debug, PartialEq)]
struct Map {
    // Before the members of their own: where it stands makes no difference.
    #[aws(query_map)]
    others: BTreeMap<String, String>,
    #[aws(query = "named")]
    named: Option<String>,
    #[aws(query = "list")]
    list: Option<Vec<String>>,
}

fn map<V>(entries: impl IntoIterator<Item = (&'static str, V)>) -> BTreeMap<String, V> {
    let entries = entries.into_iter();
    entries
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

#[test]
fn every_entry_of_a_map_is_a_parameter() {
    let request = Map::new(map([("a b", "c&d"), ("empty", ""), ("ä", "=")].map(owned)));
    assert_eq!(
        target(&request),
        "/maps?constant=1&a%20b=c%26d&empty=&%C3%A4=%3D"
    );
    mirrored(&request);
    mirrored(&Map::new(BTreeMap::new()));
}

fn owned((name, value): (&'static str, &str)) -> (&'static str, String) {
    (name, value.to_owned())
}

#[test]
fn a_parameter_of_its_own_wins_over_the_map() {
    let entries = map([("named", "map"), ("list", "map"), ("constant", "map")].map(owned));
    let request = Map::new(entries.clone()).named("own").list(["x", "y"]);
    assert_eq!(target(&request), "/maps?constant=1&named=own&list=x&list=y");
    // What is not set takes nothing from the map, and neither does what is empty.
    let request = Map::new(entries).list(Vec::<String>::new());
    assert_eq!(target(&request), "/maps?constant=1&list=map&named=map");
}

#[test]
fn a_name_is_compared_as_it_is_encoded() {
    #[aws_operation(method = "GET", uri = "/maps")]
    struct Odd {
        #[aws(query = "a b")]
        named: String,
        #[aws(query_map)]
        others: BTreeMap<String, String>,
    }

    let others = map([("a b", "map"), ("a", "1"), ("A B", "2"), ("a b ", "3")].map(owned));
    assert_eq!(
        target(&Odd::new("own", others)),
        "/maps?a%20b=own&A%20B=2&a=1&a%20b%20=3"
    );
}

#[test]
fn maps_to_lists_repeat_their_names() {
    #[aws_operation(method = "GET", uri = "/maps")]
    #[derive(Clone, Debug, PartialEq)]
    struct Lists {
        #[aws(query = "named")]
        named: Option<String>,
        #[aws(query_map)]
        others: Option<HashMap<String, Vec<String>>>,
    }

    let lists = |entries: [(&str, &[&str]); 1]| {
        let entries = entries.map(|(name, values)| {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            (name.to_owned(), values)
        });
        Lists::new().others(entries)
    };
    assert_eq!(target(&lists([("a", &["1", "", "2"])])), "/maps?a=1&a=&a=2");
    mirrored(&lists([("a", &["1", "", "2"])]));
    assert_eq!(target(&lists([("a", &[])])), "/maps");
    assert_eq!(
        target(&lists([("named", &["1", "2"])]).named("own")),
        "/maps?named=own"
    );
    assert_eq!(target(&Lists::new()), "/maps");
    mirrored(&Lists::new());
}

/// Smithy's test `RestJsonServersPutAllQueryParamsInMap`.
#[test]
fn a_server_finds_all_parameters_in_the_map() {
    let request = Request::get("/maps?named=own&constant=1&other=o")
        .body("")
        .expect("a valid request");
    let read = Map::decode_request(&request).expect("a request");
    let entries = map([("named", "own"), ("other", "o")].map(owned));
    assert_eq!(read, Map::new(entries).named("own"));
}

#[test]
fn the_map_does_not_show_the_secrets_of_other_members() {
    #[aws_operation(method = "GET", uri = "/maps")]
    #[derive(Clone, Debug, PartialEq)]
    struct Login {
        #[aws(query = "code")]
        code: Option<Sensitive<String>>,
        #[aws(query_map)]
        all: Option<HashMap<String, Vec<String>>>,
    }

    let request = Request::get("/maps?other=o&%63ode=s3cret")
        .body("")
        .expect("a valid request");
    let read = Login::decode_request(&request).expect("a request");
    let code = read.code.as_ref().map(Sensitive::expose);
    assert_eq!(code.map(String::as_str), Some("s3cret"));
    let names: Vec<_> = read.all.iter().flat_map(HashMap::keys).collect();
    assert_eq!(names, ["other"]);
    assert!(!format!("{read:?}").contains("s3cret"), "{read:?}");
}

#[track_caller]
fn read(query: &str) -> Result<Find, String> {
    let request = Request::get(format!("/things?{query}"))
        .body("")
        .expect("a valid request");
    Find::decode_request(&request).map_err(|error| error.to_string())
}

#[test]
fn a_server_reads_what_other_clients_write() {
    assert_eq!(read(""), Ok(Find::new()));
    assert_eq!(read("&&"), Ok(Find::new()));
    assert_eq!(read("String"), Ok(Find::new().text("")));
    assert_eq!(read("String=a=b&other=1"), Ok(Find::new().text("a=b")));
    assert_eq!(read("%53tring=%61"), Ok(Find::new().text("a")));
    assert_eq!(read("string=a"), Ok(Find::new()));
    for time in [
        "2019-12-16T23:48:18Z",
        "2019-12-17T00:48:18%2B01:00",
        "1576540098",
        "Mon,%2016%20Dec%202019%2023:48:18%20GMT",
    ] {
        assert_eq!(read(&format!("time={time}")), Ok(Find::new().time(MOMENT)));
    }
}

#[test]
fn a_parameter_of_another_form_is_named_and_not_repeated() {
    for (name, value) in [
        ("bool", "s3cret"),
        ("bool", ""),
        ("i8", "128"),
        ("i8", "1.0"),
        ("f64", "nan"),
        ("time", "s3cret"),
        ("blob", "s3cret!"),
        ("priority", "s3cret"),
        ("number-item", "1&number-item=s3cret"),
    ] {
        let error = read(&format!("{name}={value}")).expect_err(value);
        let message = format!("Find: the query parameter `{name}` has an unexpected form");
        assert_eq!(error, message);
    }
}

#[test]
fn a_required_parameter_must_be_there() {
    #[aws_operation(method = "GET", uri = "/things")]
    #[derive(Debug)]
    struct Get {
        #[aws(query = "Id")]
        identifier: u8,
    }

    let request = Request::get("/things?id=1")
        .body("")
        .expect("a valid request");
    let error = Get::decode_request(&request).expect_err("no identifier");
    assert_eq!(error.message(), "missing required member `Id`");
    let request = Request::get("/things?Id=1")
        .body("")
        .expect("a valid request");
    let read = Get::decode_request(&request).expect("a request");
    assert_eq!(read.identifier, 1);
}

#[test]
fn a_list_is_one_by_its_type_and_not_by_its_name() {
    type Names = Vec<String>;

    #[aws_operation(method = "GET", uri = "/things")]
    #[derive(Debug, PartialEq)]
    struct Get {
        #[aws(query = "name")]
        names: Names,
    }

    for (names, sent) in [
        (vec![], "/things"),
        (vec!["a", "b"], "/things?name=a&name=b"),
    ] {
        let request = Get {
            names: names.into_iter().map(str::to_owned).collect(),
        };
        assert_eq!(target(&request), sent);
        mirrored(&request);
    }
}
