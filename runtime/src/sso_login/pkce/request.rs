//! Reading a request: its first line and the header `Host`, within bounds.

use std::io::{self, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use percent_encoding::percent_decode;
use zeroize::Zeroizing;

use crate::Sensitive;

/// An authorization code has about a hundred bytes, and a browser sends some kilobytes of headers.
const LONGEST_HEAD: usize = 16 * 1024;

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(5);

const MOST_HEADERS: usize = 64;

/// What is of interest in a request.
pub(super) struct Request {
    pub(super) is_get: bool,
    pub(super) path: String,
    pub(super) query: Sensitive<String>,
    pub(super) host: Option<String>,
}

pub(super) enum Unreadable {
    /// Not one byte came.
    Silent,
    /// Something else than a request, too much of it, or too slowly.
    Malformed,
}

/// Reads a request up to the end of its headers.
pub(super) fn read(stream: &TcpStream) -> Result<Request, Unreadable> {
    let mut head = Zeroizing::new(vec![0; LONGEST_HEAD]);
    let mut length = 0;
    let deadline = Instant::now().checked_add(TIME_LIMIT);
    loop {
        let free = head.get_mut(length..).unwrap_or_default();
        let count = match read_some(stream, free, deadline) {
            Ok(count) if count > 0 => count,
            _ if length == 0 => return Err(Unreadable::Silent),
            _ => return Err(Unreadable::Malformed),
        };
        length += count;
        let so_far = head.get(..length).unwrap_or_default();
        if let Some(request) = parse(so_far)? {
            return Ok(request);
        }
    }
}

fn read_some(
    mut stream: &TcpStream,
    buffer: &mut [u8],
    deadline: Option<Instant>,
) -> io::Result<usize> {
    let left = deadline.and_then(|deadline| deadline.checked_duration_since(Instant::now()));
    let left = left.filter(|left| !left.is_zero());
    stream.set_read_timeout(Some(left.ok_or(io::ErrorKind::TimedOut)?))?;
    stream.read(buffer)
}

/// The request, when all of its head is there.
fn parse(head: &[u8]) -> Result<Option<Request>, Unreadable> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let status = request.parse(head).map_err(|_| Unreadable::Malformed)?;
    if status.is_partial() {
        return Ok(None);
    }
    let target = request.path.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut hosts = request
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("host"));
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => std::str::from_utf8(host.value).ok(),
        _ => None,
    };
    Ok(Some(Request {
        is_get: request.method == Some("GET"),
        path: path.to_owned(),
        query: Sensitive::from(query),
        host: host.map(|host| host.trim().to_owned()),
    }))
}

/// The parameters that count (RFC 6749 sections 4.1.2 and 4.1.2.1).
#[derive(Default)]
pub(super) struct Query {
    pub(super) state: Option<Sensitive<String>>,
    pub(super) code: Option<Sensitive<String>>,
    pub(super) error: Option<String>,
    pub(super) error_description: Option<String>,
}

impl Query {
    /// `None` for a parameter that is there twice (RFC 6749 section 3.1), or is no UTF-8. An empty one is none.
    pub(super) fn parse(query: &str) -> Option<Self> {
        let mut found = Self::default();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_new = match name {
                "state" => put(&mut found.state, Sensitive::new(decode(value)?)),
                "code" => put(&mut found.code, Sensitive::new(decode(value)?)),
                "error" => put(&mut found.error, decode(value)?),
                "error_description" => put(&mut found.error_description, decode(value)?),
                _ => true,
            };
            if !is_new {
                return None;
            }
        }
        found.code = found.code.filter(|code| !code.expose().is_empty());
        found.error = found.error.filter(|error| !error.is_empty());
        Some(found)
    }
}

fn put<T>(place: &mut Option<T>, value: T) -> bool {
    place.replace(value).is_none()
}

/// As in a form: `+` is a space.
fn decode(value: &str) -> Option<String> {
    let spaced = Zeroizing::new(value.replace('+', " "));
    let decoded = percent_decode(spaced.as_bytes()).decode_utf8().ok()?;
    Some(decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Query, parse};

    #[test]
    fn a_query_is_read_as_a_form() {
        let query = Query::parse("code=a%2Bb+c&state=%C3%A4&x&error=&scope=%ff").expect("a query");
        assert_eq!(query.code.expect("a code").expose(), "a+b c");
        assert_eq!(query.state.expect("a state").expose(), "\u{e4}");
        assert_eq!(query.error, None);
        for refused in ["state=a&state=a", "code=a&code=", "code=%ff"] {
            assert!(Query::parse(refused).is_none(), "{refused}");
        }
    }

    #[test]
    fn a_head_is_read_when_it_is_whole() {
        let head = b"GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n";
        for length in 0..head.len() {
            assert!(matches!(parse(&head[..length]), Ok(None)), "{length}");
        }
        let Ok(Some(request)) = parse(head) else {
            panic!("a request");
        };
        assert!(request.is_get);
        assert_eq!(
            (request.path.as_str(), request.query.expose().as_str()),
            ("/a", "b=c")
        );
        assert_eq!(request.host.as_deref(), Some("127.0.0.1:1"));
        for (head, host) in [
            (&b"GET / HTTP/1.1\r\n\r\n"[..], None),
            (b"GET / HTTP/1.1\r\nhost: a\r\nHost: b\r\n\r\n", None),
        ] {
            let Ok(Some(request)) = parse(head) else {
                panic!("a request");
            };
            assert_eq!(request.host, host);
        }
        assert!(parse(b"\x16\x03\x01\x02\x00").is_err(), "TLS");
    }
}
