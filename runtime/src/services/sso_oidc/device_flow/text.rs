//! Text from the service that may reach a terminal.

/// The text without what a terminal would act on: control characters (escape sequences begin with one) and the marks that
/// hide text or turn its direction around. Line breaks and tabs become spaces.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .filter_map(|character| match character {
            '\n' | '\r' | '\t' => Some(' '),
            _ if character.is_control() || is_invisible(character) => None,
            _ => Some(character),
        })
        .collect()
}

/// Zero-width characters, direction marks, embeddings, overrides and isolates, line and paragraph separators, tags.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{00AD}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn escape_sequences_lose_their_effect() {
        assert_eq!(printable("a\u{1b}[2Jb\u{9b}31mc\u{7}\u{7f}\0"), "a[2Jb31mc");
    }

    #[test]
    fn invisible_and_turning_marks_are_dropped() {
        assert_eq!(
            printable("AB\u{202e}CD\u{200b}-\u{2066}EF\u{feff}"),
            "ABCD-EF"
        );
    }

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(printable("one\r\ntwo\u{2028}three"), "one  twothree");
    }

    #[test]
    fn ordinary_text_is_kept() {
        assert_eq!(printable("Grüße, 你好 — ok"), "Grüße, 你好 — ok");
    }
}
