//! Building requests.

use std::borrow::Cow;

use bytes::Bytes;
use http::uri::{self, Authority, PathAndQuery};
use http::{Method, Request, Uri};

use crate::error::BuildFault;
use crate::protocol::bindings::entries::ToQueryMap;
use crate::protocol::bindings::query::ToQuery;
use crate::protocol::bucket::{BucketName, Buckets};
#[cfg(feature = "content-md5")]
use crate::protocol::checksum;
#[cfg(feature = "gzip")]
use crate::protocol::compression;
#[cfg(feature = "checksums")]
use crate::protocol::http_checksum;
use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;
use crate::protocol::settings::EncodeSettings;
use crate::protocol::text::ToText;
use crate::protocol::{Call, Protocol, host, percent, token};
use crate::values::TimestampFormat;

/// Collects the pieces of a request, in the order in which the macro names them.
pub struct RequestEncoder<'a, 's, P: Protocol> {
    settings: &'s EncodeSettings<'s>,
    host_prefix: String,
    /// Path and query.
    path: Cow<'static, str>,
    has_query: bool,
    /// For a service like S3.
    buckets: Option<Buckets<'s>>,
    bucket: Option<BucketName>,
    /// Where the bucket is, if it is in the host.
    bucket_host: Option<Authority>,
    message: MessageEncoder<'a, P::Requests>,
}

impl<'a, 's, P: Protocol> RequestEncoder<'a, 's, P> {
    /// Begins a request below the endpoint's path.
    pub(crate) fn new(
        settings: &'s EncodeSettings<'s>,
        call: &'static Call,
        buckets: Option<Buckets<'s>>,
    ) -> Self {
        Self {
            settings,
            host_prefix: String::new(),
            path: match settings.endpoint.path() {
                "" => Cow::Borrowed(""),
                path => Cow::Owned(path.to_owned()),
            },
            has_query: false,
            buckets,
            bucket: None,
            bucket_host: None,
            message: MessageEncoder::new(call),
        }
    }

