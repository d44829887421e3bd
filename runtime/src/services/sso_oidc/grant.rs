//! The words of OAuth that the operations use.

use crate::aws_shape;

/// How a token is asked for: OAuth's `grant_type`.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GrantType {
    /// The device authorization grant (RFC 8628 section 3.4).
    #[aws(rename = "urn:ietf:params:oauth:grant-type:device_code")]
    DeviceCode,
    /// A refresh token (RFC 6749 section 6).
    #[aws(rename = "refresh_token")]
    RefreshToken,
    /// The authorization code grant (RFC 6749 section 4.1.3).
    #[aws(rename = "authorization_code")]
    AuthorizationCode,
    /// Any other grant type.
    #[aws(unknown)]
    Unknown(String),
}

/// Whether a client can keep a secret (RFC 6749 section 2.1). The service takes `public` only.
#[aws_shape(rename_all = "lowercase")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientType {
    /// A program on somebody's machine.
    Public,
    /// Any other type.
    #[aws(unknown)]
    Unknown(String),
}
