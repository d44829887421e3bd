//! The typed model of an annotated item. Checks and expansion see this, never raw attributes.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Generics, Ident, LitStr, Type, Visibility};

use crate::protocols::{Form, Protocol};
use crate::types;
use crate::uri::Segment;

/// What all items have.
pub(crate) struct Item {
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    pub(crate) generics: Generics,
    /// The messages that a shape is confined to, and what says so.
    pub(crate) only_in: Option<(Ident, Message)>,
    /// Its name as the outermost element of a document, where that is not the type's.
    pub(crate) xml_name: Option<LitStr>,
    /// The namespace that its element declares.
    pub(crate) xml_namespace: Option<Namespace>,
}

impl Item {
    /// Whether a shape is ever written.
    pub(crate) fn is_written(&self, halves: Halves) -> bool {
        halves == Halves::Both || !self.is_only_in(Message::Response)
    }

    /// Whether a shape is ever read.
    pub(crate) fn is_read(&self, halves: Halves) -> bool {
        let borrows = self.generics.lifetimes().next().is_some();
        !borrows && (halves == Halves::Both || !self.is_only_in(Message::Request))
    }

    fn is_only_in(&self, message: Message) -> bool {
        self.only_in
            .as_ref()
            .is_some_and(|(_, only)| *only == message)
    }
}

/// Which halves of the protocol are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Halves {
    /// Requests are written, responses are read.
    Client,
    /// And the other way round: the runtime's feature `server`.
    Both,
}

impl Halves {
    /// What only a server needs.
    pub(crate) fn server(self, write: impl FnOnce() -> TokenStream) -> Option<TokenStream> {
        (self == Self::Both).then(write)
    }
}

/// The messages of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    Request,
    Response,
}

impl Message {
    pub(crate) const ALL: [(&'static str, Self); 2] =
        [("request", Self::Request), ("response", Self::Response)];
}

/// A struct with named fields.
pub(crate) struct Structure {
    pub(crate) item: Item,
    pub(crate) members: Vec<Member>,
    /// Whether `new` and the setters are wanted.
    pub(crate) constructor: bool,
    /// Whether `rename_all` is given.
    pub(crate) says_case: bool,
}

impl Structure {
    /// The first member of the body whose wire name is the field's in a case that nobody gave.
    pub(crate) fn named_by_default(&self) -> Option<&Member> {
        let mut members = self.members.iter();
        members
            .find(|member| member.named_by_case && member.binding == Binding::Body)
            .filter(|_| !self.says_case)
    }
}

/// An operation: a structure that is sent.
pub(crate) struct Operation {
    pub(crate) structure: Structure,
    /// Its name, where that is not the struct's.
    pub(crate) name: Option<LitStr>,
    pub(crate) form: Form,
    /// The protocol, where no service says it.
    pub(crate) protocol: Option<(Span, &'static Protocol)>,
    pub(crate) method: Option<(Span, Method)>,
    pub(crate) uri: Option<LitStr>,
    /// Where the first of `method` and `uri` stands.
    pub(crate) bindings_at: Option<Span>,
    pub(crate) segments: Vec<Segment>,
    /// Service and operation on the wire, where no service says it.
    pub(crate) target: Option<LitStr>,
    /// The version of the service's API, where no service says it.
    pub(crate) version: Option<LitStr>,
    /// Where it is said that it has no input, if it is.
    pub(crate) no_input: Option<Span>,
    pub(crate) output: Option<Type>,
    pub(crate) error: Option<Type>,
    pub(crate) service: Option<Type>,
    pub(crate) auth: Option<Auth>,
    /// The host prefix.
    pub(crate) endpoint: Option<LitStr>,
    pub(crate) host_segments: Vec<Segment>,
    /// Headers that every request has.
    pub(crate) headers: Vec<(LitStr, LitStr)>,
    /// How it comes in pages, if it does.
    pub(crate) paginate: Option<Paginate>,
    /// What is said of its being idempotent, if anything is.
    pub(crate) idempotent: Option<bool>,
    /// What checksums its requests and replies have, if any.
    pub(crate) checksum: Option<Checksum>,
    /// Where a checksum is asked for, if it is.
    pub(crate) checksum_required: Option<Span>,
    /// Where compression is asked for, if it is.
    pub(crate) request_compression: Option<Span>,
}

/// How an operation comes in pages.
pub(crate) struct Paginate {
    /// The wire name of the member that says where a page begins.
    pub(crate) input: LitStr,
    /// The member of the output that says where the next one begins.
    pub(crate) output: LitStr,
    /// The member of the output that says whether there is a next one, where the other does not.
    pub(crate) more: Option<LitStr>,
    /// The member of the output that holds the items, and their type.
    pub(crate) items: Option<(LitStr, Type)>,
}

/// What checksums the requests and replies of an operation have: Smithy's `httpChecksum` trait.
pub(crate) struct Checksum {
    /// Where it stands.
    pub(crate) span: Span,
    /// The member that names the algorithm of the request's.
    pub(crate) request_algorithm: Option<LitStr>,
    /// Where it is said that the service wants one, if it is.
    pub(crate) required: Option<Span>,
    /// The member that asks for that of the reply.
    pub(crate) validation_mode: Option<LitStr>,
    /// The algorithms that are verified, where that is not all.
    pub(crate) response_algorithms: Option<(Span, Vec<LitStr>)>,
}

/// The methods that an operation can have (RFC 9110 section 9, RFC 5789).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    Options,
    Trace,
}

impl Method {
    pub(crate) const ALL: [(&'static str, Self); 8] = [
        ("GET", Self::Get),
        ("HEAD", Self::Head),
        ("POST", Self::Post),
        ("PUT", Self::Put),
        ("PATCH", Self::Patch),
        ("DELETE", Self::Delete),
        ("OPTIONS", Self::Options),
        ("TRACE", Self::Trace),
    ];

    pub(crate) fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, method)| *method == self)
            .map_or("", |(name, _)| name)
    }

