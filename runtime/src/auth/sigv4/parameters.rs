//! What a signature is made with.

use crate::auth::Credentials;
use crate::protocol::ServiceMetadata;
use crate::values::Timestamp;

/// Services that take paths as they are: keys of S3's objects may have `//` and `..` in them.
const S3_LIKE: [&str; 3] = ["s3", "s3-object-lambda", "s3-outposts"];

/// Services beside S3's that need the header `x-amz-content-sha256`: `OpenSearch` Serverless and S3 Glacier.
const WITH_CONTENT_SHA256: [&str; 2] = ["aoss", "glacier"];

/// What a signature is made with: keys, region, service and time; and what services do differently, which is set by the
/// signing name.
///
/// The signing name is the service's, as its model has it (`signingName`, else the endpoint prefix): `lambda`, `s3`,
/// `execute-api`. The time is rounded down to the second; a service refuses what is more than 5 minutes from its own clock
/// (see [`ClockSkew`](crate::ClockSkew)).
///
/// ```
/// use aws_operation::sigv4::SigningParameters;
/// use aws_operation::{Credentials, Timestamp};
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let time = Timestamp::from_secs(1_440_938_160);
/// // A server that speaks the protocol of S3 under another name:
/// let parameters = SigningParameters::new(&credentials, "us-east-1", "storage", time)
///     .double_encode_path(false)
///     .normalize_path(false)
///     .content_sha256(true);
/// # let _ = parameters;
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct SigningParameters<'a> {
    pub(super) credentials: &'a Credentials,
    pub(super) region: &'a str,
    pub(super) signing_name: &'a str,
    pub(super) time: Timestamp,
    pub(super) path: PathRules,
    pub(super) content_sha256: bool,
    pub(super) sign_session_token: bool,
}

/// How a path becomes the canonical one.
#[derive(Clone, Copy, Debug)]
pub(super) struct PathRules {
    pub(super) double_encode: bool,
    pub(super) normalize: bool,
}

impl<'a> SigningParameters<'a> {
    /// The rules of the service that has this signing name.
    pub fn new(
        credentials: &'a Credentials,
        region: &'a str,
        signing_name: &'a str,
        time: Timestamp,
    ) -> Self {
        let is_s3_like = S3_LIKE.contains(&signing_name);
        Self {
            credentials,
            region,
            signing_name,
            time,
            path: PathRules {
                double_encode: !is_s3_like,
                normalize: !is_s3_like,
            },
            content_sha256: is_s3_like || WITH_CONTENT_SHA256.contains(&signing_name),
            sign_session_token: true,
        }
    }

    /// The rules of a service: those of its signing name, and S3's where it is [like S3](ServiceMetadata::s3).
    ///
    /// ```
    /// use aws_operation::sigv4::SigningParameters;
    /// use aws_operation::{Credentials, ServiceMetadata, Timestamp};
    ///
    /// const STORAGE: ServiceMetadata = ServiceMetadata::new("Storage", "storage").s3();
    ///
    /// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    /// let time = Timestamp::from_secs(1_440_938_160);
    /// let parameters = SigningParameters::of_service(&credentials, "us-east-1", &STORAGE, time);
    /// # let _ = parameters;
    /// ```
    pub fn of_service(
        credentials: &'a Credentials,
        region: &'a str,
        service: &ServiceMetadata,
        time: Timestamp,
    ) -> Self {
        let parameters = Self::new(credentials, region, service.signing_name, time);
        if !service.s3 {
            return parameters;
        }
        parameters
            .double_encode_path(false)
            .normalize_path(false)
            .content_sha256(true)
    }

    /// Whether the path, which is encoded in the URI, is encoded once more for the signature. Default: for all but S3 and
    /// its kin.
    pub const fn double_encode_path(mut self, yes: bool) -> Self {
        self.path.double_encode = yes;
        self
    }

    /// Whether `.`, `..` and empty segments are taken out of the path for the signature. The URI is sent as it is. Default:
    /// for all but S3 and its kin.
    pub const fn normalize_path(mut self, yes: bool) -> Self {
        self.path.normalize = yes;
        self
    }

    /// Whether the header `x-amz-content-sha256` is added. Default: for S3 and its kin, S3 Glacier and `OpenSearch`
    /// Serverless. It always is where the body is [unsigned](super::SignedBody::Unsigned). Presigned URLs go without.
    pub const fn content_sha256(mut self, yes: bool) -> Self {
        self.content_sha256 = yes;
        self
    }

    /// Whether the session token is signed, or only added. Default: signed, as all services want it but for the
    /// web sockets of AWS `IoT`.
    pub const fn sign_session_token(mut self, yes: bool) -> Self {
        self.sign_session_token = yes;
        self
    }
}
