//! One connection: read a request to its end, answer it, again.

use std::io::{self, Read, Write};
use std::net::TcpStream;

use crate::head::header;
use crate::replies::Replies;

/// Far more than the clients send; a request beyond it ends the connection.
const REQUEST_LIMIT: usize = 64 * 1024;

/// Answers requests until the client closes the connection.
pub(crate) fn serve(mut stream: TcpStream, replies: &Replies) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut received = Vec::with_capacity(REQUEST_LIMIT);
    while let Some((body_start, end)) = read_request(&mut stream, &mut received)? {
        let reply = replies.reply_to(&received[..body_start], &received[body_start..end]);
        stream.write_all(reply)?;
        received.drain(..end);
    }
    Ok(())
}

/// Reads until `received` begins with a whole request; returns where its body begins and ends, or `None` when the client
/// has closed the connection.
fn read_request(
    stream: &mut TcpStream,
    received: &mut Vec<u8>,
) -> io::Result<Option<(usize, usize)>> {
    let mut chunk = [0; 8 * 1024];
    loop {
        if let Some(body_start) = end_of_head(received) {
            let end = body_start.saturating_add(content_length(&received[..body_start])?);
            if received.len() >= end {
                return Ok(Some((body_start, end)));
            }
        }
        if received.len() > REQUEST_LIMIT {
            return Err(io::ErrorKind::InvalidData.into());
        }
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            length => received.extend_from_slice(&chunk[..length]),
        }
    }
}

fn end_of_head(received: &[u8]) -> Option<usize> {
    const BLANK_LINE: &[u8] = b"\r\n\r\n";
    received
        .windows(BLANK_LINE.len())
        .position(|window| window == BLANK_LINE)
        .map(|position| position + BLANK_LINE.len())
}

fn content_length(head: &[u8]) -> io::Result<usize> {
    let Some(value) = header(head, "content-length") else {
        return Ok(0);
    };
    str::from_utf8(value)
        .ok()
        .and_then(|value| value.parse().ok())
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_after_the_blank_line() {
        assert_eq!(end_of_head(b"POST /token HTTP/1.1\r\n\r\n{}"), Some(24));
        assert_eq!(end_of_head(b"POST /token HTTP/1.1\r\n"), None);
    }

    #[test]
    fn the_length_must_be_a_number_where_there_is_one() {
        assert_eq!(
            content_length(b"A: b\r\nContent-Length: 17\r\n").ok(),
            Some(17)
        );
        assert_eq!(content_length(b"A: b\r\n").ok(), Some(0));
        assert!(content_length(b"content-length: many\r\n").is_err());
    }
}
