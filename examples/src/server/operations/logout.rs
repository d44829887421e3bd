//! `Logout`: the end of a sign-in.

use aws_operation::sso::{Logout, LogoutError};

use super::super::portal::{PortalRefusal, PortalRefusalKind};
use super::super::service::Service;

pub(in super::super) fn answer(service: &Service, request: &Logout) -> Result<(), PortalRefusal> {
    service
        .store()
        .log_out(&request.access_token, service.now())
}

impl TryFrom<PortalRefusal> for LogoutError {
    type Error = PortalRefusal;

    fn try_from(refusal: PortalRefusal) -> Result<Self, PortalRefusal> {
        let body = refusal.members();
        match refusal.kind() {
            PortalRefusalKind::InvalidRequest => Ok(Self::InvalidRequestException(body)),
            PortalRefusalKind::Unauthorized => Ok(Self::UnauthorizedException(body)),
            PortalRefusalKind::TooManyRequests => Ok(Self::TooManyRequestsException(body)),
            // This operation looks for nothing, so that one of them comes here is the server's fault.
            PortalRefusalKind::ResourceNotFound | PortalRefusalKind::Internal => Err(refusal),
        }
    }
}
