//! The replies to Secrets Manager's `GetSecretValue`.

use workload::get_secret_value::{
    ACCESS_KEY_ID, Case, MISSING, secret_id, secret_string, session_token,
};

use super::reply;
use crate::head::header;

const CONTENT_TYPE: &str = "application/x-amz-json-1.1";

/// The replies, whole: head and body in one piece.
pub(super) struct Replies {
    secret: Vec<u8>,
    missing: Vec<u8>,
    unsigned: Vec<u8>,
    /// How the header `authorization` begins.
    credential: String,
    session_token: String,
}

impl Replies {
    pub(super) fn new() -> Self {
        let name = secret_id(Case::Success);
        let secret = format!(
            r#"{{"ARN":"arn:aws:secretsmanager:us-east-1:123456789012:secret:{name}-a1b2c3","CreatedDate":1523477145.713,"Name":"{name}","SecretString":"{}","VersionId":"6a3c5f0e-91d4-4b7c-8a52-0f1e2d3c4b5a","VersionStages":["AWSCURRENT"]}}"#,
            secret_string().replace('"', "\\\"")
        );
        Self {
            secret: reply("200 OK", CONTENT_TYPE, "", &secret),
            missing: error(
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret.",
            ),
            unsigned: error(
                "MissingAuthenticationTokenException",
                "Not a signed request for GetSecretValue.",
            ),
            credential: format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY_ID}/"),
            session_token: session_token(),
        }
    }

    /// The reply to one request.
    pub(super) fn reply_to(&self, head: &[u8], body: &[u8]) -> &[u8] {
        if !self.is_signed_call(head) {
            &self.unsigned
        } else if names_missing(body) {
            &self.missing
        } else {
            &self.secret
        }
    }

    /// Whether the headers of a signed call are there. The signature itself is the clients' tests' business.
    fn is_signed_call(&self, head: &[u8]) -> bool {
        header(head, "x-amz-target") == Some(b"secretsmanager.GetSecretValue")
            && header(head, "content-type") == Some(CONTENT_TYPE.as_bytes())
            && header(head, "x-amz-date").is_some()
            && header(head, "x-amz-security-token") == Some(self.session_token.as_bytes())
            && header(head, "authorization")
                .is_some_and(|value| value.starts_with(self.credential.as_bytes()))
    }
}

fn names_missing(body: &[u8]) -> bool {
    body.windows(MISSING.len())
        .any(|window| window == MISSING.as_bytes())
}

/// The service names its errors in the body alone.
fn error(exception: &str, message: &str) -> Vec<u8> {
    let body = format!(r#"{{"__type":"{exception}","Message":"{message}"}}"#);
    reply("400 Bad Request", CONTENT_TYPE, "", &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> String {
        format!(
            "POST / HTTP/1.1\r\n\
             X-Amz-Target: secretsmanager.GetSecretValue\r\n\
             Content-Type: {CONTENT_TYPE}\r\n\
             X-Amz-Date: 20150830T123600Z\r\n\
             X-Amz-Security-Token: {}\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={ACCESS_KEY_ID}/20150830/us-east-1/...\r\n\r\n",
            session_token()
        )
    }

    #[test]
    fn the_name_of_the_secret_decides() {
        let replies = Replies::new();
        for (case, expected) in [
            (Case::Success, &replies.secret),
            (Case::NotFound, &replies.missing),
        ] {
            let body = format!(r#"{{"SecretId":"{}"}}"#, secret_id(case));
            assert_eq!(
                replies.reply_to(head().as_bytes(), body.as_bytes()),
                expected
            );
        }
    }

    #[test]
    fn each_header_of_a_signed_call_is_needed() {
        let replies = Replies::new();
        for name in ["Target", "Type", "Date", "Security-Token", "Authorization"] {
            let head = head().replace(name, "Other");
            assert_eq!(
                replies.reply_to(head.as_bytes(), b"{}"),
                replies.unsigned,
                "{name}"
            );
        }
    }
}
