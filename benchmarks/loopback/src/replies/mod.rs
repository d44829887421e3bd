//! The replies, with the headers that the services send.

mod create_token;
mod get_caller_identity;
mod get_object;
mod get_secret_value;

use crate::head::header;

/// The replies to all calls.
pub(crate) struct Replies {
    create_token: create_token::Replies,
    get_caller_identity: get_caller_identity::Replies,
    get_object: get_object::Replies,
    get_secret_value: get_secret_value::Replies,
    unknown: Vec<u8>,
}

impl Replies {
    /// Makes the replies; they are the same at every start.
    pub(crate) fn new() -> Self {
        Self {
            create_token: create_token::Replies::new(),
            get_caller_identity: get_caller_identity::Replies::new(),
            get_object: get_object::Replies::new(),
            get_secret_value: get_secret_value::Replies::new(),
            unknown: reply("404 Not Found", "text/plain", "", "No call of this server."),
        }
    }

    /// The reply to one request.
    pub(crate) fn reply_to(&self, head: &[u8], body: &[u8]) -> &[u8] {
        if head.starts_with(b"POST /token HTTP/1.1\r\n") {
            self.create_token.reply_to(body)
        } else if head.starts_with(b"GET /") {
            self.get_object.reply_to(head)
        } else if !head.starts_with(b"POST / HTTP/1.1\r\n") {
            &self.unknown
        } else if header(head, "x-amz-target").is_none() {
            self.get_caller_identity.reply_to(head, body)
        } else {
            self.get_secret_value.reply_to(head, body)
        }
    }
}

/// A reply, whole. `headers` are lines, each with its end.
fn reply(status: &str, content_type: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\n\
         Date: Mon, 02 Jun 2025 08:30:00 GMT\r\n\
         Content-Type: {content_type}\r\n\
         Content-Length: {}\r\n\
         Connection: keep-alive\r\n\
         x-amzn-RequestId: 4f0c7d2e-5b1a-4e36-9c88-2d7f6a1b3c90\r\n\
         Cache-Control: no-store\r\n\
         {headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_line_decides() {
        let replies = Replies::new();
        for (line, expected) in [
            ("POST /token HTTP/1.1", "HTTP/1.1 400 Bad Request"),
            ("POST / HTTP/1.1", "HTTP/1.1 403 Forbidden"),
            (
                "POST / HTTP/1.1\r\nX-Amz-Target: a.B",
                "HTTP/1.1 400 Bad Request",
            ),
            ("GET /bucket/key HTTP/1.1", "HTTP/1.1 403 Forbidden"),
            ("PUT / HTTP/1.1", "HTTP/1.1 404 Not Found"),
        ] {
            let head = format!("{line}\r\n\r\n");
            let reply = replies.reply_to(head.as_bytes(), b"{}");
            assert!(reply.starts_with(expected.as_bytes()), "{line}");
        }
    }
}
