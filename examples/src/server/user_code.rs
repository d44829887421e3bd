//! The code that a person reads on one screen and types on another.

use std::fmt;

/// Twenty consonants: none looks like another or like a digit, and no word can come out by chance (RFC 8628 section 6.1).
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const LENGTH: usize = 8;

/// A user code, kept without its dash and in capitals; about 34 bits of chance.
///
/// Whoever knows it can approve or deny the sign-in, so [`Debug`](fmt::Debug) does not show it; [`UserCode::grouped`] does.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UserCode(String);

impl UserCode {
    /// A new code.
    ///
    /// # Errors
    ///
    /// Fails when the operating system has no randomness to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut code = String::with_capacity(LENGTH);
        while code.len() < LENGTH {
            let mut bytes = [0; 16];
            getrandom::fill(&mut bytes)?;
            // Bytes from 240 up are thrown away: taken modulo 20 they would favour some letters.
            let letters = bytes
                .iter()
                .filter(|byte| **byte < 240)
                .map(|byte| char::from(ALPHABET[usize::from(byte % 20)]));
            code.extend(letters.take(LENGTH - code.len()));
        }
        Ok(Self(code))
    }

    /// Reads what a person typed: case does not matter, nor do dashes and spaces.
    ///
    /// Gives nothing if no code can look like that.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = String::with_capacity(LENGTH);
        for character in typed.chars() {
            if character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}') {
                continue;
            }
            let letter = u8::try_from(character).ok()?.to_ascii_uppercase();
            if code.len() == LENGTH || !ALPHABET.contains(&letter) {
                return None;
            }
            code.push(char::from(letter));
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The code as it is shown: two groups of four with a dash between.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at(LENGTH / 2);
        format!("{first}-{second}")
    }
}

impl fmt::Debug for UserCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("UserCode([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_code_reads_back_however_it_is_typed() -> Result<(), getrandom::Error> {
        for _ in 0..100 {
            let code = UserCode::random()?;
            let shown = code.grouped();
            assert_eq!(shown.len(), 9);
            for typed in [
                shown.clone(),
                shown.to_lowercase(),
                shown.replace('-', ""),
                format!(" {} ", shown.replace('-', " - ")),
                shown.replace('-', "\u{2013}"),
            ] {
                assert_eq!(UserCode::parse(&typed), Some(code.clone()), "{typed:?}");
            }
        }
        Ok(())
    }

    #[test]
    fn other_text_is_no_code() {
        for typed in [
            "",
            "BCDF",
            "BCDF-GHJA",
            "BCDF-GHJKL",
            "BCDF-GHJ1",
            "BCDF-GHJ\u{c9}",
            "----",
        ] {
            assert_eq!(UserCode::parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_comes_up() -> Result<(), getrandom::Error> {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..500 {
            seen.extend(UserCode::random()?.0.bytes());
        }
        assert_eq!(seen.len(), ALPHABET.len());
        Ok(())
    }

    #[test]
    fn debug_hides_the_code() -> Result<(), getrandom::Error> {
        let code = UserCode::random()?;
        assert!(!format!("{code:?}").contains(&code.0));
        Ok(())
    }
}
