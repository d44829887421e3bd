//! Replies that are there to do harm.

use aws_operation::auth::ProvideCredentials;

use super::{CONFIG, home, xml};
use crate::support::{Reply, Server};
use crate::{NOW, text_of};

/// What is said of a body, after the operation.
fn said(status: &str, body: impl AsRef<[u8]>) -> String {
    let server = Server::start([Reply::new(status, &[], body)]);
    let text = text_of(home(CONFIG, &server).chain().credentials(NOW));
    let (_, said) = text.split_once("AssumeRole: ").expect("the operation");
    said.to_owned()
}

/// How it is said that something is no XML that is read.
const NO_XML: &str = "the reply cannot be read: the XML ";

#[test]
fn no_xml_takes_the_program_down() {
    let good = xml("AssumeRole", 1, 3600);
    let nested = 21_000;
    for body in [
        "<a>".repeat(nested).into_bytes(),
        "<".repeat(60_000).into_bytes(),
        ["<a>".repeat(9_000), "</a>".repeat(9_000)]
            .concat()
            .into_bytes(),
        format!("<a {}/>", "x='' ".repeat(12_000)).into_bytes(),
        format!("<a>&#{};</a>", "9".repeat(60_000)).into_bytes(),
        b"<a>&hush;</a>".to_vec(),
        b"<a>\0</a>".to_vec(),
        b"\xff\xfe<\0a\0/\0>\0".to_vec(),
        b"<a>\xc3</a>".to_vec(),
        good.replace("</Credentials>", "").into_bytes(),
        good.replace("hush-token-1", "<![CDATA[hush").into_bytes(),
        good.replace("hush-token-1", "<!-- hush").into_bytes(),
    ] {
        let start = String::from_utf8_lossy(body.get(..40).unwrap_or(&body)).into_owned();
        let text = said("200 OK", &body);
        assert!(text.starts_with(NO_XML), "{start}: {text}");
        assert!(!text.contains("hush"), "{start}: {text}");
        assert_eq!(said("400 x", &body), "an error without a code (HTTP 400)");
    }
    // Each attribute is compared with the others: there are few.
    let attributes: Vec<String> = (0..5_000).map(|n| format!("x{n}='' ")).collect();
    let text = said("200 OK", format!("<a {}/>", attributes.concat()));
    assert!(text.contains("too many attributes"), "{text}");
    // As many elements as there is room for are XML, and no credentials.
    let elements = format!("<a>{}</a>", "<b/>".repeat(15_000));
    assert_eq!(
        said("200 OK", elements),
        "the reply cannot be read: missing required member `Credentials` (HTTP 200)"
    );
}

#[test]
fn entities_are_not_expanded_and_files_not_read() {
    let good = xml("AssumeRole", 1, 3600);
    let (head, body) = good.split_once('\n').expect("a first line");
    let laughs: Vec<String> = (1..20)
        .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
        .collect();
    for (declaration, used) in [
        (
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">".to_owned(),
            "&x;",
        ),
        (format!("<!ENTITY l0 \"ha\">{}", laughs.concat()), "&l19;"),
        ("<!ENTITY x \"y\">".to_owned(), "&x;"),
    ] {
        let body = body.replace("ASIA1", used);
        let body = format!("{head}<!DOCTYPE r [{declaration}]>{body}");
        let text = said("200 OK", body);
        assert!(
            text.contains("has a document type, which is refused"),
            "{text}"
        );
    }
}

#[test]
fn a_reply_is_bounded() {
    let good = xml("AssumeRole", 1, 3600);
    let long = good.replace("hush-token-1", &"x".repeat(65_536));
    let text = said("200 OK", long);
    assert!(text.contains("65536"), "{text}");
}

#[test]
fn a_part_of_a_reply_gives_no_credentials() {
    let good = xml("AssumeRole", 1, 3600);
    let whole = good.trim_end().len();
    // In one connection each: the server tells the bodies apart by their order.
    let ends: Vec<usize> = (0..whole).step_by(7).chain([whole - 1]).collect();
    let server = Server::start(
        ends.iter()
            .map(|end| Reply::new("200 OK", &[], &good[..*end])),
    );
    let chain = home(CONFIG, &server).chain();
    for end in &ends {
        let text = text_of(chain.credentials(NOW));
        let is_refused = ["the reply cannot be read: ", "the reply has no body: "];
        assert!(
            is_refused.iter().any(|said| text.contains(said)),
            "{end}: {text}"
        );
    }
    assert_eq!(server.requests().len(), ends.len());
}

#[test]
fn members_that_are_empty_or_elements_are_missing() {
    let good = xml("AssumeRole", 1, 3600);
    let token = "<SessionToken>hush-token-1</SessionToken>";
    for (found, instead, expected) in [
        (
            "hush-token-1",
            "",
            "the reply cannot be used: its `SessionToken` is empty",
        ),
        (
            token,
            "<SessionToken/>",
            "the reply cannot be used: its `SessionToken` is empty",
        ),
        (
            "hush-token-1",
            "<hush/>",
            "the reply cannot be read: member `Credentials.SessionToken`: expected text, found an object (HTTP 200)",
        ),
        (
            token,
            "",
            "the reply cannot be read: missing required member `Credentials.SessionToken` (HTTP 200)",
        ),
    ] {
        assert_eq!(said("200 OK", good.replace(found, instead)), expected);
    }
}

#[test]
fn an_error_cannot_write_on_the_terminal() {
    let body = "<ErrorResponse><Error><Code>No\u{202e}</Code><Message>x&#10;y\u{9b}z</Message></Error><RequestId>a&#10;b</RequestId></ErrorResponse>";
    assert_eq!(
        said("400 x", body),
        "No\\u{202e}: x\\u{a}y\\u{9b}z (HTTP 400, request id a\\u{a}b)"
    );
}

#[test]
fn a_key_that_no_header_can_hold_is_not_sent_on() {
    let config = CONFIG.replace("source_profile = base", "source_profile = between")
        + "[profile between]\nrole_arn = arn:aws:iam::111122223333:role/B\nsource_profile = base\n";
    let first = xml("AssumeRole", 1, 3600).replace("hush-token-1", "hush&#10;x: y");
    let server = Server::start([Reply::new("200 OK", &[], first)]);
    let text = text_of(home(&config, &server).chain().credentials(NOW));
    assert!(text.contains("the request cannot be signed"), "{text}");
    assert_eq!(server.requests().len(), 1);
}
