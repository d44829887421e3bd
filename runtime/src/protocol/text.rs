//! Values as text: in labels, queries and headers, and in bodies of XML and forms.

use std::borrow::Cow;

use crate::sensitive::{Sensitive, Wipe};
use crate::values::{Blob, Timestamp, TimestampFormat};

/// A value that stands as text in a label, a query parameter or a header: a string, a number, a boolean, a
/// [`Timestamp`], a [`Blob`] (as base64), or an enum of values.
///
/// A type of your own is one when it says how it is written:
///
/// ```
/// use aws_operation::{TimestampFormat, ToText};
///
/// struct AccountId([u8; 12]);
///
/// impl ToText for AccountId {
///     fn write(&self, _: TimestampFormat, out: &mut String) {
///         out.extend(self.0.iter().copied().map(char::from));
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a label, a query parameter or a header",
    label = "has no form as text",
    note = "such a member is a string, a number, a boolean, a `Timestamp`, or an enum of values with `#[aws_shape]` and without `only_in = \"response\"`; a type of your own implements `ToText`"
)]
pub trait ToText {
    /// Whether it can hold commas and quotes, so that a list of it in a header needs quotes around such items.
    #[doc(hidden)]
    const IS_STRING: bool = false;
    /// Whether it must not be shown.
    #[doc(hidden)]
    const IS_SECRET: bool = false;

    /// Appends the value, not yet encoded. `format` is the one that timestamps have in this place.
    fn write(&self, format: TimestampFormat, out: &mut String);
}

/// A value that is read from text: the mirror of [`ToText`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a label, a query parameter or a header",
    label = "has no form as text",
    note = "such a member is a string, a number, a boolean, a `Timestamp`, or an enum of values with `#[aws_shape]` and without `only_in = \"request\"`; a type of your own implements `FromText`"
)]
pub trait FromText: Sized {
    /// Whether items of it hold a comma of their own that nothing quotes, as dates do.
    #[doc(hidden)]
    const IS_DATE: bool = false;

    /// Reads the decoded text. `None` where it has another form.
    fn read(text: &str) -> Option<Self>;
}

impl ToText for str {
    const IS_STRING: bool = true;

    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(self);
    }
}

impl ToText for String {
    const IS_STRING: bool = true;

    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(self);
    }
}

impl ToText for Cow<'_, str> {
    const IS_STRING: bool = true;

    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(self);
    }
}

impl<T: ToText + ?Sized> ToText for &T {
    const IS_STRING: bool = T::IS_STRING;
    const IS_SECRET: bool = T::IS_SECRET;

    fn write(&self, format: TimestampFormat, out: &mut String) {
        T::write(self, format, out);
    }
}

impl<T: ToText + Wipe> ToText for Sensitive<T> {
    const IS_STRING: bool = T::IS_STRING;
    const IS_SECRET: bool = true;

    fn write(&self, format: TimestampFormat, out: &mut String) {
        self.expose().write(format, out);
    }
}

impl ToText for bool {
    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl ToText for Timestamp {
    fn write(&self, format: TimestampFormat, out: &mut String) {
        out.push_str(&self.format(format));
    }
}

impl ToText for Blob {
    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(&self.to_base64());
    }
}

impl FromText for String {
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl FromText for bool {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromText for Timestamp {
    const IS_DATE: bool = true;

    fn read(text: &str) -> Option<Self> {
        Self::parse_any(text)
    }
}

impl FromText for Blob {
    fn read(text: &str) -> Option<Self> {
        Self::from_base64(text)
    }
}

impl<T: FromText + Wipe> FromText for Sensitive<T> {
    const IS_DATE: bool = T::IS_DATE;

    fn read(text: &str) -> Option<Self> {
        T::read(text).map(Self::new)
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl ToText for $integer {
            fn write(&self, _: TimestampFormat, out: &mut String) {
                out.push_str(itoa::Buffer::new().format(*self));
            }
        }

        impl FromText for $integer {
            fn read(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

macro_rules! floats {
    ($($float:ident),*) => {$(
        impl ToText for $float {
            fn write(&self, _: TimestampFormat, out: &mut String) {
                if self.is_nan() {
                    out.push_str("NaN");
                } else if self.is_infinite() {
                    out.push_str(if *self > 0.0 { "Infinity" } else { "-Infinity" });
                } else if let Ok(text) = serde_json::to_string(self) {
                    out.push_str(&text);
                }
            }
        }

        impl FromText for $float {
            fn read(text: &str) -> Option<Self> {
                match text {
                    "NaN" => Some($float::NAN),
                    "Infinity" => Some($float::INFINITY),
                    "-Infinity" => Some($float::NEG_INFINITY),
                    // Rust reads more than Smithy writes: `inf`, `+nan`.
                    _ if text.bytes().any(|byte| byte.is_ascii_alphabetic() && !matches!(byte, b'e' | b'E')) => None,
                    _ => text.parse().ok(),
                }
            }
        }
    )*};
}

floats!(f32, f64);

#[cfg(test)]
mod tests {
    use super::{FromText, ToText};
    use crate::values::TimestampFormat;

    fn text(value: impl ToText) -> String {
        let mut out = String::new();
        value.write(TimestampFormat::DateTime, &mut out);
        out
    }

    #[test]
    fn scalars() {
        assert_eq!(text(-7_i64), "-7");
        assert_eq!(text(true), "true");
        assert_eq!(text("x"), "x");
        assert_eq!(text(1.1_f32), "1.1");
        assert_eq!(text(1e300_f64), "1e+300");
    }

    #[test]
    fn numbers_without_digits_come_back() {
        for name in ["NaN", "Infinity", "-Infinity"] {
            assert_eq!(text(f64::read(name).expect(name)), name);
            assert_eq!(text(f32::read(name).expect(name)), name);
        }
        for other in ["nan", "inf", "infinity", "-inf", "", "1,5", "0x1"] {
            assert_eq!(f64::read(other), None, "{other}");
        }
    }
}
