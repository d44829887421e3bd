//! `GetRoleCredentials`: short-lived credentials for a role.

use aws_operation::sso::{
    GetRoleCredentials, GetRoleCredentialsError, GetRoleCredentialsResponse, RoleCredentials,
};

use super::super::portal::{PortalRefusal, PortalRefusalKind};
use super::super::service::Service;
use super::list_account_roles::check_account_id;

pub(in super::super) fn answer(
    service: &Service,
    request: &GetRoleCredentials,
) -> Result<GetRoleCredentialsResponse, PortalRefusal> {
    check_account_id(&request.account_id)?;
    if request.role_name.is_empty() {
        return Err(PortalRefusal::new(
            PortalRefusalKind::InvalidRequest,
            "role_name must not be empty",
        ));
    }
    let issued = service.store().role_credentials(
        &request.access_token,
        &request.account_id,
        &request.role_name,
        service.now(),
    )?;
    Ok(GetRoleCredentialsResponse::new(RoleCredentials::new(
        issued.access_key_id,
        issued.secret_access_key,
        issued.session_token,
        issued.expires_at.epoch_milliseconds(),
    )))
}

impl TryFrom<PortalRefusal> for GetRoleCredentialsError {
    type Error = PortalRefusal;

    fn try_from(refusal: PortalRefusal) -> Result<Self, PortalRefusal> {
        let body = refusal.members();
        match refusal.kind() {
            PortalRefusalKind::InvalidRequest => Ok(Self::InvalidRequestException(body)),
            PortalRefusalKind::Unauthorized => Ok(Self::UnauthorizedException(body)),
            PortalRefusalKind::TooManyRequests => Ok(Self::TooManyRequestsException(body)),
            PortalRefusalKind::ResourceNotFound => Ok(Self::ResourceNotFoundException(body)),
            PortalRefusalKind::Internal => Err(refusal),
        }
    }
}
