//! What a person is told when a code leads nowhere.

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};

use super::super::store::CodeError;
use super::cross_site::Session;
use super::view::Page;
use super::{form, reply};

/// One wrong code is forgiven in this time.
const RETRY_AFTER_SECONDS: &str = "6";

/// Why a code leads nowhere.
pub(super) enum Problem {
    /// No code can look like that.
    Malformed,
    /// Too many wrong codes came lately.
    TooMany,
    /// The store has nothing to decide for it.
    Code(CodeError),
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Code(CodeError::Unknown) => StatusCode::NOT_FOUND,
            Self::Code(CodeError::Expired) => StatusCode::GONE,
            Self::Code(CodeError::Decided) => StatusCode::CONFLICT,
        }
    }

    fn message(&self) -> &'static str {
        match self {
            Self::Malformed => {
                "A code has eight letters, such as BCDF-GHJK. Digits and vowels are never in it."
            }
            Self::TooMany => "Too many wrong codes were entered. Wait a few seconds and try again.",
            Self::Code(CodeError::Unknown) => {
                "This code is not known. Compare it with the one that your program shows."
            }
            Self::Code(CodeError::Expired) => {
                "This code has expired. Start the sign-in again to get a new one."
            }
            Self::Code(CodeError::Decided) => {
                "This code was already used. If you need to sign in again, start again to get a new one."
            }
        }
    }

    /// The form again, with the message above it.
    pub(super) fn into_page(self, session: &Session, typed: &str) -> Response<Bytes> {
        let typed = form::shorten(typed);
        let shown = Page::problem(&typed, self.message());
        let mut response = reply::page(self.status(), session, &shown);
        if matches!(self, Self::TooMany) {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_SECONDS));
        }
        response
    }
}
