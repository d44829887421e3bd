//! What holds for any request.

use std::time::Duration;

use aws_operation::http::HeaderValue;
use aws_operation::http::request::Parts;
use aws_operation::sigv4::{SignedBody, SigningParameters, presign, sign};

use super::{TIME, credentials, parts, text};

const ROUNDS: usize = 300;

/// Numbers that look random and are the same in each run (a linear congruential generator, Knuth's constants).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    fn text(&mut self, alphabet: &[&str], longest: usize) -> String {
        (0..self.below(longest + 1))
            .map(|_| *self.pick(alphabet))
            .collect()
    }

    fn shuffled<T>(&mut self, mut items: Vec<T>) -> Vec<T> {
        for index in (1..items.len()).rev() {
            let other = self.below(index + 1);
            items.swap(index, other);
        }
        items
    }
}

const QUERY: [&str; 9] = ["a", "B", "-", "%20", "%C3%A4", "ä", "+", "%2F", "%zz"];
const PATH: [&str; 10] = ["a", "/", "/", ".", "..", "%20", "%2F", "ä", "+", "%"];
const VALUE: [&str; 6] = ["a", " ", "\t", ",", "\"", "é"];

fn parameters<'a>(
    credentials: &'a aws_operation::Credentials,
    service: &'a str,
) -> SigningParameters<'a> {
    SigningParameters::new(credentials, "us-east-1", service, TIME)
}

/// The authorization of a request, and what was signed.
fn signed(mut parts: Parts, service: &str) -> (String, String) {
    let credentials = credentials();
    let signed = sign(
        &mut parts,
        SignedBody::Bytes(b"{}"),
        &parameters(&credentials, service),
    )
    .expect("signed");
    let authorization = text(&parts, "authorization").expect("a header").to_owned();
    let canonical = String::from_utf8(signed.canonical_request().expose().clone());
    (authorization, canonical.expect("the headers are UTF-8"))
}

#[test]
fn the_order_of_parameters_and_names_does_not_matter() {
    let mut random = Random(1);
    for _ in 0..ROUNDS {
        let pairs: Vec<String> = (0..random.below(6))
            .map(|_| {
                let (name, value) = (random.text(&QUERY, 2), random.text(&QUERY, 3));
                format!("{name}={value}")
            })
            .collect();
        let headers = ["x-b", "x-a", "accept", "content-type"];
        let request = |pairs: &[String], headers: &[&str]| {
            let uri = format!("https://example.com/?{}", pairs.join("&"));
            parts("GET", &uri, headers.iter().map(|name| (*name, "value")))
        };
        let one = signed(request(&pairs, &headers), "lambda");
        let (pairs, headers) = (random.shuffled(pairs), random.shuffled(headers.to_vec()));
        assert_eq!(signed(request(&pairs, &headers), "lambda"), one);
    }
}

#[test]
fn a_canonical_request_is_plain_and_has_its_six_parts() {
    let mut random = Random(2);
    for _ in 0..ROUNDS {
        let uri = format!(
            "https://example.com/{}?{}",
            random.text(&PATH, 12),
            random.text(&["a", "&", "=", "%26", "%3D", "ä"], 12)
        );
        let value = random.text(&VALUE, 8);
        let service = *random.pick(&["s3", "lambda"]);
        let (_, canonical) = signed(parts("POST", &uri, [("x-value", value.as_str())]), service);
        let lines: Vec<&str> = canonical.splitn(4, '\n').collect();
        let [method, path, query, rest] = lines.as_slice() else {
            panic!("{canonical}")
        };
        assert_eq!(*method, "POST");
        for text in [path, query] {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%=&".contains(&byte);
            assert!(text.bytes().all(plain), "{uri}: {text}");
            assert!(!query.contains('/'), "{uri}: {query}");
        }
        assert!(path.starts_with('/'), "{uri}: {path}");
        if service == "lambda" {
            let mut segments = path.split('/').skip(1).peekable();
            while let Some(segment) = segments.next() {
                let is_last = segments.peek().is_none();
                assert!(!matches!(segment, "." | ".."), "{uri}: {path}");
                assert!(is_last || !segment.is_empty(), "{uri}: {path}");
            }
        } else {
            let wire = uri
                .split(['?'])
                .next()
                .expect("a path")
                .matches('/')
                .count()
                - 2;
            assert_eq!(path.matches('/').count(), wire, "{uri}: {path}");
        }
        let words: Vec<&str> = value.split_ascii_whitespace().collect();
        let line = format!("\nx-value:{}\n\nhost;", words.join(" "));
        assert!(rest.contains(&line), "{value:?}: {canonical}");
        assert!(rest.starts_with("host:example.com\n"), "{canonical}");
    }
}

