//! The errors of each operation. All are HTTP 400, but for an invalid client (401) and a failure of the service (500).

use crate::{aws_error, aws_shape};

/// What each error of the service carries (RFC 6749 section 5.2).
#[aws_shape(rename_all = "snake_case")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuthError {
    /// The OAuth code, such as `slow_down`.
    pub error: Option<String>,
    /// What happened, in words.
    pub error_description: Option<String>,
    /// Why, as a code of the service: `AccessDeniedException` and `InvalidRequestException` may have one.
    pub reason: Option<String>,
}

/// The errors of [`RegisterClient`](crate::sso_oidc::RegisterClient).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegisterClientError {
    /// A member is missing or malformed.
    #[aws(status = 400)]
    InvalidRequestException(OAuthError),
    /// A scope is not known.
    #[aws(status = 400)]
    InvalidScopeException(OAuthError),
    /// The client's name or type is not acceptable.
    #[aws(status = 400)]
    InvalidClientMetadataException(OAuthError),
    /// The service failed.
    #[aws(status = 500)]
    InternalServerException(OAuthError),
    /// A redirect URI is not acceptable.
    #[aws(status = 400)]
    InvalidRedirectUriException(OAuthError),
    /// A grant type is not supported.
    #[aws(status = 400)]
    UnsupportedGrantTypeException(OAuthError),
    /// Too many calls.
    #[aws(status = 400, throttling)]
    SlowDownException(OAuthError),
}

/// The errors of [`StartDeviceAuthorization`](crate::sso_oidc::StartDeviceAuthorization).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StartDeviceAuthorizationError {
    /// A member is missing or malformed.
    #[aws(status = 400)]
    InvalidRequestException(OAuthError),
    /// The client is not known, or its secret is wrong or expired.
    #[aws(status = 401)]
    InvalidClientException(OAuthError),
    /// The client may not use this grant.
    #[aws(status = 400)]
    UnauthorizedClientException(OAuthError),
    /// Too many calls.
    #[aws(status = 400, throttling)]
    SlowDownException(OAuthError),
    /// The service failed.
    #[aws(status = 500)]
    InternalServerException(OAuthError),
}

/// What [`CreateTokenWithIAMError::InvalidRequestRegionException`] carries.
#[aws_shape(rename_all = "snake_case")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidRequestRegion {
    /// The OAuth code: `invalid_request`.
    pub error: Option<String>,
    /// What happened, in words.
    pub error_description: Option<String>,
    /// The endpoint that would take the request. It is not for the client to follow: it would get signed requests.
    pub endpoint: Option<String>,
    /// The region that would take the request.
    pub region: Option<String>,
}

/// The errors of [`CreateToken`](crate::sso_oidc::CreateToken).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateTokenError {
    /// A member is missing or malformed.
    #[aws(status = 400)]
    InvalidRequestException(OAuthError),
    /// The client is not known, or its secret is wrong or expired.
    #[aws(status = 401)]
    InvalidClientException(OAuthError),
    /// The code or refresh token is not good, or was used before.
    #[aws(status = 400)]
    InvalidGrantException(OAuthError),
    /// The client may not use this grant.
    #[aws(status = 400)]
    UnauthorizedClientException(OAuthError),
    /// The grant type is not supported.
    #[aws(status = 400)]
    UnsupportedGrantTypeException(OAuthError),
    /// A scope is not known, or goes beyond what the client was registered for.
    #[aws(status = 400)]
    InvalidScopeException(OAuthError),
    /// The person has not decided yet: ask again after the interval (RFC 8628 section 3.5). It is not marked retryable: who
    /// repeats failed calls at once would ask too often.
    #[aws(status = 400)]
    AuthorizationPendingException(OAuthError),
    /// The client asks too often: wait five seconds longer from now on (RFC 8628 section 3.5). It is not marked `throttling`, for
    /// the client would ask again sooner than that.
    #[aws(status = 400)]
    SlowDownException(OAuthError),
    /// The person said no.
    #[aws(status = 400)]
    AccessDeniedException(OAuthError),
    /// The device code has expired: begin again.
    #[aws(status = 400)]
    ExpiredTokenException(OAuthError),
    /// The service failed.
    #[aws(status = 500)]
    InternalServerException(OAuthError),
}

/// The errors of [`CreateTokenWithIAM`](crate::sso_oidc::CreateTokenWithIAM).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CreateTokenWithIAMError {
    /// A member is missing or malformed.
    #[aws(status = 400)]
    InvalidRequestException(OAuthError),
    /// The application is not known.
    #[aws(status = 401)]
    InvalidClientException(OAuthError),
    /// The code, refresh token, assertion or subject token is not good, or was used before.
    #[aws(status = 400)]
    InvalidGrantException(OAuthError),
    /// The application may not use this grant.
    #[aws(status = 400)]
    UnauthorizedClientException(OAuthError),
    /// The grant type is not supported.
    #[aws(status = 400)]
    UnsupportedGrantTypeException(OAuthError),
    /// A scope is not known, or goes beyond what the application is configured for.
    #[aws(status = 400)]
    InvalidScopeException(OAuthError),
    /// The model lists it; none of the grants here waits for a person.
    #[aws(status = 400)]
    AuthorizationPendingException(OAuthError),
    /// Too many calls. It is not marked `throttling`: a code is never sent twice.
    #[aws(status = 400)]
    SlowDownException(OAuthError),
    /// The person said no.
    #[aws(status = 400)]
    AccessDeniedException(OAuthError),
    /// The token has expired.
    #[aws(status = 400)]
    ExpiredTokenException(OAuthError),
    /// The service failed.
    #[aws(status = 500)]
    InternalServerException(OAuthError),
    /// The token belongs to another region.
    #[aws(status = 400)]
    InvalidRequestRegionException(InvalidRequestRegion),
}
