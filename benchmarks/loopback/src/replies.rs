//! The replies, with the headers that the service sends.

use workload::{PENDING, access_token, id_token, refresh_token};

/// All replies, whole: head and body in one piece.
pub(crate) struct Replies {
    tokens: Vec<u8>,
    pending: Vec<u8>,
    invalid: Vec<u8>,
}

impl Replies {
    /// Makes the replies; they are the same at every start.
    pub(crate) fn new() -> Self {
        let tokens = format!(
            r#"{{"accessToken":"{}","tokenType":"Bearer","expiresIn":28800,"refreshToken":"{}","idToken":"{}"}}"#,
            access_token(),
            refresh_token(),
            id_token()
        );
        Self {
            tokens: reply("200 OK", None, &tokens),
            pending: error(
                "AuthorizationPendingException",
                "authorization_pending",
                "The authorization request is still pending.",
            ),
            invalid: error(
                "InvalidRequestException",
                "invalid_request",
                "Not a request that this server knows.",
            ),
        }
    }

    /// The reply to one request.
    pub(crate) fn reply_to(&self, head: &[u8], body: &[u8]) -> &[u8] {
        if !head.starts_with(b"POST /token HTTP/1.1\r\n") {
            return &self.invalid;
        }
        match device_code(body) {
            Some(code) if code.starts_with(PENDING.as_bytes()) => &self.pending,
            Some(_) => &self.tokens,
            None => &self.invalid,
        }
    }
}

/// What follows the member's name, as far as the end of the body: enough to see how the code begins.
fn device_code(body: &[u8]) -> Option<&[u8]> {
    const MEMBER: &[u8] = b"\"deviceCode\":\"";
    let position = body
        .windows(MEMBER.len())
        .position(|window| window == MEMBER)?;
    Some(&body[position + MEMBER.len()..])
}

fn error(exception: &str, code: &str, description: &str) -> Vec<u8> {
    reply(
        "400 Bad Request",
        Some(exception),
        &format!(r#"{{"error":"{code}","error_description":"{description}"}}"#),
    )
}

fn reply(status: &str, exception: Option<&str>, body: &str) -> Vec<u8> {
    // The service appends a colon and a URI to the name of the exception.
    let exception = exception.map_or_else(String::new, |name| {
        format!(
            "x-amzn-ErrorType: {name}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/\r\n"
        )
    });
    format!(
        "HTTP/1.1 {status}\r\n\
         Date: Mon, 02 Jun 2025 08:30:00 GMT\r\n\
         Content-Type: application/json\r\n\
         Content-Length: {}\r\n\
         Connection: keep-alive\r\n\
         x-amzn-RequestId: 4f0c7d2e-5b1a-4e36-9c88-2d7f6a1b3c90\r\n\
         Cache-Control: no-store\r\n\
         {exception}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use workload::{Case, device_code};

    const HEAD: &[u8] = b"POST /token HTTP/1.1\r\ncontent-length: 1\r\n\r\n";

    fn status_line(reply: &[u8]) -> &[u8] {
        reply
            .split(|byte| *byte == b'\r')
            .next()
            .unwrap_or_default()
    }

    #[test]
    fn the_device_code_decides() {
        let replies = Replies::new();
        for (case, status) in [
            (Case::Success, b"HTTP/1.1 200 OK".as_slice()),
            (Case::Pending, b"HTTP/1.1 400 Bad Request".as_slice()),
        ] {
            let body = format!(r#"{{"clientId":"c","deviceCode":"{}"}}"#, device_code(case));
            let reply = replies.reply_to(HEAD, body.as_bytes());
            assert_eq!(status_line(reply), status);
        }
    }

    #[test]
    fn anything_else_is_invalid() {
        let replies = Replies::new();
        for (head, body) in [
            (HEAD, b"{}".as_slice()),
            (
                b"GET / HTTP/1.1\r\n\r\n",
                b"\"deviceCode\":\"decided".as_slice(),
            ),
        ] {
            assert_eq!(replies.reply_to(head, body), replies.invalid);
        }
    }
}
