//! The lines of a configuration file, and changes to them.

use crate::config::lines::{is_space, trim};
use crate::config::parse::header;
use crate::config::words::words;

/// A file line by line. What is not changed stays as it is, byte by byte.
pub(super) struct Document {
    lines: Vec<Line>,
    line_break: &'static str,
}

struct Line {
    /// With the line break.
    text: String,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Kept,
    Added,
    Removed,
    /// Added and removed again.
    Gone,
}

/// A section as it is now; places are those of lines.
struct Section {
    header: usize,
    keys: Vec<Key>,
}

struct Key {
    name: String,
    first: usize,
    /// The last line that is not empty.
    last: usize,
}

impl Document {
    pub(super) fn new(text: &str) -> Self {
        let mut lines = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(['\n', '\r']).map_or(rest.len(), |at| {
                let is_pair = rest.get(at..).is_some_and(|rest| rest.starts_with("\r\n"));
                at + if is_pair { 2 } else { 1 }
            });
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            lines.push(Line {
                text: line.to_owned(),
                state: State::Kept,
            });
            rest = after;
        }
        let is_windows = lines
            .first()
            .is_some_and(|line| line.text.ends_with("\r\n"));
        Self {
            lines,
            line_break: if is_windows { "\r\n" } else { "\n" },
        }
    }

    /// The file with the changes.
    pub(super) fn text(&self) -> String {
        let present = self.present();
        present.map(|(_, line)| line.text.as_str()).collect()
    }

    pub(super) fn is_changed(&self) -> bool {
        let is_change = |line: &Line| matches!(line.state, State::Added | State::Removed);
        self.lines.iter().any(is_change)
    }

    /// The changed lines, `+` or `-` before each, below the headers of their sections. Other lines may hold secrets.
    pub(super) fn preview(&self) -> String {
        let mut preview = String::new();
        let mut header_before = None;
        for line in &self.lines {
            let mark = match line.state {
                State::Kept if header(trim(&line.text)).is_some() => {
                    header_before = Some(trim(&line.text));
                    continue;
                }
                State::Kept | State::Gone => continue,
                State::Added => '+',
                State::Removed => '-',
            };
            if let Some(header) = header_before.take() {
                preview.push_str("  ");
                preview.push_str(header);
                preview.push('\n');
            }
            preview.push(mark);
            let text = line.text.trim_end_matches(['\n', '\r']);
            if !text.is_empty() {
                preview.push(' ');
                preview.push_str(text);
            }
            preview.push('\n');
        }
        preview
    }

    /// Gives a section these keys, or takes them away where there is no value. A section that is not there is added at the end,
    /// with this header, and a key at the end of its section.
    pub(super) fn set(
        &mut self,
        is_section: impl Fn(&[String]) -> bool,
        new_header: &str,
        keys: &[(&str, Option<&str>)],
    ) {
        if self.section(&is_section).is_none() {
            self.append(new_header, keys);
            return;
        }
        for (name, value) in keys {
            // Found anew each time: a change moves what is below it.
            let Some(section) = self.section(&is_section) else {
                return;
            };
            let key = section.keys.iter().find(|key| key.name == *name);
            match (key, value) {
                (Some(key), Some(value)) => self.replace(key, value),
                (Some(key), None) => self.remove(key.first, key.last),
                (None, Some(value)) => {
                    let last = section.keys.last();
                    let indent = last.map_or(String::new(), |key| self.indent(key.first));
                    let place = last.map_or(section.header, |key| key.last);
                    self.insert_after(place, format!("{indent}{name} = {value}"));
                }
                (None, None) => {}
            }
        }
    }

    fn append(&mut self, new_header: &str, keys: &[(&str, Option<&str>)]) {
        let last = self.lines.len().checked_sub(1);
        if let Some(last) = last {
            self.insert_after(last, String::new());
        }
        self.push(new_header.to_owned());
        for (name, value) in keys {
            if let Some(value) = value {
                self.push(format!("{name} = {value}"));
            }
        }
    }

    fn push(&mut self, content: String) {
        let at = self.lines.len();
        self.insert(at, content);
    }

    fn insert_after(&mut self, place: usize, content: String) {
        // The last line of a file may have no end.
        if let Some(line) = self.lines.get_mut(place)
            && !line.text.ends_with(['\n', '\r'])
        {
            line.text.push_str(self.line_break);
        }
        self.insert(place + 1, content);
    }

    fn insert(&mut self, at: usize, content: String) {
        let text = content + self.line_break;
        let state = State::Added;
        self.lines
            .insert(at.min(self.lines.len()), Line { text, state });
    }

    /// Removes a key and the lines that continue its value. Comments between them stay.
    fn remove(&mut self, first: usize, last: usize) {
        let lines = self.lines.get_mut(first..=last).unwrap_or_default();
        for line in lines {
            if !trim(&line.text).starts_with(['#', ';']) {
                line.state = match line.state {
                    State::Added | State::Gone => State::Gone,
                    State::Kept | State::Removed => State::Removed,
                };
            }
        }
    }

    /// Another value after the same key, delimiter and space. Lines that continued the old value go.
    fn replace(&mut self, key: &Key, value: &str) {
        let Some(line) = self.lines.get(key.first) else {
            return;
        };
        let text = line.text.trim_end_matches(['\n', '\r']);
        let (name, rest) = text.split_once(['=', ':']).unwrap_or((text, ""));
        if trim(rest) == value && key.first == key.last {
            return;
        }
        let space = rest.len() - rest.trim_start_matches(is_space).len();
        let begin = text.get(..name.len() + 1 + space).unwrap_or(text);
        let gap = if rest.is_empty() { " " } else { "" };
        let content = format!("{begin}{gap}{value}");
        self.remove(key.first, key.last);
        self.insert_after(key.last, content);
    }

    fn indent(&self, place: usize) -> String {
        let text = self.lines.get(place).map_or("", |line| line.text.as_str());
        text.chars()
            .take_while(|character| is_space(*character))
            .collect()
    }

    fn present(&self) -> impl Iterator<Item = (usize, &Line)> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| matches!(line.state, State::Kept | State::Added))
    }

    /// The section with such a header; of several, the last, which is the one that counts. The file was parsed before: there
    /// are no mistakes in it.
    fn section(&self, is_section: impl Fn(&[String]) -> bool) -> Option<Section> {
        let mut found = None;
        let mut open: Option<Section> = None;
        let mut has_key = false;
        let mut key_indent = 0;
        for (place, line) in self.present() {
            let text = line.text.trim_end_matches(['\n', '\r']);
            let content = trim(text);
            if content.starts_with(['#', ';']) {
                continue;
            }
            let indent = text
                .chars()
                .take_while(|character| is_space(*character))
                .count();
            if has_key && (content.is_empty() || indent > key_indent) {
                if let Some(key) = open.as_mut().and_then(|section| section.keys.last_mut())
                    && !content.is_empty()
                {
                    key.last = place;
                }
                continue;
            }
            if content.is_empty() {
                continue;
            }
            key_indent = indent;
            if let Some(name) = header(content) {
                has_key = false;
                found = open.take().or(found);
                let fits = words(name).is_some_and(|words| is_section(&words));
                open = fits.then(|| Section {
                    header: place,
                    keys: Vec::new(),
                });
            } else {
                has_key = true;
                let name = content.split(['=', ':']).next().unwrap_or_default();
                if let Some(section) = &mut open {
                    section.keys.push(Key {
                        name: trim(name).to_lowercase(),
                        first: place,
                        last: place,
                    });
                }
            }
        }
        open.or(found)
    }
}
