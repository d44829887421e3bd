//! JSON text as Python's `json.dumps` writes it: names of files are hashes of it.

use std::fmt::Write;

/// A string in quotes, with everything escaped that is not ASCII.
pub(super) fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='\u{7f}' => out.push(character),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    // A string takes everything.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn strings_are_those_of_python() {
        for (text, expected) in [
            ("plain ~\u{7f}", "\"plain ~\u{7f}\""),
            ("\"\\\n\r\t\u{8}\u{c}", r#""\"\\\n\r\t\b\f""#),
            ("\u{1}\u{1f}", r#""\u0001\u001f""#),
            ("\u{e4}\u{20ac}\u{1f600}", r#""\u00e4\u20ac\ud83d\ude00""#),
        ] {
            let mut out = String::new();
            string(text, &mut out);
            assert_eq!(out, expected);
        }
    }
}
