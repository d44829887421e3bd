//! Paragraphs and blocks of code as lines, with the indentation of the lists that they are in.

use super::{Page, escape};

/// The width that lines are broken at, without the `///`.
pub(super) const WIDTH: usize = 110;

impl Page {
    pub(super) fn end_paragraph(&mut self) {
        while !self.spans.is_empty() {
            self.end_innermost();
        }
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let text = format!(
            "{}{}",
            std::mem::take(&mut self.prefix),
            escape::line_start(text)
        );
        let (first, others) = self.indents();
        let mut line = first;
        let mut is_empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let fits = line.chars().count() + 1 + word.chars().count() <= WIDTH;
            if !is_empty && !fits && can_begin_line(word) {
                self.lines
                    .push(std::mem::replace(&mut line, others.clone()));
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.lines.push(line);
    }

    pub(super) fn code_block(&mut self, text: &str) {
        let text = text.trim_matches('\n');
        if text.trim().is_empty() {
            return;
        }
        let mut fence = "```".to_owned();
        while text.contains(&fence) {
            fence.push('`');
        }
        let (first, others) = self.indents();
        self.lines.push(format!("{first}{fence}text"));
        for line in text.lines() {
            let line = line.trim_end().replace('\t', "    ");
            self.lines.push(if line.is_empty() {
                String::new()
            } else {
                format!("{others}{line}")
            });
        }
        self.lines.push(format!("{others}{fence}"));
    }

    /// What stands before the first and the other lines of a block. Sets the blank line before it.
    fn indents(&mut self) -> (String, String) {
        let begins_item = self.lists.iter().any(|list| list.pending);
        let follows_item = begins_item && self.after_item;
        if !self.lines.is_empty() && !follows_item {
            self.lines.push(String::new());
        }
        let mut first = String::new();
        let mut others = String::new();
        for list in &mut self.lists {
            if std::mem::take(&mut list.pending) {
                let marker = list
                    .number
                    .map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
                list.width = marker.len();
                first.push_str(&marker);
            } else {
                first.push_str(&" ".repeat(list.width));
            }
            others.push_str(&" ".repeat(list.width));
        }
        self.after_item = self.lists.iter().any(|list| list.width > 0);
        (first, others)
    }
}

/// Whether a line can begin with the word without being taken for something else.
fn can_begin_line(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '[')
        || (word.starts_with('`') && !word.starts_with("```"))
}
