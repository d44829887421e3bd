//! Percent-encoding: the one encoder for labels, queries and what is signed.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// RFC 3986 section 2.3: all but letters, digits and these four is encoded.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A greedy label spans segments: its slashes stay.
const GREEDY_LABEL: &AsciiSet = &VALUE.remove(b'/');

/// Appends a label's value to a path.
pub(crate) fn encode_label(text: &str, greedy: bool, path: &mut String) {
    let set = if greedy { GREEDY_LABEL } else { VALUE };
    path.extend(utf8_percent_encode(text, set));
}

/// Appends a name or value to a query.
pub(crate) fn encode_query(text: &str, query: &mut String) {
    query.extend(utf8_percent_encode(text, VALUE));
}

/// Appends a part of a URI as it is encoded here, whoever encoded it. A percent sign that begins no escape is a character.
#[cfg(feature = "sigv4")]
pub(crate) fn encode_again(encoded: &str, out: &mut String) {
    let bytes = std::borrow::Cow::from(percent_encoding::percent_decode_str(encoded));
    out.extend(percent_encoding::percent_encode(&bytes, VALUE));
}

/// The text that an encoded part of a URI stands for. `None` where it is no UTF-8.
#[cfg(feature = "server")]
pub(crate) fn decode(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .ok()
}

/// Why a value cannot stand in a path, if it cannot: nothing, `.` and `..` would name another path.
pub(crate) fn fault(text: &str, greedy: bool) -> Option<&'static str> {
    let segments: &mut dyn Iterator<Item = &str> = if greedy {
        &mut text.split('/')
    } else {
        &mut std::iter::once(text)
    };
    if text.is_empty() {
        return Some("is empty");
    }
    for segment in segments {
        if matches!(segment, "." | "..") {
            return Some("is `.` or `..`, which would name another path");
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{encode_label, fault};

    fn encoded(text: &str, greedy: bool) -> String {
        let mut path = String::new();
        encode_label(text, greedy, &mut path);
        path
    }

    #[test]
    fn everything_but_the_unreserved_is_encoded() {
        assert_eq!(encoded("aZ09-._~", false), "aZ09-._~");
        assert_eq!(
            encoded("a/b%2F?#&=+ ä\r\n", false),
            "a%2Fb%252F%3F%23%26%3D%2B%20%C3%A4%0D%0A"
        );
        assert_eq!(encoded("a/b c", true), "a/b%20c");
    }

    #[test]
    fn values_that_would_name_another_path_are_refused() {
        for text in ["", ".", ".."] {
            assert!(fault(text, false).is_some(), "{text:?}");
        }
        for text in ["a/../b", "..", "./a", "a/."] {
            assert!(fault(text, true).is_some(), "{text:?}");
        }
        assert_eq!(fault("a/../b", false), None, "encoded, it is one segment");
        assert_eq!(fault("...", false), None);
    }
}
