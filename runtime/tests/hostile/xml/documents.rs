//! Documents that are well formed, or nearly, and mean harm.

use super::document;
use super::sink::{ec2, query, rest};
use crate::check::{VALUE, complaint, one, reply, soon};

/// Entities that hold entities, and what else a document type can say.
#[test]
fn document_types_are_refused() {
    let laughs: Vec<String> = (1..10)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = laughs.concat();
    for document in [
        format!("<!DOCTYPE R [<!ENTITY l0 \"lol\">{laughs}]><R><Id>&l9;</Id></R>"),
        "<!DOCTYPE R SYSTEM \"file:///etc/passwd\"><R><Id>i</Id></R>".to_owned(),
        "<!DOCTYPE R [<!ENTITY x SYSTEM \"http://169.254.169.254/\">]><R><Id>&x;</Id></R>"
            .to_owned(),
        "<!DOCTYPE R [<!ENTITY % p SYSTEM \"http://127.0.0.1/\"> %p;]><R><Id>i</Id></R>".to_owned(),
        "<!DOCTYPE R [<!ATTLIST Id a CDATA \"b\">]><R><Id>i</Id></R>".to_owned(),
        "<?xml version=\"1.0\"?><!-- --><!DOCTYPE R><R><Id>i</Id></R>".to_owned(),
        "<!doctype R><R><Id>i</Id></R>".to_owned(),
        "<R><!DOCTYPE R><Id>i</Id></R>".to_owned(),
    ] {
        assert_eq!(
            one::<rest::Rinse>(&reply(200, document.clone())).read,
            0,
            "{document}"
        );
        assert_eq!(one::<query::Rinse>(&reply(400, document)).refused, 1);
    }
    for entity in [
        "&l9;",
        "&nbsp;",
        "&;",
        "&#;",
        "&#x;",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&#99999999999;",
        "&amp",
        "& ",
    ] {
        let found = complaint::<rest::Rinse>(&document(&format!("<Text>{entity}</Text>")));
        assert!(found.contains("the XML"), "{entity}: {found}");
    }
}

/// A way to nest: what opens a level, and what closes it.
const LEVELS: [(&str, &str); 8] = [
    ("<a>", "</a>"),
    ("<Branch>", "</Branch>"),
    ("<Branch><Child>", "</Child></Branch>"),
    ("<Child>", "</Child>"),
    ("<Fork><Again>", "</Again></Fork>"),
    ("<Again>", "</Again>"),
    ("<Other><key>k</key><value>", "</value></Other>"),
    ("<List><Prong>", "</Prong></List>"),
];

#[test]
fn deep_documents_are_refused_or_passed_over_in_every_place() {
    for (open, close) in LEVELS {
        for depth in [1, 2, 60, 62, 63, 64, 124, 126, 127, 128, 129, 2_000] {
            let deep = open.repeat(depth) + &close.repeat(depth);
            soon(move || {
                for place in [
                    "Branch", "Fork", "Flat", "Map", "Text", "New", "List", "Rows",
                ] {
                    let content = format!("<{place}>{deep}</{place}>");
                    let whole = document(&content);
                    one::<rest::Rinse>(&whole);
                    one::<ec2::Rinse>(&whole);
                    let error = format!(
                        "<ErrorResponse><Error><Code>NamedException</Code>{content}</Error></ErrorResponse>"
                    );
                    assert_eq!(one::<query::Rinse>(&reply(400, error)).refused, 1);
                }
            });
        }
    }
    let found = complaint::<rest::Rinse>(&document(&("<a>".repeat(200) + &"</a>".repeat(200))));
    assert!(found.contains("the XML is nested too deeply"), "{found}");
    let allowed = document(&("<a>".repeat(127) + &"</a>".repeat(127)));
    assert_eq!(soon(move || one::<rest::Rinse>(&allowed).read), 1);
}

/// What is opened, a megabyte of it, and never closed.
#[test]
fn what_is_never_closed_is_refused_at_once() {
    for piece in [
        "<",
        "<a>",
        "<a ",
        "<a b='",
        "<a b=\"c\" ",
        "</",
        "</a>",
        "<!--",
        "<!-- ",
        "<![CDATA[",
        "<?",
        "<?a ",
        "&",
        "&amp;",
        "&#",
        "&#1",
        "&#x",
        "<!",
        "<!D",
        "]]>",
        "-->",
        "?>",
        "'",
        "=",
        ">",
        "<a/>",
        "<Child>",
        "<Flat>",
        "<xmlns",
        "\u{feff}",
        "\r",
        "\t",
    ] {
        let many = piece.repeat(1024 * 1024 / piece.len());
        soon(move || {
            for begin in [
                "",
                "<R>",
                "<R><Id>i</Id><Text>",
                "<R a='",
                "<R><!--",
                "<R><![CDATA[",
            ] {
                let body = [begin, many.as_str()].concat();
                for status in [200, 400] {
                    assert_eq!(one::<rest::Rinse>(&reply(status, body.clone())).read, 0);
                }
            }
        });
    }
}

#[test]
fn names_that_are_no_members_are_passed_over() {
    let content = format!(
        "<New a='{VALUE}'><b/>{VALUE}</New><id>{VALUE}</id><x:Other xmlns:x='y'/>\
         <Branch xml:lang='en' new='{VALUE}'><Nothing>{VALUE}</Nothing></Branch>"
    );
    let whole = document(&content);
    assert_eq!(one::<rest::Rinse>(&whole).read, 1);
    // Two of one name: the first counts, as none of AWS's clients refuses it.
    let two = document("<Text>first</Text><Text>second</Text>");
    assert_eq!(one::<rest::Rinse>(&two).read, 1);
}

#[test]
fn values_of_another_kind_are_refused_and_not_shown() {
    for (member, value) in [
        ("Flag", "yes"),
        ("Byte", "128"),
        ("Short", "1.5"),
        ("Integer", ""),
        ("Integer", "0x10"),
        ("Long", "9223372036854775808"),
        ("UnsignedLong", "-1"),
        ("Float", "one"),
        ("Double", "1,5"),
        ("Blob", "%%%"),
        ("Time", "yesterday"),
        ("Epoch", "2019-12-16"),
        ("HttpDate", "16 Dec"),
        ("Level", "low"),
        ("Settings", "<Name>a</Name><Setting>b</Setting>"),
        (
            "Numbered",
            "<entry><key>k</key><value><Double>1</Double></value></entry>",
        ),
        ("Branch", "<Weight>heavy</Weight>"),
        ("Named", "<Item>x</Item>"),
    ] {
        let value = value.replace('b', &format!("b{VALUE}"));
        let found = complaint::<rest::Rinse>(&document(&format!("<{member}>{value}</{member}>")));
        assert!(found.contains(member), "{member}: {found}");
        assert!(!found.contains(VALUE), "{found}");
    }
}
