//! One call.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use http::request::Parts;
use http::{HeaderMap, Request, Response};
use zeroize::{Zeroize as _, Zeroizing};

use crate::client::Client;
use crate::client::authorize::{SignBody, Signing};
use crate::client::elsewhere::Elsewhere;
use crate::client::repeat::{Repeats, TimeLeft};
use crate::client::retry::RetryPolicy;
use crate::client::trace::Trace;
use crate::client::transport::{Received, Sent};
use crate::error::{BuildError, BuildFault, Error};
use crate::protocol::EncodeSettings;
use crate::protocol::payload::{BodyForm, Content, Incoming};
use crate::protocol::token::TokenCache;
use crate::protocol::{
    Auth, BucketName, Operation, Output, checked_header, decode_as_asked, encode_content, move_to,
    to_send,
};
#[cfg(feature = "checksums")]
use crate::protocol::{Framing, http_checksum};

/// A call that is about to be sent, with headers of its own.
///
/// ```no_run
/// # use aws_operation::{Client, aws_operation};
/// # #[aws_operation(method = "POST", uri = "/ping")]
/// # struct Ping {}
/// # let client = Client::new("https://example.com")?;
/// client
///     .call(&Ping::new())
///     .header("x-amzn-trace-id", "Root=1-67891233-abcdef012345678912345678")
///     .send()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a call does nothing until `send` is called"]
pub struct Call<'a, O> {
    client: &'a Client,
    request: &'a O,
    headers: Result<HeaderMap, BuildFault>,
    is_idempotent: bool,
    retries: Option<RetryPolicy>,
}

impl<'a, O: Operation> Call<'a, O> {
    pub(super) fn new(client: &'a Client, request: &'a O) -> Self {
        Self {
            client,
            request,
            headers: Ok(HeaderMap::new()),
            is_idempotent: false,
            retries: None,
        }
    }

    /// Adds a header, in place of one of that name that the operation or the client sends.
    ///
    /// `Host`, `Connection` and the headers that frame the body are the client's: they are refused when the call is sent,
    /// as is what is no header name or value.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.headers {
            match checked_header(name, value.to_owned()) {
                Ok((name, value)) => {
                    headers.insert(name, value);
                }
                Err(fault) => self.headers = Err(fault),
            }
        }
        self
    }

    /// Says that this call can be made again when it is not known whether it was made, which its operation does not say. See
    /// [`retry`](crate::retry).
    pub const fn idempotent(mut self) -> Self {
        self.is_idempotent = true;
        self
    }

    /// How often this call is made, instead of what the client has.
    pub const fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = Some(policy);
        self
    }

    /// Sends the request and waits for its reply.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub fn send(self) -> Result<O::Output, Error<O::Error>> {
        let headers = self
            .headers
            .map_err(|fault| Error::Build(BuildError::new(O::NAME, fault)))?;
        let shared = &*self.client.shared;
        let mut trace = Trace::begin(O::NAME);
        let tokens = TokenCache::default();
        let endpoint = shared
            .endpoints
            .of::<O>()
            .and_then(|endpoint| match O::SERVICE {
                Some(service) if service.s3 => shared.s3.check().map(|()| endpoint),
                _ => Ok(endpoint),
            })
            .map_err(|fault| Error::Build(BuildError::new(O::NAME, fault)))?;
        let settings = self.client.encode_settings(&endpoint).cache(&tokens);
        #[cfg(feature = "checksums")]
        let settings = settings.has_checksum(http_checksum::is_given(&headers));
        let sending = Sending {
            client: self.client,
            operation: self.request,
            settings,
            headers: &headers,
            is_redirected: Cell::new(false),
            asks_for_checksum: Cell::new(false),
        };
        let repeats = Repeats {
            policy: self.retries.unwrap_or(shared.retries),
            is_idempotent: O::IDEMPOTENT
                || self.is_idempotent
                || shared.retries_all_operations && !O::NEVER_REPLAYED,
            is_signed: O::AUTH != Auth::None,
        };
        shared.repeat(repeats, &mut trace, |left, trace| {
            tokens.begin();
            sending.attempt(left, trace)
        })
    }
}

/// What the attempts of a call have in common.
pub(super) struct Sending<'a, O> {
    pub(super) client: &'a Client,
    operation: &'a O,
    settings: EncodeSettings<'a>,
    headers: &'a HeaderMap,
    /// Whether one of them was sent on to another region.
    pub(super) is_redirected: Cell<bool>,
    /// Whether the request asks for the checksum of its reply.
    asks_for_checksum: Cell<bool>,
}

