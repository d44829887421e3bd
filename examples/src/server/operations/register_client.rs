//! `RegisterClient`: dynamic client registration (RFC 7591).

use aws_operation::Operation as _;
use aws_operation::sso_oidc::{
    ClientType, CreateToken, GrantType, RegisterClient, RegisterClientError, RegisterClientResponse,
};
use http::Uri;

use super::super::pages::authorize;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::service::Service;
use super::super::store::{Grant, Metadata};

const MAX_NAME: usize = 256;
const MAX_SCOPES: usize = 50;
const MAX_REDIRECT_URIS: usize = 10;
const MAX_URI: usize = 2048;

pub(in super::super) fn answer(
    service: &Service,
    request: &RegisterClient,
) -> Result<RegisterClientResponse, Refusal> {
    check_client_type(&request.client_type)?;
    check_name(&request.client_name)?;
    check_issuer(request.issuer_url.as_deref())?;
    check_application(request.entitled_application_arn.as_deref())?;
    let scopes = request.scopes.as_deref().unwrap_or_default();
    check_scopes(scopes)?;
    let grants = grants(request.grant_types.as_deref().unwrap_or_default())?;
    let redirect_uris = request.redirect_uris.as_deref().unwrap_or_default();
    check_redirect_uris(redirect_uris, &grants)?;

    let metadata = Metadata {
        name: request.client_name.clone(),
        scopes: scopes.to_vec(),
        grants,
        redirect_uris: redirect_uris.to_vec(),
        issuer_url: request.issuer_url.clone(),
    };
    let registered = service.store().register(metadata, service.now())?;
    let url = service.url();
    Ok(
        RegisterClientResponse::new(registered.client_id, registered.client_secret)
            .client_id_issued_at(registered.issued_at.epoch_seconds())
            .client_secret_expires_at(registered.expires_at.epoch_seconds())
            .authorization_endpoint(format!("{url}{}", authorize::PATH))
            .token_endpoint(format!("{url}{}", CreateToken::URI)),
    )
}

fn metadata_refusal(description: &'static str) -> Refusal {
    Refusal::new(RefusalKind::InvalidClientMetadata, description)
}

fn check_client_type(client_type: &ClientType) -> Result<(), Refusal> {
    if *client_type == ClientType::Public {
        return Ok(());
    }
    Err(metadata_refusal("clientType must be public"))
}

/// A person reads the name before deciding, so it must not be able to look like something else.
fn check_name(name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() || name.chars().count() > MAX_NAME {
        return Err(metadata_refusal("clientName must have 1 to 256 characters"));
    }
    if name
        .chars()
        .any(|character| character.is_control() || is_invisible(character))
    {
        return Err(metadata_refusal(
            "clientName must not have control characters, invisible characters or marks that reorder text",
        ));
    }
    Ok(())
}

/// Characters of no width, and those that change the direction of the text around them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

fn check_issuer(issuer: Option<&str>) -> Result<(), Refusal> {
    if issuer.is_none_or(|url| https_or_loopback(url).is_some()) {
        return Ok(());
    }
    Err(metadata_refusal("issuerUrl must be an https URL"))
}

fn check_application(arn: Option<&str>) -> Result<(), Refusal> {
    if arn.is_none_or(|arn| arn.starts_with("arn:") && arn.split(':').count() >= 6) {
        return Ok(());
    }
    Err(metadata_refusal("entitledApplicationArn must be an ARN"))
}

fn check_scopes(scopes: &[String]) -> Result<(), Refusal> {
    if scopes.len() <= MAX_SCOPES && scopes.iter().all(|scope| is_scope(scope)) {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalKind::InvalidScope,
        "a scope is 1 to 256 printable ASCII characters without space, quote and backslash, and there are at most 50",
    ))
}

/// A scope-token of RFC 6749 section 3.3.
fn is_scope(scope: &str) -> bool {
    (1..=256).contains(&scope.len())
        && scope
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\'))
}

fn grants(grant_types: &[GrantType]) -> Result<Vec<Grant>, Refusal> {
    grant_types.iter().map(grant).collect()
}

