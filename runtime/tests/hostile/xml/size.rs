//! Messages of a megabyte: the time is that of their length, and so is the memory of what is said about them.

use std::time::{Duration, Instant};

use aws_operation::Operation;
use aws_operation::http::Response;
use aws_operation::server::ServerOperation;

use super::document;
use super::samples::sent;
use super::sink::{ec2, query, rest};
use crate::check::{VALUE, complaint, one, soon};

const SIZE: usize = 1024 * 1024;

/// Long contents: what they begin and end with, and what fills them.
const LONG: [(&str, &str, &str); 16] = [
    ("<List>", "<member/>", "</List>"),
    ("<List>", "<member>a</member>", "</List>"),
    ("<List><member>", "&amp;", "</member></List>"),
    ("<List><member>", "<![CDATA[a]]>", "</member></List>"),
    ("<List><member>", "a<!-- -->", "</member></List>"),
    ("<List><member>", "\r\n", "</member></List>"),
    ("", "<Flat/>", ""),
    ("", "<Flat/><New/>", ""),
    (
        "",
        "<Settings><Name>a</Name><Setting>1</Setting></Settings>",
        "",
    ),
    ("", "<New/>", ""),
    ("", "<!-- -->", ""),
    ("", "<?a b?>", ""),
    ("<Map>", "<entry><key>a</key><value/></entry>", "</Map>"),
    (
        "<Branch>",
        "<Other><key>a</key><value/></Other>",
        "</Branch>",
    ),
    ("<Rows>", "<Row><Cell/></Row>", "</Rows>"),
    ("<Text>", "a", "</Text>"),
];

fn long((begin, piece, end): (&str, &str, &str), size: usize) -> Response<Vec<u8>> {
    document(&[begin, &piece.repeat(size / piece.len()), end].concat())
}

/// So many attributes, each with another name.
fn attributes(count: usize) -> String {
    let attributes: Vec<String> = (0..count).map(|n| format!(" a{n}=''")).collect();
    attributes.concat()
}

/// The shortest of a few times, which what else runs on the machine disturbs the least.
fn time<T>(run: impl Fn() -> T) -> Duration {
    let times = (0..3).map(|_| {
        let begin = Instant::now();
        let _ = run();
        begin.elapsed()
    });
    times.min().expect("a time")
}

#[track_caller]
fn assert_linear(what: &str, few: Duration, many: Duration) {
    // Sixteen times as long; a square would be 256 times.
    assert!(
        many < 100 * few + Duration::from_millis(20),
        "{what}: {few:?}, {many:?}"
    );
}

#[test]
fn the_time_grows_with_the_length_and_not_faster() {
    for content in LONG {
        let (few, many) = (long(content, SIZE / 128), long(content, SIZE / 8));
        let few = time(|| rest::Rinse::decode(few.clone()).is_ok());
        let many = time(|| rest::Rinse::decode(many.clone()).is_ok());
        assert_linear(content.1, few, many);
    }
}

#[test]
fn long_documents_are_read_soon() {
    for content in LONG {
        soon(move || {
            let whole = long(content, SIZE);
            one::<rest::Rinse>(&whole);
            one::<ec2::Rinse>(&whole);
        });
    }
    let whole = |content: &str| document(content);
    let some = attributes(256);
    assert_eq!(one::<rest::Rinse>(&whole(&format!("<New{some}/>"))).read, 1);
    let found = complaint::<rest::Rinse>(&whole(&format!("<New{some} b=''/>")));
    assert!(found.contains("too many attributes"), "{found}");
    let many = attributes(100_000);
    soon(move || assert_eq!(one::<rest::Rinse>(&whole(&format!("<New{many}/>"))).read, 0));
}

#[test]
fn an_error_about_a_long_value_is_short() {
    let value = VALUE.repeat(SIZE / VALUE.len());
    for member in ["Flag", "Time", "Long", "Double", "Blob", "Level"] {
        let found = complaint::<rest::Rinse>(&document(&format!("<{member}>{value}</{member}>")));
        assert!(found.len() < 400, "{member}: {}", found.len());
    }
    let found = complaint::<rest::Rinse>(&document(&format!("<{value}></a>")));
    assert!(found.len() < 400, "{}", found.len());
}

#[test]
fn the_time_of_a_form_grows_with_its_length_and_not_faster() {
    for (begin, name) in [
        ("", "Spring.List.member.{}=a&"),
        ("", "Spring.Flat.{}.Name=a&"),
        (
            "",
            "Spring.Settings.{}.Name=a{}&Spring.Settings.{}.Setting=1&",
        ),
        ("", "New.{}=a&"),
        ("", "Spring.New.{}.{}=a&"),
        ("", "Spring.Text=a&"),
        ("Spring.Text=", "%41"),
        ("Spring.Text=", "+"),
        ("Spring", ".Branch"),
        ("", "&"),
        ("", "="),
    ] {
        let form = |size: usize| {
            let mut request = sent(&query::Rinse::new("i"));
            let body = request.body_mut();
            body.extend_from_slice(format!("&Spring.Id=i&{begin}").as_bytes());
            let mut number = 1;
            while body.len() < size {
                body.extend_from_slice(name.replace("{}", &number.to_string()).as_bytes());
                number += 1;
            }
            request
        };
        let (few, many) = (form(SIZE / 128), form(SIZE / 8));
        let few = time(|| query::Rinse::decode_request(&few));
        let many = time(|| query::Rinse::decode_request(&many));
        assert_linear(name, few, many);
    }
}
