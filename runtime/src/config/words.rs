//! Words, split as a shell splits them: those of a section's header, and of a command.

/// The words, as Python's `shlex` has them: white space is between them, `'` and `"` keep it inside, `\` keeps one character
/// as it is. `None` where a quote is not closed or the text ends with a `\`.
pub(crate) fn words(text: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    // An empty word is one only if it was quoted.
    let mut word: Option<String> = None;
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\'' => {
                let (quoted, rest) = characters.as_str().split_once('\'')?;
                word.get_or_insert_default().push_str(quoted);
                characters = rest.chars();
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match characters.next()? {
                        '"' => break,
                        '\\' => match characters.next()? {
                            escaped @ ('"' | '\\') => word.push(escaped),
                            other => word.extend(['\\', other]),
                        },
                        other => word.push(other),
                    }
                }
            }
            '\\' => word.get_or_insert_default().push(characters.next()?),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_those_of_a_shell() {
        for (text, expected) in [
            ("profile x", Some(vec!["profile", "x"])),
            ("  profile \t x  ", Some(vec!["profile", "x"])),
            (r#"profile "x y""#, Some(vec!["profile", "x y"])),
            (r"profile 'x y'", Some(vec!["profile", "x y"])),
            (r"profile x\ y", Some(vec!["profile", "x y"])),
            (
                r#"profile "x\"y\\z\w""#,
                Some(vec!["profile", r#"x"y\z\w"#]),
            ),
            (r"profile 'x\y'", Some(vec!["profile", r"x\y"])),
            (r#"profile x"y z"w"#, Some(vec!["profile", "xy zw"])),
            (r#"profile """#, Some(vec!["profile", ""])),
            ("", Some(vec![])),
            ("profile 'x", None),
            (r#"profile "x"#, None),
            (r#"profile "x\"#, None),
            (r"profile x\", None),
        ] {
            let expected = expected.map(|of| of.into_iter().map(str::to_owned).collect());
            assert_eq!(words(text), expected, "{text}");
        }
    }
}
