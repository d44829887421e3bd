//! The replies to STS's `GetCallerIdentity`.

use workload::get_caller_identity::{ARN, Case, access_key_id, session_token};

use super::reply;
use crate::head::header;

const NAMESPACE: &str = "https://sts.amazonaws.com/doc/2011-06-15/";
const REQUEST_ID: &str = "4f0c7d2e-5b1a-4e36-9c88-2d7f6a1b3c90";

/// The replies, whole: head and body in one piece.
pub(super) struct Replies {
    identity: Vec<u8>,
    unknown_key: Vec<u8>,
    unsigned: Vec<u8>,
    /// How the header `authorization` begins, for each case.
    known: String,
    unknown: String,
    session_token: String,
}

impl Replies {
    pub(super) fn new() -> Self {
        let identity = format!(
            "<GetCallerIdentityResponse xmlns=\"{NAMESPACE}\">\n  <GetCallerIdentityResult>\n    <Arn>{ARN}</Arn>\n    \
             <UserId>AROAEXAMPLEEXAMPLE123:i-0123456789abcdef0</UserId>\n    <Account>123456789012</Account>\n  \
             </GetCallerIdentityResult>\n  <ResponseMetadata>\n    <RequestId>{REQUEST_ID}</RequestId>\n  \
             </ResponseMetadata>\n</GetCallerIdentityResponse>\n"
        );
        let credential = |case| format!("AWS4-HMAC-SHA256 Credential={}/", access_key_id(case));
        Self {
            identity: reply("200 OK", "text/xml", "", &identity),
            unknown_key: error(
                "InvalidClientTokenId",
                "The security token included in the request is invalid.",
            ),
            unsigned: error(
                "MissingAuthenticationToken",
                "Not a signed request for GetCallerIdentity.",
            ),
            known: credential(Case::Success),
            unknown: credential(Case::UnknownKey),
            session_token: session_token(),
        }
    }

    /// The reply to one request.
    pub(super) fn reply_to(&self, head: &[u8], body: &[u8]) -> &[u8] {
        let has_rest = body == b"Action=GetCallerIdentity&Version=2011-06-15"
            && header(head, "content-type")
                .is_some_and(|value| value.starts_with(b"application/x-www-form-urlencoded"))
            && header(head, "x-amz-date").is_some()
            && header(head, "x-amz-security-token") == Some(self.session_token.as_bytes());
        match header(head, "authorization") {
            Some(value) if has_rest && value.starts_with(self.known.as_bytes()) => &self.identity,
            Some(value) if has_rest && value.starts_with(self.unknown.as_bytes()) => {
                &self.unknown_key
            }
            _ => &self.unsigned,
        }
    }
}

fn error(code: &str, message: &str) -> Vec<u8> {
    let body = format!(
        "<ErrorResponse xmlns=\"{NAMESPACE}\">\n  <Error>\n    <Type>Sender</Type>\n    <Code>{code}</Code>\n    \
         <Message>{message}</Message>\n  </Error>\n  <RequestId>{REQUEST_ID}</RequestId>\n</ErrorResponse>\n"
    );
    reply("403 Forbidden", "text/xml", "", &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"Action=GetCallerIdentity&Version=2011-06-15";

    fn head(case: Case) -> String {
        format!(
            "POST / HTTP/1.1\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\
             X-Amz-Date: 20150830T123600Z\r\n\
             X-Amz-Security-Token: {}\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={}/20150830/us-east-1/...\r\n\r\n",
            session_token(),
            access_key_id(case)
        )
    }

    #[test]
    fn the_access_key_decides() {
        let replies = Replies::new();
        for (case, expected) in [
            (Case::Success, &replies.identity),
            (Case::UnknownKey, &replies.unknown_key),
        ] {
            assert_eq!(replies.reply_to(head(case).as_bytes(), BODY), expected);
        }
    }

    #[test]
    fn the_body_and_each_header_of_a_signed_call_are_needed() {
        let replies = Replies::new();
        let whole = head(Case::Success);
        assert_eq!(
            replies.reply_to(whole.as_bytes(), b"Action=Other"),
            replies.unsigned
        );
        for name in ["Type", "Date", "Security-Token", "Authorization"] {
            let head = whole.replace(name, "Other");
            assert_eq!(
                replies.reply_to(head.as_bytes(), BODY),
                replies.unsigned,
                "{name}"
            );
        }
    }
}
