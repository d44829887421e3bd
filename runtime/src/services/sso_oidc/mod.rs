//! AWS SSO OIDC: registering a client, and getting tokens for it by the OAuth 2.0 device authorization grant (RFC 8628), the
//! authorization code grant (RFC 6749 section 4.1, with PKCE, RFC 7636) and refresh tokens (RFC 6749 section 6).
//!
//! The operations are ordinary annotated structs. [`device_flow`] runs those of the device authorization grant in the right
//! order. [`CreateTokenWithIAM`] is for applications that IAM vouches for, and signed; the others are not.
//!
//! ```no_run
//! use aws_operation::sso_oidc::{self, RegisterClient};
//! use aws_operation::Client;
//!
//! let client = Client::builder()
//!     .endpoint(sso_oidc::endpoint("eu-west-1")?)
//!     .build()?;
//! let registration = client.send(&RegisterClient::new("my-tool", "public"))?;
//! println!("registered as {}", registration.client_id);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod device_flow;
mod error;
mod grant;
mod iam;
mod operations;

pub use error::{
    CreateTokenError, CreateTokenWithIAMError, InvalidRequestRegion, OAuthError,
    RegisterClientError, StartDeviceAuthorizationError,
};
pub use grant::{ClientType, GrantType, TokenTypeUri};
pub use iam::{AwsAdditionalDetails, CreateTokenWithIAM, CreateTokenWithIAMResponse};
pub use operations::{
    CreateToken, CreateTokenResponse, RegisterClient, RegisterClientResponse,
    StartDeviceAuthorization, StartDeviceAuthorizationResponse,
};

use crate::{Endpoint, EndpointError, RestJson1, Service, ServiceMetadata};

/// The service: hosts `oidc.{region}.amazonaws.com`, signing name `sso-oauth`, no authorization unless an operation says so.
#[derive(Clone, Copy, Debug)]
pub enum SsoOidc {}

impl Service for SsoOidc {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata =
        ServiceMetadata::new("SSO OIDC", "oidc").signing_name("sso-oauth");
}

/// The service's endpoint in a region.
///
/// # Errors
///
/// A region that is no host label; see [`Endpoint::for_region`].
pub fn endpoint(region: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::for_region::<SsoOidc>(region)
}
