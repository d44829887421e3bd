//! Strings in JSON: RFC 8259 section 7.

/// How much is looked at in one go: long enough for the compiler's vector loops, short enough that one quote in a long
/// document does not send all of it the slow way.
const RUN: usize = 256;

/// Appends `text` as a JSON string.
///
/// Tokens and secrets are long and have nothing to escape, so runs without anything to escape are copied whole.
pub(crate) fn write_string(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    for run in text.as_bytes().chunks(RUN) {
        // With no way out in the middle, and bytes all the way, this is a vector loop.
        let found = run
            .iter()
            .fold(0, |found, byte| found | u8::from(needs_escape(*byte)));
        if found == 0 {
            out.extend_from_slice(run);
        } else {
            for byte in run {
                if needs_escape(*byte) {
                    write_escape(out, *byte);
                } else {
                    out.push(*byte);
                }
            }
        }
    }
    out.push(b'"');
}

const fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

fn write_escape(out: &mut Vec<u8>, byte: u8) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
            out.extend_from_slice(b"\\u00");
            out.push(HEXADECIMAL[usize::from(byte >> 4)]);
            out.push(HEXADECIMAL[usize::from(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use super::write_string;

    #[test]
    fn every_character_at_every_place_is_written_as_serde_json_writes_it() {
        let characters = (0_u8..=0x7f)
            .map(char::from)
            .chain(['\u{80}', '\u{a0}', 'ä', '€', '\u{2028}', '\u{ffff}', '𝄞']);
        for character in characters {
            for place in 0..18 {
                let text = format!(
                    "{}{character}{}\"",
                    "x".repeat(place),
                    "y".repeat(17 - place)
                );
                let mut out = Vec::new();
                write_string(&mut out, &text);
                let expected = serde_json::to_vec(&text).expect("a string");
                assert_eq!(out, expected, "{text:?}");
            }
        }
    }

    #[test]
    fn random_text_is_written_as_serde_json_writes_it() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for length in 0..700 {
            let text: String = (0..length)
                .map(|_| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    char::from_u32((state % 0x180) as u32).unwrap_or('x')
                })
                .collect();
            let mut out = Vec::new();
            write_string(&mut out, &text);
            assert_eq!(out, serde_json::to_vec(&text).expect("a string"));
        }
    }
}
