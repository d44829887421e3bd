//! The Rust type of a shape.

use super::Builder;
use crate::error::ImportError;
use crate::model::Kind;
use crate::plan::{TimestampFormat, Type};

/// How deep lists and maps may stand in one another: a list that contains itself has no Rust type.
const DEPTH: usize = 16;

/// A type, and what is to be said of the field that has it.
pub(super) struct Typed {
    pub(super) ty: Type,
    /// Whether the field as a whole must be hidden.
    pub(super) hidden: bool,
    /// The format that the shape of a timestamp in it asks for.
    pub(super) timestamp: Option<TimestampFormat>,
}

impl Typed {
    fn plain(ty: Type, hidden: bool) -> Self {
        Self {
            ty,
            hidden,
            timestamp: None,
        }
    }
}

impl Builder<'_> {
    /// The type of a member that holds the shape. `sensitive` where what is around it is.
    pub(super) fn type_of(&self, name: &str, sensitive: bool) -> Result<Typed, ImportError> {
        self.type_at(name, sensitive, DEPTH)
    }

    fn type_at(&self, name: &str, around: bool, depth: usize) -> Result<Typed, ImportError> {
        let shape = self.shape(name)?;
        let sensitive = around || shape.sensitive;
        let Some(depth) = depth.checked_sub(1) else {
            return Err(ImportError::model(
                format!("shapes.{name}"),
                "contains itself without a structure between, so there is no type for it",
            ));
        };
        Ok(match shape.kind {
            Kind::String if !shape.values.is_empty() => {
                Typed::plain(Type::Item(self.idents.shape(name)), sensitive)
            }
            Kind::String if sensitive => Typed::plain(Type::SensitiveString, false),
            Kind::String => Typed::plain(Type::String, false),
            Kind::Blob if sensitive => Typed::plain(Type::SensitiveBlob, false),
            Kind::Blob => Typed::plain(Type::Blob, false),
            Kind::Boolean => Typed::plain(Type::Boolean, sensitive),
            Kind::Integer => Typed::plain(Type::Integer, sensitive),
            Kind::Long => Typed::plain(Type::Long, sensitive),
            Kind::Float => Typed::plain(Type::Float, sensitive),
            Kind::Double => Typed::plain(Type::Double, sensitive),
            Kind::Timestamp => Typed {
                ty: Type::Timestamp,
                hidden: sensitive,
                timestamp: shape.timestamp_format.as_deref().and_then(timestamp_format),
            },
            Kind::Structure if shape.document => Typed::plain(Type::Document, sensitive),
            // A sensitive structure hides its own members.
            Kind::Structure => Typed::plain(Type::Item(self.idents.shape(name)), around),
            Kind::List => {
                let inner = self.inner(shape.item.as_deref(), sensitive, depth)?;
                Typed {
                    ty: Type::List {
                        item: Box::new(inner.ty),
                        sparse: shape.sparse,
                    },
                    ..inner
                }
            }
            Kind::Map => {
                let inner = self.inner(shape.item.as_deref(), sensitive, depth)?;
                let key = shape.key.as_deref();
                let hides_keys = key.map(|key| self.shape(key)).transpose()?;
                Typed {
                    ty: Type::Map {
                        value: Box::new(inner.ty),
                        sparse: shape.sparse,
                    },
                    // The keys are plain strings.
                    hidden: inner.hidden
                        || sensitive
                        || hides_keys.is_some_and(|key| key.sensitive),
                    ..inner
                }
            }
        })
    }

    fn inner(&self, name: Option<&str>, around: bool, depth: usize) -> Result<Typed, ImportError> {
        self.type_at(name.unwrap_or_default(), around, depth)
    }
}

/// The format of botocore's name.
pub(super) fn timestamp_format(name: &str) -> Option<TimestampFormat> {
    match name {
        "unixTimestamp" => Some(TimestampFormat::EpochSeconds),
        "iso8601" => Some(TimestampFormat::DateTime),
        "rfc822" => Some(TimestampFormat::HttpDate),
        _ => None,
    }
}
