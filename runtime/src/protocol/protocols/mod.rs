//! The protocols: each is a request form (HTTP bindings or RPC) with a codec, and what it adds to headers.
//!
//! Here the two meet, and nowhere else. What a program does not name is not compiled into it.

mod aws_json;
#[cfg(feature = "query")]
mod aws_query;
mod call;
#[cfg(feature = "query")]
mod ec2_query;
mod rest_json;
#[cfg(feature = "xml")]
mod rest_xml;
#[cfg(feature = "cbor")]
mod rpc_v2_cbor;

#[cfg(feature = "server")]
pub(crate) use aws_json::TARGET;
pub use aws_json::{AwsJson1_0, AwsJson1_1};
#[cfg(feature = "query")]
pub use aws_query::AwsQuery;
pub(crate) use call::Call;
#[cfg(feature = "query")]
pub use ec2_query::Ec2Query;
pub use rest_json::RestJson1;
#[cfg(feature = "xml")]
pub use rest_xml::RestXml;
#[cfg(feature = "cbor")]
pub use rpc_v2_cbor::RpcV2Cbor;
#[cfg(all(feature = "cbor", feature = "server"))]
pub(crate) use rpc_v2_cbor::{RPC_V2_CBOR, SMITHY_PROTOCOL};

use http::HeaderMap;

use crate::error::BuildFault;
use crate::protocol::codec::Encoding;
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
/// | [`RestXml`](https://docs.rs/aws-operation/latest/aws_operation/enum.RestXml.html), feature `xml` | `method` and `uri`, with HTTP bindings | XML | S3, Route 53, `CloudFront`, S3 Control |
/// | [`AwsQuery`](https://docs.rs/aws-operation/latest/aws_operation/enum.AwsQuery.html), feature `query` | RPC | forms; replies in XML | STS, IAM, SNS, `CloudFormation`, RDS |
/// | [`Ec2Query`](https://docs.rs/aws-operation/latest/aws_operation/enum.Ec2Query.html), feature `query` | RPC | forms; replies in XML | EC2 |
/// | [`RpcV2Cbor`](https://docs.rs/aws-operation/latest/aws_operation/enum.RpcV2Cbor.html), feature `cbor` | RPC | CBOR | CloudWatch and 43 others |
///
/// Source: Smithy's [AWS protocols](https://smithy.io/2.0/aws/protocols/index.html). The trait is sealed.
pub trait Protocol: sealed::Sealed + Sized + 'static {
    /// Its name, as Smithy has it: `awsJson1_1`.
    const NAME: &'static str;

    /// How the bodies of requests are.
    #[doc(hidden)]
    type Requests: Encoding;

    /// How those of replies are.
    #[doc(hidden)]
    type Replies: Encoding;

    /// What requests say of the service.
    #[doc(hidden)]
    const SENDS: Sends;

    /// Writes what every request has, before the members.
    #[doc(hidden)]
    fn begin(call: &Call, request: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault>;

    /// Finds the error that a reply reports.
    #[doc(hidden)]
    #[must_use]
    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<ReplyCodec<Self>>(headers, body, Precedence::Type)
    }

    /// Whether a body reports an error though the status is one of success.
    #[doc(hidden)]
    #[must_use]
    fn is_error(_body: &[u8]) -> bool {
        false
    }
}

/// The codec of a protocol's replies.
pub(crate) type ReplyCodec<P> = <<P as Protocol>::Replies as Encoding>::Codec;

/// What the requests of a protocol say of the service.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// Nothing: the host says it.
    Nothing,
    /// Its target, beside the operation's name.
    Target,
    /// The version of its API.
    Version,
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
