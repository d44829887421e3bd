//! Which requests an operation's URI stands for.

/// A piece of an operation's path.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum PathSegment {
    /// Text; behind its `?`, the constant query.
    Literal(&'static str),
    /// A label.
    Label {
        /// Its name.
        name: &'static str,
        /// Whether it spans slashes.
        greedy: bool,
    },
}

/// The constant query of a URI, without its `?`.
pub(super) fn constant_query(segments: &[PathSegment]) -> &'static str {
    match segments.last() {
        Some(PathSegment::Literal(text)) => text.split_once('?').map_or("", |(_, query)| query),
        _ => "",
    }
}

/// The parameters of a query, still encoded.
pub(super) fn parameters(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|parameter| !parameter.is_empty())
}

/// Splits a path by the pieces of an operation's: the values of the labels, or `None` if the path is another or the
/// constant query is not there.
pub(super) fn match_uri<'a>(
    segments: &[PathSegment],
    path: &'a str,
    query: Option<&str>,
) -> Option<Vec<(&'static str, &'a str)>> {
    let has = |constant| parameters(query.unwrap_or_default()).any(|found| found == constant);
    if !parameters(constant_query(segments)).all(has) {
        return None;
    }
    let mut labels = Vec::new();
    let mut rest = path;
    let mut segments = segments.iter().peekable();
    while let Some(segment) = segments.next() {
        match *segment {
            PathSegment::Literal(text) => {
                let text = text.split('?').next().unwrap_or_default();
                rest = rest.strip_prefix(text)?;
            }
            PathSegment::Label { name, greedy } => {
                let end = match (greedy, segments.peek()) {
                    (true, Some(PathSegment::Literal(next))) if !next.starts_with('?') => {
                        rest.rfind(next.split('?').next().unwrap_or_default())?
                    }
                    (true, _) => rest.len(),
                    (false, _) => rest.find('/').unwrap_or(rest.len()),
                };
                let (value, after) = rest.split_at(end);
                if value.is_empty() {
                    return None;
                }
                labels.push((name, value));
                rest = after;
            }
        }
    }
    rest.is_empty().then_some(labels)
}

/// The value of a parameter in a form.
#[cfg(feature = "query")]
pub(super) fn form_value(body: &[u8], wanted: &str) -> Option<String> {
    let body = std::str::from_utf8(body).ok()?;
    parameters(body).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        (name == wanted)
            .then(|| crate::protocol::percent::decode(value))?
            .map(std::borrow::Cow::into_owned)
    })
}
