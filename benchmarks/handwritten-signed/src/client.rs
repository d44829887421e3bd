//! The client.

use std::io::Read;
use std::time::{Duration, SystemTime};

use ureq::Agent;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE};
use ureq::http::uri::Scheme;
use ureq::http::{HeaderName, HeaderValue, Request, Uri};

use crate::call::{self, TARGET};
use crate::error::{Error, ServiceError};
use crate::sign::Signer;
use crate::wire::{GetSecretValue, GetSecretValueReply};

/// No reply of the service comes near it.
const REPLY_LIMIT: u64 = 1024 * 1024;

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const AMZ_TARGET: HeaderName = HeaderName::from_static("x-amz-target");

/// A client for one endpoint.
pub(crate) struct Client {
    agent: Agent,
    uri: Uri,
    host: String,
    signer: Signer,
    session_token: HeaderValue,
}

impl Client {
    /// A client for the service at `endpoint`, a URL without a path.
    pub(crate) fn new(endpoint: &str, signer: Signer) -> Result<Self, ureq::Error> {
        let uri: Uri = endpoint.parse().map_err(ureq::http::Error::from)?;
        let loopback = uri.host() == Some("127.0.0.1");
        if uri.scheme() != Some(&Scheme::HTTPS) && !loopback {
            return Err(ureq::Error::RequireHttpsOnly(endpoint.to_owned()));
        }
        let host = uri.authority().map_or("", |authority| authority.as_str());
        let host = host.to_owned();
        let session_token = sensitive(signer.credentials.session_token.clone())?;
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
        Ok(Self {
            agent,
            uri,
            host,
            signer,
            session_token,
        })
    }

    /// Fetches a secret.
    pub(crate) fn get_secret_value(
        &self,
        request: &GetSecretValue<'_>,
    ) -> Result<GetSecretValueReply, Error> {
        let body = serde_json::to_vec(request).map_err(Error::Request)?;
        let request = self.signed(&body).map_err(Error::Transport)?;
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

    fn signed<'a>(&self, body: &'a [u8]) -> Result<Request<&'a [u8]>, ureq::Error> {
        let signature = self.signer.sign(&self.host, body, SystemTime::now());
        Ok(Request::post(self.uri.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static(call::CONTENT_TYPE))
            .header(AMZ_TARGET, HeaderValue::from_static(TARGET))
            .header(AMZ_DATE, signature.date)
            .header(SECURITY_TOKEN, self.session_token.clone())
            .header(AUTHORIZATION, sensitive(signature.authorization)?)
            .body(body)?)
    }
}

/// A header's value that nothing prints.
fn sensitive(text: String) -> Result<HeaderValue, ureq::Error> {
    let mut value = HeaderValue::try_from(text).map_err(ureq::http::Error::from)?;
    value.set_sensitive(true);
    Ok(value)
}
