//! The replies to SSO OIDC's `CreateToken`.

use workload::create_token::{PENDING, access_token, id_token, refresh_token};

use super::reply;

/// The service names its errors in a header, and appends a colon and a URI.
const ERROR_URI: &str = "http://internal.amazon.com/coral/com.amazonaws.sso.oidc/";

/// The replies, whole: head and body in one piece.
pub(super) struct Replies {
    tokens: Vec<u8>,
    pending: Vec<u8>,
    invalid: Vec<u8>,
}

impl Replies {
    /// Makes the replies; they are the same at every start.
    pub(super) fn new() -> Self {
        let tokens = format!(
            r#"{{"accessToken":"{}","tokenType":"Bearer","expiresIn":28800,"refreshToken":"{}","idToken":"{}"}}"#,
            access_token(),
            refresh_token(),
            id_token()
        );
        Self {
            tokens: reply("200 OK", "application/json", "", &tokens),
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
    pub(super) fn reply_to(&self, body: &[u8]) -> &[u8] {
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
        "application/json",
        &format!("x-amzn-ErrorType: {exception}:{ERROR_URI}\r\n"),
        &format!(r#"{{"error":"{code}","error_description":"{description}"}}"#),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use workload::create_token::{Case, device_code};

    #[test]
    fn the_device_code_decides() {
        let replies = Replies::new();
        for (case, expected) in [
            (Case::Success, &replies.tokens),
            (Case::Pending, &replies.pending),
        ] {
            let body = format!(r#"{{"clientId":"c","deviceCode":"{}"}}"#, device_code(case));
            assert_eq!(replies.reply_to(body.as_bytes()), expected);
        }
        assert_eq!(replies.reply_to(b"{}"), replies.invalid);
    }
}
