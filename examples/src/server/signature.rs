//! Whether a request was signed with credentials that this server gave (Signature Version 4).

use aws_operation::sigv4::{self, SignedBody, SigningParameters};
use aws_operation::{Credentials, Sensitive, Timestamp};
use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName};
use http::{HeaderValue, Request};

use super::failure::Failure;
use super::service::Service;
use super::store::RoleCredentials;

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");

/// How many seconds the time of a request may be away from the server's, as at AWS.
const TOLERANCE: i64 = 5 * 60;

/// The parts of the header `authorization`.
struct Authorization<'a> {
    access_key_id: &'a str,
    region: &'a str,
    signing_name: &'a str,
    signed_headers: Vec<&'a str>,
}

impl<'a> Authorization<'a> {
    fn of(value: &'a str) -> Option<Self> {
        let parameters = value.strip_prefix("AWS4-HMAC-SHA256 ")?;
        let parameter = |name: &str| {
            let mut parameters = parameters.split(',').map(str::trim);
            parameters.find_map(|parameter| parameter.strip_prefix(name)?.strip_prefix('='))
        };
        let mut scope = parameter("Credential")?.split('/');
        let access_key_id = scope.next()?;
        let _date = scope.next()?;
        Some(Self {
            access_key_id,
            region: scope.next()?,
            signing_name: scope.next()?,
            signed_headers: parameter("SignedHeaders")?.split(';').collect(),
        })
    }
}

/// Signs the request again with the secret key of whoever says to have signed it, and compares: whose it is.
pub(super) fn verify(
    request: &Request<Bytes>,
    service: &Service,
) -> Result<RoleCredentials, Failure> {
    let headers = request.headers();
    let sent = text(headers, &AUTHORIZATION).ok_or(Failure::NOT_SIGNED)?;
    let authorization = Authorization::of(sent).ok_or(Failure::NOT_SIGNED)?;
    let time = text(headers, &DATE)
        .and_then(time)
        .ok_or(Failure::NOT_SIGNED)?;
    let now = service.now();

    let key = service.store().key(authorization.access_key_id).cloned();
    let key = key.ok_or(Failure::UNKNOWN_KEY)?;
    let token = text(headers, &SECURITY_TOKEN).unwrap_or_default();
    if Sensitive::from(token) != key.session_token {
        return Err(Failure::UNKNOWN_KEY);
    }
    if now >= key.expires_at {
        return Err(Failure::EXPIRED_KEY);
    }
    if time.epoch_seconds().abs_diff(now.epoch_seconds()) > TOLERANCE.unsigned_abs() {
        return Err(Failure::WRONG_TIME);
    }

    let mut again = Request::new(());
    *again.method_mut() = request.method().clone();
    *again.uri_mut() = request.uri().clone();
    for (name, value) in headers {
        if authorization.signed_headers.contains(&name.as_str()) {
            again.headers_mut().append(name, value.clone());
        }
    }
    let credentials = Credentials::new(&key.access_key_id, key.secret_access_key.clone())
        .with_session_token(key.session_token.clone());
    let (region, signing_name) = (authorization.region, authorization.signing_name);
    let parameters = SigningParameters::new(&credentials, region, signing_name, time);
    let (mut parts, ()) = again.into_parts();
    sigv4::sign(&mut parts, SignedBody::Bytes(request.body()), &parameters)
        .map_err(|_| Failure::WRONG_SIGNATURE)?;
    let expected = text(&parts.headers, &AUTHORIZATION).unwrap_or_default();
    // `Sensitive` compares in constant time.
    if spaceless(expected) == spaceless(sent) {
        Ok(key)
    } else {
        Err(Failure::WRONG_SIGNATURE)
    }
}

/// Clients put spaces behind the commas or do not.
fn spaceless(authorization: &str) -> Sensitive<String> {
    Sensitive::new(authorization.replace(", ", ","))
}

/// `20150830T123600Z`.
fn time(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    if !text.is_ascii() || date.len() != 8 || time.len() != 7 {
        return None;
    }
    let (year, month, day) = (&date[..4], &date[4..6], &date[6..]);
    let (hour, minute, second) = (&time[..2], &time[2..4], &time[4..]);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}")
        .parse()
        .ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(HeaderValue::to_str)?.ok()
}
