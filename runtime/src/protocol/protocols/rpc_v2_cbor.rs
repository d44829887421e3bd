//! rpcv2Cbor.

use http::HeaderMap;
use http::header::{ACCEPT, HeaderName, HeaderValue};

use super::{Call, Protocol, RpcProtocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::cbor::Cbor;
use crate::protocol::error_code::{self, ErrorCode, Precedence};

/// The header that names the protocol, in requests and in replies, and its value.
pub(crate) const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
pub(crate) const RPC_V2_CBOR: HeaderValue = HeaderValue::from_static("rpc-v2-cbor");

/// The content type of bodies.
pub(crate) const CONTENT_TYPE: &str = "application/cbor";

/// The protocol [rpcv2Cbor](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html): RPC and CBOR (RFC 8949).
/// Needs the feature `cbor`.
///
/// A request is a POST to `/service/TARGET/operation/NAME`, with [`ServiceMetadata::target`] and the operation's name. Blobs are byte
/// strings, timestamps have the tag 1, whatever format is asked for.
///
/// ```
/// use aws_operation::{Auth, Endpoint, Operation, RpcV2Cbor, Service, ServiceMetadata, aws_operation};
///
/// enum CloudWatch {}
///
/// impl Service for CloudWatch {
///     type Protocol = RpcV2Cbor;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("CloudWatch", "monitoring")
///         .target("GraniteServiceVersion20100801")
///         .auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = CloudWatch, rename_all = "PascalCase")]
/// struct DeleteAlarms {
///     alarm_names: Vec<String>,
/// }
///
/// let endpoint = Endpoint::new("https://monitoring.eu-west-1.amazonaws.com")?;
/// let request = DeleteAlarms::new(["disk"]).encode(&endpoint)?;
/// assert_eq!(request.uri().path(), "/service/GraniteServiceVersion20100801/operation/DeleteAlarms");
/// assert_eq!(request.body().as_bytes(), b"\xbfjAlarmNames\x81ddisk\xff");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`ServiceMetadata::target`]: crate::ServiceMetadata::target
#[derive(Clone, Copy, Debug)]
pub enum RpcV2Cbor {}

impl sealed::Sealed for RpcV2Cbor {}

impl Protocol for RpcV2Cbor {
    const NAME: &'static str = "rpcv2Cbor";
    type Requests = Self;
    type Replies = Self;
    const SENDS: Sends = Sends::Target;

    fn begin(call: &Call, request: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault> {
        let (service, operation) = call.target()?;
        for piece in ["/service/", service, "/operation/", operation] {
            request.literal(piece);
        }
        let headers = &mut request.message().headers;
        headers.insert(SMITHY_PROTOCOL, RPC_V2_CBOR);
        headers.insert(ACCEPT, HeaderValue::from_static(CONTENT_TYPE));
        call.add_query_mode(headers);
        Ok(())
    }

    /// By the specification neither the header `x-amzn-errortype` nor a member `code` tells errors apart.
    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Cbor>(headers, body, Precedence::TypeAlone)
    }
}

impl Encoding for RpcV2Cbor {
    type Codec = Cbor;
    const CONTENT_TYPE: &'static str = CONTENT_TYPE;
}

impl<S: ?Sized> RpcProtocol<S> for RpcV2Cbor {}
