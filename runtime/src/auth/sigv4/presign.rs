//! Signatures in URLs.

use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http::request::Parts;
use http::uri::PathAndQuery;

use super::error::{Fault, SigningError};
use super::headers::{self, SignedHeaders};
use super::scope::Scope;
use super::sign::{DATE, SECURITY_TOKEN};
use super::{ALGORITHM, SignedBody, SigningParameters, canonical};
use crate::protocol::percent;

const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const SIGNATURE: &str = "X-Amz-Signature";
const TOKEN: &str = "X-Amz-Security-Token";

/// The parameters that a signature consists of.
const PARAMETERS: [&str; 7] = [
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    TOKEN,
    SIGNATURE,
];

/// Signs a URL: whoever has it can send this one request, for as long as it holds, without having keys.
///
/// It holds from the time of the parameters on for `expires_in`, which is rounded down to the second: 1 second to 7 days,
/// and no longer than the credentials do. The request itself stays as it is. Its headers are signed, as by
/// [`sign`](super::sign): whoever uses the URL must send the same, so take out before what will not be sent. The URL is a
/// secret: it holds the signature, and the session token if there is one.
///
/// A body that is not known yet is [unsigned](SignedBody::Unsigned), which S3 always wants here; other services mostly want
/// that of the request, with no bytes for a `GET`. A signature that is in the URL already is replaced.
///
/// [`presign_operation`](super::presign_operation) is shorter where the request is an operation with a `service`.
///
/// ```
/// use std::time::Duration;
///
/// use aws_operation::http::Request;
/// use aws_operation::sigv4::{self, SignedBody, SigningParameters};
/// use aws_operation::{Credentials, Timestamp};
///
/// let request = Request::get("https://bucket.s3.us-east-1.amazonaws.com/report.pdf").body(())?;
/// let (parts, ()) = request.into_parts();
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let time = Timestamp::from_secs(1_440_938_160);
/// let parameters = SigningParameters::new(&credentials, "us-east-1", "s3", time);
/// let hour = Duration::from_secs(3600);
/// let url = sigv4::presign(&parts, SignedBody::Unsigned, &parameters, hour)?;
/// assert!(url.to_string().starts_with(
///     "https://bucket.s3.us-east-1.amazonaws.com/report.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&"
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As for [`sign`](super::sign); and a time out of range, a URI without a host, a URL that becomes too long.
pub fn presign(
    parts: &Parts,
    body: SignedBody<'_>,
    parameters: &SigningParameters<'_>,
    expires_in: Duration,
) -> Result<Uri, SigningError> {
    let scope = Scope::new(parameters)?;
    check_expiry(expires_in)?;
    if parts.uri.scheme().is_none() || parts.uri.authority().is_none() {
        return Err(Fault::Host.into());
    }
    let host = headers::host(&parts.uri, &parts.headers)?;
    // A request that was signed before may have them.
    let headers = SignedHeaders::new(&parts.headers, &host, &[DATE, SECURITY_TOKEN]);
    let token = parameters.credentials.session_token();
    let path = parts.uri.path();

    let mut query = unsigned(parts.uri.query().unwrap_or_default());
    push(&mut query, "X-Amz-Algorithm", ALGORITHM);
    push(&mut query, "X-Amz-Credential", &scope.credential());
    push(&mut query, "X-Amz-Date", scope.time());
    push(
        &mut query,
        "X-Amz-Expires",
        &expires_in.as_secs().to_string(),
    );
    push(&mut query, "X-Amz-SignedHeaders", headers.names());
    if parameters.sign_session_token
        && let Some(token) = token
    {
        push(&mut query, TOKEN, token.expose());
    }

    let canonical_request = canonical::request(
        &parts.method,
        (path, parameters.path),
        &query,
        &headers,
        &body.hash(),
    );
    let string_to_sign = scope.string_to_sign(canonical_request.expose());
    push(&mut query, SIGNATURE, &scope.signature(&string_to_sign));
    if !parameters.sign_session_token
        && let Some(token) = token
    {
        push(&mut query, TOKEN, token.expose());
    }

    let mut uri = parts.uri.clone().into_parts();
    let target = PathAndQuery::from_maybe_shared(Bytes::from(format!("{path}?{query}")));
    uri.path_and_query = Some(target.map_err(|_| Fault::Url)?);
    Ok(Uri::from_parts(uri).map_err(|_| Fault::Url)?)
}

pub(super) fn check_expiry(expires_in: Duration) -> Result<(), Fault> {
    if expires_in < Duration::from_secs(1) || expires_in > LONGEST {
        return Err(Fault::Expiry(expires_in));
    }
    Ok(())
}

/// A query without the parameters of a signature, and the rest as it was.
fn unsigned(query: &str) -> String {
    let mut rest = String::with_capacity(query.len());
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        let name = parameter.split('=').next().unwrap_or_default();
        if !PARAMETERS.contains(&name) {
            if !rest.is_empty() {
                rest.push('&');
            }
            rest.push_str(parameter);
        }
    }
    rest
}

fn push(query: &mut String, name: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(name);
    query.push('=');
    percent::encode_query(value, query);
}
