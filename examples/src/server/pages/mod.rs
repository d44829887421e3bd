//! The pages that a person sees: enter a code, decide, done; and the one that a program sends them to.
//!
//! They need no script, no cookie but the one that guards the forms, and nothing from any other host.

mod authorization_request;
pub(super) mod authorize;
mod cross_site;
mod form;
mod problem;
mod reply;
mod view;

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};

use self::cross_site::Guard;
use self::form::{Action, Form};
use self::problem::Problem;
use self::view::Page;
use super::rate_limit::RateLimit;
use super::service::Service;
use super::store::CodeError;
use super::user_code::UserCode;

/// The path of the verification page.
pub(super) const PATH: &str = "/device";
const STYLE_PATH: &str = "/style.css";

/// Ten a minute: at this rate a code of 34 bits is safe for thousands of years (RFC 8628 section 5.1).
const WRONG_CODES_PER_MINUTE: u32 = 10;

/// The methods that a page allows; nothing for a path that is no page.
pub(super) fn allowed_methods(path: &str) -> Option<&'static str> {
    match path {
        PATH | authorize::PATH => Some("GET, HEAD, POST"),
        "/" | STYLE_PATH => Some("GET, HEAD"),
        _ => None,
    }
}

/// What the pages need to remember.
#[derive(Debug)]
pub(super) struct Pages {
    guard: Guard,
    wrong_codes: Mutex<RateLimit>,
}

impl Pages {
    pub(super) fn new() -> Result<Self, getrandom::Error> {
        Ok(Self {
            guard: Guard::new()?,
            wrong_codes: Mutex::new(RateLimit::per_minute(WRONG_CODES_PER_MINUTE)),
        })
    }

    /// The reply, if the request is for a page.
    pub(super) fn answer(
        &self,
        request: &Request<Bytes>,
        service: &Service,
    ) -> Option<Response<Bytes>> {
        // Without a body for HEAD: hyper sees to that.
        let reads = [Method::GET, Method::HEAD].contains(request.method());
        match request.uri().path() {
            "/" if reads => Some(reply::redirect(PATH)),
            STYLE_PATH if reads => Some(reply::style()),
            PATH if reads => Some(self.show(request)),
            PATH if request.method() == Method::POST => Some(self.submit(request, service)),
            authorize::PATH if reads => Some(self.ask(request, service)),
            authorize::PATH if request.method() == Method::POST => {
                Some(self.answer_consent(request, service))
            }
            _ => None,
        }
    }

    /// The form, with the code filled in if the address brings one.
    fn show(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let typed = form::user_code_in_query(request.uri().query().unwrap_or_default());
        let shown = UserCode::parse(&typed).map_or(typed, |code| code.grouped());
        match self.guard.session(request.headers(), PATH) {
            Ok(session) => reply::page(StatusCode::OK, &session, &Page::enter(&shown)),
            Err(_) => reply::out_of_randomness(),
        }
    }

    fn submit(&self, request: &Request<Bytes>, service: &Service) -> Response<Bytes> {
        let Ok(session) = self.guard.session(request.headers(), PATH) else {
            return reply::out_of_randomness();
        };
        let refuse = |status, message| reply::page(status, &session, &Page::problem("", message));
        let form = match Form::read(request) {
            Ok(form) => form,
            Err(status) => {
                return refuse(status, "This form could not be read. Enter the code again.");
            }
        };
        if !cross_site::is_same_origin(request.headers())
            || !self.guard.accepts(&session, &form.token)
        {
            return refuse(
                StatusCode::FORBIDDEN,
                "This form is out of date, or it came from another site. Enter the code again.",
            );
        }
        match self.decide(&form, service) {
            Ok(shown) => reply::page(StatusCode::OK, &session, &shown),
            Err(problem) => problem.into_page(&session, &form.user_code),
        }
    }

    /// One step: from the code to the question, or from the answer to the end.
    fn decide(&self, form: &Form, service: &Service) -> Result<Page<'static>, Problem> {
        let now = service.now();
        let code = UserCode::parse(&form.user_code).ok_or(Problem::Malformed)?;
        let mut wrong_codes = self
            .wrong_codes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // Asked before the look-up, so that a right guess does not show either.
        if !wrong_codes.allows(now) {
            return Err(Problem::TooMany);
        }
        let outcome = match form.action {
            Action::Continue => service
                .store()
                .sign_in_request(&code, now)
                .map(|request| Page::confirm(&code, request)),
            Action::Decide(decision) => service
                .store()
                .decide(&code, decision, now)
                .map(|request| Page::done(decision, request)),
        };
        outcome.map_err(|error| {
            if error == CodeError::Unknown {
                wrong_codes.take(now);
            }
            Problem::Code(error)
        })
    }
}
