//! Messages from bytes that look like HTTP: a first line, headers, an empty line, a body.

use aws_operation::http::{HeaderMap, HeaderName, HeaderValue};

/// The first line, the headers that are some, and the body.
pub(crate) fn split(data: &[u8]) -> (&[u8], HeaderMap, &[u8]) {
    let (first, mut rest) = line(data);
    let mut headers = HeaderMap::new();
    while !rest.is_empty() {
        let (header, after) = line(rest);
        rest = after;
        if header.is_empty() {
            break;
        }
        let colon = header.iter().position(|byte| *byte == b':');
        let (name, value) = header.split_at(colon.unwrap_or(header.len()));
        let name = HeaderName::from_bytes(name);
        let value = HeaderValue::from_bytes(value.get(1..).unwrap_or_default().trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    (first, headers, rest)
}

fn line(data: &[u8]) -> (&[u8], &[u8]) {
    match data.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&data[..end], &data[end + 1..]),
        None => (data, &[]),
    }
}
