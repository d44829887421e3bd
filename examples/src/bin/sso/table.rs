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
        self.0.add_row(cells.map(|text| Cell::new(printable(text))));
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.trim_fmt())
    }
}

/// The text without control characters, which could steer a terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_control() {
                '\u{fffd}'
            } else {
                character
            }
        })
        .collect()
}
