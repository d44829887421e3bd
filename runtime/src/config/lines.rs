//! Lines and white space, as Python has them.

/// White space for Python's `str.strip`: Unicode's, and the separators of ASCII.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// The lines of a file, which `\n`, `\r\n` and `\r` end.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((line, _)) = rest.split_once(['\n', '\r']) else {
            return Some(std::mem::take(&mut rest));
        };
        let after = rest.get(line.len()..).unwrap_or_default();
        rest = after
            .strip_prefix("\r\n")
            .or_else(|| after.get(1..))
            .unwrap_or_default();
        Some(line)
    })
}

/// The lines of a block of keys, which more characters end, as in Python's `str.splitlines`.
pub(super) fn blocks_lines(line: &str) -> impl Iterator<Item = &str> {
    line.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}',
        '\u{2029}',
    ])
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn lines_end_as_on_any_system() {
        let of = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(of("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(of("a\n\n\r\r\n"), ["a", "", "", ""]);
        assert_eq!(of("\u{b}ä\u{85}"), ["\u{b}ä\u{85}"]);
        assert!(of("").is_empty());
    }
}
