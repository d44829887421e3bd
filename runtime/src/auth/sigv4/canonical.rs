//! The canonical request: the form of a request that both ends sign.

use std::borrow::Cow;

use http::Method;

use super::headers::SignedHeaders;
use super::parameters::PathRules;
use crate::protocol::percent;
use crate::sensitive::Sensitive;

/// The parts of the canonical request. It may hold a session token.
pub(super) fn request(
    method: &Method,
    (path, rules): (&str, PathRules),
    query: &str,
    headers: &SignedHeaders<'_>,
    body: &str,
) -> Sensitive<Vec<u8>> {
    // Long enough at once, for what is left behind when it grows is not wiped. A byte is encoded as three at the most, and a
    // parameter may get its equals sign; the rest is the hash and line feeds.
    let urls = 3 * path.len() + 4 * query.len();
    let capacity = method.as_str().len() + urls + headers.size() + 128;
    let mut text = String::with_capacity(capacity);
    text.push_str(method.as_str());
    text.push('\n');
    write_path(path, rules, &mut text);
    text.push('\n');
    write_query(query, &mut text);
    text.push('\n');
    let mut bytes = text.into_bytes();
    headers.write(&mut bytes);
    bytes.push(b'\n');
    bytes.extend_from_slice(headers.names().as_bytes());
    bytes.push(b'\n');
    bytes.extend_from_slice(body.as_bytes());
    Sensitive::new(bytes)
}

fn write_path(path: &str, rules: PathRules, out: &mut String) {
    let path = if rules.normalize {
        Cow::Owned(normalized(path))
    } else {
        Cow::Borrowed(path)
    };
    if path.is_empty() {
        out.push('/');
    } else if rules.double_encode {
        percent::encode_label(&path, true, out);
    } else {
        for (index, segment) in path.split('/').enumerate() {
            if index > 0 {
                out.push('/');
            }
            percent::encode_again(segment, out);
        }
    }
}

/// Without `.`, `..` and empty segments (RFC 3986 section 5.2.4, and what AWS adds to it).
fn normalized(path: &str) -> String {
    let mut segments = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let mut normalized = String::with_capacity(path.len() + 1);
    for segment in &segments {
        normalized.push('/');
        normalized.push_str(segment);
    }
    if path.ends_with('/') || segments.is_empty() {
        normalized.push('/');
    }
    normalized
}

/// The parameters sorted by name and then by value, both as they are encoded.
fn write_query(query: &str, out: &mut String) {
    let mut parameters: Vec<(String, Sensitive<String>)> = parameters(query)
        .map(|(name, value)| (encoded(name), encoded(value).into()))
        .collect();
    parameters.sort_unstable_by(|(name, value), (other_name, other_value)| {
        (name, value.expose()).cmp(&(other_name, other_value.expose()))
    });
    for (index, (name, value)) in parameters.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        out.push_str(name);
        out.push('=');
        out.push_str(value.expose());
    }
}

/// Names and values as they stand in a query.
pub(super) fn parameters(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .split('&')
        .filter(|parameter| !parameter.is_empty())
        .map(|parameter| parameter.split_once('=').unwrap_or((parameter, "")))
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    percent::encode_again(text, &mut encoded);
    encoded
}

#[cfg(test)]
mod tests {
    use super::{PathRules, normalized, write_path, write_query};

    #[test]
    fn paths_are_encoded_as_the_services_want_them() {
        let path = |path: &str, double_encode, normalize| {
            let mut out = String::new();
            let rules = PathRules {
                double_encode,
                normalize,
            };
            write_path(path, rules, &mut out);
            out
        };
        let wire = "/a%20b//./%c3%a4+%2F%zz/";
        assert_eq!(path(wire, true, true), "/a%2520b/%25c3%25a4%2B%252F%25zz/");
        assert_eq!(path(wire, false, false), "/a%20b//./%C3%A4%2B%2F%25zz/");
        assert_eq!(path("", false, false), "/");
        assert_eq!(path("", true, true), "/");
    }

    #[test]
    fn segments_that_name_no_place_are_taken_out() {
        for (path, expected) in [
            ("/", "/"),
            ("//", "/"),
            ("/..", "/"),
            ("/a/../..", "/"),
            ("/a/./b//c/", "/a/b/c/"),
            ("/a/..//b", "/b"),
            ("/...", "/..."),
        ] {
            assert_eq!(normalized(path), expected, "{path}");
        }
    }

    #[test]
    fn parameters_are_sorted_as_they_are_encoded() {
        let query = |query: &str| {
            let mut out = String::new();
            write_query(query, &mut out);
            out
        };
        assert_eq!(query(""), "");
        assert_eq!(query("b=2&a=2&a=1&&A&c="), "A=&a=1&a=2&b=2&c=");
        assert_eq!(query("a-b=1&a=1"), "a=1&a-b=1", "names, not pairs");
        assert_eq!(query("a=%7e%2f/x=y"), "a=~%2F%2Fx%3Dy");
        assert_eq!(query("ä=1&z=1"), "%C3%A4=1&z=1");
    }
}
