//! AWS STS: who one is, and temporary credentials.
//!
//! ```no_run
//! use aws_operation::Client;
//! use aws_operation::sts::{AssumeRole, GetCallerIdentity};
//! # #[cfg(feature = "credentials")]
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//!
//! let client = Client::from_env()?;
//! let me = client.send(&GetCallerIdentity::new())?;
//! println!("{} in account {}", me.arn, me.account);
//!
//! let role = AssumeRole::new("arn:aws:iam::111122223333:role/backup", "nightly").duration_seconds(900);
//! let assumed = client.send(&role)?;
//! let backup = Client::builder().region("eu-west-1").credentials(assumed.credentials.into_credentials()).build()?;
//! # let _ = backup;
//! # Ok(())
//! # }
//! ```
//!
//! Credentials that are assumed anew before they expire are [`credentials::AssumeRoleCredentials`]'s.
//!
//! [`credentials::AssumeRoleCredentials`]: https://docs.rs/aws-operation/latest/aws_operation/credentials/struct.AssumeRoleCredentials.html

mod error;
mod operations;

pub use error::{
    AssumeRoleError, AssumeRoleWithSamlError, AssumeRoleWithWebIdentityError,
    DecodeAuthorizationMessageError, GetSessionTokenError, StsFault,
};
pub use operations::{
    AssumeRole, AssumeRoleResponse, AssumeRoleWithSaml, AssumeRoleWithSamlResponse,
    AssumeRoleWithWebIdentity, AssumeRoleWithWebIdentityResponse, AssumedRoleUser,
    DecodeAuthorizationMessage, DecodeAuthorizationMessageResponse, GetAccessKeyInfo,
    GetAccessKeyInfoResponse, GetCallerIdentity, GetCallerIdentityResponse, GetSessionToken,
    GetSessionTokenResponse, PolicyDescriptor, SessionCredentials, Tag,
};

use crate::{Auth, AwsQuery, Endpoint, EndpointError, Service, ServiceMetadata};

/// The service: hosts `sts.{region}.amazonaws.com`, Signature Version 4 unless an operation says otherwise.
#[derive(Clone, Copy, Debug)]
pub enum Sts {}

impl Service for Sts {
    type Protocol = AwsQuery;
    const METADATA: ServiceMetadata = ServiceMetadata::new("STS", "sts")
        .version("2011-06-15")
        .xml_namespace("https://sts.amazonaws.com/doc/2011-06-15/")
        .auth(Auth::SigV4);
}

/// The service's endpoint in a region.
///
/// # Errors
///
/// A region that is no host label; see [`Endpoint::for_region`].
pub fn endpoint(region: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::for_region::<Sts>(region)
}
