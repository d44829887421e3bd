//! One call.

use std::fmt;

use http::header::{
    CONNECTION, CONTENT_LENGTH, HOST, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
};

use crate::client::transport::Transport;
use crate::error::{BuildError, BuildFault, Error};
use crate::protocol::{Auth, Operation};

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
    transport: &'a Transport,
    request: &'a O,
    headers: Result<HeaderMap, BuildFault>,
}

impl<'a, O: Operation> Call<'a, O> {
    pub(super) fn new(transport: &'a Transport, request: &'a O) -> Self {
        Self {
            transport,
            request,
            headers: Ok(HeaderMap::new()),
        }
    }

    /// Adds a header, in place of one of that name that the operation or the client sends.
    ///
    /// `Host`, `Connection` and the headers that frame the body are the client's: they are refused when the call is sent,
    /// as is what is no header name or value.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Ok(headers) = &mut self.headers
            && let Err(fault) = add_header(headers, name, value)
        {
            self.headers = Err(fault);
        }
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
        if O::AUTH != Auth::None {
            let fault = BuildFault::Auth(O::AUTH);
            return Err(Error::Build(BuildError::new(O::NAME, fault)));
        }
        let mut request = self
            .request
            .encode(self.transport.endpoint())
            .map_err(Error::Build)?;
        request.headers_mut().extend(headers);
        // The one place where a request goes out: what repeats calls goes around it.
        let response = self
            .transport
            .exchange(O::NAME, request)
            .map_err(|failure| failure.into_error(O::NAME))?;
        O::decode(response)
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

fn add_header(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildFault> {
    let fault = |reason| BuildFault::Header {
        name: name.to_owned(),
        reason,
    };
    let parsed = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| fault("has a name that HTTP does not allow"))?;
    if [HOST, CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING].contains(&parsed) {
        return Err(fault("is set by the client and cannot be given"));
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| {
        fault("has a value that HTTP does not allow, such as one with a line break")
    })?;
    value.set_sensitive(is_secret(&parsed));
    headers.insert(parsed, value);
    Ok(())
}

/// The headers that carry credentials: `HeaderValue`'s `Debug`, and so ureq's logs, hide them.
fn is_secret(name: &HeaderName) -> bool {
    [
        "authorization",
        "proxy-authorization",
        "cookie",
        "x-amz-security-token",
        "x-amz-sso_bearer_token",
    ]
    .contains(&name.as_str())
}
