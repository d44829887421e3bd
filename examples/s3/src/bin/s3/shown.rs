//! Names from elsewhere at a terminal.

use std::path::Path;

/// A name whose control characters, which could rewrite what a terminal shows, are escaped.
pub(crate) fn shown(name: &str) -> String {
    let turns_text = |it: char| matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut text = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_control() || turns_text(character) {
            text.extend(character.escape_unicode());
        } else {
            text.push(character);
        }
    }
    text
}

pub(crate) fn shown_path(path: &Path) -> String {
    shown(&path.to_string_lossy())
}

/// A number of bytes, in the largest unit that it has one of.
pub(crate) fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn nothing_rewrites_the_terminal() {
        assert_eq!(shown("2026/über.jpg"), "2026/über.jpg");
        assert_eq!(
            shown("a\u{1b}[2Kb\n\u{202e}c"),
            r"a\u{1b}[2Kb\u{a}\u{202e}c"
        );
    }
}
