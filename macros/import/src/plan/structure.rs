//! Structs, their fields, and the types of these.

use super::{Notes, XmlRoot, XmlTraits};
use crate::case::Case;

/// What a struct is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// A request.
    Operation,
    /// A reply or an error whose members have HTTP bindings: `#[aws_output]`.
    Output,
    /// Everything else: `#[aws_shape]`.
    Shape,
}

/// The messages that a shape is confined to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// It is sent and never received.
    Request,
    /// It is received and never sent.
    Response,
}

/// A struct.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Structure {
    /// The name of the Rust type.
    pub ident: String,
    /// The name of the shape in the model; of the operation, where it has no input.
    pub shape: String,
    /// What it is for.
    pub role: Role,
    /// The messages that it is confined to, if it is a shape and not in all.
    pub only_in: Option<Message>,
    /// The case that gives most wire names.
    pub rename_all: Case,
    /// What it is called as the outermost element of a document.
    pub xml: XmlRoot,
    /// The fields, in the order of the model.
    pub fields: Vec<Field>,
    /// Documentation and deprecation.
    pub notes: Notes,
}

/// A field of a struct.
// Each flag is an attribute of its own.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The name of the field. A keyword is written as a raw identifier.
    pub ident: String,
    /// The name of the member in the model.
    pub member: String,
    /// The name in the body, the URI or the host.
    pub wire_name: String,
    /// Where it goes in the HTTP message.
    pub binding: Binding,
    /// The type, without `Option` and `Box`.
    pub ty: Type,
    /// Whether it must be there.
    pub presence: Presence,
    /// Whether the type is boxed, since it contains itself.
    pub boxed: bool,
    /// Whether the whole field is hidden in `Debug`.
    pub sensitive: bool,
    /// The format of the timestamps in it, where it is not that of the binding.
    pub timestamp: Option<TimestampFormat>,
    /// Whether it is filled in when it is not given.
    pub idempotency_token: bool,
    /// Whether it also fills a label of the host.
    pub host_label: bool,
    /// Whether it is JSON, sent as base64.
    pub json_value: bool,
    /// What is said of it in XML and in forms.
    pub xml: XmlTraits,
    /// What it is called where it is the whole body, if that is not what its type says.
    pub document_name: Option<String>,
    /// Documentation and deprecation.
    pub notes: Notes,
}

/// Where a member goes in the HTTP message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Binding {
    /// A member of the JSON body.
    Body {
        /// Whether it must be said: the method usually has no body, or the URI has a label of the name.
        explicit: bool,
    },
    /// A label of the URI.
    Label,
    /// A query parameter.
    Query(String),
    /// A map of query parameters.
    QueryMap,
    /// A header.
    Header(String),
    /// A map of headers, with the prefix of their names.
    PrefixHeaders(String),
    /// The whole body.
    Payload,
    /// The status code of the reply.
    StatusCode,
}

/// Whether a member must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Presence {
    /// `T`
    Required,
    /// `Option<T>`
    Optional,
    /// `T`, the default of its type where it is left out.
    Default,
}

/// The formats of timestamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// Seconds since 1970.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// The date of HTTP headers.
    HttpDate,
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// `String`
    String,
    /// `bool`
    Boolean,
    /// `i32`
    Integer,
    /// `i64`
    Long,
    /// `f32`
    Float,
    /// `f64`
    Double,
    /// `Blob`
    Blob,
    /// `ByteStream`
    ByteStream,
    /// `Timestamp`
    Timestamp,
    /// `Document`
    Document,
    /// `Sensitive<String>`
    SensitiveString,
    /// `Sensitive<Blob>`
    SensitiveBlob,
    /// `Vec<T>`
    List {
        /// The type of the items.
        item: Box<Type>,
        /// Whether items can be null: `Vec<Option<T>>`.
        sparse: bool,
    },
    /// `BTreeMap<String, T>`
    Map {
        /// The type of the values.
        value: Box<Type>,
        /// Whether values can be null.
        sparse: bool,
    },
    /// One of [`Service::items`](crate::plan::Service::items).
    Item(String),
}

impl Type {
    /// The item that the type holds, at any depth.
    pub(crate) fn item(&self) -> Option<&str> {
        match self {
            Self::Item(name) => Some(name),
            Self::List { item: inner, .. } | Self::Map { value: inner, .. } => inner.item(),
            _ => None,
        }
    }
}
