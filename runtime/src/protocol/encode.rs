//! Building requests.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::uri::{self, PathAndQuery};
use http::{HeaderMap, Method, Request, Uri};

use crate::endpoint::Endpoint;
use crate::error::{BuildError, BuildFault};
use crate::protocol::json::{self, Members};
use crate::protocol::{Body, Label, Operation, label};

/// Collects the pieces of a request, in the order in which the macro names them.
pub struct RequestEncoder<'a> {
    operation: &'static str,
    method: Method,
    endpoint: &'a Endpoint,
    path: Cow<'static, str>,
    headers: HeaderMap,
    body: Body,
}

impl<'a> RequestEncoder<'a> {
    /// Begins a request below the endpoint's path.
    pub fn new<O: Operation>(endpoint: &'a Endpoint) -> Self {
        Self {
            operation: O::NAME,
            method: O::METHOD,
            endpoint,
            path: match endpoint.path() {
                "" => Cow::Borrowed(""),
                path => Cow::Owned(path.to_owned()),
            },
            headers: HeaderMap::new(),
            body: Body::empty(),
        }
    }

    /// Appends a piece of the path that is sent as it is.
    pub fn literal(&mut self, text: &'static str) {
        if self.path.is_empty() {
            self.path = Cow::Borrowed(text);
        } else {
            self.path.to_mut().push_str(text);
        }
    }

    /// Appends the value of a label.
    pub fn label(
        &mut self,
        name: &'static str,
        value: &(impl Label + ?Sized),
        greedy: bool,
    ) -> Result<(), BuildError> {
        let mut text = String::new();
        value.write(&mut text);
        self.label_text(name, &text, greedy)
    }

    fn label_text(
        &mut self,
        name: &'static str,
        text: &str,
        greedy: bool,
    ) -> Result<(), BuildError> {
        if let Some(reason) = label::fault(text, greedy) {
            return Err(BuildError::new(
                self.operation,
                BuildFault::Label { name, reason },
            ));
        }
        label::encode(text, greedy, self.path.to_mut());
        Ok(())
    }

    /// Writes the members of the body.
    pub fn json(&mut self, members: &impl Members) -> Result<(), BuildError> {
        let bytes = json::write_object(|object| members.write(object))
            .map_err(|error| BuildError::new(self.operation, BuildFault::Json(error)))?;
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(json::CONTENT_TYPE));
        self.body = bytes.into();
        Ok(())
    }

    /// The request.
    pub fn finish(self) -> Result<Request<Body>, BuildError> {
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
                parts.scheme = Some(self.endpoint.scheme().clone());
                parts.authority = Some(self.endpoint.authority().clone());
                parts.path_and_query = Some(path);
                Uri::from_parts(parts).map_err(http::Error::from)
            })
            .map_err(|error| BuildError::new(self.operation, BuildFault::Http(error)))?;
        let mut request = Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}
