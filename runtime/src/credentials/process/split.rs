//! A command, split into words as the CLI splits it.

use crate::config::words as shell;

/// The words of a command. `None` where a quotation does not end.
pub(super) fn words(command: &str, is_windows: bool) -> Option<Vec<String>> {
    if is_windows {
        words_on_windows(command)
    } else {
        shell::words(command)
    }
}

/// As Microsoft's C runtime splits a command line: white space is a space or a tab, `"` keeps it inside, and `\` is an
/// escape only where a `"` follows, directly or after more of them.
fn words_on_windows(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    // An empty word is one only if it was quoted.
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    let mut backslashes = 0;
    for character in command.chars() {
        if character == '\\' {
            backslashes += 1;
            continue;
        }
        let escapes = std::mem::take(&mut backslashes);
        if character == '"' {
            let word = word.get_or_insert_default();
            word.push_str(&"\\".repeat(escapes / 2));
            if escapes % 2 == 1 {
                word.push('"');
            } else {
                is_quoted = !is_quoted;
            }
            continue;
        }
        if escapes > 0 {
            word.get_or_insert_default().push_str(&"\\".repeat(escapes));
        }
        if matches!(character, ' ' | '\t') && !is_quoted {
            words.extend(word.take());
        } else {
            word.get_or_insert_default().push(character);
        }
    }
    if backslashes > 0 {
        word.get_or_insert_default()
            .push_str(&"\\".repeat(backslashes));
    }
    words.extend(word);
    (!is_quoted).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::words;

    fn check(is_windows: bool, cases: &[(&str, Option<&[&str]>)]) {
        for (command, expected) in cases {
            let expected =
                expected.map(|words| words.iter().map(|&word| word.to_owned()).collect());
            assert_eq!(words(command, is_windows), expected, "{command}");
        }
    }

    // What botocore's `compat_shell_split` makes of the same.
    #[test]
    fn elsewhere_as_a_shell() {
        check(
            false,
            &[
                ("", Some(&[])),
                ("  tool  --x \t y ", Some(&["tool", "--x", "y"])),
                (
                    r#""my tool" 'a "b" c' """#,
                    Some(&["my tool", r#"a "b" c"#, ""]),
                ),
                (
                    r#"a\ b "c\"d\\e\f" 'g\h'"#,
                    Some(&["a b", r#"c"d\e\f"#, r"g\h"]),
                ),
                ("a#b #c $HOME ~ *", Some(&["a#b", "#c", "$HOME", "~", "*"])),
                (r#"x"y z"'w'"#, Some(&["xy zw"])),
                ("a 'b", None),
                (r#"a "b"#, None),
                (r#"a "b\"#, None),
                (r"a\", None),
            ],
        );
    }

    #[test]
    fn on_windows_as_its_runtime() {
        check(
            true,
            &[
                ("", Some(&[])),
                (
                    r#""C:\Program Files\t.exe" C:\x\ y"#,
                    Some(&[r"C:\Program Files\t.exe", r"C:\x\", "y"]),
                ),
                (
                    r#"a\"b a\\"b c" a\\\"b"#,
                    Some(&[r#"a"b"#, r"a\b c", r#"a\"b"#]),
                ),
                (r#"'a b' """#, Some(&["'a", "b'", ""])),
                (r"a\\b \", Some(&[r"a\\b", r"\"])),
                ("a\nb", Some(&["a\nb"])),
                (r#"a "b"#, None),
            ],
        );
    }
}
