//! The client.

use std::io::Read;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use ureq::Agent;
use ureq::http::HeaderMap;
use ureq::http::uri::{Scheme, Uri};

use crate::error::{Error, ServiceError};

/// No error has more; objects may.
const ERROR_LIMIT: u64 = 1024 * 1024;
/// What a body has room for at the start, whatever its length is said to be.
const MOST_ROOM: u64 = 8 * 1024 * 1024;
/// How long a signature is good: a call takes no longer to arrive.
const EXPIRES_IN: Duration = Duration::from_secs(300);

/// A client for one bucket.
pub(crate) struct Client {
    agent: Agent,
    bucket: Bucket,
    credentials: Credentials,
}

/// The reply to `GetObject`.
#[expect(dead_code, reason = "read by a real program, not by the measurement")]
pub(crate) struct Object {
    pub(crate) e_tag: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// A client for the bucket at `endpoint`, a URL without a path.
    pub(crate) fn new(
        endpoint: &str,
        bucket: &str,
        region: &str,
        credentials: Credentials,
    ) -> Result<Self, Error> {
        let uri: Uri = endpoint.parse().map_err(Error::uri)?;
        let loopback = uri.host() == Some("127.0.0.1");
        if uri.scheme() != Some(&Scheme::HTTPS) && !loopback {
            let error = ureq::Error::RequireHttpsOnly(endpoint.to_owned());
            return Err(Error::Transport(error));
        }
        let bucket = endpoint
            .parse()
            .ok()
            .and_then(|url| {
                let names = (bucket.to_owned(), region.to_owned());
                Bucket::new(url, UrlStyle::Path, names.0, names.1).ok()
            })
            .ok_or(Error::Bucket)?;
        // As in `handwritten-signed`: every phase is bounded, without a thread for each call.
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent("handwritten/1.0")
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_per_read(Some(Duration::from_secs(10)))
            .timeout_per_write(Some(Duration::from_secs(10)))
            .timeout_recv_response(Some(Duration::from_secs(30)))
            .build()
            .new_agent();
        Ok(Self {
            agent,
            bucket,
            credentials,
        })
    }

    /// Fetches an object, and verifies its checksum.
    pub(crate) fn get_object(&self, key: &str) -> Result<Object, Error> {
        let mut action = self.bucket.get_object(Some(&self.credentials), key);
        let headers = action.headers_mut();
        headers.insert("x-amz-checksum-mode", "ENABLED");
        let url = action.sign(EXPIRES_IN);
        let uri = Uri::try_from(url.as_str()).map_err(Error::uri)?;
        let response = self
            .agent
            .get(uri)
            .header("x-amz-checksum-mode", "ENABLED")
            .call()
            .map_err(Error::Transport)?;

        let (head, body) = response.into_parts();
        let is_object = head.status.is_success();
        // Room for the whole body from the start: growing step by step costs more than reading it.
        let length = body.content_length().unwrap_or(0).min(MOST_ROOM);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        body.into_with_config()
            .limit(if is_object { u64::MAX } else { ERROR_LIMIT })
            .reader()
            .read_to_end(&mut bytes)
            .map_err(|error| Error::Transport(error.into()))?;
        if !is_object {
            return Err(Error::Service(ServiceError::new(head.status, &bytes)));
        }
        verify(&head.headers, &bytes)?;
        let text = |name: &str| {
            let value = head.headers.get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        Ok(Object {
            e_tag: text("etag"),
            content_type: text("content-type"),
            body: bytes,
        })
    }
}

/// Compares the body with its checksum, where the reply has one of the whole.
fn verify(headers: &HeaderMap, body: &[u8]) -> Result<(), Error> {
    let Some(expected) = headers.get("x-amz-checksum-crc32") else {
        return Ok(());
    };
    let found = BASE64_STANDARD.encode(crc32fast::hash(body).to_be_bytes());
    // A checksum of checksums has their number behind a hyphen.
    if expected == found.as_str() || expected.as_bytes().contains(&b'-') {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_byte_is_found() {
        let mut headers = HeaderMap::new();
        assert!(verify(&headers, b"anything").is_ok());
        headers.insert("x-amz-checksum-crc32", "y/Q5Jg==".parse().expect("a value"));
        assert!(verify(&headers, b"123456789").is_ok());
        assert!(matches!(verify(&headers, b"12345678"), Err(Error::Damaged)));
    }
}
