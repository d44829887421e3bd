//! What can be wrong with a body or another part of a message, in whatever codec.

use std::fmt::{self, Display};

/// A message that could not be written or read.
///
/// The text names the member and what was expected there. It never repeats a value, which may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodecError {
    message: String,
}

impl CodecError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for CodecError {}

impl serde::ser::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

impl serde::de::Error for CodecError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

/// How our messages about bytes that are no CBOR begin.
pub(super) const ABOUT_THE_CBOR: &str = "the CBOR ";
/// The same for XML.
#[cfg_attr(not(feature = "xml"), allow(dead_code))]
pub(super) const ABOUT_THE_XML: &str = "the XML ";
/// How a message about a member begins.
const MEMBER: &str = "member `";
/// How the message about a missing member begins.
const MISSING: &str = "missing required member `";

/// What is said of a value whose own type refuses it, in words that may repeat it.
pub(super) const UNEXPECTED: &str = "the value has an unexpected form";
/// How `serde_json` begins the message about nesting.
pub(super) const TOO_DEEP: &str = "recursion limit exceeded";
/// How the readers begin their other messages about the encoded text, as opposed to a value in it: `serde_json` and ours for CBOR and XML.
const ABOUT_THE_TEXT: [&str; 19] = [
    "EOF while parsing",
    "control character",
    "expected `",
    "expected ident",
    "expected value",
    "float key must be finite",
    "invalid escape",
    "invalid number",
    "invalid unicode code point",
    "invalid value: expected key to be a number",
    "key must be a string",
    "lone leading surrogate",
    "number out of range",
    "trailing characters",
    "trailing comma",
    "unexpected end of hex escape",
    TOO_DEEP,
    ABOUT_THE_CBOR,
    ABOUT_THE_XML,
];

/// The error for a required member that is not there.
pub(crate) fn missing(name: &str) -> String {
    format!("{MISSING}{name}`")
}

/// The error for a required member that is not there, where one is whose name differs in the case of its letters.
pub(crate) fn missing_but_for_case(name: &str, found: &str) -> String {
    format!("{MISSING}{name}` (found `{found}`; is `rename_all` right?)")
}

/// Puts the name of a member in front of what is said of its value. `None` where the error is not about the value but
/// about the encoded text, and must stay what it is.
pub(crate) fn in_member(name: &str, text: &str) -> Option<String> {
    if ABOUT_THE_TEXT.iter().any(|start| text.starts_with(start)) {
        return None;
    }
    let text = describe(text).unwrap_or_else(|| UNEXPECTED.to_owned());
    let inner = [MEMBER, MISSING]
        .iter()
        .find_map(|start| Some((start, text.strip_prefix(start)?)));
    Some(match inner {
        Some((start, inner)) => format!("{start}{name}.{inner}"),
        None => format!("{MEMBER}{name}`: {text}"),
    })
}

/// The part of a message that repeats no value: our own text, or what serde expected.
pub(super) fn describe(text: &str) -> Option<String> {
    // Where a value holds these words too, what follows them is more than a position.
    let text = text
        .rsplit_once(" at line ")
        .filter(|(_, position)| position.trim_matches(|it: char| it.is_ascii_digit()) == " column ")
        .map_or(text, |(text, _)| text);
    if text.starts_with(MEMBER) || text.starts_with(MISSING) {
        return Some(text.to_owned());
    }
    let kind = ["invalid type: ", "invalid value: ", "invalid length "]
        .iter()
        .find(|kind| text.starts_with(**kind))?;
    let found = text[kind.len()..]
        .split([' ', ','])
        .next()
        .filter(|_| *kind == "invalid type: ");
    let (_, expected) = text.rsplit_once(", expected ")?;
    Some(match found {
        Some(found) => format!("expected {expected}, found {}", noun(found)),
        None => format!("expected {expected}"),
    })
}

/// serde's word for what was found, without the value that follows it.
fn noun(word: &str) -> &'static str {
    match word {
        "null" | "unit" => "null",
        "boolean" => "a boolean",
        "integer" => "an integer",
        "floating" => "a floating point number",
        "number" => "a number",
        "string" => "a string",
        "sequence" => "an array",
        "map" => "an object",
        "byte" | "bytes" => "bytes",
        _ => "another type",
    }
}

#[cfg(test)]
mod tests {
    use super::{describe, in_member, missing};

    #[test]
    fn values_are_not_repeated() {
        let text = describe(
            "invalid type: string \"s3cret, expected \\\"\", expected i32 at line 1 column 9",
        );
        assert_eq!(text.as_deref(), Some("expected i32, found a string"));
        let text = describe("invalid value: string \"x, expected s3cret at line 1\", expected hex");
        assert_eq!(text.as_deref(), Some("expected hex"));
        let text = describe("invalid value: integer `5000000000`, expected i32 at line 1 column 9");
        assert_eq!(text.as_deref(), Some("expected i32"));
        assert_eq!(describe("the token s3cret is wrong"), None);
    }

    #[test]
    fn members_make_a_path() {
        let inner = in_member("b", "invalid type: null, expected i32").expect("about a value");
        assert_eq!(inner, "member `b`: expected i32, found null");
        let outer = in_member("a", &inner).expect("about a value");
        assert_eq!(outer, "member `a.b`: expected i32, found null");
        let missing = in_member("a", &missing("b")).expect("about a member");
        assert_eq!(missing, "missing required member `a.b`");
        assert_eq!(
            in_member("a", "EOF while parsing a string at line 1 column 2"),
            None
        );
    }

    #[test]
    fn a_value_that_its_own_type_refuses_is_named_only() {
        let text = in_member("a", "the token s3cret is wrong").expect("about a value");
        assert_eq!(text, "member `a`: the value has an unexpected form");
    }
}
