//! Enums of values, unions, and the errors of operations.

use super::{Message, Notes, TimestampFormat, Type, XmlRoot, XmlTraits};
use crate::case::Case;

/// An enum of strings, open for values added later.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ValueEnum {
    /// The name of the Rust type.
    pub ident: String,
    /// The name of the shape in the model.
    pub shape: String,
    /// The messages that it is confined to, if not in all.
    pub only_in: Option<Message>,
    /// The case that gives most values.
    pub rename_all: Case,
    /// The variants and their values.
    pub variants: Vec<Value>,
    /// Documentation and deprecation.
    pub notes: Notes,
}

/// A value of an enum.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Value {
    /// The name of the variant.
    pub ident: String,
    /// The value.
    pub value: String,
}

/// A union: exactly one member is set.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Union {
    /// The name of the Rust type.
    pub ident: String,
    /// The name of the shape in the model.
    pub shape: String,
    /// The messages that it is confined to, if not in all.
    pub only_in: Option<Message>,
    /// The case that gives most wire names.
    pub rename_all: Case,
    /// What it is called as the outermost element of a document.
    pub xml: XmlRoot,
    /// The variants.
    pub variants: Vec<UnionVariant>,
    /// Documentation and deprecation.
    pub notes: Notes,
}

/// A member of a union.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnionVariant {
    /// The name of the variant.
    pub ident: String,
    /// The name of the member in the model.
    pub member: String,
    /// The name on the wire.
    pub wire_name: String,
    /// The type, without `Box`.
    pub ty: Type,
    /// Whether the type is boxed, since it contains itself.
    pub boxed: bool,
    /// Whether it is hidden in `Debug`.
    pub sensitive: bool,
    /// The format of the timestamps in it, where it is not that of the body.
    pub timestamp: Option<TimestampFormat>,
    /// What is said of it in XML and in forms.
    pub xml: XmlTraits,
    /// Documentation and deprecation.
    pub notes: Notes,
}

/// The errors of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ErrorEnum {
    /// The name of the Rust type.
    pub ident: String,
    /// The Rust type of the operation.
    pub operation: String,
    /// The errors.
    pub variants: Vec<ErrorVariant>,
}

/// An error of an operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ErrorVariant {
    /// The name of the variant.
    pub ident: String,
    /// The name on the wire.
    pub code: String,
    /// The code that it had in awsQuery, where the service still gives that.
    pub query_code: Option<String>,
    /// The HTTP status.
    pub status: u16,
    /// Whether the same call may succeed later.
    pub retryable: bool,
    /// Whether the service asks for fewer calls.
    pub throttling: bool,
    /// The struct of its members, if it has any.
    pub shape: Option<String>,
    /// Documentation and deprecation.
    pub notes: Notes,
}