    /// Headers and body.
    pub fn message(&mut self) -> &mut MessageEncoder<'a, P::Requests> {
        &mut self.message
    }

    /// Appends a piece of the path, or the constant query, that is sent as it is.
    pub fn literal(&mut self, text: &'static str) {
        self.has_query |= text.contains('?');
        // The path of a bucket that is in the host has its slash already.
        let text = match text.strip_prefix('/') {
            Some(rest) if self.is_after_bucket_in_host() => rest,
            _ => text,
        };
        if self.path.is_empty() {
            self.path = Cow::Borrowed(text);
        } else {
            self.path.to_mut().push_str(text);
        }
    }

    fn is_after_bucket_in_host(&self) -> bool {
        self.bucket_host.is_some() && self.path.len() == self.settings.endpoint.path().len() + 1
    }

    /// Appends the value of a label.
    pub fn label<T: ToText + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
        format: TimestampFormat,
        greedy: bool,
    ) -> Result<(), BuildFault> {
        let mut text = String::new();
        value.write(format, &mut text);
        // Of a bucket in the host, or at AWS, no path leads to another: keys have any segments.
        let is_key = greedy
            && !text.is_empty()
            && self.bucket.is_some()
            && (self.bucket_host.is_some() || self.settings.endpoint.is_found());
        if let Some(reason) = percent::fault(&text, greedy).filter(|_| !is_key) {
            return Err(BuildFault::Label { name, reason });
        }
        if let Some(buckets) = &self.buckets
            && buckets.begins_with(name, &self.path)
        {
            self.bucket_host = buckets.host(&text)?;
            self.bucket = Some(BucketName(text.clone()));
            if self.bucket_host.is_some() {
                return Ok(());
            }
        }
        percent::encode_label(&text, greedy, self.path.to_mut());
        Ok(())
    }

    /// Appends a query parameter.
    pub fn query<Q: ToQuery + ?Sized>(
        &mut self,
        name: &'static str,
        value: &Q,
        format: TimestampFormat,
    ) {
        value.for_each(format, &mut |text| self.parameter(name, text));
    }

    /// Appends the entries of a map as query parameters, but for those that are there already: a parameter of a member's
    /// own wins (Smithy's `httpQueryParams` trait).
    pub fn query_map<M: ToQueryMap>(&mut self, map: &M) {
        let explicit = if self.has_query {
            self.path.split_once('?').map(|(_, query)| query.to_owned())
        } else {
            None
        };
        map.for_each(&mut |name, value| {
            let mut encoded = String::new();
            percent::encode_query(name, &mut encoded);
            let is_taken = explicit.as_deref().is_some_and(|query| {
                query
                    .split('&')
                    .any(|parameter| parameter.split('=').next() == Some(&encoded))
            });
            if !is_taken {
                value.for_each(TimestampFormat::DateTime, &mut |text| {
                    self.parameter(name, text);
                });
            }
        });
    }

    fn parameter(&mut self, name: &str, text: &str) {
        let path = self.path.to_mut();
        path.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        percent::encode_query(name, path);
        path.push('=');
        percent::encode_query(text, path);
    }

    /// Appends a piece of the host prefix. The macro has checked it.
    pub fn host_literal(&mut self, text: &'static str) {
        self.host_prefix.push_str(text);
    }

    /// Appends the value of a label of the host prefix.
    pub fn host_label<T: ToText + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), BuildFault> {
        let begin = self.host_prefix.len();
        value.write(TimestampFormat::DateTime, &mut self.host_prefix);
        host::check_label(name, self.host_prefix.get(begin..).unwrap_or_default())
    }

    /// The member's value, or a new token where it is not set.
    pub fn idempotency_token<'m, T: Clone + From<String>>(
        &self,
        member: &'m Option<T>,
    ) -> Result<Cow<'m, T>, BuildFault> {
        if let Some(token) = member {
            return Ok(Cow::Borrowed(token));
        }
        let make = || match self.settings.tokens {
            Some(tokens) => Ok(tokens()),
            None => token::random(),
        };
        let token = match self.settings.cache {
            Some(cache) => cache.next(make),
            None => make(),
        };
        Ok(Cow::Owned(token?.into()))
    }

    /// Compresses the body if it is large enough.
    #[cfg_attr(not(feature = "gzip"), allow(clippy::unused_self))]
    pub fn gzip(&mut self) {
        #[cfg(feature = "gzip")]
        compression::gzip(&mut self.message, self.settings.min_compression_size);
    }

    /// Adds the checksum of the body.
    #[cfg_attr(
        not(feature = "content-md5"),
        allow(clippy::unused_self, clippy::unnecessary_wraps)
    )]
    pub fn content_md5(&mut self) -> Result<(), BuildFault> {
        #[cfg(feature = "content-md5")]
        checksum::content_md5(&mut self.message)?;
        Ok(())
    }

    /// Adds the checksum of the body, as `checksum(...)` says. `algorithm` is the header of the member that names the
    /// algorithm, if there is one.
    #[cfg_attr(
        not(feature = "checksums"),
        allow(clippy::unused_self, clippy::unnecessary_wraps)
    )]
    pub fn checksum(
        &mut self,
        algorithm: Option<&'static str>,
        is_required: bool,
    ) -> Result<(), BuildFault> {
        #[cfg(feature = "checksums")]
        http_checksum::add(&mut self.message, self.settings, algorithm, is_required)?;
        let _ = (algorithm, is_required);
        Ok(())
    }

    /// Asks for the checksum of the reply. `mode` is the header that does.
    #[cfg_attr(not(feature = "checksums"), allow(clippy::unused_self))]
    pub fn ask_for_checksum(&mut self, mode: &'static str) {
        #[cfg(feature = "checksums")]
        http_checksum::ask(
            &mut self.message.headers,
            mode,
            self.settings.response_checksums,
        );
        let _ = mode;
    }

    /// The request.
    pub(crate) fn finish(self, method: Method) -> Result<Request<Content<'a>>, BuildFault> {
        let authority = match self.bucket_host {
            Some(host) => host,
            None => host::below(self.settings.endpoint, &self.host_prefix)?,
        };
        // Without a copy: a constant path costs nothing.
        let path = match self.path {
            Cow::Borrowed(path) => Bytes::from_static(path.as_bytes()),
            Cow::Owned(path) => Bytes::from(path),
        };
        // Literals were checked when the operation was compiled; an operation written by hand may still be wrong.
        let uri = PathAndQuery::from_maybe_shared(path)
            .map_err(http::Error::from)
            .and_then(|path| {
                let mut parts = uri::Parts::default();
                parts.scheme = Some(self.settings.endpoint.scheme().clone());
                parts.authority = Some(authority);
                parts.path_and_query = Some(path);
                Uri::from_parts(parts).map_err(http::Error::from)
            })
            .map_err(BuildFault::Http)?;
        let mut request = Request::new(self.message.content);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.message.headers;
        if let Some(bucket) = self.bucket {
            request.extensions_mut().insert(bucket);
        }
        Ok(request)
    }
}
