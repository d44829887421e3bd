//! `CreateToken`: the token request (RFC 6749 sections 4.1.3 and 6, RFC 8628 section 3.4).

use aws_operation::sso_oidc::{CreateToken, CreateTokenError, CreateTokenResponse, GrantType};

use super::super::refusal::{Refusal, RefusalKind};
use super::super::service::Service;
use super::super::store::{Credentials, Granted};

pub(in super::super) fn answer(
    service: &Service,
    request: &CreateToken,
) -> Result<CreateTokenResponse, Refusal> {
    let credentials = Credentials {
        client_id: &request.client_id,
        client_secret: &request.client_secret,
    };
    let scopes = request.scope.as_deref().unwrap_or_default();
    let granted = match &request.grant_type {
        GrantType::DeviceCode => {
            let device_code = required("deviceCode", request.device_code.as_ref())?;
            service
                .store()
                .poll(credentials, device_code.expose(), scopes, service.now())
        }
        GrantType::RefreshToken => {
            let refresh_token = required("refreshToken", request.refresh_token.as_ref())?;
            let mut store = service.store();
            let granted =
                store.refresh(credentials, refresh_token.expose(), scopes, service.now())?;
            tracing::info!(refreshes = store.refreshes(), "refreshed an access token");
            Ok(granted)
        }
        GrantType::AuthorizationCode => {
            let code = required("code", request.code.as_ref())?;
            let redirect_uri = required("redirectUri", request.redirect_uri.as_ref())?;
            let code_verifier = required("codeVerifier", request.code_verifier.as_ref())?;
            service.store().redeem_authorization_code(
                credentials,
                code.expose(),
                redirect_uri,
                code_verifier,
                service.now(),
            )
        }
        _ => Err(Refusal::new(
            RefusalKind::UnsupportedGrantType,
            "grantType must be authorization_code, refresh_token or urn:ietf:params:oauth:grant-type:device_code",
        )),
    }?;
    Ok(response(granted))
}

/// A member that the model leaves optional but that this grant cannot do without.
pub(super) fn required<'a, T>(name: &str, member: Option<&'a T>) -> Result<&'a T, Refusal> {
    member.ok_or_else(|| {
        Refusal::new(
            RefusalKind::InvalidRequest,
            format!("{name} is required for this grant type"),
        )
    })
}

fn response(granted: Granted) -> CreateTokenResponse {
    let seconds = i32::try_from(granted.expires_in.as_secs()).unwrap_or(i32::MAX);
    let response = CreateTokenResponse::new(granted.access_token)
        .token_type("Bearer")
        .expires_in(seconds);
    match granted.refresh_token {
        Some(refresh_token) => response.refresh_token(refresh_token),
        None => response,
    }
}

impl From<Refusal> for CreateTokenError {
    fn from(refusal: Refusal) -> Self {
        let body = refusal.members();
        match refusal.kind() {
            RefusalKind::InvalidRequest => Self::InvalidRequestException(body),
            RefusalKind::InvalidClient => Self::InvalidClientException(body),
            RefusalKind::InvalidGrant => Self::InvalidGrantException(body),
            RefusalKind::UnauthorizedClient => Self::UnauthorizedClientException(body),
            RefusalKind::UnsupportedGrantType => Self::UnsupportedGrantTypeException(body),
            RefusalKind::InvalidScope => Self::InvalidScopeException(body),
            RefusalKind::AuthorizationPending => Self::AuthorizationPendingException(body),
            RefusalKind::SlowDown => Self::SlowDownException(body),
            RefusalKind::AccessDenied => Self::AccessDeniedException(body),
            RefusalKind::ExpiredToken => Self::ExpiredTokenException(body),
            // The others are no errors of this operation, so that one of them comes here is the server's fault.
            _ => Self::InternalServerException(body),
        }
    }
}
