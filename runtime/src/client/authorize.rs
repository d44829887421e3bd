//! Requests that say who they come from.

use std::sync::Arc;
#[cfg(feature = "sigv4")]
use std::sync::atomic::{AtomicI64, Ordering};

use http::header::{AUTHORIZATION, HeaderValue};
use http::request::Parts;
use zeroize::Zeroizing;

use crate::auth::ProvideCredentials;
#[cfg(feature = "sigv4")]
use crate::auth::{ClockFault, ClockSkew};
use crate::client::bearer::BearerTokens;
use crate::error::{AuthFault, BuildFault, ServiceError};
#[cfg(all(feature = "checksums", feature = "sigv4"))]
use crate::protocol::Framing;
use crate::protocol::payload::Content;
use crate::protocol::{Auth, Operation};
use crate::sensitive::Sensitive;
use crate::values::Timestamp;

/// What the client can authorize requests with.
#[cfg_attr(
    not(feature = "sigv4"),
    allow(
        dead_code,
        reason = "what is given to a client does not depend on its features"
    )
)]
pub(super) struct Authorizer {
    credentials: Option<Arc<dyn ProvideCredentials>>,
    tokens: BearerTokens,
    region: Option<String>,
    /// By how many milliseconds the services' clocks are ahead of this machine's.
    #[cfg(feature = "sigv4")]
    skew: AtomicI64,
}

/// What a signature is made of beside what the client and the operation say.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "sigv4"), allow(dead_code))]
pub(super) struct Signing<'a> {
    /// Instead of the client's.
    pub(super) region: Option<&'a str>,
    pub(super) sign_body: SignBody,
}

/// Whether a body is signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SignBody {
    Always,
    /// A stream over https is not: it would have to be read twice, and TLS keeps it whole on the way.
    UnlessStream,
    /// Nothing is over https.
    UnlessHttps,
    /// The operation leaves it out.
    Never,
}

#[cfg(feature = "sigv4")]
impl Signing<'_> {
    fn leaves_out(&self, content: &Content<'_>, is_https: bool) -> bool {
        match self.sign_body {
            SignBody::Always => false,
            SignBody::UnlessStream => is_https && matches!(content, Content::Stream(..)),
            SignBody::UnlessHttps => is_https,
            SignBody::Never => true,
        }
    }
}

impl Authorizer {
    pub(super) fn new(
        credentials: Option<Arc<dyn ProvideCredentials>>,
        tokens: BearerTokens,
        region: Option<String>,
    ) -> Self {
        Self {
            credentials,
            tokens,
            region,
            #[cfg(feature = "sigv4")]
            skew: AtomicI64::new(0),
        }
    }

    /// The client's region.
    pub(super) fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Adds what the operation asks for. `now` is this machine's time.
    pub(super) fn authorize<O: Operation>(
        &self,
        parts: &mut Parts,
        content: &Content<'_>,
        now: Timestamp,
        signing: Signing<'_>,
    ) -> Result<(), BuildFault> {
        match O::AUTH {
            Auth::None => Ok(()),
            Auth::Bearer => {
                let token = self.tokens.token(O::SERVICE.as_ref(), now)?;
                bear(parts, &token)
            }
            Auth::SigV4 => self.sign::<O>(parts, content, now, signing),
            Auth::SigV4UnsignedBody => {
                let signing = Signing {
                    sign_body: SignBody::Never,
                    ..signing
                };
                self.sign::<O>(parts, content, now, signing)
            }
        }
    }

    #[cfg(feature = "sigv4")]
    fn sign<O: Operation>(
        &self,
        parts: &mut Parts,
        content: &Content<'_>,
        now: Timestamp,
        signing: Signing<'_>,
    ) -> Result<(), BuildFault> {
        use http::uri::Scheme;

        use crate::auth::sigv4::{SignedBody, SigningParameters, sign};

        if let Some(service) = &O::SERVICE {
            let has_credentials = self.credentials.is_some();
            let token = self
                .tokens
                .instead_of_signature(service, has_credentials, now)?;
            if let Some(token) = token {
                return bear(parts, &token);
            }
        }
        let provider = self.credentials.as_ref().ok_or(AuthFault::NoCredentials)?;
        let region = signing
            .region
            .or(self.region())
            .ok_or(AuthFault::NoRegion)?;
        let service = O::SERVICE.ok_or(AuthFault::NoService)?;
        let credentials = provider.credentials(now).map_err(AuthFault::Credentials)?;
        let time = self.skew().correct(now);
        let parameters = SigningParameters::of_service(&credentials, region, &service, time);
        let is_https = parts.uri.scheme() == Some(&Scheme::HTTPS);
        let body = match content {
            #[cfg(feature = "checksums")]
            Content::Stream(_, Framing::Trailer(_)) => SignedBody::UnsignedTrailer,
            _ if signing.leaves_out(content, is_https) => SignedBody::Unsigned,
            Content::Bytes(bytes) => SignedBody::Bytes(bytes),
            Content::Stream(stream, _) => SignedBody::Sha256(hash_of(stream)?),
        };
        sign(parts, body, &parameters).map_err(AuthFault::Signing)?;
        Ok(())
    }

    #[cfg(not(feature = "sigv4"))]
    #[allow(clippy::unused_self)]
    fn sign<O: Operation>(
        &self,
        _: &mut Parts,
        _: &Content<'_>,
        _: Timestamp,
        _: Signing<'_>,
    ) -> Result<(), BuildFault> {
        let _ = O::AUTH;
        Err(AuthFault::NoFeature.into())
    }

    /// Whether the request was refused for this machine's clock, and the next one will be signed for a better time.
    #[cfg(feature = "sigv4")]
    pub(super) fn learns_from(
        &self,
        error: &ServiceError,
        sent: Timestamp,
        received: Timestamp,
    ) -> bool {
        let fault = error
            .code()
            .and_then(|code| ClockFault::of(code, error.message()));
        let measured = ClockSkew::measure(error.headers(), sent, received);
        let (Some(fault), Some(measured)) = (fault, measured) else {
            return false;
        };
        let explains = measured.explains(fault, self.skew());
        if explains {
            self.skew.store(measured.as_millis(), Ordering::Relaxed);
        }
        explains
    }

    #[cfg(not(feature = "sigv4"))]
    #[allow(clippy::unused_self)]
    pub(super) const fn learns_from(&self, _: &ServiceError, _: Timestamp, _: Timestamp) -> bool {
        false
    }

    #[cfg(feature = "sigv4")]
    fn skew(&self) -> ClockSkew {
        ClockSkew::from_millis(self.skew.load(Ordering::Relaxed))
    }
}

fn bear(parts: &mut Parts, token: &Sensitive<String>) -> Result<(), BuildFault> {
    let value = Zeroizing::new(format!("Bearer {}", token.expose()));
    let mut value = HeaderValue::try_from(value.as_str()).map_err(|_| AuthFault::BadToken)?;
    value.set_sensitive(true);
    parts.headers.insert(AUTHORIZATION, value);
    Ok(())
}

/// The hash of a stream that can be read twice.
#[cfg(feature = "sigv4")]
fn hash_of(stream: &crate::values::ByteStream) -> Result<[u8; 32], AuthFault> {
    use sha2::{Digest as _, Sha256};

    let mut copy = stream.copy().ok_or(AuthFault::Stream)?;
    let mut hash = Sha256::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        match std::io::Read::read(&mut copy, &mut buffer).map_err(AuthFault::Read)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}