#[test]
fn any_change_of_what_is_signed_changes_the_signature() {
    let base = || parts("GET", "https://example.com/a?b=c", [("x-a", "1")]);
    let original = signed(base(), "lambda").0;
    let changed = [
        parts("PUT", "https://example.com/a?b=c", [("x-a", "1")]),
        parts("GET", "https://example.org/a?b=c", [("x-a", "1")]),
        parts("GET", "https://example.com:444/a?b=c", [("x-a", "1")]),
        parts("GET", "https://example.com/A?b=c", [("x-a", "1")]),
        parts("GET", "https://example.com/a?b=d", [("x-a", "1")]),
        parts("GET", "https://example.com/a?b=c", [("x-a", "2")]),
        parts(
            "GET",
            "https://example.com/a?b=c",
            [("x-a", "1"), ("x-a", "1")],
        ),
        parts("GET", "https://example.com/a?b=c", []),
    ];
    for parts in changed {
        let shown = format!("{parts:?}");
        assert_ne!(signed(parts, "lambda").0, original, "{shown}");
    }
    let same = [
        parts("GET", "https://example.com:443/a?b=c", [("x-a", "1")]),
        parts("GET", "https://example.com/./x/..//a?b=c", [("x-a", "1")]),
        parts("GET", "https://example.com/a?%62=c", [("x-a", " 1 ")]),
        parts(
            "GET",
            "https://example.com/a?b=c",
            [("x-a", "1"), ("user-agent", "x")],
        ),
        parts(
            "GET",
            "https://example.com/a?b=c",
            [("x-a", "1"), ("host", "example.com")],
        ),
    ];
    for parts in same {
        let shown = format!("{parts:?}");
        assert_eq!(signed(parts, "lambda").0, original, "{shown}");
    }
}

#[test]
fn a_request_can_be_signed_again() {
    let temporary = credentials().with_session_token("token");
    let lasting = credentials();
    for service in ["lambda", "s3"] {
        let fresh = || parts("GET", "https://example.com/a", [("x-a", "1")]);
        let mut once = fresh();
        sign(
            &mut once,
            SignedBody::Bytes(b""),
            &parameters(&lasting, service),
        )
        .expect("signed");
        let mut again = fresh();
        sign(
            &mut again,
            SignedBody::Bytes(b"x"),
            &parameters(&temporary, service),
        )
        .expect("signed");
        assert_ne!(again.headers, once.headers);
        sign(
            &mut again,
            SignedBody::Bytes(b""),
            &parameters(&lasting, service),
        )
        .expect("signed");
        assert_eq!(again.headers, once.headers, "{service}");
    }
}

#[test]
fn a_url_can_be_signed_again() {
    let temporary = credentials().with_session_token("token");
    let lasting = credentials();
    let hour = Duration::from_secs(3600);
    let url = |uri: &str, credentials, signs_token| {
        let parameters = parameters(credentials, "s3").sign_session_token(signs_token);
        presign(
            &parts("GET", uri, []),
            SignedBody::Unsigned,
            &parameters,
            hour,
        )
        .expect("signed")
        .to_string()
    };
    let once = url("https://example.com/a?b&c=%20", &lasting, true);
    assert!(once.contains("/a?b&c=%20&X-Amz-Algorithm="), "{once}");
    for signs_token in [true, false] {
        let other = url("https://example.com/a?b&c=%20", &temporary, signs_token);
        assert!(other.contains("X-Amz-Security-Token=token"), "{other}");
        assert_eq!(url(&other, &lasting, true), once);
        // Signed, it stands among the parameters; else behind the signature.
        assert_eq!(
            other.ends_with("&X-Amz-Security-Token=token"),
            !signs_token,
            "{other}"
        );
    }
}

