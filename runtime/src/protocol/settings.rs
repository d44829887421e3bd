//! What a request needs to know beside its members.

use std::fmt;

#[cfg(feature = "checksums")]
use crate::checksum::ChecksumPolicy;
use crate::endpoint::Endpoint;
use crate::protocol::bucket::{AddressingStyle, Buckets};
use crate::protocol::token::TokenCache;

/// The size of a body from which on an operation with `request_compression` compresses it, unless set otherwise: 10,240
/// bytes, as AWS's own clients have it.
pub(crate) const MIN_COMPRESSION_SIZE: usize = 10_240;

/// What a request needs to know beside its members, for [`Operation::encode_with`](crate::Operation::encode_with): the
/// endpoint, where idempotency tokens come from, and from which size on a body is compressed.
///
/// ```
/// use aws_operation::{EncodeSettings, Endpoint, Operation, aws_operation};
///
/// #[aws_operation(method = "POST", uri = "/jobs")]
/// struct SubmitJob {
///     #[aws(idempotency_token)]
///     client_token: Option<String>,
/// }
///
/// let endpoint = Endpoint::new("https://jobs.example.com")?;
/// let token = || "00000000-0000-4000-8000-000000000000".to_owned();
/// let settings = EncodeSettings::new(&endpoint).idempotency_tokens(&token);
/// let request = SubmitJob::new().encode_with(&settings)?;
/// assert_eq!(
///     request.body().as_bytes(),
///     br#"{"clientToken":"00000000-0000-4000-8000-000000000000"}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
#[must_use]
pub struct EncodeSettings<'a> {
    pub(crate) endpoint: &'a Endpoint,
    pub(crate) tokens: Option<&'a (dyn Fn() -> String + 'a)>,
    pub(crate) min_compression_size: usize,
    pub(crate) addressing_style: AddressingStyle,
    /// The tokens of the attempts before.
    pub(crate) cache: Option<&'a TokenCache>,
    #[cfg(feature = "checksums")]
    pub(crate) request_checksums: ChecksumPolicy,
    #[cfg(feature = "checksums")]
    pub(crate) response_checksums: ChecksumPolicy,
    /// Whether the request gets a checksum from somewhere else.
    #[cfg(feature = "checksums")]
    pub(crate) has_checksum: bool,
}

impl<'a> EncodeSettings<'a> {
    /// The defaults: random tokens, compression from 10,240 bytes on.
    pub const fn new(endpoint: &'a Endpoint) -> Self {
        Self {
            endpoint,
            tokens: None,
            min_compression_size: MIN_COMPRESSION_SIZE,
            addressing_style: AddressingStyle::Auto,
            cache: None,
            #[cfg(feature = "checksums")]
            request_checksums: ChecksumPolicy::WhenSupported,
            #[cfg(feature = "checksums")]
            response_checksums: ChecksumPolicy::WhenSupported,
            #[cfg(feature = "checksums")]
            has_checksum: false,
        }
    }

    /// Where the tokens for members with `#[aws(idempotency_token)]` come from. Default: random UUIDs (RFC 9562 version
    /// 4) from the operating system's generator.
    pub const fn idempotency_tokens(mut self, tokens: &'a (dyn Fn() -> String + 'a)) -> Self {
        self.tokens = Some(tokens);
        self
    }

    #[cfg(feature = "client")]
    pub(crate) const fn cache(mut self, cache: &'a TokenCache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// The size in bytes from which on the body of an operation with `request_compression` is compressed.
    pub const fn min_compression_size(mut self, bytes: usize) -> Self {
        self.min_compression_size = bytes;
        self
    }

    /// When requests get a checksum that nobody asked for. Default: [`ChecksumPolicy::WhenSupported`].
    ///
    /// A presigned URL is for a body that is not known yet: there, it is [`ChecksumPolicy::WhenRequired`] that is wanted.
    #[cfg(feature = "checksums")]
    pub const fn request_checksum_calculation(mut self, policy: ChecksumPolicy) -> Self {
        self.request_checksums = policy;
        self
    }

    /// When requests ask for the checksum of the reply, which is then verified. Default: [`ChecksumPolicy::WhenSupported`].
    #[cfg(feature = "checksums")]
    pub const fn response_checksum_validation(mut self, policy: ChecksumPolicy) -> Self {
        self.response_checksums = policy;
        self
    }

    /// Whether the request gets a checksum from somewhere else.
    #[cfg(all(feature = "checksums", any(feature = "client", feature = "sigv4")))]
    pub(crate) const fn has_checksum(mut self, has_checksum: bool) -> Self {
        self.has_checksum = has_checksum;
        self
    }

    /// Where the names of buckets stand in requests to S3. Default: [`AddressingStyle::Auto`].
    pub const fn addressing_style(mut self, style: AddressingStyle) -> Self {
        self.addressing_style = style;
        self
    }

    pub(super) const fn buckets(&self, operation: &'static str) -> Buckets<'a> {
        Buckets {
            operation,
            endpoint: self.endpoint,
            style: self.addressing_style,
        }
    }
}

impl fmt::Debug for EncodeSettings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeSettings")
            .field("endpoint", &self.endpoint)
            .field("min_compression_size", &self.min_compression_size)
            .field("addressing_style", &self.addressing_style)
            .finish_non_exhaustive()
    }
}
