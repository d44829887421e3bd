//! The `uri` of an operation: literals and `{labels}`, as Smithy's `http` trait defines them.

/// A piece of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// Text that is sent as it is.
    Literal(String),
    /// `{name}`, or `{name+}`, which may span several path segments.
    Label { name: String, greedy: bool },
}

/// Splits the path of `uri` into its pieces, or says what is wrong with it, every fault at once.
pub(crate) fn parse(uri: &str) -> Result<Vec<Segment>, Vec<String>> {
    let mut faults = Vec::new();
    if !uri.starts_with('/') {
        faults.push(format!(
            "`uri` must begin with `/`, found {uri:?}; scheme and host come from the client's endpoint"
        ));
    }
    let path = uri.split('?').next().unwrap_or_default();
    if uri[path.len()..].contains(['{', '}']) {
        faults.push(format!(
            "`uri` has a label in its query string: {:?}; labels stand in the path only",
            &uri[path.len()..]
        ));
    }

    let mut segments = Vec::new();
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        push_literal(&mut segments, &rest[..open]);
        let after = &rest[open..];
        let Some(label) = after.strip_prefix('{') else {
            faults.push(format!(
                "`uri` has a `}}` without its `{{`, at {after:?}; labels are written `{{name}}`"
            ));
            rest = &after[1..];
            continue;
        };
        let Some(close) = closing_brace(label) else {
            faults.push(format!(
                "`uri` has a label without its `}}`, at {after:?}; labels are written `{{name}}`"
            ));
            rest = "";
            break;
        };
        match parse_label(&label[..close]) {
            Ok(segment) => segments.push(segment),
            Err(fault) => faults.push(fault),
        }
        rest = &label[close + 1..];
    }
    push_literal(&mut segments, rest);
    if uri.len() > path.len() {
        push_literal(&mut segments, &uri[path.len()..]);
    }

    check_literals(&segments, &mut faults);
    check_percent_signs(&segments, &mut faults);
    check_whole_segments(&segments, &mut faults);
    check_labels(&segments, &mut faults);
    if faults.is_empty() {
        Ok(segments)
    } else {
        Err(faults)
    }
}

/// The names of the labels, in order.
pub(crate) fn labels(segments: &[Segment]) -> impl Iterator<Item = &str> {
    segments.iter().filter_map(|segment| match segment {
        Segment::Label { name, .. } => Some(name.as_str()),
        Segment::Literal(_) => None,
    })
}

fn parse_label(text: &str) -> Result<Segment, String> {
    let (name, greedy) = match text.strip_suffix('+') {
        Some(name) => (name, true),
        None => (text, false),
    };
    let well_formed = !name.is_empty()
        && name
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-'))
        && !name.starts_with(|first: char| first.is_ascii_digit() || first == '-');
    if well_formed {
        Ok(Segment::Label {
            name: name.to_owned(),
            greedy,
        })
    } else {
        Err(format!(
            "`uri` has the malformed label `{{{text}}}`; expected `{{name}}`, or `{{name+}}` for a greedy one"
        ))
    }
}

/// The position of the brace that closes a label, with regard to braces inside.
fn closing_brace(label: &str) -> Option<usize> {
    let mut depth = 1;
    label
        .char_indices()
        .find(|(_, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })
        .map(|(position, _)| position)
}

fn push_literal(segments: &mut Vec<Segment>, text: &str) {
    match segments.last_mut() {
        _ if text.is_empty() => {}
        Some(Segment::Literal(last)) => last.push_str(text),
        _ => segments.push(Segment::Literal(text.to_owned())),
    }
}

fn check_literals(segments: &[Segment], faults: &mut Vec<String>) {
    let bad = segments
        .iter()
        .filter_map(|segment| match segment {
            Segment::Literal(text) => Some(text.chars()),
            Segment::Label { .. } => None,
        })
        .flatten()
        .find(|character| !stands_in_uri(*character));
    if let Some(bad) = bad {
        let bytes = bad.to_string().into_bytes();
        let encoded: Vec<String> = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
        let encoded = encoded.concat();
        faults.push(format!(
            "`uri` has the character {bad:?}, which cannot stand in it; write it percent-encoded: `{encoded}`"
        ));
    }
}

