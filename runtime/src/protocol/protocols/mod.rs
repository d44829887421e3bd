//! The protocols: each is a request form (HTTP bindings or RPC) with a codec, and what it adds to headers.
//!
//! Here the two meet, and nowhere else. What a program does not name is not compiled into it.

mod aws_json;
mod call;
mod rest_json;
#[cfg(feature = "cbor")]
mod rpc_v2_cbor;

#[cfg(feature = "server")]
pub(crate) use aws_json::TARGET;
pub use aws_json::{AwsJson1_0, AwsJson1_1};
pub(crate) use call::Call;
pub use rest_json::RestJson1;
#[cfg(feature = "cbor")]
pub use rpc_v2_cbor::RpcV2Cbor;
#[cfg(all(feature = "cbor", feature = "server"))]
pub(crate) use rpc_v2_cbor::{RPC_V2_CBOR, SMITHY_PROTOCOL};

use http::HeaderMap;

use crate::error::BuildFault;
use crate::protocol::codec::Codec;
use crate::protocol::error_code::{self, ErrorCode, Precedence};
use crate::protocol::{RequestEncoder, Service};

/// What a service speaks: how its requests are made and its replies are read.
///
/// A service has one, and its operations have it from there; see [`Service`]. The structs say nothing of it, so a service that
/// speaks several moves from one to another by one line.
///
/// | protocol | the form of its requests | bodies | services |
/// | --- | --- | --- | --- |
/// | [`RestJson1`] | `method` and `uri`, with HTTP bindings | JSON | Lambda, API Gateway, IoT, Bedrock |
/// | [`AwsJson1_0`], [`AwsJson1_1`] | RPC | JSON | DynamoDB, SQS; Secrets Manager, SSM, KMS, ECR, Kinesis |
/// | [`RpcV2Cbor`](https://docs.rs/aws-operation/latest/aws_operation/enum.RpcV2Cbor.html), feature `cbor` | RPC | CBOR | CloudWatch and 43 others |
///
/// Source: Smithy's [AWS protocols](https://smithy.io/2.0/aws/protocols/index.html). The trait is sealed.
pub trait Protocol: sealed::Sealed + Sized + 'static {
    /// Its name, as Smithy has it: `awsJson1_1`.
    const NAME: &'static str;

    /// How bodies are written and read.
    #[doc(hidden)]
    type Codec: Codec;

    /// Whether requests name the service by its target.
    #[doc(hidden)]
    const SENDS_TARGET: bool;

    /// The content type of bodies with members.
    #[doc(hidden)]
    const CONTENT_TYPE: &'static str;

    /// Writes what every request has, before the members.
    #[doc(hidden)]
    fn begin(call: &Call, request: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault>;

    /// Finds the error that a reply reports.
    #[doc(hidden)]
    #[must_use]
    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Self::Codec>(headers, body, Precedence::Type)
    }
}

mod sealed {
    pub trait Sealed {}
}

/// A protocol whose operations have a `method` and a `uri`, as those of the service `S`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}` speaks `{Self}`, whose operations have no `method` and `uri`; remove them",
    label = "not for an operation of `{S}`",
    note = "all operations of such a service are sent to one path by POST, and told apart by their names"
)]
pub trait HttpBindingProtocol<S: ?Sized>: Protocol {}

/// A protocol whose operations go by their names, as those of the service `S`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{S}` speaks `{Self}`, whose operations have a `method` and a `uri`; write `#[aws_operation(method = \"POST\", uri = \"/path\", ...)]`",
    label = "the operation has no `method` and `uri`"
)]
pub trait RpcProtocol<S: ?Sized>: Protocol {}

/// Asks for HTTP bindings where an operation of `S` has a `method` and a `uri`.
#[doc(hidden)]
pub const fn expect_http_bindings<S: Service + ?Sized>()
where
    S::Protocol: HttpBindingProtocol<S>,
{
}

/// Asks for an RPC where an operation of `S` has none.
#[doc(hidden)]
pub const fn expect_rpc<S: Service + ?Sized>()
where
    S::Protocol: RpcProtocol<S>,
{
}
