//! From a request to a reply, without sockets.

use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_operation::server::{self, ServerError, ServerOperation, ServerOutput};
use aws_operation::sso_oidc::{
    CreateToken, CreateTokenWithIAM, RegisterClient, StartDeviceAuthorization,
};
use aws_operation::sts::GetCallerIdentity;
use aws_operation::{Body, Operation};
use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, HeaderValue};
use http::uri::Authority;
use http::{HeaderMap, Method, Request, Response};

use super::clock::{Clock, Time};
use super::config::Config;
use super::failure::{ERROR_TYPE, Failure};
use super::operations::{
    create_token, create_token_with_iam, get_caller_identity, register_client,
    start_device_authorization,
};
use super::pages::{self, Pages};
use super::portal::{self, Paging};
use super::refusal::{Refusal, RefusalKind};
use super::secret::random_id;
use super::signature;
use super::store::Store;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-amzn-requestid");
const NO_SNIFF: HeaderName = HeaderName::from_static("x-content-type-options");

/// The real service appends a URI to the name of an exception, so clients must cut it off; this server sees to it that they do.
const ERROR_TYPE_SUFFIX: &str = ":urn:aws-operation:local-sso";

/// The server without its sockets.
#[derive(Debug)]
pub(super) struct Service {
    config: Config,
    url: String,
    clock: Clock,
    /// How far the server's time is ahead of its clock, in milliseconds.
    ahead: AtomicU64,
    store: Mutex<Store>,
    pages: Pages,
    paging: Paging,
    calls: AtomicU64,
}

impl Service {
    /// A service that is reached at `url`.
    pub(super) fn new(config: Config, url: String) -> io::Result<Self> {
        Ok(Self {
            url,
            clock: Clock::start(),
            ahead: AtomicU64::new(0),
            store: Mutex::new(Store::new(config.clone())),
            pages: Pages::new()?,
            paging: Paging::new(config.page_length)?,
            calls: AtomicU64::new(0),
            config,
        })
    }

    /// The reply to a request.
    pub(super) fn answer(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let response = if is_for_loopback(request.headers()) {
            self.route(request)
        } else {
            Failure::WRONG_HOST.response()
        };
        let response = complete(response);
        tracing::info!(
            method = %request.method(),
            path = ?request.uri().path(),
            status = response.status().as_u16(),
            error = response.headers().get(ERROR_TYPE).and_then(exception),
            "answered"
        );
        response
    }

    fn route(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if server::matches::<RegisterClient>(request) {
            return self.call(request, register_client::answer);
        }
        if server::matches::<StartDeviceAuthorization>(request) {
            return self.call(request, start_device_authorization::answer);
        }
        if server::matches::<CreateTokenWithIAM>(request) {
            return match signature::verify(request, self) {
                Ok(_) => self.call(request, create_token_with_iam::answer),
                Err(failure) => failure.response(),
            };
        }
        if server::matches::<CreateToken>(request) {
            return self.call(request, create_token::answer);
        }
        if server::matches::<GetCallerIdentity>(request) {
            return get_caller_identity::answer(request, self);
        }
        if let Some(response) = portal::answer(request, self) {
            return response;
        }
        if let Some(response) = self.pages.answer(request, self) {
            return response;
        }
        unserved(request.uri().path())
    }

    /// Runs an operation, or the fault that the configuration asks for.
    fn call<O>(
        &self,
        request: &Request<Bytes>,
        operation: impl FnOnce(&Self, &O) -> Result<O::Output, Refusal>,
    ) -> Response<Bytes>
    where
        O: ServerOperation<Output: ServerOutput, Error: ServerError + From<Refusal>>,
    {
        if !is_json(request.headers()) {
            return Failure::NOT_JSON.response();
        }
        let outcome = if self.is_fault() {
            Err(Refusal::new(
                RefusalKind::InternalServer,
                "a fault that this server was told to have",
            ))
        } else {
            O::decode_request(request)
                .map_err(|error| Refusal::new(RefusalKind::InvalidRequest, error.to_string()))
                .and_then(|input| operation(self, &input))
        };
        let response = match outcome {
            Ok(output) => O::encode_output(&output),
            Err(refusal) => with_error_uri(O::encode_error(&refusal.into())),
        };
        response.map(|body| Bytes::from(body.into_bytes()))
    }

    /// Whether this call is one that the configuration wants to fail.
    pub(super) fn is_fault(&self) -> bool {
        self.config.fail_every.is_some_and(|every| {
            let number = self.calls.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
            number.is_multiple_of(every.get())
        })
    }

    pub(super) fn config(&self) -> &Config {
        &self.config
    }

    /// Where the pages of the portal's lists begin.
    pub(super) fn paging(&self) -> &Paging {
        &self.paging
    }

    /// Where clients and people reach the server.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    pub(super) fn now(&self) -> Time {
        self.clock.now() + Duration::from_millis(self.ahead.load(Ordering::Relaxed))
    }

    /// Lets time pass at once.
    pub(super) fn advance(&self, duration: Duration) {
        let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
        self.ahead.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// The store, for one step. No step leaves it half changed, so a panic in another thread spoils nothing.
    pub(super) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What every reply has: a request id, and no way into a cache unless it says so itself (RFC 6749 section 5.1).
pub(super) fn complete(mut response: Response<Bytes>) -> Response<Bytes> {
    let headers = response.headers_mut();
    // Without randomness the reply still counts, only without an id.
    if let Some(id) = random_id()
        .ok()
        .and_then(|id| HeaderValue::try_from(id).ok())
    {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(NO_SNIFF, HeaderValue::from_static("nosniff"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// An error with its name in the form that the real service gives it.
pub(super) fn with_error_uri(mut response: Response<Body>) -> Response<Body> {
    let name = response.headers().get(ERROR_TYPE).and_then(exception);
    let value =
        name.and_then(|name| HeaderValue::try_from(format!("{name}{ERROR_TYPE_SUFFIX}")).ok());
    if let Some(value) = value {
        response.headers_mut().insert(ERROR_TYPE, value);
    }
    response
}

/// The exception's name alone.
fn exception(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()?.split(':').next()
}

/// The reply to a path or method that nobody serves.
fn unserved(path: &str) -> Response<Bytes> {
    let operations = [
        RegisterClient::URI,
        StartDeviceAuthorization::URI,
        CreateToken::URI,
    ];
    let methods = if operations.contains(&path) {
        Method::POST.as_str()
    } else if let Some(methods) =
        portal::allowed_methods(path).or_else(|| pages::allowed_methods(path))
    {
        methods
    } else {
        return Failure::UNKNOWN.response();
    };
    let mut response = Failure::WRONG_METHOD.response();
    response
        .headers_mut()
        .insert(ALLOW, HeaderValue::from_static(methods));
    response
}

/// A body without a content type is taken for JSON; anything that a web page can send to another site without asking is not.
fn is_json(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_none_or(|value| {
        let media_type = value
            .to_str()
            .ok()
            .and_then(|value| value.split(';').next());
        media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json"))
    })
}

fn is_for_loopback(headers: &HeaderMap) -> bool {
    let authority = headers
        .get(HOST)
        .and_then(|host| Authority::try_from(host.as_bytes()).ok());
    let Some(authority) = authority else {
        return false;
    };
    let host = authority.host();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}
