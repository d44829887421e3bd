//! URLs of operations, signed as their operations ask for it.

use std::time::Duration;

use http::Uri;
use http::header::CONTENT_TYPE;

use super::{SignedBody, SigningParameters, presign};
use crate::auth::Credentials;
#[cfg(feature = "checksums")]
use crate::checksum::ChecksumPolicy;
use crate::error::{AuthFault, BuildError, BuildFault};
use crate::protocol::payload::{BINARY, Content};
use crate::protocol::{Auth, EncodeSettings, Operation, encode_content};
use crate::values::{StreamFault, Timestamp};

/// Signs the URL of an operation, with the name that its service has in signatures: whoever has it can make this one call, for as
/// long as it holds, without having keys.
///
/// As with [`presign`], `expires_in` is 1 second to 7 days from `now` on, and no longer than the credentials hold; and whoever uses
/// the URL must send the operation's headers, which are signed. A service that is [like S3](crate::ServiceMetadata::s3) takes any
/// body, whatever that of the operation is: to upload by `PutObject`, give it one without a byte. The type that bytes have where no
/// member says one (`application/octet-stream`) is not signed. The URL is a secret.
///
/// With `auth = "none"` the URL is returned as it is.
///
/// # Errors
///
/// An operation without a `service`; one that takes a bearer token; a body that is a stream, for services other than S3; and as for
/// [`presign`] and [`Operation::encode_with`].
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use aws_operation::sigv4;
/// use aws_operation::{
///     Auth, Credentials, EncodeSettings, Endpoint, RestJson1, Service, ServiceMetadata, Timestamp, aws_operation,
/// };
///
/// enum S3 {}
///
/// impl Service for S3 {
///     type Protocol = RestJson1;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
/// }
///
/// #[aws_operation(method = "GET", uri = "/{Bucket}/{Key+}", service = S3, rename_all = "PascalCase")]
/// struct GetObject {
///     bucket: String,
///     key: String,
/// }
///
/// let endpoint = Endpoint::for_region::<S3>("eu-west-1")?;
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let now = Timestamp::from_secs(1_440_938_160); // in a program: `SystemTime::now().into()`
/// let url = sigv4::presign_operation(
///     &GetObject::new("photos", "2026/beach.jpg"),
///     &EncodeSettings::new(&endpoint),
///     &credentials,
///     "eu-west-1",
///     now,
///     Duration::from_secs(3600),
/// )?;
/// assert!(url.to_string().starts_with(
///     "https://photos.s3.eu-west-1.amazonaws.com/2026/beach.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&"
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn presign_operation<O: Operation>(
    operation: &O,
    settings: &EncodeSettings<'_>,
    credentials: &Credentials,
    region: &str,
    now: Timestamp,
    expires_in: Duration,
) -> Result<Uri, BuildError> {
    let error = |fault: BuildFault| BuildError::new(O::NAME, fault);
    // Whoever uses the URL has another body, and may be a browser that sends no header of its own.
    #[cfg(feature = "checksums")]
    let settings = &settings
        .has_checksum(true)
        .response_checksum_validation(ChecksumPolicy::WhenRequired);
    let (mut parts, content) = encode_content(operation, settings)?.into_parts();
    let unsigned = match O::AUTH {
        Auth::None => return Ok(parts.uri),
        Auth::Bearer => return Err(error(AuthFault::TakesToken.into())),
        Auth::SigV4 => false,
        Auth::SigV4UnsignedBody => true,
    };
    let service = O::SERVICE.ok_or_else(|| error(AuthFault::NoService.into()))?;
    let body = match &content {
        _ if unsigned || service.s3 => SignedBody::Unsigned,
        Content::Bytes(bytes) => SignedBody::Bytes(bytes),
        Content::Stream(..) => return Err(error(BuildFault::Stream(StreamFault::NoBytes))),
    };
    let is_default = |value: &http::HeaderValue| value == BINARY;
    if service.s3 && parts.headers.get(CONTENT_TYPE).is_some_and(is_default) {
        parts.headers.remove(CONTENT_TYPE);
    }
    let parameters = SigningParameters::of_service(credentials, region, &service, now);
    presign(&parts, body, &parameters, expires_in)
        .map_err(|fault| error(AuthFault::Signing(fault).into()))
}
