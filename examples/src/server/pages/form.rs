//! What a browser sends.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};

use super::super::store::Decision;

const FORM_TYPE: &str = "application/x-www-form-urlencoded";
/// A code with some spaces; more is not shown again.
const MAX_SHOWN: usize = 32;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Continue,
    Decide(Decision),
}

/// A form of the verification page.
pub(super) struct Form {
    pub(super) action: Action,
    pub(super) user_code: String,
    pub(super) token: String,
}

impl Form {
    /// Reads the form, or says with which status to refuse it.
    pub(super) fn read(request: &Request<Bytes>) -> Result<Self, StatusCode> {
        require_form(request)?;
        let (mut action, mut user_code, mut token) = (None, None, None);
        for (name, value) in form_urlencoded::parse(request.body()) {
            match name.as_ref() {
                "action" => action = self::action(&value),
                "user_code" => user_code = Some(value.into_owned()),
                "form_token" => token = Some(value.into_owned()),
                _ => {}
            }
        }
        match (action, user_code, token) {
            (Some(action), Some(user_code), Some(token)) => Ok(Self {
                action,
                user_code,
                token,
            }),
            _ => Err(StatusCode::BAD_REQUEST),
        }
    }
}

/// The answer on the authorization page, without the request that it answers.
pub(super) struct Consent {
    pub(super) is_allowed: bool,
    pub(super) token: String,
}

impl Consent {
    /// Reads the form, or says with which status to refuse it.
    pub(super) fn read(request: &Request<Bytes>) -> Result<Self, StatusCode> {
        require_form(request)?;
        let (mut is_allowed, mut token) = (None, None);
        for (name, value) in form_urlencoded::parse(request.body()) {
            match (name.as_ref(), value.as_ref()) {
                ("action", "allow") => is_allowed = Some(true),
                ("action", "deny") => is_allowed = Some(false),
                ("form_token", _) => token = Some(value.into_owned()),
                _ => {}
            }
        }
        match (is_allowed, token) {
            (Some(is_allowed), Some(token)) => Ok(Self { is_allowed, token }),
            _ => Err(StatusCode::BAD_REQUEST),
        }
    }
}

fn require_form(request: &Request<Bytes>) -> Result<(), StatusCode> {
    let content_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .unwrap_or_default();
    if content_type.trim().eq_ignore_ascii_case(FORM_TYPE) {
        return Ok(());
    }
    Err(StatusCode::UNSUPPORTED_MEDIA_TYPE)
}

fn action(value: &str) -> Option<Action> {
    match value {
        "continue" => Some(Action::Continue),
        "approve" => Some(Action::Decide(Decision::Approve)),
        "deny" => Some(Action::Decide(Decision::Deny)),
        _ => None,
    }
}

/// The code in the address, as it stands there.
pub(super) fn user_code_in_query(query: &str) -> String {
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "user_code")
        .map(|(_, value)| shorten(&value))
        .unwrap_or_default()
}

/// As much of the text as is worth showing again.
pub(super) fn shorten(typed: &str) -> String {
    typed.chars().take(MAX_SHOWN).collect()
}
