//! Requests that cannot be signed.

use std::fmt;
use std::time::Duration;

use http::HeaderName;

/// A request that could not be signed, and must not be sent.
///
/// Neither keys nor tokens are repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningError {
    /// In a box, since this is part of larger errors, which are passed on in each result.
    fault: Box<Fault>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// What it is, and what was found.
    Name(&'static str, String),
    AccessKeyId,
    SecretAccessKey,
    HeaderValue(HeaderName),
    TooManyHeaders,
    Host,
    Expiry(Duration),
    Url,
    EmptyKey,
    Field(String),
    LengthRange,
}

impl From<Fault> for SigningError {
    fn from(fault: Fault) -> Self {
        Self {
            fault: Box::new(fault),
        }
    }
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request cannot be signed: ")?;
        match &*self.fault {
            Fault::Name(what, found) => write!(
                f,
                "the {what} is {found:?}; expected letters, digits, `-`, `_` and `.`, at least one"
            ),
            Fault::AccessKeyId => f.write_str(
                "the access key id is empty, or has spaces, commas or characters outside of ASCII; see whether it was copied as a whole",
            ),
            Fault::SecretAccessKey => f.write_str("the secret access key is empty"),
            Fault::HeaderValue(name) => write!(
                f,
                "the header `{name}` would have characters that HTTP does not allow, such as a line break"
            ),
            Fault::TooManyHeaders => f.write_str("it has more headers than a request can have"),
            Fault::Host => f.write_str(
                "it has no host, neither in its URI nor as a header; expected a URI such as https://lambda.us-east-1.amazonaws.com/",
            ),
            Fault::Expiry(found) => write!(
                f,
                "the signature is to hold for {found:?}; expected 1 second to 7 days"
            ),
            Fault::EmptyKey => f.write_str("the key of the form's object is empty"),
            Fault::Field(name) => write!(
                f,
                "the form cannot have the field {name:?}, which is set by the signature, or no name: expected letters, digits, `-`, `_` and `.`"
            ),
            Fault::LengthRange => f.write_str("no file has a length in the form's range"),
            Fault::Url => f.write_str("a URL of it would be longer than 65,534 bytes"),
        }
    }
}

impl std::error::Error for SigningError {}
