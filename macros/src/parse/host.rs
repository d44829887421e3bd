//! The host prefix of an operation: `endpoint = "{account}.data."`, Smithy's `endpoint` trait.

use syn::LitStr;

use crate::context::Context;
use crate::uri::Segment;

/// Splits the prefix into its pieces, or reports what is wrong with it.
pub(crate) fn segments(context: &Context, literal: &LitStr) -> Vec<Segment> {
    match parse(&literal.value()) {
        Ok(segments) => segments,
        Err(fault) => {
            context.error(literal, fault);
            Vec::new()
        }
    }
}

fn parse(prefix: &str) -> Result<Vec<Segment>, String> {
    // `query-` becomes a part of the host's first name, which is how AWS has it. A label there would let a value choose that name.
    if prefix.contains("://") {
        return Err(format!(
            "`endpoint` stands before the host and is no URL, found {prefix:?}; scheme and host come from the client's endpoint"
        ));
    }
    if !prefix.ends_with(['.', '-']) {
        return Err(format!(
            "`endpoint` stands before the host and must end with `.` or `-`, found {prefix:?}"
        ));
    }
    if prefix.starts_with('.') || prefix.contains("..") {
        return Err(format!(
            "`endpoint` has a dot without a name before it, in {prefix:?}; expected names that end with one dot each"
        ));
    }
    let mut segments = Vec::new();
    let mut rest = prefix;
    while !rest.is_empty() {
        if let Some(label) = rest.strip_prefix('{') {
            let (name, after) = label.split_once('}').ok_or_else(|| {
                format!("`endpoint` has a label without its `}}`, at {rest:?}; labels are written `{{name}}`")
            })?;
            let is_name = !name.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if !is_name {
                return Err(format!(
                    "`endpoint` has the malformed label `{{{name}}}`; expected `{{name}}`"
                ));
            }
            segments.push(Segment::Label {
                name: name.to_owned(),
                greedy: false,
            });
            rest = after;
            continue;
        }
        let end = rest.find('{').unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        let bad = text.chars().find(|character| {
            !character.is_ascii_alphanumeric() && !matches!(character, '-' | '.')
        });
        if let Some(bad) = bad {
            return Err(format!(
                "`endpoint` has the character {bad:?}, which no host name has; expected letters, digits, hyphens, dots and `{{labels}}`"
            ));
        }
        segments.push(Segment::Literal(text.to_owned()));
        rest = after;
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::uri::Segment;

    #[test]
    fn literals_and_labels() {
        let label = Segment::Label {
            name: "account".into(),
            greedy: false,
        };
        let segments = parse("foo.{account}.data.").expect("a prefix");
        let literal = |text: &str| Segment::Literal(text.into());
        assert_eq!(segments, [literal("foo."), label, literal(".data.")]);
    }

    #[test]
    fn faults_are_told() {
        for (prefix, told) in [
            ("data", "must end with `.` or `-`"),
            ("https://data.", "no URL"),
            (".data.", "a dot without a name"),
            ("data..x.", "a dot without a name"),
            ("{account.", "without its `}`"),
            ("{}.", "malformed label"),
            ("a/b.", "the character '/'"),
        ] {
            let fault = parse(prefix).expect_err(prefix);
            assert!(fault.contains(told), "{fault}");
        }
    }
}
