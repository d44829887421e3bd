//! The fields of structs: where they go, and whether they must be there.

use super::Builder;
use super::types::{Typed, timestamp_format};
use crate::case::Case;
use crate::error::ImportError;
use crate::model::{Kind, Member, Shape};
use crate::names::{self, Taken};
use crate::plan::{
    Binding, Field, Presence, Role, Structure, TimestampFormat, Type, XmlRoot, XmlTraits,
};
use crate::quirks::is_secret;

/// What a struct is, as far as its fields differ.
pub(super) enum Container {
    /// An operation.
    Request {
        /// The labels of its URI.
        labels: Vec<String>,
        /// Whether its method gives a body a meaning.
        allows_body: bool,
        /// What stands before the host, with its labels.
        host_prefix: Option<String>,
    },
    /// A reply with HTTP bindings.
    Reply { is_error: bool },
    /// Nested, and somewhere in a request.
    Sent,
    /// In replies only: a reply without bindings, or nested.
    Received,
    /// An error without bindings.
    Failed,
}

impl Container {
    fn has_bindings(&self) -> bool {
        matches!(self, Self::Request { .. } | Self::Reply { .. })
    }
}

impl Builder<'_> {
    pub(super) fn structure(
        &mut self,
        name: &str,
        ident: String,
        role: Role,
        container: &Container,
    ) -> Result<Structure, ImportError> {
        let shape = self.shape(name)?;
        let mut taken = Taken::default();
        let mut fields = Vec::new();
        for member in &shape.members {
            if container.has_bindings() && is_lost(shape, member) {
                self.warnings.push(format!(
                    "the member `{}` of `{name}` is left out: it would be in the body, but `{}` is the whole body",
                    member.name,
                    shape.payload.as_deref().unwrap_or_default()
                ));
                continue;
            }
            if is_replaced(shape, member) || frames_request(container, member) {
                continue;
            }
            let ident = taken.claim(&names::field(&member.name), &[]);
            fields.push(self.field(name, ident, member, container)?);
        }
        let in_body = fields.iter().filter(|field| {
            matches!(field.binding, Binding::Body { .. } | Binding::Label) || field.host_label
        });
        let wire_names = in_body.map(|field| (field.ident.as_str(), field.wire_name.as_str()));
        Ok(Structure {
            rename_all: Case::best(Case::Camel, Case::of_field, &wire_names),
            xml: if role == Role::Operation {
                XmlRoot::default()
            } else {
                self.shape_root(name, &ident, shape)
            },
            ident,
            shape: name.to_owned(),
            role,
            only_in: if role == Role::Shape {
                self.roles.only_in(name)
            } else {
                None
            },
            notes: self.notes(&shape.notes),
            fields,
        })
    }

    fn field(
        &self,
        owner: &str,
        ident: String,
        member: &Member,
        container: &Container,
    ) -> Result<Field, ImportError> {
        let shape = self.shape(owner)?;
        let target = self.shape(&member.shape)?;
        let binding = binding(shape, member, target, container);
        let json_value = member.json_value && matches!(binding, Binding::Header(_));
        let typed = self.member_type(shape, member, &binding, json_value)?;
        let presence = presence(shape, member, &binding, &typed.ty, container);
        let asked = member
            .timestamp_format
            .as_deref()
            .and_then(timestamp_format);
        let boxed = !container.has_bindings()
            && matches!(typed.ty, Type::Item(_))
            && self.containment.is_cyclic(owner, &member.shape);
        let is_request = matches!(container, Container::Request { .. });
        let named_by_binding = matches!(
            binding,
            Binding::Query(_)
                | Binding::QueryMap
                | Binding::Header(_)
                | Binding::PrefixHeaders(_)
                | Binding::StatusCode
        ) || (member.location.is_some() && binding != Binding::Label);
        let mut notes = self.notes(&member.notes);
        if notes.docs.is_empty() {
            notes.docs = self.notes(&target.notes).docs;
        }
        let mut xml = XmlTraits::default();
        let mut document_name = None;
        match binding {
            Binding::Body { .. } => xml = self.xml_traits(member)?,
            Binding::Payload if target.kind == Kind::Structure => {
                document_name = self.document_name(member, target);
                xml.namespace = self.payload_namespace(member);
            }
            _ => {}
        }
        Ok(Field {
            ident,
            member: member.name.clone(),
            wire_name: match self.xml_name(member) {
                Some(name) if !named_by_binding => name.to_owned(),
                _ => member.name.clone(),
            },
            timestamp: asked
                .or(typed.timestamp)
                .filter(|format| *format != self.default_format(&binding)),
            xml,
            document_name,
            // A label cannot be left out.
            idempotency_token: is_request && member.idempotency_token && binding != Binding::Label,
            host_label: member.host_label && fills_host(container, member),
            json_value,
            binding,
            ty: typed.ty,
            presence,
            boxed,
            sensitive: typed.hidden,
            notes,
        })
    }

    fn member_type(
        &self,
        shape: &Shape,
        member: &Member,
        binding: &Binding,
        json_value: bool,
    ) -> Result<Typed, ImportError> {
        let target = self.shape(&member.shape)?;
        let mut typed = self.type_of(&member.shape, shape.sensitive || is_secret(shape, member))?;
        // These are written by their type: what hides them is the attribute.
        let is_plain = *binding == Binding::Payload || json_value || member.idempotency_token;
        match typed.ty {
            Type::Blob | Type::SensitiveBlob
                if *binding == Binding::Payload && (target.streaming || member.streaming) =>
            {
                typed.ty = Type::ByteStream;
                typed.hidden = false;
            }
            Type::SensitiveBlob if is_plain => {
                typed.ty = Type::Blob;
                typed.hidden = true;
            }
            Type::SensitiveString if is_plain => {
                typed.ty = Type::String;
                typed.hidden = true;
            }
            _ => {}
        }
        Ok(typed)
    }
}

