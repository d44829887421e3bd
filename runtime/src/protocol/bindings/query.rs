//! Values in the query of a URI.

use crate::protocol::text::ToText;
use crate::values::TimestampFormat;

/// A member that is sent in the query: a value, a list of values (the parameter is repeated), or an optional one of
/// these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent in the query of the URI",
    label = "has no form as a query parameter",
    note = "a query parameter holds a string, a number, a boolean, a `Timestamp`, an enum of values with `#[aws_shape]` and without `only_in = \"response\"`, or a `Vec` of these; a type of your own implements `ToText`"
)]
pub trait ToQuery {
    /// Calls `each` with every value, not yet encoded.
    fn for_each(&self, format: TimestampFormat, each: &mut dyn FnMut(&str));
}

#[diagnostic::do_not_recommend]
impl<T: ToText + ?Sized> ToQuery for T {
    fn for_each(&self, format: TimestampFormat, each: &mut dyn FnMut(&str)) {
        let mut text = String::new();
        self.write(format, &mut text);
        each(&text);
    }
}

#[diagnostic::do_not_recommend]
impl<Q: ToQuery> ToQuery for Option<Q> {
    fn for_each(&self, format: TimestampFormat, each: &mut dyn FnMut(&str)) {
        if let Some(value) = self {
            value.for_each(format, each);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: ToText> ToQuery for Vec<T> {
    fn for_each(&self, format: TimestampFormat, each: &mut dyn FnMut(&str)) {
        for value in self {
            value.for_each(format, each);
        }
    }
}

/// A member that is read from the query: the mirror of `ToQuery`.
#[cfg(feature = "server")]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from the query of the URI",
    label = "has no form as a query parameter",
    note = "a query parameter holds a string, a number, a boolean, a `Timestamp`, an enum of values with `#[aws_shape]`, or a `Vec` of these; a type of your own implements `FromText`"
)]
pub trait FromQuery: Sized {
    /// Reads the decoded values of one parameter. `None` where they have another form, as no values have for all but lists.
    fn read(values: &[&str]) -> Option<Self>;
}

#[cfg(feature = "server")]
#[diagnostic::do_not_recommend]
impl<T: crate::protocol::text::FromText> FromQuery for T {
    fn read(values: &[&str]) -> Option<Self> {
        T::read(values.first()?)
    }
}

#[cfg(feature = "server")]
#[diagnostic::do_not_recommend]
impl<T: crate::protocol::text::FromText> FromQuery for Vec<T> {
    fn read(values: &[&str]) -> Option<Self> {
        values.iter().map(|value| T::read(value)).collect()
    }
}