impl<O: Operation> Sending<'_, O> {
    /// Makes the call once.
    fn attempt(
        &self,
        left: Option<TimeLeft>,
        trace: &mut Trace,
    ) -> Result<O::Output, Error<O::Error>> {
        let request = encode_content(self.operation, &self.settings).map_err(Error::Build)?;
        let (mut parts, content) = request.into_parts();
        let content = Wiped(content);
        let content = &content.0;
        for (name, value) in self.headers {
            parts.headers.insert(name, value.clone());
        }
        #[cfg(feature = "checksums")]
        reannounce(&mut parts.headers, content);
        self.asks_for_checksum.set(
            O::RESPONSE_CHECKSUM.is_some_and(|checksum| parts.headers.contains_key(checksum.mode)),
        );
        match parts.extensions.remove::<BucketName>() {
            None => self.decode(self.exchange(parts, content, None, left, trace)?),
            Some(BucketName(bucket)) => self.to_bucket(&bucket, &parts, content, left, trace),
        }
    }

    /// Sends the request and gets its reply, which may be an error's.
    pub(super) fn exchange(
        &self,
        mut parts: Parts,
        content: &Content<'_>,
        elsewhere: Option<&Elsewhere>,
        left: Option<TimeLeft>,
        trace: &mut Trace,
    ) -> Result<Response<Received>, Error<O::Error>> {
        let build = |fault| Error::Build(BuildError::new(O::NAME, fault));
        let shared = &*self.client.shared;
        if let Some(elsewhere) = elsewhere {
            move_to(&mut parts.uri, self.settings.endpoint, &elsewhere.endpoint).map_err(build)?;
        }
        let signing = Signing {
            region: elsewhere.map(|elsewhere| &*elsewhere.region),
            sign_body: match O::SERVICE {
                Some(service) if service.s3 => shared.s3.sign_body(),
                _ => SignBody::Always,
            },
        };
        let sent = shared.clock.time();
        shared
            .authorizer
            .authorize::<O>(&mut parts, content, sent, signing)
            .map_err(build)?;
        let content = match content {
            Content::Bytes(bytes) => Sent::Bytes(Cow::Borrowed(bytes)),
            Content::Stream(stream, framing) => {
                Sent::Stream(to_send(O::NAME, stream, *framing).map_err(Error::Build)?)
            }
        };
        let endpoint = self.settings.endpoint.of(&parts.uri);
        let request = Request::from_parts(parts, content);
        let wants_stream = O::Output::FORM == BodyForm::Stream;
        let response = shared
            .transport
            .exchange(O::NAME, &endpoint, request, wants_stream, left, trace)
            .map_err(|failure| failure.into_error(O::NAME))?;
        if let Some(watch) = &shared.skew_watch {
            watch.look(response.headers(), sent, shared.clock.time());
        }
        Ok(response)
    }

    pub(super) fn decode(
        &self,
        response: Response<Received>,
    ) -> Result<O::Output, Error<O::Error>> {
        let (parts, body) = response.into_parts();
        let asks = self.asks_for_checksum.get();
        match body {
            Received::Bytes(bytes) => {
                let bytes = Zeroizing::new(bytes);
                decode_as_asked::<O>(parts, Incoming::Bytes(&bytes), asks)
            }
            Received::Stream(stream) => decode_as_asked::<O>(parts, Incoming::Stream(stream), asks),
        }
    }
}

/// A body that is wiped when the attempt is over: it may have tokens and passwords in it.
struct Wiped<'a>(Content<'a>);

impl Drop for Wiped<'_> {
    fn drop(&mut self) {
        if let Content::Bytes(Cow::Owned(bytes)) = &mut self.0 {
            bytes.zeroize();
        }
    }
}

/// Says once more of a body in chunks that it is, should a header of the call have replaced that.
#[cfg(feature = "checksums")]
fn reannounce(headers: &mut HeaderMap, content: &Content<'_>) {
    if let Content::Stream(stream, Framing::Trailer(algorithm)) = content {
        http_checksum::announce(headers, *algorithm, stream.length());
    }
}

impl<O: Operation> fmt::Debug for Call<'_, O> {
    /// The operation only: the request and the headers may hold secrets that nobody marked.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &O::NAME)
            .finish_non_exhaustive()
    }
}
