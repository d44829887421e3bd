//! The headers that are signed.

use std::borrow::Cow;

use http::Uri;
use http::header::{HOST, HeaderMap, HeaderName, HeaderValue};
use http::uri::Scheme;

use super::error::{Fault, SigningError};

/// Headers that are not signed: those that belong to one connection, which whoever is between may change, and those that
/// are added on the way.
const UNSIGNED: [&str; 15] = [
    "authorization",
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// The headers that are signed: their names, sorted, and where their values are.
pub(super) struct SignedHeaders<'a> {
    names: Vec<&'a str>,
    joined: String,
    headers: &'a HeaderMap,
    host: &'a str,
}

impl<'a> SignedHeaders<'a> {
    /// The host, and all headers but the `UNSIGNED` and `except`.
    pub(super) fn new(headers: &'a HeaderMap, host: &'a str, except: &[HeaderName]) -> Self {
        let mut names: Vec<&str> = headers
            .keys()
            .filter(|name| !UNSIGNED.contains(&name.as_str()) && !except.contains(name))
            .map(HeaderName::as_str)
            .collect();
        if !headers.contains_key(HOST) {
            names.push("host");
        }
        names.sort_unstable();
        Self {
            joined: names.join(";"),
            names,
            headers,
            host,
        }
    }

    /// `host;x-amz-date`
    pub(super) fn names(&self) -> &str {
        &self.joined
    }

    /// No less than what is written.
    pub(super) fn size(&self) -> usize {
        let entries = self.headers.iter();
        let headers: usize = entries
            .map(|(name, value)| 2 * name.as_str().len() + value.len() + 3)
            .sum();
        headers + self.host.len()
    }

    /// A line for each name.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for name in &self.names {
            out.extend_from_slice(name.as_bytes());
            let mut separator = b':';
            for value in self.headers.get_all(*name) {
                out.push(separator);
                write_value(value, out);
                separator = b',';
            }
            // The one name that need not be among the headers.
            if separator == b':' {
                out.push(separator);
                out.extend_from_slice(self.host.as_bytes());
            }
            out.push(b'\n');
        }
    }
}

/// Without white space at the ends, and one space for each run of it.
fn write_value(value: &HeaderValue, out: &mut Vec<u8>) {
    let value = value.as_bytes();
    // A token is long and has none. With no way out in the middle, this is a vector loop.
    let has_space = value
        .iter()
        .fold(false, |found, byte| found | byte.is_ascii_whitespace());
    if !has_space {
        out.extend_from_slice(value);
        return;
    }
    let words = value
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    for (index, word) in words.enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        out.extend_from_slice(word);
    }
}

/// The header `host` as HTTP clients make it of a URI: without user information, and without the scheme's own port. Nothing
/// where the headers have one.
pub(super) fn host<'a>(uri: &'a Uri, headers: &HeaderMap) -> Result<Cow<'a, str>, SigningError> {
    if headers.contains_key(HOST) {
        return Ok("".into());
    }
    let host = uri.host().filter(|host| !host.is_empty());
    let host = host.ok_or(Fault::Host)?;
    let default_port = match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => 443,
        _ => 80,
    };
    match uri.port_u16() {
        Some(port) if port != default_port => Ok(format!("{host}:{port}").into()),
        _ => Ok(host.into()),
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::host;

    #[test]
    fn the_host_is_what_clients_send() {
        for (uri, expected) in [
            ("https://example.com/", Some("example.com")),
            ("https://example.com:443/", Some("example.com")),
            ("https://example.com:80/", Some("example.com:80")),
            ("http://example.com:80/", Some("example.com")),
            ("http://127.0.0.1:8080/", Some("127.0.0.1:8080")),
            ("http://[::1]:8080/", Some("[::1]:8080")),
            ("https://user@example.com/", Some("example.com")),
            ("/path", None),
        ] {
            let uri = uri.parse().expect("a URI");
            let host = host(&uri, &HeaderMap::new()).ok();
            assert_eq!(host.as_deref(), expected, "{uri}");
        }
    }
}
