//! Pages as replies, with the headers that protect them.

use aws_operation::Sensitive;
use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION,
    REFERRER_POLICY, SET_COOKIE, X_FRAME_OPTIONS,
};
use http::{Response, StatusCode};

use super::cross_site::Session;
use super::view::Page;

const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");

const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page with everything that protects it.
pub(super) fn page(status: StatusCode, session: &Session, page: &Page<'_>) -> Response<Bytes> {
    let Ok(html) = page.render(session.token()) else {
        return out_of_randomness();
    };
    let mut response = Response::new(Bytes::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    // Not `no-referrer`: under that, browsers send `Origin: null` with our own forms, and the origin check would be lost. Other
    // sites learn nothing under either.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(
        CROSS_ORIGIN_OPENER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    if let Some(cookie) = session.new_cookie() {
        headers.insert(SET_COOKIE, cookie);
    }
    response
}

/// The page with a form that may end at another origin too: browsers apply `form-action` to the redirect that answers a form.
pub(super) fn allow_form_redirect(mut page: Response<Bytes>, target: &str) -> Response<Bytes> {
    let policy = POLICY.replace(
        "form-action 'self'",
        &format!("form-action 'self' {target}"),
    );
    if let Ok(policy) = HeaderValue::try_from(policy) {
        page.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    page
}

/// The reply when the operating system has no randomness for a cookie.
pub(super) fn out_of_randomness() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(b"The server cannot make this page now."));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

/// Sends the browser to another path of this server.
pub(super) fn redirect(path: &'static str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response
        .headers_mut()
        .insert(LOCATION, HeaderValue::from_static(path));
    response
}

/// Sends the browser to a program's redirect URI, if that fits into a header.
pub(super) fn found(location: &Sensitive<String>) -> Option<Response<Bytes>> {
    let mut location = HeaderValue::try_from(location.expose()).ok()?;
    location.set_sensitive(true);
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(LOCATION, location);
    // The page's own address holds the state.
    response
        .headers_mut()
        .insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Some(response)
}

/// The style sheet.
pub(super) fn style() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(include_bytes!(
        "../../../templates/style.css"
    )));
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/css; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
