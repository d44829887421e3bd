//! The client.

use std::io::Read;
use std::time::{Duration, SystemTime};

use serde::Deserialize;
use ureq::Agent;
use ureq::http::header::{AUTHORIZATION, CONTENT_TYPE};
use ureq::http::uri::Scheme;
use ureq::http::{HeaderName, HeaderValue, Request, Uri};

use crate::call;
use crate::error::{Error, ServiceError};
use crate::sign::Signer;

/// No reply of the service comes near it.
const REPLY_LIMIT: u64 = 1024 * 1024;

const AMZ_DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// A client for one endpoint.
pub(crate) struct Client {
    agent: Agent,
    uri: Uri,
    host: String,
    signer: Signer,
    session_token: HeaderValue,
}

/// Who one is.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
#[expect(dead_code, reason = "read by a real program, not by the measurement")]
pub(crate) struct Identity {
    pub(crate) arn: String,
    pub(crate) user_id: String,
    pub(crate) account: String,
}

/// The reply to `GetCallerIdentity`.
#[derive(Deserialize)]
struct Reply {
    #[serde(rename = "GetCallerIdentityResult")]
    result: Identity,
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
        // As in `handwritten-signed`: every phase is bounded, without a thread for each call.
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

    /// Asks who one is.
    pub(crate) fn get_caller_identity(&self) -> Result<Identity, Error> {
        let request = self.signed().map_err(Error::Transport)?;
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
            let reply: Reply = quick_xml::de::from_reader(&*reply).map_err(Error::Reply)?;
            Ok(reply.result)
        } else {
            Err(Error::Service(ServiceError::new(head.status, &reply)))
        }
    }

    fn signed(&self) -> Result<Request<&'static [u8]>, ureq::Error> {
        let signature = self.signer.sign(&self.host, call::BODY, SystemTime::now());
        Ok(Request::post(self.uri.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static(call::CONTENT_TYPE))
            .header(AMZ_DATE, signature.date)
            .header(SECURITY_TOKEN, self.session_token.clone())
            .header(AUTHORIZATION, sensitive(signature.authorization)?)
            .body(call::BODY)?)
    }
}

/// A header's value that nothing prints.
fn sensitive(text: String) -> Result<HeaderValue, ureq::Error> {
    let mut value = HeaderValue::try_from(text).map_err(ureq::http::Error::from)?;
    value.set_sensitive(true);
    Ok(value)
}
