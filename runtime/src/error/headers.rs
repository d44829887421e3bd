//! The headers of a reply.

use std::fmt;

use http::HeaderMap;

/// The headers of a reply, of which `Debug` shows the names and the request id only: cookies and the targets of
/// redirects are secrets too.
pub(crate) struct ReplyHeaders(pub(crate) HeaderMap);

impl ReplyHeaders {
    pub(crate) fn request_id(&self) -> Option<&str> {
        request_id(&self.0)
    }
}

impl fmt::Debug for ReplyHeaders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.keys().map(http::HeaderName::as_str).collect();
        f.debug_struct("ReplyHeaders")
            .field("names", &names)
            .field("request_id", &self.request_id())
            .finish()
    }
}

/// The request id of a reply, under the names that AWS services give to it.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"]
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}
