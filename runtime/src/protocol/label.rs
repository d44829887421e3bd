//! Values in the path of a URI.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A value that can fill a label of the URI: a string, an integer, a boolean or an enum of values.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot fill a label of the URI",
    label = "not a type that a label can have",
    note = "a label holds a string, an integer, a boolean, or an enum of values with `#[aws_shape]`"
)]
pub trait Label {
    /// Appends the value as text, not yet encoded.
    fn write(&self, out: &mut String);
}

impl Label for str {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Label for String {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl Label for Cow<'_, str> {
    fn write(&self, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: Label + ?Sized> Label for &T {
    fn write(&self, out: &mut String) {
        T::write(self, out);
    }
}

impl Label for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

macro_rules! integer_labels {
    ($($integer:ty),*) => {$(
        impl Label for $integer {
            fn write(&self, out: &mut String) {
                out.push_str(itoa::Buffer::new().format(*self));
            }
        }
    )*};
}

integer_labels!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// RFC 3986 section 2.3: all but letters, digits and these four is encoded.
const LABEL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A greedy label spans segments: its slashes stay.
const GREEDY_LABEL: &AsciiSet = &LABEL.remove(b'/');

/// Appends `text` to a path, percent-encoded.
pub(crate) fn encode(text: &str, greedy: bool, path: &mut String) {
    let set = if greedy { GREEDY_LABEL } else { LABEL };
    path.extend(utf8_percent_encode(text, set));
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
    use super::{Label, encode, fault};

    fn encoded(text: &str, greedy: bool) -> String {
        let mut path = String::new();
        encode(text, greedy, &mut path);
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

    #[test]
    fn scalars() {
        let mut out = String::new();
        (-7_i64).write(&mut out);
        true.write(&mut out);
        "x".write(&mut out);
        assert_eq!(out, "-7truex");
    }
}
