//! The text of a document, read from its beginning to its end.

use super::characters::{begins_name, continues_name, is_space};

/// What is wrong with a document.
pub(in super::super) type Fault = &'static str;

pub(super) const ENDS_EARLY: Fault = "ends early";
pub(super) const MALFORMED: Fault = "is not well formed";

/// What is left of the text, and where it began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    rest: &'a str,
    length: usize,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            length: text.len(),
        }
    }

    /// How many bytes have been read.
    pub(super) fn position(&self) -> usize {
        self.length - self.rest.len()
    }

    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes the text, if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// The text must be next.
    pub(super) fn expect(&mut self, text: &str) -> Result<(), Fault> {
        if self.take(text) {
            Ok(())
        } else if text.starts_with(self.rest) {
            Err(ENDS_EARLY)
        } else {
            Err(MALFORMED)
        }
    }

    /// Passes over white space, and says whether there was any.
    pub(super) fn skip_space(&mut self) -> bool {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
        let found = rest.len() != self.rest.len();
        self.rest = rest;
        found
    }

    /// All up to the text, which is passed over too.
    pub(super) fn until(&mut self, end: &str) -> Result<&'a str, Fault> {
        let (text, rest) = self.rest.split_once(end).ok_or(ENDS_EARLY)?;
        self.rest = rest;
        Ok(text)
    }

    /// All up to one of the bytes, or to the end.
    pub(super) fn up_to(&mut self, is_end: impl Fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(is_end);
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        text
    }

    /// A name.
    pub(super) fn name(&mut self) -> Result<&'a str, Fault> {
        // Nearly all names are short, and of ASCII.
        let end = self.rest.find(|character| !continues_name(character));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if name.starts_with(begins_name) {
            self.rest = rest;
            Ok(name)
        } else if self.rest.is_empty() {
            Err(ENDS_EARLY)
        } else {
            Err(MALFORMED)
        }
    }

    /// `=` with white space around it.
    pub(super) fn equals_sign(&mut self) -> Result<(), Fault> {
        self.skip_space();
        self.expect("=")?;
        self.skip_space();
        Ok(())
    }

    /// What stands between two quotation marks, which are passed over.
    pub(super) fn quoted(&mut self) -> Result<&'a str, Fault> {
        for quote in ["\"", "'"] {
            if self.take(quote) {
                return self.until(quote);
            }
        }
        Err(if self.is_at_end() {
            ENDS_EARLY
        } else {
            MALFORMED
        })
    }
}

/// Whether there is nothing but white space in the text.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}
