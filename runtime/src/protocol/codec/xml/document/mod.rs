//! A document as a tree of elements: what a reply in XML is once it has been parsed.
//!
//! Names are kept as they are written, and namespaces are not resolved: no service tells members apart by them. White space,
//! entities, CDATA, comments and processing instructions are as in XML 1.0. A document type is refused, and with it every entity
//! of its own; depth, elements and attributes are bounded, so that what a document costs is in proportion to its length.

mod characters;
#[cfg(test)]
mod differential;
mod parse;
mod source;

pub(super) use characters::{is_character, is_name};
pub(super) use parse::parse;

use std::borrow::Cow;

/// How deep elements may stand in one another.
const MAX_DEPTH: usize = 128;
/// How many elements a document may have.
const MAX_ELEMENTS: usize = 1 << 24;
/// How many attributes an element may have: each is compared with the others.
const MAX_ATTRIBUTES: usize = 256;

/// A document that was parsed.
#[derive(Debug)]
pub(super) struct Document<'a> {
    /// The first is the root.
    elements: Vec<Element<'a>>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug)]
struct Element<'a> {
    name: &'a str,
    /// All text directly in it.
    text: Cow<'a, str>,
    /// Where its attributes begin; they end where those of the next element begin.
    attributes: u32,
    first_child: u32,
    next_sibling: u32,
}

#[derive(Debug)]
struct Attribute<'a> {
    name: &'a str,
    value: Cow<'a, str>,
}

/// Stands for no element: the root is nobody's child.
const NONE: u32 = 0;

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    document: &'d Document<'d>,
    index: u32,
}

impl Document<'_> {
    pub(super) fn root(&self) -> Node<'_> {
        Node {
            document: self,
            index: 0,
        }
    }
}

impl<'d> Node<'d> {
    fn element(self) -> &'d Element<'d> {
        &self.document.elements[self.index as usize]
    }

    fn at(self, index: u32) -> Option<Self> {
        (index != NONE).then_some(Self { index, ..self })
    }

    /// The name without its prefix.
    pub(super) fn name(self) -> &'d str {
        let name = self.element().name;
        name.split_once(':').map_or(name, |(_, name)| name)
    }

    /// All text directly in it, between other elements too.
    pub(super) fn text(self) -> &'d str {
        &self.element().text
    }

    /// The elements directly in it.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        let first = self.at(self.element().first_child);
        std::iter::successors(first, |child| child.next_sibling())
    }

    pub(super) fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    pub(super) fn has_children(self) -> bool {
        self.element().first_child != NONE
    }

    pub(super) fn next_sibling(self) -> Option<Self> {
        self.at(self.element().next_sibling)
    }

    /// Names and values of the attributes. Those that declare namespaces are none.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'d str, &'d str)> {
        let document = self.document;
        let begin = self.element().attributes as usize;
        let next = document.elements.get(self.index as usize + 1);
        let end = next.map_or(document.attributes.len(), |next| next.attributes as usize);
        document.attributes[begin..end]
            .iter()
            .filter(|attribute| attribute.name != "xmlns" && !attribute.name.starts_with("xmlns:"))
            .map(|attribute| (attribute.name, &*attribute.value))
    }
}
