//! One span per call, with the feature `tracing`. Without it, nothing.

use http::Response;

use crate::client::failure::Failure;

/// The span of an exchange.
#[derive(Debug)]
pub(crate) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::span::EnteredSpan,
}

impl Trace {
    #[cfg(feature = "tracing")]
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

    #[cfg(feature = "tracing")]
    pub(crate) fn end<T>(self, result: &Result<Response<T>, Failure>) {
        match result {
            Ok(response) => {
                self.span.record("status", response.status().as_u16());
                if let Some(id) = crate::error::request_id(response.headers()) {
                    self.span.record("request_id", id);
                }
                tracing::debug!("reply received");
            }
            Err(failure) => tracing::debug!(failure = failure.summary(), "no reply"),
        }
    }

    #[cfg(not(feature = "tracing"))]
    pub(crate) const fn begin(_: &'static str) -> Self {
        Self {}
    }

    #[cfg(not(feature = "tracing"))]
    #[allow(clippy::unused_self)]
    pub(crate) const fn end<T>(self, _: &Result<Response<T>, Failure>) {}
}