/// RFC 3986 section 3.3 and 3.4: what a path and a query are made of. The percent sign is checked with its digits, and braces
/// that are left are reported as labels in the wrong place.
fn stands_in_uri(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%{}".contains(character)
}

/// A percent sign stands before two hexadecimal digits, or for nothing.
fn check_percent_signs(segments: &[Segment], faults: &mut Vec<String>) {
    for segment in segments {
        let Segment::Literal(text) = segment else {
            continue;
        };
        for (position, _) in text.match_indices('%') {
            let digits = text.as_bytes().get(position + 1..position + 3);
            if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                faults.push(format!(
                    "`uri` has a `%` without two hexadecimal digits, at {:?}; write a percent sign as `%25`",
                    &text[position..]
                ));
            }
        }
    }
}

/// Smithy's `http` trait: a label is a whole segment of the path. No operation of AWS has another, and a server could not
/// tell where such a label ends.
fn check_whole_segments(segments: &[Segment], faults: &mut Vec<String>) {
    let literal = |index: usize| match segments.get(index) {
        Some(Segment::Literal(text)) => Some(text.as_str()),
        _ => None,
    };
    for (index, segment) in segments.iter().enumerate() {
        let Segment::Label { name, .. } = segment else {
            continue;
        };
        let begins = index
            .checked_sub(1)
            .and_then(literal)
            .is_none_or(|before| before.ends_with('/'));
        let ends = literal(index + 1).is_none_or(|after| after.starts_with(['/', '?']));
        if !begins || !ends {
            faults.push(format!(
                "`uri` has the label `{{{name}}}` beside other text; a label is a whole segment of the path: `/{{{name}}}/`"
            ));
        }
    }
}

fn check_labels(segments: &[Segment], faults: &mut Vec<String>) {
    let mut seen: Vec<&str> = Vec::new();
    for name in labels(segments) {
        if seen.contains(&name) {
            faults.push(format!(
                "`uri` has the label `{{{name}}}` twice; each label stands for a field of its own"
            ));
        }
        seen.push(name);
    }
    let greedy = segments
        .iter()
        .filter(|segment| matches!(segment, Segment::Label { greedy: true, .. }))
        .count();
    if greedy > 1 {
        faults
            .push("`uri` has more than one greedy label; only the last label may be greedy".into());
    }
    for pair in segments.windows(2) {
        if let [Segment::Label { name, .. }, Segment::Label { .. }] = pair {
            faults.push(format!(
                "`uri` has nothing between the label `{{{name}}}` and the next one; put a `/` between them"
            ));
        }
    }
    let after_greedy = segments
        .iter()
        .skip_while(|segment| !matches!(segment, Segment::Label { greedy: true, .. }))
        .skip(1);
    if greedy == 1 && labels_in(after_greedy) {
        faults
            .push("`uri` has a label after the greedy one; a greedy label must be the last".into());
    }
}

fn labels_in<'a>(mut segments: impl Iterator<Item = &'a Segment>) -> bool {
    segments.any(|segment| matches!(segment, Segment::Label { .. }))
}

#[cfg(test)]
mod tests {
    use super::{Segment, parse};

    fn literal(text: &str) -> Segment {
        Segment::Literal(text.to_owned())
    }

    fn label(name: &str, greedy: bool) -> Segment {
        Segment::Label {
            name: name.to_owned(),
            greedy,
        }
    }

    #[test]
    fn literals_labels_and_constant_query() {
        assert_eq!(parse("/token"), Ok(vec![literal("/token")]));
        assert_eq!(
            parse("/token?aws_iam=t"),
            Ok(vec![literal("/token?aws_iam=t")])
        );
        assert_eq!(
            parse("/a/{Name}/b/{rest+}?x"),
            Ok(vec![
                literal("/a/"),
                label("Name", false),
                literal("/b/"),
                label("rest", true),
                literal("?x"),
            ])
        );
    }

    #[test]
    fn every_fault_is_reported() {
        let faults = parse("a/{}/{x}/{x}/{y+}/{z}/}{open").expect_err("faulty");
        let all = faults.join("\n");
        for part in [
            "must begin with `/`",
            "malformed label `{}`",
            "`{x}` twice",
            "without its `{`",
            "without its `}`",
            "after the greedy one",
        ] {
            assert!(all.contains(part), "{part} is missing from:\n{all}");
        }
    }
}