    /// RFC 9110 section 9.2.2.
    pub(crate) fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch)
    }

    /// Smithy's `HttpMethodSemantics` rule: these give a body no meaning.
    pub(crate) fn allows_body(self) -> bool {
        !matches!(self, Self::Get | Self::Head | Self::Options | Self::Trace)
    }
}

impl Operation {
    /// Its name in messages and on the wire: what `name` says, else what `target` ends in, else the struct's.
    pub(crate) fn name(&self) -> String {
        if let Some(name) = &self.name {
            return name.value();
        }
        let target = self.target.as_ref().map(LitStr::value);
        target
            .as_deref()
            .and_then(|target| target.rsplit_once('.'))
            .map_or_else(
                || self.structure.item.ident.unraw().to_string(),
                |(_, name)| name.to_owned(),
            )
    }

    pub(crate) fn is_rpc(&self) -> bool {
        self.form == Form::Rpc
    }
}

/// How requests are authorized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Auth {
    None,
    Bearer,
    SigV4,
    SigV4UnsignedBody,
}

impl Auth {
    pub(crate) const ALL: [(&'static str, Self); 4] = [
        ("none", Self::None),
        ("bearer", Self::Bearer),
        ("sigv4", Self::SigV4),
        ("sigv4-unsigned-body", Self::SigV4UnsignedBody),
    ];
}

/// A field of a structure.
pub(crate) struct Member {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// Its name in the body, in the path and in the host.
    pub(crate) wire_name: String,
    /// Where its name comes from: the literal that gives it, else the field's name.
    pub(crate) name_span: Span,
    /// Whether its wire name comes from the field's name.
    pub(crate) named_by_case: bool,
    pub(crate) binding: Binding,
    /// The attribute that binds it, if one does.
    pub(crate) bound_by: Option<Ident>,
    pub(crate) modifiers: Modifiers,
    pub(crate) visibility: Visibility,
    /// Documentation, for the setter of a field that is not seen.
    pub(crate) docs: Vec<Attribute>,
    /// `#[deprecated]`, which the setter repeats.
    pub(crate) deprecated: Option<Attribute>,
}

/// Where a member goes in the HTTP message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// A member of the JSON body.
    Body,
    /// A label of the URI.
    Label,
    /// A query parameter of this name.
    Query(String),
    /// Every entry of the map is a query parameter.
    QueryMap,
    /// A header of this name.
    Header(String),
    /// Every entry of the map is a header whose name begins so.
    PrefixHeaders(String),
    /// The whole body.
    Payload,
    /// The HTTP status.
    StatusCode,
    /// Not known: what says it is wrong, and was reported.
    Refused,
}

/// What changes how a member is written or read, wherever it goes. Each holds the key that asks for it.
#[derive(Default)]
pub(crate) struct Modifiers {
    pub(crate) sensitive: Option<Ident>,
    pub(crate) host_label: Option<Ident>,
    pub(crate) timestamp: Option<(Ident, TimestampFormat)>,
    pub(crate) idempotency_token: Option<Ident>,
    pub(crate) json_value: Option<Ident>,
    pub(crate) requires_length: Option<Ident>,
    pub(crate) default: Option<(Ident, DefaultValue)>,
    pub(crate) xml: XmlTraits,
}

/// What is said of a value in XML and in forms: Smithy's XML traits, and EC2's names. Each with the key that says it.
#[derive(Default)]
pub(crate) struct XmlTraits {
    pub(crate) flattened: Option<Ident>,
    pub(crate) attribute: Option<Ident>,
    pub(crate) namespace: Option<(Ident, Namespace)>,
    pub(crate) ec2_query_name: Option<(Ident, LitStr)>,
    pub(crate) item: Option<(Ident, XmlPart)>,
    pub(crate) key: Option<(Ident, XmlPart)>,
    pub(crate) value: Option<(Ident, XmlPart)>,
}

