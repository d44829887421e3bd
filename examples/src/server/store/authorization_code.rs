//! Authorization codes with PKCE (RFC 6749 section 4.1, RFC 7636).

use aws_operation::Sensitive;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::super::clock::Time;
use super::super::refusal::{Refusal, RefusalKind};
use super::super::secret::random_secret;
use super::refresh::require_granted;
use super::{CAPACITY, Credentials, Grant, Granted, Store, full};

/// What a client sends a person to the authorization page with.
#[derive(Clone, Debug)]
pub struct AuthorizationRequest {
    /// The registered client.
    pub client_id: String,
    /// Where the code is sent; must be registered, with any port for a loopback address.
    pub redirect_uri: String,
    /// What the client asks for; must be registered. Empty stands for all that it registered.
    pub scopes: Vec<String>,
    /// The SHA-256 of the code verifier in URL-safe base64 without padding.
    pub code_challenge: String,
}

/// What the person is asked to consent to.
#[derive(Clone, Debug)]
pub struct ConsentRequest {
    /// The name that the client gave itself.
    pub client_name: String,
    /// What the client asks for.
    pub scopes: Vec<String>,
    /// The portal that the client signs in to, if it said so when it registered.
    pub start_url: Option<String>,
}

#[derive(Debug)]
pub(super) struct AuthorizationCode {
    request: AuthorizationRequest,
    pub(super) expires_at: Time,
}

impl Store {
    /// What a person is asked before a code is issued.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::InvalidClient`], [`RefusalKind::UnauthorizedClient`], [`RefusalKind::InvalidRedirectUri`] and
    /// [`RefusalKind::InvalidScope`] for what was not registered.
    pub fn consent_request(
        &self,
        request: &AuthorizationRequest,
        now: Time,
    ) -> Result<ConsentRequest, Refusal> {
        let client = self
            .clients
            .get(&request.client_id)
            .filter(|client| now < client.expires_at)
            .ok_or_else(|| Refusal::new(RefusalKind::InvalidClient, "the client is unknown"))?;
        client.require(Grant::AuthorizationCode)?;
        if !client.has_redirect_uri(&request.redirect_uri) {
            return Err(Refusal::new(
                RefusalKind::InvalidRedirectUri,
                "the redirect URI is not registered",
            ));
        }
        require_granted(client.scopes(), &request.scopes)?;
        let scopes = if request.scopes.is_empty() {
            client.scopes()
        } else {
            &request.scopes
        };
        Ok(ConsentRequest {
            client_name: client.name().to_owned(),
            scopes: scopes.to_vec(),
            start_url: client.issuer_url().map(ToOwned::to_owned),
        })
    }

    /// Gives a code to a client whose request a person has just approved.
    ///
    /// # Errors
    ///
    /// As [`consent_request`](Self::consent_request), and [`RefusalKind::SlowDown`] when the store is full.
    pub fn issue_authorization_code(
        &mut self,
        request: AuthorizationRequest,
        now: Time,
    ) -> Result<Sensitive<String>, Refusal> {
        self.purge(now);
        let scopes = self.consent_request(&request, now)?.scopes;
        if self.authorization_codes.len() >= CAPACITY {
            return Err(full());
        }
        let code = random_secret()?;
        let issued = AuthorizationCode {
            request: AuthorizationRequest { scopes, ..request },
            expires_at: now + self.config.authorization_code_expires_in,
        };
        self.authorization_codes
            .insert(code.expose().clone(), issued);
        Ok(code)
    }

    /// Redeems an authorization code. A try that fails uses it up too, so a thief cannot guess the verifier.
    ///
    /// # Errors
    ///
    /// [`RefusalKind::InvalidGrant`] for a code that is unknown, used, expired or another client's, and for a redirect URI or a
    /// verifier that does not fit.
    pub fn redeem_authorization_code(
        &mut self,
        credentials: Credentials<'_>,
        code: &str,
        redirect_uri: &str,
        code_verifier: &Sensitive<String>,
        now: Time,
    ) -> Result<Granted, Refusal> {
        self.purge(now);
        self.authenticate(credentials, now)?
            .require(Grant::AuthorizationCode)?;
        let refuse = |description| Refusal::new(RefusalKind::InvalidGrant, description);
        let issued = self
            .authorization_codes
            .remove(code)
            .filter(|issued| now < issued.expires_at)
            .filter(|issued| issued.request.client_id == credentials.client_id)
            .ok_or_else(|| {
                refuse("the code is unknown, used, expired or belongs to another client")
            })?;
        if issued.request.redirect_uri != redirect_uri {
            return Err(refuse(
                "the redirect URI is not the one of the authorization request",
            ));
        }
        if Sensitive::new(challenge(code_verifier)) != Sensitive::new(issued.request.code_challenge)
        {
            return Err(refuse("the code verifier does not fit the code challenge"));
        }
        self.grant(credentials.client_id, issued.request.scopes, now)
    }
}

/// RFC 7636 section 4.2, method S256.
fn challenge(code_verifier: &Sensitive<String>) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(code_verifier.expose()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let verifier = Sensitive::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(
            challenge(&verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }
}
