//! From text to a tree.

use std::borrow::Cow;

use super::characters::{entity, is_character, is_space, numbered};
use super::source::{ENDS_EARLY, Fault, MALFORMED, Source, is_blank};
use super::{Attribute, Document, Element, MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, NONE};

const DOCUMENT_TYPE: Fault = "has a document type, which is refused";
const TOO_DEEP: Fault = "is nested too deeply";
const TOO_MANY_ELEMENTS: Fault = "has too many elements";
const TOO_MANY_ATTRIBUTES: Fault = "has an element with too many attributes";
const UNKNOWN_ENTITY: Fault = "names an entity that XML does not have";
const CHARACTER: Fault = "holds a character that XML does not allow";
const END_TAG: Fault = "has an end tag that is not of the element that was begun";
const TWO_ROOTS: Fault = "goes on behind its root element";
const ENCODING: Fault = "is not in UTF-8";

/// Parses a document. What is wrong with it, and at which byte, if it is none.
pub(in super::super) fn parse(text: &str) -> Result<Document<'_>, (Fault, usize)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut parser = Parser {
        source: Source::new(text),
        document: Document {
            elements: Vec::new(),
            attributes: Vec::new(),
        },
        open: Vec::new(),
    };
    match parser.document() {
        Ok(()) => Ok(parser.document),
        Err(fault) => Err((fault, parser.source.position())),
    }
}

struct Parser<'a> {
    source: Source<'a>,
    document: Document<'a>,
    /// The elements that were begun and not ended, and the last child of each.
    open: Vec<(u32, u32)>,
}