impl XmlTraits {
    /// The keys of all that is said.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Ident> {
        let parts = [&self.item, &self.key, &self.value];
        let parts = parts.into_iter().flatten().map(|(key, _)| key);
        let namespace = self.namespace.as_ref().map(|(key, _)| key);
        let ec2_query_name = self.ec2_query_name.as_ref().map(|(key, _)| key);
        parts
            .chain(&self.flattened)
            .chain(&self.attribute)
            .chain(namespace)
            .chain(ec2_query_name)
    }
}

/// What is said of the items of a list, or of the keys or values of a map.
#[derive(Default)]
pub(crate) struct XmlPart {
    pub(crate) name: Option<LitStr>,
    pub(crate) namespace: Option<Namespace>,
    pub(crate) item: Option<Box<Self>>,
    pub(crate) key: Option<Box<Self>>,
    pub(crate) value: Option<Box<Self>>,
}

/// A namespace that an element declares.
pub(crate) struct Namespace {
    pub(crate) prefix: Option<Ident>,
    pub(crate) uri: LitStr,
}

/// The formats of Smithy's `timestampFormat` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TimestampFormat {
    EpochSeconds,
    DateTime,
    HttpDate,
}

impl TimestampFormat {
    pub(crate) const ALL: [(&'static str, Self); 3] = [
        ("epoch-seconds", Self::EpochSeconds),
        ("date-time", Self::DateTime),
        ("http-date", Self::HttpDate),
    ];
}

/// The value of a member that a message leaves out.
pub(crate) enum DefaultValue {
    /// What `Default` gives.
    Trait,
    Expression(Expr),
}

impl Member {
    /// Whether it is an error's message, and a secret.
    pub(crate) fn is_secret_message(&self) -> bool {
        matches!(self.wire_name.as_str(), "message" | "Message") && self.is_secret()
    }

    /// Whether its value is a secret.
    pub(crate) fn is_secret(&self) -> bool {
        let sensitive = Ident::new("Sensitive", Span::call_site());
        self.modifiers.sensitive.is_some() || types::mentions(&self.ty, &[&sensitive])
    }

    /// The name under which the message has it.
    pub(crate) fn name(&self) -> &str {
        match &self.binding {
            Binding::Query(name) | Binding::Header(name) => name,
            _ => &self.wire_name,
        }
    }

    /// Where it is marked sensitive, if it is.
    pub(crate) fn sensitive(&self) -> Option<Span> {
        self.modifiers.sensitive.as_ref().map(Ident::span)
    }

    /// Whether `new` does not take it: it has a setter.
    pub(crate) fn is_optional(&self) -> bool {
        types::option(&self.ty).is_some() || self.modifiers.default.is_some()
    }
}

/// An enum whose values are strings or integers, open for values added later.
pub(crate) struct ValueEnum {
    pub(crate) item: Item,
    pub(crate) kind: ValueKind,
    pub(crate) variants: Vec<ValueVariant>,
    pub(crate) unknown: Option<UnknownVariant>,
}

/// What the values of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    Text,
    Integer,
}

pub(crate) struct ValueVariant {
    pub(crate) ident: Ident,
    pub(crate) value: Value,
    pub(crate) span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Integer(i32),
}

/// The catch-all of an open enum or union.
pub(crate) struct UnknownVariant {
    pub(crate) ident: Ident,
}

/// A union: exactly one member is set.
pub(crate) struct Union {
    pub(crate) item: Item,
    pub(crate) variants: Vec<UnionVariant>,
    pub(crate) unknown: Option<UnknownVariant>,
}

pub(crate) struct UnionVariant {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) wire_name: String,
    pub(crate) span: Span,
    /// Where it is marked sensitive, if it is.
    pub(crate) sensitive: Option<Span>,
    /// The format of its timestamps, where it is not that of the body.
    pub(crate) timestamp: Option<TimestampFormat>,
    pub(crate) xml: XmlTraits,
}

/// The modelled errors of an operation.
pub(crate) struct ErrorEnum {
    pub(crate) item: Item,
    pub(crate) variants: Vec<ErrorVariant>,
}

/// One modelled error.
pub(crate) struct ErrorVariant {
    pub(crate) ident: Ident,
    pub(crate) code: String,
    pub(crate) code_span: Span,
    /// The code that it had in awsQuery.
    pub(crate) query_code: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) retryable: bool,
    pub(crate) throttling: bool,
    pub(crate) members: ErrorMembers,
}

/// What an error carries.
pub(crate) enum ErrorMembers {
    None,
    /// `Variant { member: T, ... }`
    Named(Vec<Member>),
    /// `Variant(Shape)`: the members of an `#[aws_shape]` struct.
    Shape(Box<Type>),
}
