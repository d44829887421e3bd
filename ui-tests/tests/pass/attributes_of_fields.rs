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
        .issuer_url("u");
    assert_eq!(
        request
            .encode(&Endpoint::new("https://example.com")?)?
            .body()
            .as_bytes(),
        br#"{"clientName":"n","scopes":["s"],"version":2,"issuer":"u"}"#
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
