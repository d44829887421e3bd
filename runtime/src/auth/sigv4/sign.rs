//! Signatures in headers.

use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;

use super::error::{Fault, SigningError};
use super::headers::{self, SignedHeaders};
use super::scope::Scope;
use super::{ALGORITHM, SignedBody, SigningParameters, canonical};
use crate::sensitive::Sensitive;

pub(super) const DATE: HeaderName = HeaderName::from_static("x-amz-date");
pub(super) const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");

/// Signs a request: sets the headers that prove who it comes from.
///
/// They are `x-amz-date` and `authorization`, `x-amz-security-token` where the credentials have a session token, and
/// `x-amz-content-sha256` where it is needed (see [`SigningParameters::content_sha256`]) or is there. What they held before
/// is replaced, so that a request can be signed again for another attempt. Token and authorization are marked as sensitive,
/// which keeps them out of the headers' `Debug`.
///
/// All other headers of the request are signed, but for those that clients and proxies change (`user-agent`, `connection`,
/// `traceparent` and the like). The host is that of the URI, without a port where it is the scheme's own; or that of the
/// header `host`, if there is one.
///
/// What is returned need not be looked at: it tells what was signed.
///
/// # Errors
///
/// The request has no host; the region, the signing name or the credentials cannot stand in a request.
///
/// # Examples
///
/// An operation: see the [module](super). A request of your own, with a body that is not signed:
///
/// ```
/// use aws_operation::http::Request;
/// use aws_operation::sigv4::{self, SignedBody, SigningParameters};
/// use aws_operation::{Credentials, Timestamp};
///
/// let request = Request::put("https://bucket.s3.us-east-1.amazonaws.com/a//b").body(())?;
/// let (mut parts, ()) = request.into_parts();
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let time = Timestamp::from_secs(1_440_938_160);
/// let parameters = SigningParameters::new(&credentials, "us-east-1", "s3", time);
/// sigv4::sign(&mut parts, SignedBody::Unsigned, &parameters)?;
/// assert_eq!(parts.headers["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sign(
    parts: &mut Parts,
    body: SignedBody<'_>,
    parameters: &SigningParameters<'_>,
) -> Result<Signed, SigningError> {
    let scope = Scope::new(parameters)?;
    let Parts {
        method,
        uri,
        headers,
        ..
    } = parts;
    let host = headers::host(uri, headers)?;
    let token = parameters
        .credentials
        .session_token()
        .map(|token| value(&SECURITY_TOKEN, token.expose().clone()).map(sensitive))
        .transpose()?;
    let hash = body.hash();

    insert(headers, DATE, value(&DATE, scope.time().to_owned())?)?;
    headers.remove(SECURITY_TOKEN);
    if parameters.sign_session_token
        && let Some(token) = &token
    {
        insert(headers, SECURITY_TOKEN, token.clone())?;
    }
    if parameters.content_sha256
        || matches!(body, SignedBody::Unsigned | SignedBody::UnsignedTrailer)
        || headers.contains_key(CONTENT_SHA256)
    {
        let value = value(&CONTENT_SHA256, hash.clone().into_owned())?;
        insert(headers, CONTENT_SHA256, value)?;
    }

    let signed_headers = SignedHeaders::new(headers, &host, &[]);
    let canonical_request = canonical::request(
        method,
        (uri.path(), parameters.path),
        uri.query().unwrap_or_default(),
        &signed_headers,
        &hash,
    );
    let string_to_sign = scope.string_to_sign(canonical_request.expose());
    let authorization = format!(
        "{ALGORITHM} Credential={}, SignedHeaders={}, Signature={}",
        scope.credential(),
        signed_headers.names(),
        scope.signature(&string_to_sign)
    );
    let authorization = value(&AUTHORIZATION, authorization).map(sensitive)?;
    insert(headers, AUTHORIZATION, authorization)?;
    if let Some(token) = token {
        insert(headers, SECURITY_TOKEN, token)?;
    }
    Ok(Signed {
        canonical_request,
        string_to_sign,
    })
}

/// What was signed, to compare with what a service says it has: the message of `SignatureDoesNotMatch` often repeats both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    canonical_request: Sensitive<Vec<u8>>,
    string_to_sign: String,
}

impl Signed {
    /// The request in its canonical form. It holds all headers that were signed, the session token with them. Bytes, since
    /// headers may be other than UTF-8.
    #[must_use]
    pub const fn canonical_request(&self) -> &Sensitive<Vec<u8>> {
        &self.canonical_request
    }

    /// Algorithm, time, scope and the hash of the canonical request: nothing secret.
    #[must_use]
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }
}

fn value(name: &HeaderName, text: String) -> Result<HeaderValue, SigningError> {
    HeaderValue::try_from(text).map_err(|_| Fault::HeaderValue(name.clone()).into())
}

fn sensitive(mut value: HeaderValue) -> HeaderValue {
    value.set_sensitive(true);
    value
}

fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), SigningError> {
    headers
        .try_insert(name, value)
        .map(drop)
        .map_err(|_| Fault::TooManyHeaders.into())
}
