//! `ListAccountRoles`: the roles that the person may take in an account.

use aws_operation::sso::{
    ListAccountRoles, ListAccountRolesError, ListAccountRolesResponse, RoleInfo,
};

use super::super::portal::{Listing, PortalRefusal, PortalRefusalKind};
use super::super::service::Service;

pub(in super::super) fn answer(
    service: &Service,
    request: &ListAccountRoles,
) -> Result<ListAccountRolesResponse, PortalRefusal> {
    check_account_id(&request.account_id)?;
    let mut store = service.store();
    let roles = store.roles(&request.access_token, &request.account_id, service.now())?;
    let page = service.paging().page(
        Listing::Roles(&request.account_id),
        roles,
        request.next_token.as_deref(),
        request.max_results,
    )?;
    let roles = page
        .items
        .iter()
        .map(|role| RoleInfo::new(&**role).account_id(&*request.account_id));
    let response = ListAccountRolesResponse::new().role_list(roles);
    Ok(match page.next_token {
        Some(next_token) => response.next_token(next_token),
        None => response,
    })
}

pub(super) fn check_account_id(account_id: &str) -> Result<(), PortalRefusal> {
    if account_id.len() == 12 && account_id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(PortalRefusal::new(
        PortalRefusalKind::InvalidRequest,
        "account_id must be 12 digits",
    ))
}

impl TryFrom<PortalRefusal> for ListAccountRolesError {
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
