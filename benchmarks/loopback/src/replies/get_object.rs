//! The replies to S3's `GetObject`.

use workload::get_object::{ACCESS_KEY_ID, BUCKET, MISSING, object};

use crate::head::header;

const REQUEST_ID: &str = "4442587FB7D0A2F9";

/// The replies, whole: head and body in one piece.
pub(super) struct Replies {
    object: Vec<u8>,
    missing: Vec<u8>,
    unsigned: Vec<u8>,
    /// How the header `authorization` begins.
    credential: String,
    /// How the path of the object that is missing begins.
    missing_path: String,
}

impl Replies {
    pub(super) fn new() -> Self {
        let object = object();
        let headers = format!(
            "Last-Modified: Mon, 02 Jun 2025 08:00:00 GMT\r\n\
             ETag: \"0c6f4c8a1f9d4e0b8d5f5b7f2a3e9d10\"\r\n\
             x-amz-checksum-crc32: {}\r\n\
             x-amz-checksum-type: FULL_OBJECT\r\n\
             x-amz-server-side-encryption: AES256\r\n\
             Accept-Ranges: bytes\r\n",
            base64(crc32(object.as_bytes()))
        );
        Self {
            object: reply("200 OK", "text/csv", &headers, &object),
            missing: error(
                "404 Not Found",
                "NoSuchKey",
                "The specified key does not exist.",
            ),
            unsigned: error(
                "403 Forbidden",
                "AccessDenied",
                "Not a signed request for GetObject.",
            ),
            credential: format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY_ID}/"),
            missing_path: format!("GET /{BUCKET}/{MISSING}"),
        }
    }

    /// The reply to one request.
    pub(super) fn reply_to(&self, head: &[u8]) -> &[u8] {
        if !self.is_signed_call(head) {
            &self.unsigned
        } else if head.starts_with(self.missing_path.as_bytes()) {
            &self.missing
        } else {
            &self.object
        }
    }

    /// Whether it is signed, in the header or in the query, and asks for the checksum.
    fn is_signed_call(&self, head: &[u8]) -> bool {
        let end = head.iter().position(|byte| *byte == b'\r');
        let line = &head[..end.unwrap_or(head.len())];
        let by_query = contains(line, b"&X-Amz-Signature=")
            && contains(
                line,
                format!("X-Amz-Credential={ACCESS_KEY_ID}%2F").as_bytes(),
            )
            && contains(line, b"&X-Amz-Security-Token=");
        let by_header = header(head, "x-amz-date").is_some()
            && header(head, "x-amz-security-token").is_some()
            && header(head, "authorization")
                .is_some_and(|value| value.starts_with(self.credential.as_bytes()));
        (by_query || by_header) && header(head, "x-amz-checksum-mode") == Some(b"ENABLED")
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn error(status: &str, code: &str, message: &str) -> Vec<u8> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message>\
         <Key>{MISSING}</Key><RequestId>{REQUEST_ID}</RequestId><HostId>dGhlIGhvc3Q=</HostId></Error>"
    );
    reply(status, "application/xml", "", &body)
}

/// A reply, whole, with the headers that S3 sends. `headers` are lines, each with its end.
fn reply(status: &str, content_type: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\n\
         x-amz-id-2: dGhlIGhvc3QgdGhhdCBhbnN3ZXJlZCwgd2hpY2ggaXMgYSBsb25nIG5hbWUgaW4gYmFzZTY0\r\n\
         x-amz-request-id: {REQUEST_ID}\r\n\
         Date: Mon, 02 Jun 2025 08:30:00 GMT\r\n\
         {headers}\
         Content-Type: {content_type}\r\n\
         Content-Length: {}\r\n\
         Server: AmazonS3\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Ethernet's and zip's, bit by bit: it is computed once.
fn crc32(bytes: &[u8]) -> [u8; 4] {
    let rest = bytes.iter().fold(u32::MAX, |rest, byte| {
        (0..8).fold(rest ^ u32::from(*byte), |rest, _| {
            (rest >> 1) ^ (0xEDB8_8320 * (rest & 1))
        })
    });
    (!rest).to_be_bytes()
}

fn base64([a, b, c, d]: [u8; 4]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = u64::from_be_bytes([0, 0, a, b, c, d, 0, 0]);
    let mut text: String = (0..6)
        .map(|place| {
            char::from(DIGITS[usize::from((bits >> (42 - 6 * place)).to_le_bytes()[0] & 63)])
        })
        .collect();
    text.push_str("==");
    text
}

#[cfg(test)]
mod tests {
    use workload::get_object::{Case, key};

    use super::*;

    fn head(case: Case) -> String {
        format!(
            "GET /{BUCKET}/{}?x-id=GetObject HTTP/1.1\r\n\
             X-Amz-Checksum-Mode: ENABLED\r\n\
             X-Amz-Date: 20150830T123600Z\r\n\
             X-Amz-Security-Token: token\r\n\
             Authorization: AWS4-HMAC-SHA256 Credential={ACCESS_KEY_ID}/20150830/us-east-1/...\r\n\r\n",
            key(case)
        )
    }

    #[test]
    fn the_name_of_the_object_decides() {
        let replies = Replies::new();
        for (case, expected) in [
            (Case::Success, &replies.object),
            (Case::NotFound, &replies.missing),
        ] {
            assert_eq!(replies.reply_to(head(case).as_bytes()), expected);
        }
    }

    #[test]
    fn each_header_of_a_signed_call_is_needed_or_its_query() {
        let replies = Replies::new();
        for name in ["Mode", "Date", "Security-Token", "Authorization"] {
            let head = head(Case::Success).replace(name, "Other");
            assert_eq!(
                replies.reply_to(head.as_bytes()),
                replies.unsigned,
                "{name}"
            );
        }
        let head = format!(
            "GET /{BUCKET}/a?X-Amz-Credential={ACCESS_KEY_ID}%2F20150830&X-Amz-Security-Token=t&X-Amz-Signature=0 HTTP/1.1\r\n\
             X-Amz-Checksum-Mode: ENABLED\r\n\r\n"
        );
        assert_eq!(replies.reply_to(head.as_bytes()), replies.object);
    }

    #[test]
    fn checksums_are_written_as_s3_writes_them() {
        assert_eq!(base64(crc32(b"123456789")), "y/Q5Jg==");
    }
}
