//! Only a form that this server made, sent from its own page, counts.
//!
//! Three things must be right: the cookie, which browsers do not send along from other sites; the token in the form, which other
//! sites cannot read; and the headers by which browsers tell where a request comes from.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use http::header::{COOKIE, HOST, HeaderName, HeaderValue, ORIGIN};
use sha2::Sha256;

use super::super::secret::random_secret;

const COOKIE_NAME: &str = "local_sso_form";
/// The length of [`random_secret`].
const ID_LENGTH: usize = 43;
/// One block of SHA-256, so that the key is used as it is.
const KEY_LENGTH: usize = 64;
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Makes and checks form tokens: the HMAC of the cookie under a key that is new with each start of the server.
///
/// So the server need not remember who was given which form.
pub(super) struct Guard {
    key: [u8; KEY_LENGTH],
}

/// One browser, known by its cookie.
pub(super) struct Session {
    id: String,
    token: String,
    path: &'static str,
    is_new: bool,
}

impl Guard {
    pub(super) fn new() -> Result<Self, getrandom::Error> {
        let mut key = [0; KEY_LENGTH];
        getrandom::fill(&mut key)?;
        Ok(Self { key })
    }

    /// The session that the request's cookie names, else a new one for the forms at this path.
    pub(super) fn session(
        &self,
        headers: &HeaderMap,
        path: &'static str,
    ) -> Result<Session, getrandom::Error> {
        let known = cookie(headers).map(ToOwned::to_owned);
        let is_new = known.is_none();
        let id = match known {
            Some(id) => id,
            None => random_secret()?.expose().clone(),
        };
        let token = URL_SAFE_NO_PAD.encode(self.mac(&id).finalize().into_bytes());
        Ok(Session {
            id,
            token,
            path,
            is_new,
        })
    }

    /// Whether the token in a form is the session's; compared in constant time.
    pub(super) fn accepts(&self, session: &Session, token: &str) -> bool {
        URL_SAFE_NO_PAD
            .decode(token)
            .is_ok_and(|token| self.mac(&session.id).verify_slice(&token).is_ok())
    }

    fn mac(&self, id: &str) -> Hmac<Sha256> {
        Hmac::<Sha256>::new(&self.key.into()).chain_update(id)
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Guard([redacted])")
    }
}

impl Session {
    /// Goes into every form of the session.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// The cookie to set, if the browser does not have it yet.
    pub(super) fn new_cookie(&self) -> Option<HeaderValue> {
        if !self.is_new {
            return None;
        }
        let cookie = format!(
            "{COOKIE_NAME}={}; Path={}; HttpOnly; SameSite=Strict",
            self.id, self.path
        );
        HeaderValue::try_from(cookie).ok()
    }
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, id)| *name == COOKIE_NAME && is_id(id))
        .map(|(_, id)| id)
}

fn is_id(id: &str) -> bool {
    id.len() == ID_LENGTH
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether nothing in the request says that another site sent it. A program that is no browser sends neither header.
pub(super) fn is_same_origin(headers: &HeaderMap) -> bool {
    let site_fits = headers
        .get(SEC_FETCH_SITE)
        .is_none_or(|site| site == "same-origin");
    let origin_fits = headers.get(ORIGIN).is_none_or(|origin| {
        let host = headers.get(HOST).map(HeaderValue::as_bytes);
        origin.as_bytes().strip_prefix(b"http://") == host
    });
    site_fits && origin_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .filter_map(|(name, value)| Some((HeaderName::from_static(name), value.parse().ok()?)))
            .collect()
    }

    #[test]
    fn a_request_from_elsewhere_is_told_by_its_headers() {
        let host = ("host", "127.0.0.1:80");
        for (pairs, expected) in [
            (vec![host], true),
            (vec![host, ("origin", "http://127.0.0.1:80")], true),
            (
                vec![
                    host,
                    ("origin", "http://127.0.0.1:80"),
                    ("sec-fetch-site", "same-origin"),
                ],
                true,
            ),
            (vec![host, ("origin", "http://127.0.0.1:81")], false),
            (vec![host, ("origin", "https://127.0.0.1:80")], false),
            (vec![host, ("origin", "null")], false),
            (vec![host, ("sec-fetch-site", "cross-site")], false),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (vec![host, ("sec-fetch-site", "none")], false),
            (vec![("origin", "http://127.0.0.1:80")], false),
        ] {
            assert_eq!(is_same_origin(&headers(&pairs)), expected, "{pairs:?}");
        }
    }

    #[test]
    fn a_token_fits_its_own_session_and_server_only() -> Result<(), getrandom::Error> {
        let guard = Guard::new()?;
        let (one, other) = (
            guard.session(&HeaderMap::new(), "/a")?,
            guard.session(&HeaderMap::new(), "/a")?,
        );
        assert!(guard.accepts(&one, one.token()));
        assert!(!guard.accepts(&one, other.token()));
        assert!(!guard.accepts(&one, ""));
        assert!(!guard.accepts(&one, "no base64!"));
        assert!(!Guard::new()?.accepts(&one, one.token()));
        Ok(())
    }

    #[test]
    fn a_cookie_is_kept_and_a_malformed_one_replaced() -> Result<(), getrandom::Error> {
        let guard = Guard::new()?;
        let first = guard.session(&HeaderMap::new(), "/a")?;
        assert!(first.new_cookie().is_some());
        let cookie = format!("theme=dark; {COOKIE_NAME}={}", first.id);
        let second = guard.session(&headers(&[("cookie", &cookie)]), "/a")?;
        assert_eq!(
            (second.id.as_str(), second.is_new),
            (first.id.as_str(), false)
        );
        let cookie = format!("{COOKIE_NAME}=short");
        assert!(
            guard
                .session(&headers(&[("cookie", &cookie)]), "/a")?
                .is_new
        );
        Ok(())
    }
}
