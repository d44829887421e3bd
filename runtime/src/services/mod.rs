//! Services, each behind a feature and written with the public DSL only.

#[cfg(feature = "sso")]
pub mod sso;
#[cfg(feature = "sso-oidc")]
pub mod sso_oidc;
#[cfg(feature = "sts")]
pub mod sts;
