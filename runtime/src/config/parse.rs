//! The format of the files: that of Python's `configparser` without interpolation, in which the AWS CLI reads them.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::error::Fault;
use super::lines::{blocks_lines, is_space, lines, trim};
use crate::Sensitive;

/// What a file says: its sections, in their order.
pub(super) type Sections = Vec<(String, Section)>;

pub(super) struct Section {
    /// The line of its header.
    pub(super) line: usize,
    /// By name, in lower case.
    pub(super) keys: HashMap<String, Entry>,
}

#[derive(Clone)]
pub(super) struct Entry {
    /// The line that the key is on.
    pub(super) line: usize,
    pub(super) value: Value,
}

/// Every value may be a secret.
#[derive(Clone)]
pub(super) enum Value {
    /// With line breaks, where indented lines continue it.
    Text(Sensitive<String>),
    /// The indented lines below a key without a value. These keys keep their case.
    Block(HashMap<String, Sensitive<String>>),
}

/// A mistake, and its line.
pub(super) struct Mistake {
    pub(super) line: usize,
    pub(super) fault: Fault,
}

/// The keys that all other sections have too, unless they have their own.
const DEFAULTS: &str = "DEFAULT";

/// Reads a file.
///
/// The rules, as Python has them. Lines that begin with `#` or `;` are comments, indented or not; elsewhere these are
/// nothing special. `[name]` begins a section; what follows the last `]` counts for nothing. `key = value` and `key: value`
/// are the same. A line that is indented deeper than the key above continues its value, whatever it looks like; empty lines
/// in between belong to it. A section or a key that is there twice is a mistake.
pub(super) fn parse(bytes: &[u8]) -> Result<Sections, Mistake> {
    let text = text_of(bytes)?;
    let mut reader = Reader::default();
    for (index, line) in lines(text).enumerate() {
        let number = index + 1;
        reader.read(number, line).map_err(|fault| Mistake {
            line: number,
            fault,
        })?;
    }
    reader.finish()
}

fn text_of(bytes: &[u8]) -> Result<&str, Mistake> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let valid = std::str::from_utf8(valid).unwrap_or_default();
        // One more than the line breaks: a line that is cut off counts.
        let line =
            lines(valid).count() + usize::from(valid.is_empty() || valid.ends_with(['\n', '\r']));
        let fault = Fault::NotUtf8;
        Mistake { line, fault }
    })?;
    if text.starts_with('\u{feff}') {
        let fault = Fault::ByteOrderMark;
        return Err(Mistake { line: 1, fault });
    }
    Ok(text)
}

/// A section as it is read.
#[derive(Default)]
struct Raw<'a> {
    name: &'a str,
    line: usize,
    keys: Vec<RawKey<'a>>,
    /// The place in `keys`, by name.
    index: HashMap<String, usize>,
}

struct RawKey<'a> {
    name: String,
    line: usize,
    /// The value, line by line.
    lines: Vec<(usize, &'a str)>,
}

