//! The elements that protocols have around the members of a reply.

use std::borrow::Cow;

use serde::ser::SerializeMap as _;

use super::document::Node;
use super::write::{begin_tag, end_tag, namespaces, or_default};
use super::{XmlMap, owned};
use crate::protocol::codec::{Annotation, CodecError, Envelope, Heading, ReportedError};

/// What stands around the members.
pub trait Frame {
    /// Whether an error says whose fault it is.
    const SAYS_SIDE: bool = true;

    /// The elements to write around the members, from the outermost to the one that holds them.
    fn elements<'h>(heading: &Heading<'h>) -> Vec<Cow<'h, str>>;

    /// The element that holds the members of a reply.
    fn members(root: Node<'_>) -> Node<'_>;
}

/// restXml: the members are in the root.
pub enum RestFrame {}

/// awsQuery: they are in an element below the root.
#[cfg(feature = "query")]
pub enum QueryFrame {}

/// ec2Query: they are in the root, and errors in a list.
#[cfg(feature = "query")]
pub enum Ec2Frame {}

impl Frame for RestFrame {
    fn elements<'h>(heading: &Heading<'h>) -> Vec<Cow<'h, str>> {
        if heading.error.is_some() {
            return vec!["ErrorResponse".into(), "Error".into()];
        }
        let named = Annotation::new(heading.root).name();
        vec![named.map_or_else(|| Cow::Owned(heading.document_name()), Cow::Borrowed)]
    }

    fn members(root: Node<'_>) -> Node<'_> {
        error_of(root).unwrap_or(root)
    }
}

#[cfg(feature = "query")]
impl Frame for QueryFrame {
    fn elements<'h>(heading: &Heading<'h>) -> Vec<Cow<'h, str>> {
        if heading.error.is_some() {
            return vec!["ErrorResponse".into(), "Error".into()];
        }
        let name = heading.operation;
        vec![
            format!("{name}Response").into(),
            format!("{name}Result").into(),
        ]
    }

    fn members(root: Node<'_>) -> Node<'_> {
        let result = root.name().strip_suffix("Response").and_then(|name| {
            root.children()
                .find(|child| child.name().strip_suffix("Result") == Some(name))
        });
        result.or_else(|| error_of(root)).unwrap_or(root)
    }
}

#[cfg(feature = "query")]
impl Frame for Ec2Frame {
    const SAYS_SIDE: bool = false;

    fn elements<'h>(heading: &Heading<'h>) -> Vec<Cow<'h, str>> {
        if heading.error.is_some() {
            return vec!["Response".into(), "Errors".into(), "Error".into()];
        }
        vec![format!("{}Response", heading.operation).into()]
    }

    fn members(root: Node<'_>) -> Node<'_> {
        error_of(root).unwrap_or(root)
    }
}

/// The element that says what is wrong, where the root stands around it.
fn error_of(root: Node<'_>) -> Option<Node<'_>> {
    match root.name() {
        "ErrorResponse" => root.child("Error"),
        "Response" => root.child("Errors")?.child("Error"),
        _ => None,
    }
}

/// The names that a request's id goes by.
const IDS: [&str; 2] = ["RequestId", "RequestID"];

/// What a document says of an error: in `ErrorResponse`, in EC2's `Response`, or in S3's bare `Error`.
pub(super) fn envelope(root: Node<'_>) -> Envelope<'static> {
    let Some(error) = error_of(root).or((root.name() == "Error").then_some(root)) else {
        return Envelope::default();
    };
    let text = |node: Node<'_>, names: &[&str]| {
        let found = names.iter().find_map(|name| node.child(name))?;
        Some(owned(found.text())).filter(|text| !text.is_empty())
    };
    Envelope {
        code: text(error, &["Code"]),
        message: text(error, &["Message", "message"]),
        request_id: text(root, &IDS).or_else(|| text(error, &IDS)),
        ..Envelope::default()
    }
}

/// The element that holds the members, which has begun.
pub(super) struct Place<'a> {
    pub(super) out: &'a mut Vec<u8>,
    pub(super) is_open: &'a mut bool,
    pub(super) name: &'a str,
    /// What is said of it, where it is the outermost.
    pub(super) root: Annotation,
    /// The namespace that it has then, unless its value has another.
    pub(super) namespace: Option<&'a str>,
}

/// Writes the elements around the members, what names an error, and then the members: `write` ends the element that holds them, and
/// declares its namespace.
pub(super) fn write<F: Frame>(
    heading: &Heading<'_>,
    write: impl FnOnce(Place<'_>) -> Result<(), CodecError>,
) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::new();
    let mut is_open = false;
    let names = F::elements(heading);
    let Some((innermost, outer)) = names.split_last() else {
        return Ok(out);
    };
    let root = Annotation::new(heading.root);
    for (position, name) in outer.iter().enumerate() {
        begin_tag(&mut out, &mut is_open, name);
        if position == 0 {
            namespaces(&mut out, or_default(root, heading.namespace));
        }
    }
    begin_tag(&mut out, &mut is_open, innermost);
    if let Some(error) = &heading.error {
        let map = &mut XmlMap::structure(&mut out, &mut is_open, innermost);
        write_error(error, F::SAYS_SIDE, map)?;
    }
    write(Place {
        out: &mut out,
        is_open: &mut is_open,
        name: innermost,
        root: if outer.is_empty() {
            root
        } else {
            Annotation::default()
        },
        namespace: heading.namespace.filter(|_| outer.is_empty()),
    })?;
    for name in outer.iter().rev() {
        end_tag(&mut out, &mut is_open, name);
    }
    Ok(out)
}

/// Writes what names an error before its members, none of which can be an attribute then: those of no service are.
fn write_error(
    error: &ReportedError<'_>,
    says_side: bool,
    map: &mut XmlMap<'_>,
) -> Result<(), CodecError> {
    let side = if error.is_fault { "Receiver" } else { "Sender" };
    if says_side {
        map.serialize_entry("Type", side)?;
    }
    map.serialize_entry("Code", error.code)
}
