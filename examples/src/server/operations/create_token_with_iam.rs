//! `CreateTokenWithIAM`: the token exchange (RFC 8693) of an application that signs its requests.

use aws_operation::sso_oidc::{
    CreateTokenWithIAM, CreateTokenWithIAMError, CreateTokenWithIAMResponse, GrantType,
    TokenTypeUri,
};

use super::super::refusal::{Refusal, RefusalKind};
use super::super::service::Service;
use super::create_token::required;

pub(in super::super) fn answer(
    service: &Service,
    request: &CreateTokenWithIAM,
) -> Result<CreateTokenWithIAMResponse, Refusal> {
    let refuse = |kind, description| Err(Refusal::new(kind, description));
    if request.client_id.is_empty() {
        return refuse(RefusalKind::InvalidClient, "clientId must not be empty");
    }
    if request.grant_type != GrantType::TokenExchange {
        return refuse(
            RefusalKind::UnsupportedGrantType,
            "grantType must be urn:ietf:params:oauth:grant-type:token-exchange: this server knows no applications",
        );
    }
    let subject_token = required("subjectToken", request.subject_token.as_ref())?;
    let subject_token_type = required("subjectTokenType", request.subject_token_type.as_ref())?;
    if *subject_token_type != TokenTypeUri::AccessToken {
        return refuse(
            RefusalKind::InvalidRequest,
            "subjectTokenType must be urn:ietf:params:oauth:token-type:access_token",
        );
    }
    let requested = request.requested_token_type.as_ref();
    if requested.is_some_and(|requested| *requested != TokenTypeUri::AccessToken) {
        return refuse(
            RefusalKind::InvalidRequest,
            "requestedTokenType must be urn:ietf:params:oauth:token-type:access_token",
        );
    }
    let granted = service.store().exchange(subject_token, service.now())?;
    let seconds = i32::try_from(granted.expires_in.as_secs()).unwrap_or(i32::MAX);
    Ok(CreateTokenWithIAMResponse::new(granted.access_token)
        .token_type("Bearer")
        .expires_in(seconds)
        .issued_token_type(TokenTypeUri::AccessToken))
}

impl From<Refusal> for CreateTokenWithIAMError {
    fn from(refusal: Refusal) -> Self {
        let body = refusal.members();
        match refusal.kind() {
            RefusalKind::InvalidRequest => Self::InvalidRequestException(body),
            RefusalKind::InvalidClient => Self::InvalidClientException(body),
            RefusalKind::InvalidGrant => Self::InvalidGrantException(body),
            RefusalKind::UnsupportedGrantType => Self::UnsupportedGrantTypeException(body),
            RefusalKind::SlowDown => Self::SlowDownException(body),
            // The others are no errors of this operation here, so that one of them comes is the server's fault.
            _ => Self::InternalServerException(body),
        }
    }
}
