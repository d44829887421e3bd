//! The plan: the Rust items that will be written for a service, with every decision made.

mod checksum;
mod enums;
mod structure;
mod waiter;
mod xml;

use std::collections::BTreeMap;

pub use crate::protocol::Protocol;
pub use checksum::Checksum;
pub use enums::{ErrorEnum, ErrorVariant, Union, UnionVariant, Value, ValueEnum};
pub use structure::{Binding, Field, Message, Presence, Role, Structure, TimestampFormat, Type};
pub use waiter::{Acceptor, AcceptorState, Condition, Matcher, Step, Test, Waiter};
pub use xml::{XmlNamespace, XmlPart, XmlRoot, XmlTraits};

/// A service, and what its chosen operations need.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Service {
    /// The name of the type that stands for the service.
    pub ident: String,
    /// The `serviceId` of the model, such as `API Gateway`.
    pub service_id: String,
    /// The `endpointPrefix` of the model.
    pub endpoint_prefix: String,
    /// What it is imported with.
    pub protocol: Protocol,
    /// What stands before an operation's name in `X-Amz-Target`, where operations go by their names.
    pub target: Option<String>,
    /// Whether its errors keep the codes that they had in awsQuery.
    pub query_compatible: bool,
    /// Whether it has the rules of S3.
    pub s3: bool,
    /// The version of its API, where requests name it.
    pub version: Option<String>,
    /// The namespace of its documents in XML.
    pub xml_namespace: Option<String>,
    /// The name that requests are signed for.
    pub signing_name: String,
    /// How requests are authorized where the operation says nothing else.
    pub auth: Auth,
    /// Whether operations that are signed can have a bearer token instead.
    pub accepts_bearer_token: bool,
    /// Documentation and deprecation.
    pub notes: Notes,
    /// The operations, by name.
    pub operations: Vec<Operation>,
    /// The types beside the operations, by the name of the Rust type.
    pub items: BTreeMap<String, Item>,
    /// The errors of the operations that have any.
    pub errors: Vec<ErrorEnum>,
    /// The waiters, in the order of `waiters-2.json`.
    pub waiters: Vec<Waiter>,
    /// What was left out, in sentences.
    pub warnings: Vec<String>,
}

/// How requests are authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// Not at all.
    None,
    /// By a bearer token.
    Bearer,
    /// By Signature Version 4.
    SigV4,
    /// By Signature Version 4 that leaves out the body.
    SigV4UnsignedBody,
}

/// Documentation and deprecation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notes {
    /// The lines of the doc comment, in Markdown.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What its deprecation says.
    pub deprecation: Option<String>,
}

/// An operation.
// Each flag is an argument of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The name in the model.
    pub name: String,
    /// The struct.
    pub structure: Structure,
    /// Method and URI, where operations do not go by their names.
    pub http: Option<Http>,
    /// Whether it has no input at all, where that is another request than that of an empty one.
    pub no_input: bool,
    /// The type of the output.
    pub output: Option<String>,
    /// The enum of the errors.
    pub error: Option<String>,
    /// How it is authorized, where that is not what the service says.
    pub auth: Option<Auth>,
    /// What stands before the host, with `{labels}`.
    pub endpoint: Option<String>,
    /// Headers that are always the same.
    pub headers: Vec<(String, String)>,
    /// The checksums of requests and replies, if there are any.
    pub checksum: Option<Checksum>,
    /// Whether the body must have a `Content-MD5`.
    pub checksum_required: bool,
    /// Whether large bodies are compressed with gzip.
    pub gzip: bool,
    /// How it comes in pages, if it does.
    pub paginate: Option<Paginate>,
    /// Whether it can be made again, which its method does not say.
    pub idempotent: bool,
    /// Whether it is never made again, not even by a client that repeats all.
    pub never_replayed: bool,
}

/// How an operation is bound to HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Http {
    /// The method.
    pub method: String,
    /// The path with its labels, and a constant query.
    pub uri: String,
}

/// How an operation comes in pages. All names are those of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paginate {
    /// The field of the request that says where a page begins.
    pub input: String,
    /// The field of the output that says where the next one begins.
    pub output: String,
    /// The field of the output that says whether there is a next one, where the token does not.
    pub more: Option<String>,
    /// The field of the output that holds the items, and the type of one.
    pub items: Option<(String, ItemType)>,
}

/// The type of an item of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ItemType {
    /// An item of a list, and whether it can be null.
    Value(Type, bool),
    /// The key and value of a map, and whether the value can be null.
    Entry(Type, bool),
}

/// A type beside the operations.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Item {
    /// A struct.
    Structure(Structure),
    /// An enum of strings.
    Enum(ValueEnum),
    /// A union.
    Union(Union),
}

impl Item {
    /// Documentation and deprecation.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        match self {
            Self::Structure(structure) => &structure.notes,
            Self::Enum(values) => &values.notes,
            Self::Union(union) => &union.notes,
        }
    }
}
