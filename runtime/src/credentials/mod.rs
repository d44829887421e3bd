//! Where the AWS CLI finds credentials, one place after the other.
//!
//! [`CredentialsChain`] asks all of them in order: the environment, the profile with its keys, roles, sign-ins and processes,
//! the container, the instance. Each can be used alone; [`AssumeRoleCredentials`] and [`WebIdentityCredentials`] also without
//! a profile. Each is a
//! [`ProvideCredentials`](crate::auth::ProvideCredentials), and fetches anew whenever it is asked:
//! [`Cached`](crate::auth::Cached) keeps what it got. Nothing here shows a secret in an error, in `Debug` or in a log.

mod chain;
mod container;
mod document;
mod environment;
mod expiry;
mod failed;
mod http;
mod instance;
mod process;
mod profile;
mod role;
pub(crate) mod sso;
mod sts;
mod token;

pub use chain::CredentialsChain;
pub use container::ContainerCredentials;
pub use environment::EnvironmentCredentials;
pub use instance::InstanceCredentials;
pub use process::ProcessCredentials;
pub use profile::ProfileCredentials;
pub use role::{AssumeRoleCredentials, MfaError, WebIdentityCredentials};
pub use sso::{SsoCredentials, SsoToken};
pub use token::EnvironmentToken;
pub(crate) use token::FoundTokens;
