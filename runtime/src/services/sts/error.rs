//! The errors of each operation. What all services report, such as `AccessDenied`, is an unmodelled error.

use crate::{aws_error, aws_shape};

/// What each error of the service carries.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StsFault {
    /// What happened, in words.
    pub message: Option<String>,
}

/// The errors of [`AssumeRole`](crate::sts::AssumeRole).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssumeRoleError {
    /// A token among the credentials of the call has expired.
    #[aws(status = 400)]
    ExpiredTokenException(StsFault),
    /// The session policy is no JSON, or no policy.
    #[aws(status = 400, code = "MalformedPolicyDocument")]
    MalformedPolicyDocument(StsFault),
    /// Session policies and tags are too large together.
    #[aws(status = 400, code = "PackedPolicyTooLarge")]
    PackedPolicyTooLarge(StsFault),
    /// STS is not activated in the region for the account.
    #[aws(status = 403)]
    RegionDisabledException(StsFault),
}

/// The errors of [`AssumeRoleWithWebIdentity`](crate::sts::AssumeRoleWithWebIdentity).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssumeRoleWithWebIdentityError {
    /// The token has expired, or is not good yet.
    #[aws(status = 400)]
    ExpiredTokenException(StsFault),
    /// The identity provider could not be reached. It passes.
    #[aws(status = 400, code = "IDPCommunicationError", retryable)]
    IdpCommunicationError(StsFault),
    /// The identity provider says that the claim is not good.
    #[aws(status = 403, code = "IDPRejectedClaim")]
    IdpRejectedClaim(StsFault),
    /// The token is not one that the account's identity provider accepts.
    #[aws(status = 400, code = "InvalidIdentityToken")]
    InvalidIdentityToken(StsFault),
    /// The session policy is no JSON, or no policy.
    #[aws(status = 400, code = "MalformedPolicyDocument")]
    MalformedPolicyDocument(StsFault),
    /// Session policies and tags are too large together.
    #[aws(status = 400, code = "PackedPolicyTooLarge")]
    PackedPolicyTooLarge(StsFault),
    /// STS is not activated in the region for the account.
    #[aws(status = 403)]
    RegionDisabledException(StsFault),
}

/// The errors of [`AssumeRoleWithSaml`](crate::sts::AssumeRoleWithSaml).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssumeRoleWithSamlError {
    /// The assertion has expired.
    #[aws(status = 400)]
    ExpiredTokenException(StsFault),
    /// The identity provider says that the claim is not good.
    #[aws(status = 403, code = "IDPRejectedClaim")]
    IdpRejectedClaim(StsFault),
    /// The assertion is not one that the account's identity provider accepts.
    #[aws(status = 400, code = "InvalidIdentityToken")]
    InvalidIdentityToken(StsFault),
    /// The session policy is no JSON, or no policy.
    #[aws(status = 400, code = "MalformedPolicyDocument")]
    MalformedPolicyDocument(StsFault),
    /// Session policies and tags are too large together.
    #[aws(status = 400, code = "PackedPolicyTooLarge")]
    PackedPolicyTooLarge(StsFault),
    /// STS is not activated in the region for the account.
    #[aws(status = 403)]
    RegionDisabledException(StsFault),
}

/// The errors of [`GetSessionToken`](crate::sts::GetSessionToken).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GetSessionTokenError {
    /// STS is not activated in the region for the account.
    #[aws(status = 403)]
    RegionDisabledException(StsFault),
}

/// The errors of [`DecodeAuthorizationMessage`](crate::sts::DecodeAuthorizationMessage).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeAuthorizationMessageError {
    /// The message is not one that STS has encoded.
    #[aws(status = 400)]
    InvalidAuthorizationMessageException(StsFault),
}
