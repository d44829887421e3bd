//! Requests of operations, signed as their operations ask for it.

use http::Request;

use super::{SignedBody, SigningParameters, sign};
use crate::auth::Credentials;
use crate::error::{AuthFault, BuildError};
use crate::protocol::{Auth, Body, Operation};
use crate::values::Timestamp;

/// Signs the request of an operation, with the name that its service has in signatures.
///
/// What the operation says counts: with `auth = "none"` the request is returned as it is, and with
/// `auth = "sigv4-unsigned-body"` its body is not signed. A header that is added afterwards is not signed, which is allowed,
/// and one that was signed must not be changed.
///
/// `now` is the time by the service's clock: this machine's, corrected by a [`ClockSkew`](crate::ClockSkew) where the two
/// differ. For another attempt, sign a clone of the request: encoded anew, it would have another idempotency token.
///
/// # Errors
///
/// An operation without a `service`; one that takes a bearer token; and as for [`sign`].
///
/// # Examples
///
/// ```
/// use aws_operation::{
///     Auth, Credentials, Endpoint, Operation, RestJson1, Service, ServiceMetadata, Timestamp,
/// };
/// use aws_operation::{aws_operation, sigv4};
///
/// enum Lambda {}
///
/// impl Service for Lambda {
///     type Protocol = RestJson1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
/// }
///
/// #[aws_operation(method = "DELETE", uri = "/2015-03-31/functions/{name}", service = Lambda)]
/// struct DeleteFunction {
///     name: String,
/// }
///
/// let endpoint = Endpoint::for_region::<Lambda>("eu-west-1")?;
/// let request = DeleteFunction::new("resize").encode(&endpoint)?;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let now = Timestamp::from_secs(1_440_938_160); // in a program: `SystemTime::now().into()`
/// let request = sigv4::sign_operation::<DeleteFunction>(request, &credentials, "eu-west-1", now)?;
/// assert!(request.headers()["authorization"].to_str()?.starts_with(
///     "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/lambda/aws4_request, "
/// ));
/// // ... any client sends it, and `DeleteFunction::decode` reads the reply ...
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn sign_operation<O: Operation>(
    request: Request<Body>,
    credentials: &Credentials,
    region: &str,
    now: Timestamp,
) -> Result<Request<Body>, BuildError> {
    let error = |fault: AuthFault| BuildError::new(O::NAME, fault.into());
    let (mut parts, body) = request.into_parts();
    let signed_body = match O::AUTH {
        Auth::None => return Ok(Request::from_parts(parts, body)),
        Auth::Bearer => return Err(error(AuthFault::TakesToken)),
        Auth::SigV4 => SignedBody::Bytes(body.as_bytes()),
        Auth::SigV4UnsignedBody => SignedBody::Unsigned,
    };
    let service = O::SERVICE.ok_or_else(|| error(AuthFault::NoService))?;
    let parameters = SigningParameters::of_service(credentials, region, &service, now);
    sign(&mut parts, signed_body, &parameters).map_err(|fault| error(AuthFault::Signing(fault)))?;
    Ok(Request::from_parts(parts, body))
}
