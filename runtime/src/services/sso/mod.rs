//! The portal of AWS SSO: the accounts and roles that a signed-in person may use, and credentials for them.
//!
//! Each operation takes the access token of a sign-in, as `CreateToken` of AWS SSO OIDC gives it, in a header of its own.
//! Nothing is signed. Lists come in pages: [`Client::items`](crate::Client::items) and [`Client::pages`](crate::Client::pages) walk
//! through them.
//!
//! ```no_run
//! use aws_operation::sso::{self, GetRoleCredentials, ListAccounts};
//! use aws_operation::{Client, Sensitive};
//!
//! let access_token = Sensitive::from("the access token of a sign-in");
//! let client = Client::builder()
//!     .endpoint(sso::endpoint("eu-west-1")?)
//!     .build()?;
//!
//! for account in client.items(ListAccounts::new(&access_token)) {
//!     let account = account?;
//!     println!("{} {}", account.account_id, account.account_name.unwrap_or_default());
//! }
//!
//! let request = GetRoleCredentials::new(&access_token, "111122223333", "ReadOnly");
//! let credentials = client.send(&request)?.role_credentials;
//! println!("{} until {} ms after 1970", credentials.access_key_id, credentials.expiration);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod operations;

pub use error::{
    GetRoleCredentialsError, ListAccountRolesError, ListAccountsError, LogoutError, PortalError,
};
pub use operations::{
    AccountInfo, GetRoleCredentials, GetRoleCredentialsResponse, ListAccountRoles,
    ListAccountRolesResponse, ListAccounts, ListAccountsResponse, Logout, RoleCredentials,
    RoleInfo,
};

use crate::{Endpoint, EndpointError, RestJson1, Service, ServiceMetadata};

/// The service: hosts `portal.sso.{region}.amazonaws.com`, signing name `awsssoportal`, no authorization unless an operation
/// says so.
#[derive(Clone, Copy, Debug)]
pub enum Sso {}

impl Service for Sso {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata =
        ServiceMetadata::new("SSO", "portal.sso").signing_name("awsssoportal");
}

/// The service's endpoint in a region.
///
/// # Errors
///
/// A region that is no host label; see [`Endpoint::for_region`].
pub fn endpoint(region: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::for_region::<Sso>(region)
}
