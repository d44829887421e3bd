//! The client.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;
use ureq::http::header::CONTENT_TYPE;
use ureq::http::uri::Scheme;
use ureq::http::{HeaderValue, Request, Uri};

use crate::error::{Error, ServiceError};
use crate::wire::{CreateToken, CreateTokenReply};

/// No reply of the service comes near it.
const REPLY_LIMIT: u64 = 1024 * 1024;

/// A client for one endpoint.
pub(crate) struct Client {
    agent: Agent,
    token: Uri,
}

impl Client {
    /// A client for the service at `endpoint`, a URL without a trailing slash.
    pub(crate) fn new(endpoint: &str) -> Result<Self, ureq::Error> {
        let token: Uri = format!("{endpoint}/token")
            .parse()
            .map_err(ureq::http::Error::from)?;
        let loopback = token.host() == Some("127.0.0.1");
        if token.scheme() != Some(&Scheme::HTTPS) && !loopback {
            return Err(ureq::Error::RequireHttpsOnly(endpoint.to_owned()));
        }
        // Every phase is bounded, and so is their sum. A global timeout would do it in one line, but makes ureq start a
        // thread to resolve the host in every call. The limits per read and per write are the same in every call, so that
        // no call has to tell the socket what is left.
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent("handwritten/1.0")
            .timeout_connect(Some(Duration::from_secs(5)))
            .timeout_per_read(Some(Duration::from_secs(10)))
            .timeout_per_write(Some(Duration::from_secs(10)))
            .timeout_recv_response(Some(Duration::from_secs(30)))
            .timeout_recv_body(Some(Duration::from_secs(30)))
            .build()
            .new_agent();
        Ok(Self { agent, token })
    }

    /// Exchanges a device code, or another grant, for tokens.
    pub(crate) fn create_token(
        &self,
        request: &CreateToken<'_>,
    ) -> Result<CreateTokenReply, Error> {
        let body = serde_json::to_vec(request).map_err(Error::Request)?;
        let request = Request::post(self.token.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(&*body)
            .map_err(|error| Error::Transport(error.into()))?;
        let response = self.agent.run(request).map_err(Error::Transport)?;

        let (head, body) = response.into_parts();
        // Room for the whole body from the start: growing step by step costs more than the parsing.
        let length = body.content_length().unwrap_or(0).min(REPLY_LIMIT);
        let mut reply = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        body.into_with_config()
            .limit(REPLY_LIMIT)
            .reader()
            .read_to_end(&mut reply)
            .map_err(|error| Error::Transport(error.into()))?;

        if head.status.is_success() {
            serde_json::from_slice(&reply).map_err(Error::Reply)
        } else {
            let error = ServiceError::new(head.status, &head.headers, &reply);
            Err(Error::Service(error))
        }
    }
}
