//! The HTML of documentation as tokens. It is often malformed, so nothing here can fail.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, its entities decoded.
    Text(String),
    /// `<name href="...">`
    Open { name: String, href: Option<String> },
    /// `</name>`
    Close(String),
}

/// The elements that models use. Whatever else stands between angle brackets is a placeholder, such as `<bucket>`, and text.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "fullname",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "important",
    "ins",
    "kbd",
    "li",
    "note",
    "ol",
    "p",
    "para",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// Splits HTML into its tokens.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if let Some((token, after)) = tag(after) {
            push_text(&mut tokens, &mut text);
            tokens.push(token);
            rest = after;
        } else {
            text.push('<');
            rest = after;
        }
    }
    text.push_str(rest);
    push_text(&mut tokens, &mut text);
    tokens
}

fn push_text(tokens: &mut Vec<Token>, text: &mut String) {
    if !text.is_empty() {
        tokens.push(Token::Text(decoded(&std::mem::take(text))));
    }
}

/// The tag after its `<`, and what follows it.
fn tag(after: &str) -> Option<(Token, &str)> {
    let (inside, rest) = after.split_once('>')?;
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let end = inside
        .find(|character: char| !character.is_ascii_alphanumeric())
        .unwrap_or(inside.len());
    let (name, attributes) = inside.split_at_checked(end)?;
    let name = name.to_ascii_lowercase();
    let is_tag = ELEMENTS.contains(&name.as_str())
        && (attributes.is_empty()
            || attributes.starts_with(|c: char| c.is_whitespace() || c == '/'));
    if !is_tag {
        return None;
    }
    let token = if closes {
        Token::Close(name)
    } else {
        Token::Open {
            href: href(attributes),
            name,
        }
    };
    Some((token, rest))
}

fn href(attributes: &str) -> Option<String> {
    let (_, after) = attributes.split_once("href=")?;
    let quote = after.chars().next()?;
    let value = match quote {
        '"' | '\'' => after.get(1..)?.split(quote).next()?,
        _ => after.split_whitespace().next()?,
    };
    Some(decoded(value.trim()))
}

/// Decodes the entities; what is none stays. Characters that nobody sees, or that turn text around, are left out.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)));
        if let Some((character, after)) = known {
            out.push(character);
            rest = after;
        } else {
            out.push('&');
            rest = after;
        }
    }
    out.push_str(rest);
    out.retain(|character| !is_invisible(character));
    out
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    ) || (character.is_control() && !character.is_whitespace())
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "times" => '×',
        "reg" => '®',
        "trade" => '™',
        "copy" => '©',
        "le" => '≤',
        "ge" => '≥',
        _ => return None,
    })
}
