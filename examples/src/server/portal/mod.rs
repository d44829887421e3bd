//! The portal: what a signed-in person may use, for whoever has an access token.
//!
//! Its operations and errors are those of another service than the one that gives tokens, though at the same address here.

mod paging;
mod refusal;

use aws_operation::Operation as _;
use aws_operation::server::{self, ServerError, ServerOperation, ServerOutput};
use aws_operation::sso::{GetRoleCredentials, ListAccountRoles, ListAccounts, Logout};
use bytes::Bytes;
use http::header::HeaderName;
use http::{Request, Response};

pub(super) use self::paging::{Listing, Paging};
pub use self::refusal::{PortalRefusal, PortalRefusalKind};
use super::failure::Failure;
use super::operations::{get_role_credentials, list_account_roles, list_accounts, logout};
use super::service::{Service, with_error_uri};

const ACCESS_TOKEN: HeaderName = HeaderName::from_static("x-amz-sso_bearer_token");

/// The methods that a path of the portal allows; nothing for another path.
pub(super) fn allowed_methods(path: &str) -> Option<&'static str> {
    match path {
        ListAccounts::URI | ListAccountRoles::URI | GetRoleCredentials::URI => Some("GET"),
        Logout::URI => Some("POST"),
        _ => None,
    }
}

/// The reply, if the request is for the portal.
pub(super) fn answer(request: &Request<Bytes>, service: &Service) -> Option<Response<Bytes>> {
    if server::matches::<ListAccounts>(request) {
        return Some(call(service, request, list_accounts::answer));
    }
    if server::matches::<ListAccountRoles>(request) {
        return Some(call(service, request, list_account_roles::answer));
    }
    if server::matches::<GetRoleCredentials>(request) {
        return Some(call(service, request, get_role_credentials::answer));
    }
    if server::matches::<Logout>(request) {
        return Some(call(service, request, logout::answer));
    }
    None
}

/// Runs an operation, or the fault that the configuration asks for.
///
/// No request here has a body, so its content type does not matter. Nor can a web page send one to another site: the header
/// with the access token makes browsers ask before.
fn call<O>(
    service: &Service,
    request: &Request<Bytes>,
    operation: impl FnOnce(&Service, &O) -> Result<O::Output, PortalRefusal>,
) -> Response<Bytes>
where
    O: ServerOperation<Output: ServerOutput, Error: ServerError + TryFrom<PortalRefusal>>,
{
    if service.is_fault() {
        return Failure::INTERNAL.response();
    }
    let has_token = request
        .headers()
        .get(ACCESS_TOKEN)
        .is_some_and(|token| !token.is_empty());
    let outcome = if has_token {
        O::decode_request(request)
            .map_err(|error| {
                PortalRefusal::new(PortalRefusalKind::InvalidRequest, error.to_string())
            })
            .and_then(|input| operation(service, &input))
    } else {
        Err(PortalRefusal::new(
            PortalRefusalKind::Unauthorized,
            "the header x-amz-sso_bearer_token with an access token is missing",
        ))
    };
    let response = match outcome.map_err(O::Error::try_from) {
        Ok(output) => O::encode_output(&output),
        Err(Ok(error)) => with_error_uri(O::encode_error(&error)),
        Err(Err(_)) => return Failure::INTERNAL.response(),
    };
    response.map(|body| Bytes::from(body.into_bytes()))
}
