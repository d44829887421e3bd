//! The authorization page (RFC 6749 section 4.1 with PKCE): shows who asks, and sends the person back with the answer.

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use super::super::refusal::{Refusal, RefusalKind};
use super::super::service::Service;
use super::authorization_request::{Answer, Asked};
use super::cross_site::{self, Session};
use super::form::Consent;
use super::view::Page;
use super::{Pages, reply};

/// The path of the authorization page.
pub(in super::super) const PATH: &str = "/authorize";

const NO_RETURN: &str = "This server cannot send you back to where the program asked for.";

impl Pages {
    /// The question, or why there is none. Nothing is redirected before a person has decided: whoever may register a client could
    /// make this server lead anywhere otherwise (RFC 9700 section 4.11.2).
    pub(super) fn ask(&self, request: &Request<Bytes>, service: &Service) -> Response<Bytes> {
        let Ok(session) = self.guard.session(request.headers(), PATH) else {
            return reply::out_of_randomness();
        };
        let query = request.uri().query().unwrap_or_default();
        let asked = match Asked::read(query.as_bytes()) {
            Ok(asked) => asked,
            Err(message) => return refuse(&session, StatusCode::BAD_REQUEST, &message),
        };
        match service
            .store()
            .consent_request(&asked.request, service.now())
        {
            Ok(consent) => {
                let shown = Page::authorize(&asked, consent);
                let page = reply::page(StatusCode::OK, &session, &shown);
                reply::allow_form_redirect(page, &asked.form_target())
            }
            Err(refusal) => refuse_as(&session, &refusal),
        }
    }

    /// Sends the person back to the program, with a code if they allowed it.
    pub(super) fn answer_consent(
        &self,
        request: &Request<Bytes>,
        service: &Service,
    ) -> Response<Bytes> {
        let Ok(session) = self.guard.session(request.headers(), PATH) else {
            return reply::out_of_randomness();
        };
        let consent = match Consent::read(request) {
            Ok(consent) => consent,
            Err(status) => return refuse(&session, status, "This form could not be read."),
        };
        if !cross_site::is_same_origin(request.headers())
            || !self.guard.accepts(&session, &consent.token)
        {
            let message = "This form is out of date, or it came from another site.";
            return refuse(&session, StatusCode::FORBIDDEN, message);
        }
        // The fields come back through the browser, so all of them are checked again.
        let asked = match Asked::read(request.body()) {
            Ok(asked) => asked,
            Err(message) => return refuse(&session, StatusCode::BAD_REQUEST, &message),
        };
        let now = service.now();
        let outcome = if consent.is_allowed {
            let request = asked.request.clone();
            let code = service.store().issue_authorization_code(request, now);
            code.map(Answer::Code)
        } else {
            let known = service.store().consent_request(&asked.request, now);
            known.map(|_| Answer::Denied)
        };
        match outcome {
            Ok(answer) => reply::found(&asked.location(&answer))
                .unwrap_or_else(|| refuse(&session, StatusCode::BAD_REQUEST, NO_RETURN)),
            Err(refusal) => refuse_as(&session, &refusal),
        }
    }
}

fn refuse(session: &Session, status: StatusCode, message: &str) -> Response<Bytes> {
    reply::page(status, session, &Page::Refused { message })
}

fn refuse_as(session: &Session, refusal: &Refusal) -> Response<Bytes> {
    let (status, message) = match refusal.kind() {
        RefusalKind::InvalidClient => (
            StatusCode::BAD_REQUEST,
            "The program is not registered here, or its registration has expired.",
        ),
        RefusalKind::UnauthorizedClient => (
            StatusCode::BAD_REQUEST,
            "The program did not register to sign in this way (grant type authorization_code).",
        ),
        RefusalKind::InvalidRedirectUri => (
            StatusCode::BAD_REQUEST,
            "The address to send you back to (redirect_uri) is not one that the program registered.",
        ),
        RefusalKind::InvalidScope => (
            StatusCode::BAD_REQUEST,
            "The program asks for more (scopes) than it registered for.",
        ),
        RefusalKind::SlowDown => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The server has too many open sign-ins. Try again in a minute.",
        ),
        _ => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "The server failed. Try again in a minute.",
        ),
    };
    refuse(session, status, message)
}
