//! A QR code made of characters.

use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

/// Black on white whatever the terminal's colours are: many phones do not read a code whose colours are swapped.
const BLACK_ON_WHITE: &str = "\x1b[38;5;16;48;5;231m";
const RESET: &str = "\x1b[0m";

/// The code's lines, if it fits into this many columns; two rows of the code share a line.
pub(crate) fn render(content: &str, columns: usize) -> Option<String> {
    // A screen loses no dots, so the least correction and the smallest picture will do.
    let code = QrCode::with_error_correction_level(content, EcLevel::L).ok()?;
    let picture = code.render::<Dense1x2>().quiet_zone(true).build();
    let mut text = String::new();
    for line in picture.lines() {
        if line.chars().count() >= columns {
            return None;
        }
        text.push_str(BLACK_ON_WHITE);
        text.push_str(line);
        text.push_str(RESET);
        text.push('\n');
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn a_code_is_drawn_only_where_it_fits() {
        let url = "https://device.sso.eu-west-1.amazonaws.com/?user_code=BCDF-GHJK";
        let lines: Vec<String> = render(url, 80)
            .unwrap_or_default()
            .lines()
            .map(ToOwned::to_owned)
            .collect();
        // Version 4 has 33 modules a side, and 4 on each side to stand free.
        assert_eq!(lines.len(), (33_usize + 8).div_ceil(2));
        assert!(render(url, 41).is_none() && render(url, 42).is_some());
        assert!(render(&"x".repeat(10_000), 1_000).is_none());
    }
}