impl<'a> Parser<'a> {
    fn document(&mut self) -> Result<(), Fault> {
        self.declaration()?;
        self.around_root()?;
        self.begin_element()?;
        while !self.open.is_empty() {
            self.content()?;
        }
        self.around_root()?;
        if self.source.is_at_end() {
            Ok(())
        } else {
            Err(TWO_ROOTS)
        }
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`, which may be left out. What else it says changes nothing.
    fn declaration(&mut self) -> Result<(), Fault> {
        let is_one = self
            .source
            .rest()
            .strip_prefix("<?xml")
            .is_some_and(|rest| rest.starts_with([' ', '\t', '\n', '\r']));
        if !is_one {
            return Ok(());
        }
        self.source.take("<?xml");
        let mut expected = ["version", "encoding", "standalone"].iter();
        let mut is_first = true;
        loop {
            let has_space = self.source.skip_space();
            if self.source.take("?>") {
                return if is_first { Err(MALFORMED) } else { Ok(()) };
            }
            if !has_space {
                return Err(MALFORMED);
            }
            let name = self.source.name()?;
            if !expected.any(|known| *known == name) || is_first != (name == "version") {
                return Err(MALFORMED);
            }
            is_first = false;
            self.source.equals_sign()?;
            let value = self.source.quoted()?;
            if !is_declared(name, value) {
                return Err(MALFORMED);
            }
            // The bytes have turned out to be UTF-8. One that calls itself something else, and is not ASCII, would be misread.
            let is_utf_8 = ["UTF-8", "UTF8", "US-ASCII"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(value));
            if name == "encoding" && !is_utf_8 && !self.source.rest().is_ascii() {
                return Err(ENCODING);
            }
        }
    }

    /// White space, comments and processing instructions before and behind the root element.
    fn around_root(&mut self) -> Result<(), Fault> {
        loop {
            self.source.skip_space();
            if self.source.take("<!--") {
                self.comment()?;
            } else if self.source.take("<?") {
                self.instruction()?;
            } else if self.source.take("<!DOCTYPE") {
                return Err(DOCUMENT_TYPE);
            } else {
                return Ok(());
            }
        }
    }

    /// What stands next in an element.
    fn content(&mut self) -> Result<(), Fault> {
        if self.source.is_at_end() {
            return Err(ENDS_EARLY);
        }
        if !self.source.rest().starts_with('<') {
            let text = self.source.up_to(|byte| byte == b'<');
            if text.contains("]]>") {
                return Err(MALFORMED);
            }
            let text = decoded(text, &TEXT)?;
            return self.append(text);
        }
        if self.source.take("</") {
            self.end_element()
        } else if self.source.take("<!--") {
            self.comment()
        } else if self.source.take("<![CDATA[") {
            let text = self.source.until("]]>")?;
            let text = decoded(text, &CDATA)?;
            self.append(text)
        } else if self.source.take("<?") {
            self.instruction()
        } else if self.source.take("<!DOCTYPE") {
            Err(DOCUMENT_TYPE)
        } else {
            self.begin_element()
        }
    }

    fn comment(&mut self) -> Result<(), Fault> {
        let text = self.source.until("--")?;
        check_characters(text)?;
        self.source.expect(">")
    }

    fn instruction(&mut self) -> Result<(), Fault> {
        let name = self.source.name()?;
        let content = self.source.until("?>")?;
        check_characters(content)?;
        let is_apart = content.is_empty() || content.bytes().next().is_some_and(is_space);
        if name.eq_ignore_ascii_case("xml") || !is_apart {
            return Err(MALFORMED);
        }
        Ok(())
    }

    /// A tag that begins an element, and may end it too.
    fn begin_element(&mut self) -> Result<(), Fault> {
        self.source.expect("<")?;
        let name = self.source.name()?;
        if self.open.len() >= MAX_DEPTH {
            return Err(TOO_DEEP);
        }
        let count = self.document.elements.len();
        let index = u32::try_from(count)
            .ok()
            .filter(|_| count < MAX_ELEMENTS)
            .ok_or(TOO_MANY_ELEMENTS)?;
        let begin = self.document.attributes.len();
        self.document.elements.push(Element {
            name,
            text: Cow::Borrowed(""),
            attributes: u32::try_from(begin).map_err(|_| TOO_MANY_ATTRIBUTES)?,
            first_child: NONE,
            next_sibling: NONE,
        });
        self.link(index);
        loop {
            let has_space = self.source.skip_space();
            if self.source.take(">") {
                self.open.push((index, NONE));
                return Ok(());
            }
            if self.source.take("/>") {
                return Ok(());
            }
            if !has_space {
                return Err(if self.source.is_at_end() {
                    ENDS_EARLY
                } else {
                    MALFORMED
                });
            }
            self.attribute(begin)?;
        }
    }

    /// Makes the element the last child of the one that is open.
    fn link(&mut self, index: u32) {
        let Some((parent, last_child)) = self.open.last_mut() else {
            return;
        };
        let elements = &mut self.document.elements;
        match *last_child {
            NONE => elements[*parent as usize].first_child = index,
            last => elements[last as usize].next_sibling = index,
        }
        *last_child = index;
    }

    /// An attribute, beside those of the same element that begin at `begin`.
    fn attribute(&mut self, begin: usize) -> Result<(), Fault> {
        let name = self.source.name()?;
        self.source.equals_sign()?;
        let value = self.source.quoted()?;
        if value.contains('<') {
            return Err(MALFORMED);
        }
        let value = decoded(value, &ATTRIBUTE)?;
        let attributes = &mut self.document.attributes;
        let others = &attributes[begin..];
        if others.len() >= MAX_ATTRIBUTES {
            return Err(TOO_MANY_ATTRIBUTES);
        }
        if others.iter().any(|other| other.name == name) {
            return Err(MALFORMED);
        }
        attributes.push(Attribute { name, value });
        Ok(())
    }

    fn end_element(&mut self) -> Result<(), Fault> {
        let name = self.source.name()?;
        self.source.skip_space();
        self.source.expect(">")?;
        match self.open.pop() {
            Some((index, _)) if self.document.elements[index as usize].name == name => Ok(()),
            _ => Err(END_TAG),
        }
    }

    /// Adds to the text of the element that is open.
    fn append(&mut self, text: Cow<'a, str>) -> Result<(), Fault> {
        let Some((index, last_child)) = self.open.last().copied() else {
            return Err(ENDS_EARLY);
        };
        // White space between elements is there for people.
        if last_child != NONE && is_blank(&text) {
            return Ok(());
        }
        let existing = &mut self.document.elements[index as usize].text;
        if existing.is_empty() {
            *existing = text;
        } else {
            existing.to_mut().push_str(&text);
        }
        Ok(())
    }
}

/// Whether a declaration can say this (productions 26, 32 and 81).
fn is_declared(name: &str, value: &str) -> bool {
    match name {
        "version" => value.strip_prefix("1.").is_some_and(|minor| {
            !minor.is_empty() && minor.bytes().all(|digit| digit.is_ascii_digit())
        }),
        "encoding" => {
            let goes_on = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            value.starts_with(|first: char| first.is_ascii_alphabetic())
                && value.bytes().all(goes_on)
        }
        _ => matches!(value, "yes" | "no"),
    }
}

/// What stands for something else in a kind of text.
struct Kind {
    has_references: bool,
    /// Whether white space of any kind is a blank.
    has_blanks_only: bool,
}

const TEXT: Kind = Kind {
    has_references: true,
    has_blanks_only: false,
};
const CDATA: Kind = Kind {
    has_references: false,
    has_blanks_only: false,
};
const ATTRIBUTE: Kind = Kind {
    has_references: true,
    has_blanks_only: true,
};

/// The text with its line ends and references as what they stand for.
fn decoded<'a>(text: &'a str, kind: &Kind) -> Result<Cow<'a, str>, Fault> {
    check_characters(text)?;
    let is_special = |byte: u8| match byte {
        b'&' => kind.has_references,
        b'\n' | b'\t' => kind.has_blanks_only,
        byte => byte == b'\r',
    };
    if !text.bytes().any(is_special) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut source = Source::new(text);
    loop {
        out.push_str(source.up_to(is_special));
        if source.is_at_end() {
            return Ok(Cow::Owned(out));
        }
        if source.take("&") {
            let name = source.until(";").map_err(|_| MALFORMED)?;
            let character = entity(name).or_else(|| numbered(name));
            out.push(character.ok_or(UNKNOWN_ENTITY)?);
            continue;
        }
        // A line end is one character, whatever it was.
        let line_end = source.take("\r\n") || source.take("\r") || source.take("\n");
        if !line_end {
            source.take("\t");
        }
        out.push(if kind.has_blanks_only { ' ' } else { '\n' });
    }
}

fn check_characters(text: &str) -> Result<(), Fault> {
    // What is not allowed is below a blank, or not ASCII.
    let may_be_wrong = |byte: u8| byte < b' ' && !is_space(byte) || byte == 0xEF;
    if text.bytes().any(may_be_wrong) && !text.chars().all(is_character) {
        return Err(CHARACTER);
    }
    Ok(())
}
