//! One span per call, with the feature `tracing`. Without it, nothing.

use http::Response;

use crate::client::failure::Failure;

/// The span of a call, attempts and the waits between them included.
#[derive(Debug)]
pub(crate) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::span::EnteredSpan,
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(crate) fn begin(operation: &'static str) -> Self {
        let span = tracing::info_span!(
            "aws_operation",
            operation,
            attempt = 1,
            status = tracing::field::Empty,
            request_id = tracing::field::Empty,
        );
        Self {
            span: span.entered(),
        }
    }

    /// Another attempt begins.
    pub(crate) fn attempt(&mut self, number: u32) {
        self.span.record("attempt", number);
        tracing::debug!("another attempt");
    }

    /// An attempt has ended.
    pub(crate) fn end<T>(&mut self, result: &Result<Response<T>, Failure>) {
        match result {
            Ok(response) => {
                let status = response.status().as_u16();
                self.span.record("status", status);
                if let Some(id) = crate::error::request_id(response.headers()) {
                    self.span.record("request_id", id);
                }
                // The span keeps the last status alone.
                tracing::debug!(status, "reply received");
            }
            Err(failure) => tracing::debug!(failure = failure.summary(), "no reply"),
        }
    }
}

#[cfg(not(feature = "tracing"))]
#[allow(clippy::unused_self)]
impl Trace {
    pub(crate) const fn begin(_: &'static str) -> Self {
        Self {}
    }

    pub(crate) const fn attempt(&mut self, _: u32) {}

    pub(crate) const fn end<T>(&mut self, _: &Result<Response<T>, Failure>) {}
}
