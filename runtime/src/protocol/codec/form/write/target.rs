//! The form that is being written, and where in it.

use std::fmt::Write as _;

use crate::protocol::codec::{Annotation, Heading};
use crate::protocol::percent;

/// A form, and the place of the next value.
pub(in super::super) struct Form {
    out: String,
    /// The names around the place, encoded, with dots between them.
    path: String,
    /// The name of the place itself, unless what is said of its value has another.
    name: String,
    /// The lengths of the path at the places around.
    around: Vec<usize>,
    pub(super) is_ec2: bool,
}

impl Form {
    /// What every request has.
    pub(in super::super) fn begin(heading: &Heading<'_>, is_ec2: bool) -> Self {
        let mut out = String::from("Action=");
        percent::encode_query(heading.operation, &mut out);
        out.push_str("&Version=");
        percent::encode_query(heading.version, &mut out);
        Self {
            out,
            path: String::new(),
            name: String::new(),
            around: Vec::new(),
            is_ec2,
        }
    }

    pub(in super::super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// The next value is a member of this name.
    pub(super) fn expect_name(&mut self, name: &str) {
        self.name.clear();
        self.name.push_str(name);
    }

    /// The next value is the item or entry of this number.
    pub(super) fn expect_number(&mut self, number: usize) {
        self.name.clear();
        // Writing to a string does not fail.
        let _ = write!(self.name, "{number}");
    }

    /// Writes a parameter at the next place.
    pub(super) fn parameter(&mut self, annotation: Annotation, text: &str) {
        self.enter_named(annotation);
        self.out.push('&');
        self.out.push_str(&self.path);
        self.out.push('=');
        percent::encode_query(text, &mut self.out);
        self.leave();
    }

    /// Goes to the next place.
    pub(super) fn enter_named(&mut self, annotation: Annotation) {
        self.around.push(self.path.len());
        let given = annotation.ec2_query_name().filter(|_| self.is_ec2);
        let name = given.unwrap_or(&self.name);
        // The outermost value has no name.
        if name.is_empty() {
            return;
        }
        if !self.path.is_empty() {
            self.path.push('.');
        }
        let mut characters = name.chars();
        match characters.next() {
            Some(first) if self.is_ec2 => {
                let mut capital = String::from(first.to_ascii_uppercase());
                capital.push_str(characters.as_str());
                percent::encode_query(&capital, &mut self.path);
            }
            _ => percent::encode_query(name, &mut self.path),
        }
    }

    /// Goes to a place below this one that has this name whatever is said.
    pub(super) fn enter(&mut self, name: &str) {
        self.expect_name(name);
        self.enter_named(Annotation::default());
    }

    /// Goes back to the place around.
    pub(super) fn leave(&mut self) {
        let length = self.around.pop().unwrap_or_default();
        self.path.truncate(length);
    }
}
