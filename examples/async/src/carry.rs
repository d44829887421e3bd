//! One call, made once.

use std::error::Error as _;
use std::io;
use std::time::{Duration, SystemTime};

use aws_operation::http::{Request, Response};
use aws_operation::{
    Body, Credentials, Endpoint, Error, Operation, TimeoutError, TimeoutPhase, TransportError,
    TransportErrorKind, sigv4,
};

/// The largest reply that is read, in bytes. The largest of Lambda's is 6 MiB.
const MAX_RESPONSE_BODY: usize = 8 * 1024 * 1024;

/// A client with the limits of the blocking one: 3.1 s to connect, 60 s of silence, 120 s in all. It follows no redirect,
/// for a signed request is good for its own host alone.
///
/// # Errors
///
/// The operating system's root certificates cannot be read.
pub fn http_client() -> reqwest::Result<reqwest::Client> {
    // Where the program has chosen another provider of cryptography before, that one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
        .connect_timeout(Duration::from_millis(3100))
        .read_timeout(Duration::from_secs(60))
        .timeout(Duration::from_secs(120))
        .redirect(reqwest::redirect::Policy::none())
        .build()
}

/// Makes a call, once.
///
/// After a failure, [`Error::may_be_retried`] tells whether it may be made again, which
/// [`send_with_retries`](crate::send_with_retries) does. The region is the one that is signed for; the endpoint mostly
/// follows from it, see [`Endpoint::for_region`].
///
/// # Errors
///
/// See [`Error`]; among them an endpoint that is not `https` and not on this machine.
pub async fn send<O: Operation>(
    http: &reqwest::Client,
    operation: &O,
    credentials: &Credentials,
    region: &str,
    endpoint: &Endpoint,
) -> Result<O::Output, Error<O::Error>> {
    let request = encode(operation, endpoint)?;
    carry::<O>(http, request, credentials, region).await
}

/// The request, not signed yet.
pub(crate) fn encode<O: Operation>(
    operation: &O,
    endpoint: &Endpoint,
) -> Result<Request<Body>, Error<O::Error>> {
    if !endpoint.is_https() && !endpoint.is_loopback() {
        let message = "the endpoint is plain http, which would send secrets unencrypted; use https";
        let kind = TransportErrorKind::Configuration;
        let error = TransportError::new(O::NAME, kind, message, None);
        return Err(Error::Transport(error));
    }
    operation.encode(endpoint).map_err(Error::Build)
}

/// Signs the request, sends it, and reads the reply.
pub(crate) async fn carry<O: Operation>(
    http: &reqwest::Client,
    request: Request<Body>,
    credentials: &Credentials,
    region: &str,
) -> Result<O::Output, Error<O::Error>> {
    // Signed right before it is sent: a signature is good for five minutes. Where this machine's clock may be wrong, correct
    // the time by a `ClockSkew`, which the reply to a refused request tells.
    let now = SystemTime::now().into();
    let request =
        sigv4::sign_operation::<O>(request, credentials, region, now).map_err(Error::Build)?;
    let host = request.uri().host().unwrap_or_default().to_owned();
    let response = exchange(http, request)
        .await
        .map_err(|failure| failure.into_error::<O>(host))?;
    O::decode(response)
}

async fn exchange(
    http: &reqwest::Client,
    request: Request<Body>,
) -> Result<Response<Vec<u8>>, Failure> {
    let request = reqwest::Request::try_from(request.map(Body::into_bytes))?;
    let mut reply = http.execute(request).await?;
    let mut body = Vec::new();
    while let Some(chunk) = reply.chunk().await? {
        if body.len() + chunk.len() > MAX_RESPONSE_BODY {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    let mut response = Response::new(body);
    *response.status_mut() = reply.status();
    *response.headers_mut() = std::mem::take(reply.headers_mut());
    Ok(response)
}

/// Why there is no whole reply.
enum Failure {
    TooLarge,
    Http(reqwest::Error),
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Self {
        // Queries may hold secrets, and errors are logged.
        Self::Http(error.without_url())
    }
}

impl Failure {
    fn into_error<O: Operation>(self, host: String) -> Error<O::Error> {
        let (kind, message, source) = match self {
            Self::TooLarge => {
                let message = format!("the reply has more than {MAX_RESPONSE_BODY} bytes");
                (TransportErrorKind::TooLarge, message, None)
            }
            Self::Http(error) if error.is_timeout() => {
                let phase = if error.is_connect() {
                    TimeoutPhase::Connect
                } else {
                    TimeoutPhase::Total
                };
                return Error::Timeout(TimeoutError::new(O::NAME, phase, None, host));
            }
            Self::Http(error) => {
                let (kind, what) = kind_of(&error);
                (kind, format!("{what} {host}"), Some(error.into()))
            }
        };
        Error::Transport(TransportError::new(O::NAME, kind, message, source))
    }
}

/// Whether the service may have acted depends on this, and with it whether the call may be made again.
fn kind_of(error: &reqwest::Error) -> (TransportErrorKind, &'static str) {
    if error.is_builder() {
        let what = "reqwest cannot send this request to";
        (TransportErrorKind::Configuration, what)
    } else if is_tls(error) {
        (TransportErrorKind::Tls, "no encrypted connection to")
    } else if error.is_connect() {
        (TransportErrorKind::Connect, "no connection to")
    } else {
        let what = "the connection broke off to";
        (TransportErrorKind::Interrupted, what)
    }
}

/// Whether the two ends could not agree on encryption, or the certificate is not trusted.
fn is_tls(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if error.is::<rustls::Error>() {
            return true;
        }
        // The source of an `io::Error` is not what it holds, but the source of that.
        cause = match error.downcast_ref().and_then(io::Error::get_ref) {
            Some(held) => Some(held),
            None => error.source(),
        };
    }
    false
}
