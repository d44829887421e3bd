//! The errors of each operation. The service models no failure of its own: HTTP 500 and above is an unmodelled error.

use crate::{aws_error, aws_shape};

/// What each error of the service carries.
#[aws_shape]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PortalError {
    /// What happened, in words.
    pub message: Option<String>,
}

/// The errors of [`ListAccounts`](crate::sso::ListAccounts).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListAccountsError {
    /// A parameter is missing or out of range.
    #[aws(status = 400)]
    InvalidRequestException(PortalError),
    /// The access token is not known, has expired or was signed out.
    #[aws(status = 401)]
    UnauthorizedException(PortalError),
    /// Too many calls.
    #[aws(status = 429, throttling)]
    TooManyRequestsException(PortalError),
    /// What was asked for does not exist.
    #[aws(status = 404)]
    ResourceNotFoundException(PortalError),
}

/// The errors of [`ListAccountRoles`](crate::sso::ListAccountRoles).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListAccountRolesError {
    /// A parameter is missing or out of range.
    #[aws(status = 400)]
    InvalidRequestException(PortalError),
    /// The access token is not known, has expired or was signed out.
    #[aws(status = 401)]
    UnauthorizedException(PortalError),
    /// Too many calls.
    #[aws(status = 429, throttling)]
    TooManyRequestsException(PortalError),
    /// The account does not exist, or the person may not use it.
    #[aws(status = 404)]
    ResourceNotFoundException(PortalError),
}

/// The errors of [`GetRoleCredentials`](crate::sso::GetRoleCredentials).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GetRoleCredentialsError {
    /// A parameter is missing or out of range.
    #[aws(status = 400)]
    InvalidRequestException(PortalError),
    /// The access token is not known, has expired or was signed out.
    #[aws(status = 401)]
    UnauthorizedException(PortalError),
    /// Too many calls.
    #[aws(status = 429, throttling)]
    TooManyRequestsException(PortalError),
    /// The account or the role does not exist, or the person may not use it.
    #[aws(status = 404)]
    ResourceNotFoundException(PortalError),
}

/// The errors of [`Logout`](crate::sso::Logout).
#[aws_error]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogoutError {
    /// A parameter is missing or out of range.
    #[aws(status = 400)]
    InvalidRequestException(PortalError),
    /// The access token is not known, has expired or was signed out already.
    #[aws(status = 401)]
    UnauthorizedException(PortalError),
    /// Too many calls.
    #[aws(status = 429, throttling)]
    TooManyRequestsException(PortalError),
}
