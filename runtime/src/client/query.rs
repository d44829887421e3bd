//! Calls in the AWS query protocol: a form goes out, and the caller reads what comes.

use std::borrow::Cow;

use http::header::{CONTENT_TYPE, HeaderValue};
use http::request;
use http::response::Parts;
use http::{Method, Request, Uri};
use zeroize::Zeroizing;

use crate::auth::Credentials;
use crate::client::Client;
use crate::client::repeat::Repeats;
use crate::client::trace::Trace;
use crate::client::transport::{Received, Sent};
use crate::endpoint::Endpoint;
use crate::error::{BuildError, BuildFault, Error};
use crate::protocol::ModeledError;

const FORM: HeaderValue =
    HeaderValue::from_static("application/x-www-form-urlencoded; charset=utf-8");

/// A call in the AWS query protocol.
pub(crate) struct Query<'a> {
    pub(crate) operation: &'static str,
    /// The parameters, encoded.
    pub(crate) form: &'a str,
    pub(crate) is_idempotent: bool,
    /// `None` for a call that is not signed.
    pub(crate) signer: Option<QuerySigner<'a>>,
}

/// What a call is signed with.
pub(crate) struct QuerySigner<'a> {
    pub(crate) credentials: &'a Credentials,
    pub(crate) region: &'a str,
    pub(crate) signing_name: &'static str,
}

impl Client {
    /// Sends the form to the client's endpoint, again after a failure that may pass. `read` makes of a reply what it stands
    /// for, whatever its status.
    pub(crate) fn query<T, E: ModeledError>(
        &self,
        query: &Query<'_>,
        read: impl Fn(Parts, &[u8]) -> Result<T, Error<E>>,
    ) -> Result<T, Error<E>> {
        let build = |fault| Error::Build(BuildError::new(query.operation, fault));
        let shared = &*self.shared;
        let endpoint = self
            .endpoint()
            .ok_or_else(|| build(BuildFault::NoService))?;
        let repeats = Repeats {
            policy: shared.retries,
            is_idempotent: query.is_idempotent,
            is_signed: query.signer.is_some(),
        };
        let mut trace = Trace::begin(query.operation);
        shared.repeat(repeats, &mut trace, |left, trace| {
            let mut parts = parts(endpoint).map_err(|error| build(BuildFault::Http(error)))?;
            if let Some(signer) = &query.signer {
                shared
                    .authorizer
                    .sign_query(&mut parts, query.form, signer, shared.clock.time())
                    .map_err(build)?;
            }
            let content = Sent::Bytes(Cow::Borrowed(query.form.as_bytes()));
            let request = Request::from_parts(parts, content);
            let response = shared
                .transport
                .exchange(endpoint, request, false, left, trace)
                .map_err(|failure| failure.into_error(query.operation))?;
            let (parts, body) = response.into_parts();
            let body = Zeroizing::new(match body {
                Received::Bytes(bytes) => bytes,
                // None was asked for.
                Received::Stream(_) => Vec::new(),
            });
            read(parts, &body)
        })
    }
}

/// A request without its body.
fn parts(endpoint: &Endpoint) -> Result<request::Parts, http::Error> {
    let path = match endpoint.path() {
        "" => "/",
        path => path,
    };
    let uri = Uri::builder()
        .scheme(endpoint.scheme().clone())
        .authority(endpoint.authority().clone())
        .path_and_query(path)
        .build()?;
    let request = Request::builder()
        .method(Method::POST)
        .uri(uri)
        .header(CONTENT_TYPE, FORM)
        .body(())?;
    Ok(request.into_parts().0)
}