#[test]
fn urls_hold_from_a_second_to_a_week() {
    let credentials = credentials();
    let parameters = parameters(&credentials, "s3");
    let request = parts("GET", "https://example.com/a", []);
    let presign_for = |time| presign(&request, SignedBody::Unsigned, &parameters, time);
    let week = Duration::from_secs(604_800);
    for time in [Duration::from_secs(1), week] {
        let url = presign_for(time).expect("in range").to_string();
        let expires = format!("&X-Amz-Expires={}&", time.as_secs());
        assert!(url.contains(&expires), "{url}");
    }
    for time in [
        Duration::ZERO,
        Duration::from_millis(999),
        week + Duration::from_nanos(1),
    ] {
        let error = presign_for(time).expect_err("out of range").to_string();
        assert!(error.contains(&format!("{time:?}")), "{error}");
    }
    let long = parts(
        "GET",
        &format!("https://example.com/{}", "a".repeat(65_400)),
        [],
    );
    let error = presign(&long, SignedBody::Unsigned, &parameters, week);
    assert!(error.expect_err("too long").to_string().contains("65,534"));
}

#[test]
fn a_hash_stands_for_the_body() {
    let credentials = credentials();
    let mut random = Random(3);
    for length in [0, 1, 55, 56, 63, 64, 65, 1000] {
        let body = random.text(&["a", "b", "\0"], length);
        let headers = |body| {
            let mut parts = parts("PUT", "https://example.com/a", []);
            sign(&mut parts, body, &parameters(&credentials, "s3")).expect("signed");
            parts.headers
        };
        let of_bytes = headers(SignedBody::Bytes(body.as_bytes()));
        let text = of_bytes["x-amz-content-sha256"].to_str().expect("ASCII");
        let hash: Vec<u8> = (0..text.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("digits"))
            .collect();
        let hash = hash.try_into().expect("32 bytes");
        assert_eq!(headers(SignedBody::Sha256(hash)), of_bytes);
    }
}

#[test]
fn headers_that_are_no_utf8_are_signed_as_they_are() {
    let mut request = parts("GET", "https://example.com/", []);
    let value = HeaderValue::from_bytes(b"\xFF \xFE").expect("HTTP allows it");
    request.headers.insert("x-raw", value);
    let credentials = credentials();
    let signed = sign(
        &mut request,
        SignedBody::Bytes(b""),
        &parameters(&credentials, "lambda"),
    )
    .expect("signed");
    let canonical = signed.canonical_request().expose();
    let line = b"\nx-raw:\xFF \xFE\n";
    assert!(canonical.windows(line.len()).any(|window| window == line));
}

#[test]
fn the_services_that_want_a_hash_of_the_body_get_it() {
    let credentials = credentials();
    for (service, body, expected) in [
        ("lambda", SignedBody::Bytes(b""), false),
        ("lambda", SignedBody::Unsigned, true),
        ("s3", SignedBody::Bytes(b""), true),
        ("s3-outposts", SignedBody::Bytes(b""), true),
        ("glacier", SignedBody::Bytes(b""), true),
        ("aoss", SignedBody::Bytes(b""), true),
    ] {
        let mut request = parts("GET", "https://example.com/", []);
        sign(&mut request, body, &parameters(&credentials, service)).expect("signed");
        let signed_headers = text(&request, "authorization").expect("a header");
        let has = request.headers.contains_key("x-amz-content-sha256");
        assert_eq!(has, expected, "{service}");
        assert_eq!(
            signed_headers.contains("x-amz-content-sha256"),
            expected,
            "{service}"
        );
    }
}
