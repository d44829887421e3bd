//! Text as Markdown that means that text, and trips no lint of rustdoc.

/// Escapes what Markdown or rustdoc would read: brackets are links to items, angle brackets HTML, addresses bare URLs.
pub(super) fn text(text: &str, in_link: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        match address(word) {
            Some((before, url, after)) if !in_link => {
                escape(before, &mut out);
                if url.chars().all(is_plain_in_address) {
                    out.push('<');
                    out.push_str(url);
                    out.push('>');
                } else {
                    out.push_str(&code(url));
                }
                escape(after, &mut out);
            }
            _ => escape(word, &mut out),
        }
    }
    out
}

/// A code span, whatever backticks it has.
pub(super) fn code(text: &str) -> String {
    let mut fence = "`".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// The target of a link: only addresses, since anything else would be a link to an item.
pub(super) fn target(href: &str) -> Option<String> {
    if !href.starts_with("https://") && !href.starts_with("http://") {
        return None;
    }
    let mut out = String::with_capacity(href.len());
    for character in href.chars() {
        match character {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '`' => out.push_str("%60"),
            '*' => out.push_str("%2A"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            other if other.is_whitespace() => {}
            other => out.push(other),
        }
    }
    Some(out)
}

/// Escapes what would begin a list, a heading or a table at the start of a line.
pub(super) fn line_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at_checked(digits).unwrap_or(("", line));
    let is_marked = if number.is_empty() {
        line.starts_with(['-', '+', '#', '=', ':', '|'])
    } else {
        rest.starts_with(['.', ')'])
    };
    if is_marked {
        format!("{number}\\{rest}")
    } else {
        line.to_owned()
    }
}

fn escape(word: &str, out: &mut String) {
    let mut before = ' ';
    let mut characters = word.chars();
    while let Some(character) = characters.next() {
        let rest = characters.as_str();
        let after = rest.chars().next().unwrap_or(' ');
        let special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            // Inside of words an underscore is one.
            '_' => !before.is_alphanumeric() || !after.is_alphanumeric(),
            '&' => after.is_ascii_alphanumeric() || after == '#',
            // What looks like the beginning of an address and is none.
            ':' => rest.starts_with("//"),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(character);
        before = character;
    }
}

/// The address in a word: what stands before it, the address, what stands after it.
fn address(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at_checked(start)?;
    let end = rest
        .find(['"', '\'', '<', '>', '`', '’', '”', ',', ';'])
        .unwrap_or(rest.len());
    let url = rest.get(..end)?;
    let url = url.trim_end_matches(['.', ':', '!', '?', '*']);
    let url = if url.contains('(') {
        url
    } else {
        url.trim_end_matches(')').trim_end_matches('.')
    };
    let after = rest.get(url.len()..)?;
    // The scheme alone is no address.
    (url.len() > "https://".len()).then_some((before, url, after))
}

fn is_plain_in_address(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#@!$&()*+,;=%".contains(character)
}
