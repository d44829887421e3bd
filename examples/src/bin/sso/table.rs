//! Tables for a person, plain enough for `grep` and `awk`.

use std::fmt;

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, ContentArrangement};

/// Rows below a head.
pub(crate) struct Table(comfy_table::Table);

impl Table {
    pub(crate) fn new<const COLUMNS: usize>(head: [&str; COLUMNS]) -> Self {
        let mut table = comfy_table::Table::new();
        table
            .load_preset(NOTHING)
            // A row is a line, however long: it may go through a pipe.
            .set_content_arrangement(ContentArrangement::Disabled)
            .set_header(head.map(Cell::new));
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        Self(table)
    }

    /// Adds a row. What came from a service or a file is made fit for a terminal.
    pub(crate) fn row<const COLUMNS: usize>(&mut self, cells: [&str; COLUMNS]) {
        let one_line = |text| printable(text).replace('\n', "\u{fffd}");
        self.0.add_row(cells.map(|text| Cell::new(one_line(text))));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.trim_fmt())
    }
}

/// The text without what could steer a terminal: control characters, and the marks that turn text around (Unicode's bidirectional
/// algorithm). Line breaks stay.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' => character,
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ if character.is_control() => '\u{fffd}',
            _ => character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Table, printable};

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(
            printable("a\u{1b}[2J\u{9b}\r\u{202e}b\nc"),
            "a\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}b\nc"
        );
        let mut table = Table::new(["A", "B"]);
        table.row(["1\n\u{1b}]0;x\u{7}", "2"]);
        assert_eq!(table.to_string().lines().count(), 2, "a row is a line");
    }
}
