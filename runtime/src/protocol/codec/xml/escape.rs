//! Text as it stands in a document.

/// Appends text that stands in an element.
///
/// Line ends are written by their numbers, for a parser makes one of each kind of them and none in an attribute; so are the two of
/// XML 1.1, as restXml asks for it.
pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some(position) = rest.find(is_special) {
        let (before, after) = rest.split_at(position);
        out.extend_from_slice(before.as_bytes());
        let mut characters = after.chars();
        let special = characters.next().unwrap_or_default();
        let name: &[u8] = match special {
            '&' => b"&amp;",
            '<' => b"&lt;",
            '>' => b"&gt;",
            '"' => b"&quot;",
            '\r' => b"&#xD;",
            '\n' => b"&#xA;",
            '\u{85}' => b"&#x85;",
            _ => b"&#x2028;",
        };
        out.extend_from_slice(name);
        rest = characters.as_str();
    }
    out.extend_from_slice(rest.as_bytes());
}

/// Appends text that stands between quotation marks, where a parser makes a blank of a tab.
pub(super) fn write_attribute(out: &mut Vec<u8>, text: &str) {
    for (position, text) in text.split('\t').enumerate() {
        if position > 0 {
            out.extend_from_slice(b"&#x9;");
        }
        write_text(out, text);
    }
}

fn is_special(character: char) -> bool {
    matches!(
        character,
        '&' | '<' | '>' | '"' | '\r' | '\n' | '\u{85}' | '\u{2028}'
    )
}

/// Whether a document can hold the text: XML has no form at all for most control characters.
pub(super) fn is_allowed(text: &str) -> bool {
    text.chars().all(super::document::is_character)
}
