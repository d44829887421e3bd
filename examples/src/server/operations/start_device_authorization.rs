//! `StartDeviceAuthorization`: the device authorization request (RFC 8628 section 3.1).

use std::time::Duration;

use aws_operation::Sensitive;
use aws_operation::sso_oidc::{
    StartDeviceAuthorization, StartDeviceAuthorizationError, StartDeviceAuthorizationResponse,
};

use super::super::pages;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::service::Service;
use super::super::store::Credentials;
use super::register_client::https_or_loopback;

const MAX_START_URL: usize = 2048;

pub(in super::super) fn answer(
    service: &Service,
    request: &StartDeviceAuthorization,
) -> Result<StartDeviceAuthorizationResponse, Refusal> {
    check_start_url(&request.start_url)?;
    let credentials = Credentials {
        client_id: &request.client_id,
        client_secret: &request.client_secret,
    };
    let authorization = service.store().start_device_authorization(
        credentials,
        &request.start_url,
        service.now(),
    )?;
    let user_code = authorization.user_code.grouped();
    let verification_uri = format!("{}{}", service.url(), pages::PATH);
    let complete = Sensitive::new(format!("{verification_uri}?user_code={user_code}"));
    Ok(StartDeviceAuthorizationResponse::new(
        authorization.device_code,
        user_code,
        verification_uri,
        whole_seconds(service.config().expires_in),
    )
    .verification_uri_complete(complete)
    .interval(whole_seconds(service.config().interval)))
}

fn check_start_url(start_url: &str) -> Result<(), Refusal> {
    if start_url.len() <= MAX_START_URL && https_or_loopback(start_url).is_some() {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalKind::InvalidRequest,
        "startUrl must be an https URL",
    ))
}

fn whole_seconds(duration: Duration) -> i32 {
    i32::try_from(duration.as_secs()).unwrap_or(i32::MAX)
}

impl From<Refusal> for StartDeviceAuthorizationError {
    fn from(refusal: Refusal) -> Self {
        let body = refusal.members();
        match refusal.kind() {
            RefusalKind::InvalidRequest => Self::InvalidRequestException(body),
            RefusalKind::InvalidClient => Self::InvalidClientException(body),
            RefusalKind::UnauthorizedClient => Self::UnauthorizedClientException(body),
            RefusalKind::SlowDown => Self::SlowDownException(body),
            // The others are no errors of this operation, so that one of them comes here is the server's fault.
            _ => Self::InternalServerException(body),
        }
    }
}