/// Whether the host of the operation has a label of the member's name: a few models mark members of operations without one.
fn fills_host(container: &Container, member: &Member) -> bool {
    let label = format!("{{{}}}", member.name);
    matches!(container, Container::Request { host_prefix: Some(prefix), .. } if prefix.contains(&label))
}

/// Whether the member gives way to another of the same name in the body: what S3 once had one of, it now has a list of.
fn is_replaced(shape: &Shape, member: &Member) -> bool {
    let name = |member: &Member| {
        member
            .location_name
            .clone()
            .unwrap_or_else(|| member.name.clone())
    };
    let is_other = |other: &&Member| other.name != member.name && other.location.is_none();
    member.notes.deprecated
        && member.location.is_none()
        && shape
            .members
            .iter()
            .filter(is_other)
            .any(|other| name(other) == name(member))
}

/// Whether the member is the length of a request, which its payload knows.
fn frames_request(container: &Container, member: &Member) -> bool {
    let name = member.location_name.as_deref().unwrap_or_default();
    matches!(container, Container::Request { .. })
        && member.location.as_deref() == Some("header")
        && name.eq_ignore_ascii_case("content-length")
}

/// Whether the member has no place: the payload is the whole body.
fn is_lost(shape: &Shape, member: &Member) -> bool {
    let payload = shape.payload.as_deref();
    payload.is_some_and(|payload| payload != member.name) && member.location.is_none()
}

fn binding(shape: &Shape, member: &Member, target: &Shape, container: &Container) -> Binding {
    let name = || {
        member
            .location_name
            .clone()
            .unwrap_or_else(|| member.name.clone())
    };
    let location = member.location.as_deref().unwrap_or_default();
    let is_payload = shape.payload.as_ref() == Some(&member.name);
    match (container, location) {
        (Container::Request { .. } | Container::Reply { .. }, _) if is_payload => Binding::Payload,
        (Container::Request { .. }, "uri") => Binding::Label,
        (Container::Request { .. }, "querystring") if target.kind == Kind::Map => Binding::QueryMap,
        (Container::Request { .. }, "querystring") => Binding::Query(name()),
        (Container::Request { .. } | Container::Reply { .. }, "header") => Binding::Header(name()),
        (Container::Request { .. } | Container::Reply { .. }, "headers") => {
            Binding::PrefixHeaders(member.location_name.clone().unwrap_or_default())
        }
        (Container::Reply { .. }, "statusCode") => Binding::StatusCode,
        (
            Container::Request {
                labels,
                allows_body,
                ..
            },
            _,
        ) => Binding::Body {
            explicit: !allows_body || labels.contains(&name()),
        },
        _ => Binding::Body { explicit: false },
    }
}

/// Requests need what the model requires. Replies often lack it, and a client must not fail over that (Smithy's "client
/// error correction"): what has an empty value gets that, everything else is optional.
fn presence(
    shape: &Shape,
    member: &Member,
    binding: &Binding,
    ty: &Type,
    container: &Container,
) -> Presence {
    let required = shape.required.contains(&member.name);
    let is_stream = *ty == Type::ByteStream;
    match (container, binding) {
        (Container::Request { .. }, Binding::Label)
        | (Container::Reply { .. }, Binding::StatusCode) => Presence::Required,
        (Container::Request { .. }, _) if member.idempotency_token => Presence::Optional,
        (Container::Request { .. } | Container::Sent, _) if required => Presence::Required,
        (Container::Reply { .. }, Binding::Payload) if is_stream => Presence::Required,
        (Container::Reply { is_error: false }, Binding::Body { .. }) | (Container::Received, _)
            if required && has_empty_value(ty) =>
        {
            Presence::Default
        }
        _ => Presence::Optional,
    }
}

fn has_empty_value(ty: &Type) -> bool {
    !matches!(ty, Type::Item(_) | Type::Document | Type::ByteStream)
}

impl Builder<'_> {
    fn default_format(&self, binding: &Binding) -> TimestampFormat {
        match binding {
            Binding::Header(_) | Binding::PrefixHeaders(_) => TimestampFormat::HttpDate,
            Binding::Label | Binding::Query(_) | Binding::QueryMap => TimestampFormat::DateTime,
            Binding::Body { .. } | Binding::Payload | Binding::StatusCode => self.body_format(),
        }
    }

    /// The format of timestamps in bodies.
    pub(super) fn body_format(&self) -> TimestampFormat {
        if self.protocol.is_xml() {
            TimestampFormat::DateTime
        } else {
            TimestampFormat::EpochSeconds
        }
    }
}
