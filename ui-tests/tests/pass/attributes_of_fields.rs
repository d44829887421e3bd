// `#[cfg]`, documentation and `#[deprecated]` on fields and variants mean what they mean elsewhere.

#![deny(warnings, missing_docs)]
//! Documented, since the lint asks for it.

use aws_operation::http::Response;
use aws_operation::{Endpoint, Error, Operation, aws_error, aws_operation, aws_output, aws_shape};

/// A request.
#[aws_operation(method = "POST", uri = "/clients", output = RegisterClientOutput, error = RegisterClientError)]
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterClient {
    /// Required.
    pub client_name: String,
    /// Not there: without the `#[cfg]` the type would not be found.
    #[cfg(any())]
    pub client_type: NoSuchType,
    #[cfg(all())]
    #[doc = "There."]
    pub scopes: Option<Vec<String>>,
    /// Old.
    #[deprecated = "use `scopes`"]
    pub scope: Option<String>,
    /// Old and required.
    #[deprecated(since = "2.0", note = "nobody reads it")]
    pub version: u32,
    /// With an attribute that only some builds have.
    #[cfg_attr(all(), aws(rename = "issuer"))]
    pub issuer_url: Option<String>,
    /// In the query, by an attribute that only some builds have.
    #[cfg_attr(all(), aws(query = "page"))]
    #[cfg_attr(any(), aws(header = "Page"))]
    pub page: Option<u32>,
    /// Old and in a header.
    #[deprecated]
    #[aws(header = "X-Old")]
    pub old_header: Option<String>,
    /// Old, with a default.
    #[deprecated]
    #[aws(default, rename = "mode")]
    pub old_mode: String,
    /// Not there, and so no second payload beside a body.
    #[cfg(any())]
    #[aws(payload)]
    pub payload: NoSuchType,
    /// Old, and made where it is not set.
    #[deprecated]
    #[aws(idempotency_token)]
    pub token: Option<String>,
}

/// A reply.
#[aws_output]
#[derive(Debug)]
pub struct RegisterClientOutput {
    /// Required, but not in this build.
    #[cfg(any())]
    pub client_secret: String,
    /// What was registered.
    pub kind: Option<Kind>,
    /// Old.
    #[deprecated]
    pub secret: Option<String>,
    /// Old and in a header.
    #[deprecated]
    #[aws(header = "X-Old")]
    pub old_header: Option<String>,
    /// The status.
    #[deprecated]
    #[aws(status_code)]
    pub status: u16,
}

/// Kinds.
#[aws_shape]
#[derive(Debug, PartialEq)]
pub enum Kind {
    /// One.
    Public,
    /// Not in this build.
    #[cfg(any())]
    Confidential,
    /// Old.
    #[deprecated]
    Private,
    /// Any other.
    #[aws(unknown)]
    Unknown(String),
}

/// Errors.
#[aws_error]
#[derive(Debug)]
pub enum RegisterClientError {
    /// Not in this build.
    #[cfg(any())]
    SlowDownException,
    /// Old.
    #[deprecated]
    #[aws(status = 400)]
    InvalidRequestException {
        /// Not in this build.
        #[cfg(any())]
        reason: String,
        /// What to do instead.
        hint: Option<String>,
    },
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = RegisterClient::new("n", 2_u32)
        .scopes(["s"])
        .issuer_url("u")
        .page(3_u32);
    #[allow(deprecated)]
    let with_token = request.clone().token("t");
    let sent = with_token.encode(&Endpoint::new("https://example.com")?)?;
    assert_eq!(sent.uri(), "https://example.com/clients?page=3");
    assert_eq!(
        str::from_utf8(sent.body().as_bytes())?,
        r#"{"clientName":"n","scopes":["s"],"version":2,"issuer":"u","mode":"","token":"t"}"#
    );

    #[allow(deprecated)]
    let old = RegisterClient::new("n", 2_u32).scope("s");
    assert_ne!(request, old);

    let reply = RegisterClient::decode(Response::new(r#"{"kind":"Confidential"}"#))?;
    assert_eq!(reply.kind, Some(Kind::Unknown("Confidential".to_owned())));

    let reply = Response::builder()
        .status(400)
        .body(r#"{"__type":"SlowDownException"}"#)?;
    let error = RegisterClient::decode(reply).expect_err("an error");
    assert!(matches!(error, Error::Unmodeled(_)), "{error}");
    Ok(())
}
