//! Values in headers: single ones, lists, and the headers that share a prefix.

use crate::protocol::text::{FromText, ToText};
use crate::values::TimestampFormat;

/// A member that is sent as a header: a value, a list of values, or an optional one of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a header",
    label = "has no form as a header",
    note = "a header holds a string, a number, a boolean, a `Timestamp`, an enum of values with `#[aws_shape]` and without `only_in = \"response\"`, or a `Vec` of these; a type of your own implements `ToText`"
)]
pub trait ToHeader {
    /// Whether its value must not be shown.
    const IS_SECRET: bool;

    /// Appends the value. `false` where there is no header.
    fn write(&self, format: TimestampFormat, out: &mut String) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: ToText + ?Sized> ToHeader for T {
    const IS_SECRET: bool = T::IS_SECRET;

    fn write(&self, format: TimestampFormat, out: &mut String) -> bool {
        ToText::write(self, format, out);
        true
    }
}

#[diagnostic::do_not_recommend]
impl<H: ToHeader> ToHeader for Option<H> {
    const IS_SECRET: bool = H::IS_SECRET;

    fn write(&self, format: TimestampFormat, out: &mut String) -> bool {
        self.as_ref().is_some_and(|value| value.write(format, out))
    }
}

#[diagnostic::do_not_recommend]
impl<T: ToText> ToHeader for Vec<T> {
    const IS_SECRET: bool = T::IS_SECRET;

    /// An empty list is an empty header, which tells it from a list that is not set.
    fn write(&self, format: TimestampFormat, out: &mut String) -> bool {
        let mut item = String::new();
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            item.clear();
            value.write(format, &mut item);
            if T::IS_STRING && item.contains([',', '"']) {
                push_quoted(&item, out);
            } else {
                out.push_str(&item);
            }
        }
        true
    }
}

/// RFC 9110 section 5.6.4.
fn push_quoted(item: &str, out: &mut String) {
    out.push('"');
    for character in item.chars() {
        if matches!(character, '"' | '\\') {
            out.push('\\');
        }
        out.push(character);
    }
    out.push('"');
}

/// A member that is read from a header: the mirror of `ToHeader`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a header",
    label = "has no form as a header",
    note = "a header holds a string, a number, a boolean, a `Timestamp`, an enum of values with `#[aws_shape]` and without `only_in = \"request\"`, or a `Vec` of these; a type of your own implements `FromText`"
)]
pub trait FromHeader: Sized {
    /// Reads all headers of one name. `None` where they have another form.
    fn read(values: &[&str]) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: FromText> FromHeader for T {
    fn read(values: &[&str]) -> Option<Self> {
        match values {
            [value] => T::read(value.trim_ascii()),
            // RFC 9110 section 5.3: several fields of one name are one list.
            values => T::read(&values.join(", ")),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromText> FromHeader for Vec<T> {
    fn read(values: &[&str]) -> Option<Self> {
        let mut items = Vec::new();
        for value in values {
            read_list(value, &mut items)?;
        }
        Some(items)
    }
}

fn read_list<T: FromText>(value: &str, items: &mut Vec<T>) -> Option<()> {
    let mut rest = value.trim_ascii();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (item, after) = unquoted(quoted)?;
            items.push(T::read(&item)?);
            rest = match after.trim_ascii_start() {
                "" => "",
                after => after.strip_prefix(',')?.trim_ascii_start(),
            };
            continue;
        }
        let end = item_end::<T>(rest);
        let (item, after) = rest.split_at(end);
        items.push(T::read(item.trim_ascii())?);
        rest = after.get(1..).unwrap_or_default().trim_ascii_start();
    }
    Some(())
}

/// Where the first item ends: at the first comma, or, for dates that have one of their own, at the second.
fn item_end<T: FromText>(rest: &str) -> usize {
    let first = rest.find(',').unwrap_or(rest.len());
    let has_its_own = T::IS_DATE && rest[..first].bytes().all(|byte| byte.is_ascii_alphabetic());
    if !has_its_own || first == rest.len() {
        return first;
    }
    rest[first + 1..]
        .find(',')
        .map_or(rest.len(), |second| first + 1 + second)
}

/// The content of a quoted string that has been opened, and what follows it. `None` if it is not closed.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut characters = text.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            '"' => return Some((item, &text[position + 1..])),
            '\\' => item.push(characters.next()?.1),
            other => item.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{FromHeader, ToHeader};
    use crate::values::{Timestamp, TimestampFormat};

    fn written(value: &impl ToHeader) -> String {
        let mut out = String::new();
        assert!(value.write(TimestampFormat::HttpDate, &mut out));
        out
    }

    #[test]
    fn items_with_commas_and_quotes_are_quoted() {
        let items: Vec<String> = ["b,c", "\"def\"", "a", "back\\slash", ""]
            .map(str::to_owned)
            .into();
        let text = written(&items);
        assert_eq!(text, r#""b,c", "\"def\"", a, back\slash, "#);
        let read = Vec::<String>::read(&[&text]).expect("a list");
        assert_eq!(read, items[..4], "an empty item at the end is none");
    }

    #[test]
    fn dates_are_split_at_every_second_comma() {
        let dates = vec![Timestamp::from_secs(1_576_540_098); 2];
        let text = written(&dates);
        assert_eq!(text.matches(',').count(), 3);
        assert_eq!(Vec::<Timestamp>::read(&[&text]), Some(dates.clone()));
        let other = "2019-12-16T23:48:18Z,1576540098";
        assert_eq!(Vec::<Timestamp>::read(&[other]), Some(dates));
    }

    #[test]
    fn several_headers_are_one_list() {
        assert_eq!(Vec::<i32>::read(&["1,2", " 3 "]), Some(vec![1, 2, 3]));
        assert_eq!(Vec::<i32>::read(&[""]), Some(Vec::new()));
        assert_eq!(Vec::<i32>::read(&["1,x"]), None);
        assert_eq!(Vec::<String>::read(&["\"open"]), None);
        assert_eq!(Vec::<String>::read(&["\"a\" b"]), None);
    }

    #[test]
    fn what_is_not_set_is_no_header() {
        assert!(!None::<i32>.write(TimestampFormat::HttpDate, &mut String::new()));
        assert_eq!(written(&Some(Vec::<i32>::new())), "");
    }
}
