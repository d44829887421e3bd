//! Keys that stand where they do not belong, and what to say of them.

use crate::keys;
use crate::parse::container::Kind;
use crate::parse::field_attributes::{OF_OPERATIONS, OF_OUTPUTS};

/// On a field of an item of this kind, which has no such key.
pub(crate) fn on_field(kind: Kind, name: &str) -> Option<String> {
    let attribute = kind.attribute();
    Some(match name {
        keys::STATUS_CODE => format!(
            "`{name}` reads the status of a reply; it cannot stand in an `#[{attribute}]` item"
        ),
        keys::JSON_VALUE if kind == Kind::Shape => format!(
            "`{name}` is for JSON text in a header; the members of an `#[{attribute}]` struct are all in the JSON"
        ),
        _ if kind == Kind::Shape && OF_OUTPUTS.contains(&name) => format!(
            "`{name}` binds a member of a request or reply; the members of an `#[{attribute}]` struct are all in the JSON"
        ),
        _ if OF_OPERATIONS.contains(&name) => format!(
            "`{name}` is for members of requests; it cannot stand in an `#[{attribute}]` item"
        ),
        _ => return home(name),
    })
}

/// In the arguments of an attribute macro.
pub(crate) fn on_item(kind: Kind, name: &str) -> Option<String> {
    let only = match kind {
        Kind::Operation => "an operation is a request",
        Kind::Output => "an output is a response",
        Kind::Error => "errors are responses",
        Kind::Shape => return None,
    };
    (name == keys::ONLY_IN).then(|| format!("`only_in` is for `#[aws_shape]`: {only} already"))
}

/// On a variant of a shape.
pub(crate) fn on_variant(name: &str) -> Option<String> {
    home(name)
}

/// On a variant of an enum of errors.
pub(crate) fn on_error(name: &str) -> Option<String> {
    let message = match name {
        keys::RENAME => {
            "`rename` is for members; the name of an error on the wire is its `code`: write `#[aws(code = \"...\")]`"
        }
        keys::SENSITIVE => {
            "`sensitive` is for members; mark those of the error, or of the shape that it carries"
        }
        keys::UNKNOWN => {
            "`unknown` is not needed here: an error that no variant models arrives as `Error::Unmodeled`"
        }
        _ => return home(name),
    };
    Some(message.to_owned())
}

/// Where a key belongs.
fn home(name: &str) -> Option<String> {
    let home = match name {
        keys::LABEL
        | keys::QUERY
        | keys::QUERY_MAP
        | keys::BODY
        | keys::HOST_LABEL
        | keys::IDEMPOTENCY_TOKEN
        | keys::REQUIRES_LENGTH => "a field of an `#[aws_operation]` struct",
        keys::HEADER | keys::PREFIX_HEADERS | keys::PAYLOAD | keys::JSON_VALUE => {
            "a field of an operation, an output or an error"
        }
        keys::STATUS_CODE => "a field of an output or an error",
        keys::RENAME | keys::TIMESTAMP | keys::DEFAULT | keys::SENSITIVE => "a field",
        keys::UNKNOWN | keys::VALUE => "a variant of an `#[aws_shape]` enum",
        keys::CODE | keys::QUERY_CODE | keys::STATUS | keys::RETRYABLE | keys::THROTTLING => {
            "a variant of an `#[aws_error]` enum"
        }
        _ => return None,
    };
    Some(format!("`{name}` belongs on {home}"))
}
