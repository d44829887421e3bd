//! The operations and what they return.

use crate::sso_oidc::{
    ClientType, CreateTokenError, GrantType, RegisterClientError, SsoOidc,
    StartDeviceAuthorizationError,
};
use crate::{Sensitive, aws_operation, aws_output};

/// Registers a client, as OAuth's dynamic client registration does (RFC 7591). The registration is good for many sign-ins;
/// keep it until it expires.
#[aws_operation(
    method = "POST",
    uri = "/client/register",
    output = RegisterClientResponse,
    error = RegisterClientError,
    service = SsoOidc
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RegisterClient {
    /// The name that the person sees who is asked for approval.
    pub client_name: String,
    /// The kind of client.
    pub client_type: ClientType,
    /// What the tokens shall be good for, such as `sso:account:access`. Without scopes there is no refresh token.
    pub scopes: Option<Vec<String>>,
    /// Where the authorization code may be sent, for the authorization code grant.
    pub redirect_uris: Option<Vec<String>>,
    /// The grants that the client will use. Default: the device authorization grant.
    pub grant_types: Option<Vec<GrantType>>,
    /// The issuer: the start URL of the organization, for the authorization code grant.
    pub issuer_url: Option<String>,
    /// The ARN of the Identity Center application that is entitled to the client.
    pub entitled_application_arn: Option<String>,
}

/// A registered client.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RegisterClientResponse {
    /// The client's identifier.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: Sensitive<String>,
    /// When the client was registered, in seconds since 1970.
    pub client_id_issued_at: Option<i64>,
    /// When the secret expires, in seconds since 1970. Zero is never (RFC 7591 section 3.2.1).
    pub client_secret_expires_at: Option<i64>,
    /// Where the person signs in, for the authorization code grant.
    pub authorization_endpoint: Option<String>,
    /// Where the client gets its tokens.
    pub token_endpoint: Option<String>,
}

/// Begins the device authorization grant: asks for a code that the person enters (RFC 8628 section 3.1).
#[aws_operation(
    method = "POST",
    uri = "/device_authorization",
    output = StartDeviceAuthorizationResponse,
    error = StartDeviceAuthorizationError,
    service = SsoOidc
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartDeviceAuthorization {
    /// The identifier of the registered client.
    pub client_id: String,
    /// The secret of the registered client.
    pub client_secret: Sensitive<String>,
    /// The start URL of the organization, such as `https://example.awsapps.com/start`.
    pub start_url: String,
}

/// The codes of a device authorization. RFC 8628 section 3.2 says which of them are always there.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartDeviceAuthorizationResponse {
    /// The code that the client asks for the token with.
    pub device_code: Sensitive<String>,
    /// The code that the person enters.
    pub user_code: Sensitive<String>,
    /// Where the person enters it.
    pub verification_uri: String,
    /// The same with the code filled in.
    pub verification_uri_complete: Option<Sensitive<String>>,
    /// How long both codes are good for, in seconds.
    pub expires_in: i32,
    /// How long to wait between two attempts to get the token, in seconds. Default: 5.
    pub interval: Option<i32>,
}

/// Gets a token.
///
/// Which members are needed depends on the grant: build it with the constructor of the grant, such as
/// [`device_code_grant`](Self::device_code_grant).
#[aws_operation(
    method = "POST",
    uri = "/token",
    idempotent = false,
    output = CreateTokenResponse,
    error = CreateTokenError,
    service = SsoOidc
)]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateToken {
    /// The identifier of the registered client.
    pub client_id: String,
    /// The secret of the registered client.
    pub client_secret: Sensitive<String>,
    /// The grant.
    pub grant_type: GrantType,
    /// The code of the device authorization.
    pub device_code: Option<Sensitive<String>>,
    /// The authorization code.
    pub code: Option<Sensitive<String>>,
    /// The refresh token.
    pub refresh_token: Option<Sensitive<String>>,
    /// What the token shall be good for, no more than the client was registered for.
    pub scope: Option<Vec<String>>,
    /// The redirect URI that the authorization code was sent to.
    pub redirect_uri: Option<String>,
    /// The secret that proves who asked for the authorization code (RFC 7636 section 4.5).
    pub code_verifier: Option<Sensitive<String>>,
}

impl CreateToken {
    /// The device authorization grant (RFC 8628 section 3.4), with the device code of a
    /// [`StartDeviceAuthorizationResponse`].
    #[must_use]
    pub fn device_code_grant(
        client_id: impl Into<String>,
        client_secret: impl Into<Sensitive<String>>,
        device_code: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, client_secret, GrantType::DeviceCode).device_code(device_code)
    }

    /// A new token for a refresh token (RFC 6749 section 6). The refresh token is spent: keep the one in the reply.
    #[must_use]
    pub fn refresh_token_grant(
        client_id: impl Into<String>,
        client_secret: impl Into<Sensitive<String>>,
        refresh_token: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, client_secret, GrantType::RefreshToken).refresh_token(refresh_token)
    }

    /// The authorization code grant (RFC 6749 section 4.1.3) with PKCE (RFC 7636 section 4.5).
    #[must_use]
    pub fn authorization_code_grant(
        client_id: impl Into<String>,
        client_secret: impl Into<Sensitive<String>>,
        code: impl Into<Sensitive<String>>,
        redirect_uri: impl Into<String>,
        code_verifier: impl Into<Sensitive<String>>,
    ) -> Self {
        Self::new(client_id, client_secret, GrantType::AuthorizationCode)
            .code(code)
            .redirect_uri(redirect_uri)
            .code_verifier(code_verifier)
    }
}

/// A token. RFC 6749 section 5.1 says that the access token is always there.
#[aws_output]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateTokenResponse {
    /// The token.
    pub access_token: Sensitive<String>,
    /// How the token is used: `Bearer`.
    pub token_type: Option<String>,
    /// How long the token is good for, in seconds.
    pub expires_in: Option<i32>,
    /// A token to get the next one with, if the client was registered with scopes.
    pub refresh_token: Option<Sensitive<String>>,
    /// Who the person is.
    pub id_token: Option<Sensitive<String>>,
}