#[derive(Default)]
struct Reader<'a> {
    /// The last one is open, unless `in_defaults`.
    sections: Vec<Raw<'a>>,
    names: HashMap<&'a str, usize>,
    defaults: Raw<'a>,
    in_defaults: bool,
    /// Whether the open section has a key that a line could continue.
    has_key: bool,
    /// How deep the last key or header was indented, in characters.
    indent: usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self, number: usize, line: &'a str) -> Result<(), Fault> {
        let content = trim(line);
        if content.starts_with(['#', ';']) {
            return Ok(());
        }
        let indent = line
            .chars()
            .take_while(|character| is_space(*character))
            .count();
        let continues = content.is_empty() || indent > self.indent;
        if self.has_key && continues {
            if let Some(key) = self.open().and_then(|section| section.keys.last_mut()) {
                key.lines.push((number, content));
            }
            return Ok(());
        }
        if content.is_empty() {
            return Ok(());
        }
        self.indent = indent;
        match header(content) {
            Some(name) => self.begin_section(number, name),
            None => self.begin_key(number, content),
        }
    }

    fn open(&mut self) -> Option<&mut Raw<'a>> {
        if self.in_defaults {
            Some(&mut self.defaults)
        } else {
            self.sections.last_mut()
        }
    }

    fn begin_section(&mut self, line: usize, name: &'a str) -> Result<(), Fault> {
        self.has_key = false;
        self.in_defaults = name == DEFAULTS;
        if self.in_defaults {
            return Ok(());
        }
        match self.names.entry(name) {
            Slot::Occupied(first) => Err(Fault::SectionTwice {
                section: name.to_owned(),
                first: *first.get(),
            }),
            Slot::Vacant(slot) => {
                slot.insert(line);
                self.sections.push(Raw {
                    name,
                    line,
                    ..Raw::default()
                });
                Ok(())
            }
        }
    }

    fn begin_key(&mut self, line: usize, content: &'a str) -> Result<(), Fault> {
        let section = self.open().ok_or(Fault::NoSection)?;
        let (name, value) = content.split_once(['=', ':']).ok_or(Fault::NoDelimiter)?;
        let name = trim(name).to_lowercase();
        if name.is_empty() {
            return Err(Fault::NoKey);
        }
        match section.index.entry(name) {
            Slot::Occupied(first) => Err(Fault::KeyTwice {
                first: section.keys.get(*first.get()).map_or(line, |key| key.line),
                key: first.key().clone(),
            }),
            Slot::Vacant(slot) => {
                section.keys.push(RawKey {
                    name: slot.key().clone(),
                    line,
                    lines: vec![(line, trim(value))],
                });
                slot.insert(section.keys.len() - 1);
                self.has_key = true;
                Ok(())
            }
        }
    }

    fn finish(self) -> Result<Sections, Mistake> {
        let defaults = keys_of(self.defaults)?;
        let sections = self.sections.into_iter().map(|section| {
            let (name, line) = (section.name.to_owned(), section.line);
            let mut keys = keys_of(section)?;
            for (key, entry) in &defaults {
                keys.entry(key.clone()).or_insert_with(|| entry.clone());
            }
            Ok((name, Section { line, keys }))
        });
        sections.collect()
    }
}

/// The name in `[name]`, up to the last bracket.
pub(super) fn header(content: &str) -> Option<&str> {
    let (name, _) = content.strip_prefix('[')?.rsplit_once(']')?;
    Some(name).filter(|name| !name.is_empty())
}

fn keys_of(section: Raw<'_>) -> Result<HashMap<String, Entry>, Mistake> {
    let entries = section.keys.into_iter().map(|key| {
        let line = key.line;
        Ok((
            key.name.clone(),
            Entry {
                line,
                value: value_of(&key)?,
            },
        ))
    });
    entries.collect()
}

fn value_of(key: &RawKey<'_>) -> Result<Value, Mistake> {
    let is_blank = |line: &&(usize, &str)| line.1.is_empty();
    let blank_at_end = key.lines.iter().rev().take_while(is_blank).count();
    let lines = key
        .lines
        .get(..key.lines.len() - blank_at_end)
        .unwrap_or_default();
    if let [(_, ""), block @ ..] = lines {
        return block_of(&key.name, block).map(Value::Block);
    }
    let mut text = String::with_capacity(lines.iter().map(|line| line.1.len() + 1).sum());
    for (index, (_, line)) in lines.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        text.push_str(line);
    }
    Ok(Value::Text(Sensitive::new(text)))
}

fn block_of(
    key: &str,
    block: &[(usize, &str)],
) -> Result<HashMap<String, Sensitive<String>>, Mistake> {
    let lines = block.iter().flat_map(|(number, line)| {
        let parts = blocks_lines(line).map(trim);
        parts
            .filter(|part| !part.is_empty())
            .map(|part| (*number, part))
    });
    let entries = lines.map(|(line, content)| {
        let (name, value) = content.split_once('=').ok_or_else(|| {
            let key = key.to_owned();
            let fault = Fault::NoDelimiterInBlock { key };
            Mistake { line, fault }
        })?;
        Ok((trim(name).to_owned(), Sensitive::from(trim(value))))
    });
    entries.collect()
}