fn grant(grant_type: &GrantType) -> Result<Grant, Refusal> {
    match grant_type {
        GrantType::DeviceCode => Ok(Grant::DeviceCode),
        GrantType::AuthorizationCode => Ok(Grant::AuthorizationCode),
        GrantType::RefreshToken => Ok(Grant::RefreshToken),
        _ => Err(Refusal::new(
            RefusalKind::UnsupportedGrantType,
            "grantTypes may have authorization_code, refresh_token and urn:ietf:params:oauth:grant-type:device_code",
        )),
    }
}

fn check_redirect_uris(uris: &[String], grants: &[Grant]) -> Result<(), Refusal> {
    let refuse = |description| Err(Refusal::new(RefusalKind::InvalidRedirectUri, description));
    if uris.len() > MAX_REDIRECT_URIS || !uris.iter().all(|uri| is_redirect_uri(uri)) {
        return refuse(
            "a redirect URI is an https URL, or an http URL of a loopback address, without fragment; there are at most 10",
        );
    }
    if grants.contains(&Grant::AuthorizationCode) && uris.is_empty() {
        return refuse("the grant authorization_code needs a redirect URI");
    }
    Ok(())
}

/// RFC 6749 section 3.1.2 and, for native apps, RFC 8252 section 7.3.
fn is_redirect_uri(uri: &str) -> bool {
    // `Uri` drops a fragment silently, so it is looked for first.
    uri.len() <= MAX_URI && !uri.contains('#') && https_or_loopback(uri).is_some()
}

/// The URL, if it is https with a host, or http with a loopback address; never with user info.
pub(in super::super) fn https_or_loopback(url: &str) -> Option<Uri> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?;
    if authority.as_str().contains('@') || authority.host().is_empty() {
        return None;
    }
    // `Uri` takes any digits for a port.
    let port = authority.as_str().strip_prefix(authority.host())?;
    if !port.is_empty() && authority.port_u16().is_none() {
        return None;
    }
    let is_allowed = match uri.scheme_str()? {
        "https" => true,
        "http" => ["127.0.0.1", "[::1]", "localhost"].contains(&authority.host()),
        _ => false,
    };
    is_allowed.then_some(uri)
}

impl From<Refusal> for RegisterClientError {
    fn from(refusal: Refusal) -> Self {
        let body = refusal.members();
        match refusal.kind() {
            RefusalKind::InvalidRequest => Self::InvalidRequestException(body),
            RefusalKind::InvalidScope => Self::InvalidScopeException(body),
            RefusalKind::InvalidClientMetadata => Self::InvalidClientMetadataException(body),
            RefusalKind::InvalidRedirectUri => Self::InvalidRedirectUriException(body),
            RefusalKind::UnsupportedGrantType => Self::UnsupportedGrantTypeException(body),
            RefusalKind::SlowDown => Self::SlowDownException(body),
            // The others are no errors of this operation, so that one of them comes here is the server's fault.
            _ => Self::InternalServerException(body),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_uris_are_https_or_loopback() {
        for good in [
            "http://127.0.0.1/oauth/callback",
            "http://[::1]/callback",
            "http://localhost/",
            "https://example.com/callback?x=1",
        ] {
            assert!(is_redirect_uri(good), "{good}");
        }
        for bad in [
            "",
            "/callback",
            "http://example.com/",
            "https://example.com/#token",
            "https://user@example.com/",
            "http://127.0.0.1@example.com/",
            "http://127.0.0.1.example.com/",
            "http://127.0.0.1:99999/",
            "http://127.0.0.1:/",
            "javascript:alert(1)",
            "custom-scheme://callback",
        ] {
            assert!(!is_redirect_uri(bad), "{bad}");
        }
    }

    #[test]
    fn names_cannot_pretend() {
        assert!(check_name("my-app (1.0) für Zoë").is_ok());
        for bad in [
            "",
            "  ",
            "a\nb",
            "a\u{202e}b",
            "a\u{200b}b",
            &"x".repeat(257),
        ] {
            assert!(check_name(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn scopes_follow_the_grammar() {
        assert!(is_scope("sso:account:access"));
        for bad in ["", "two words", "quo\"te", "back\\slash", "umläut"] {
            assert!(!is_scope(bad), "{bad:?}");
        }
    }
}
