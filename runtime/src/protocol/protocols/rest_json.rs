//! restJson1.

use http::HeaderMap;

use super::{Call, HttpBindingProtocol, Protocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::json::Json;
use crate::protocol::error_code::{self, ErrorCode, Precedence};

/// The protocol [restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html): HTTP bindings and JSON. That of an
/// operation without a service.
#[derive(Clone, Copy, Debug)]
pub enum RestJson1 {}

impl sealed::Sealed for RestJson1 {}

impl Protocol for RestJson1 {
    const NAME: &'static str = "restJson1";
    type Requests = Self;
    type Replies = Self;
    const SENDS: Sends = Sends::Nothing;

    /// All of it comes from the bindings.
    #[inline]
    fn begin(_: &Call, _: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault> {
        Ok(())
    }

    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Json>(headers, body, Precedence::Code)
    }
}

impl Encoding for RestJson1 {
    type Codec = Json;
    const CONTENT_TYPE: &'static str = "application/json";
}

impl<S: ?Sized> HttpBindingProtocol<S> for RestJson1 {}
