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
    /// A JSON Web Token of another issuer (RFC 7523 section 2.1), for
    /// [`CreateTokenWithIAM`](crate::sso_oidc::CreateTokenWithIAM).
    #[aws(rename = "urn:ietf:params:oauth:grant-type:jwt-bearer")]
    JwtBearer,
    /// A token in exchange for another client's (RFC 8693 section 2.1), for
    /// [`CreateTokenWithIAM`](crate::sso_oidc::CreateTokenWithIAM).
    #[aws(rename = "urn:ietf:params:oauth:grant-type:token-exchange")]
    TokenExchange,
    /// Any other grant type.
    #[aws(unknown)]
    Unknown(String),
}

/// What a token in an exchange is (RFC 8693 section 3).
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenTypeUri {
    /// An access token.
    #[aws(rename = "urn:ietf:params:oauth:token-type:access_token")]
    AccessToken,
    /// A refresh token.
    #[aws(rename = "urn:ietf:params:oauth:token-type:refresh_token")]
    RefreshToken,
    /// Any other kind of token.
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
