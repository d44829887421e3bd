//! awsQuery.

use http::HeaderMap;

use super::{Call, Protocol, RpcProtocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::form::{FormCodec, QueryRules};
use crate::protocol::codec::xml::{QueryFrame, Xml};
use crate::protocol::error_code::{self, ErrorCode, Precedence};

/// The protocol [awsQuery](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html): RPC, with requests that are forms and replies
/// in XML. Needs the feature `query`.
///
/// A request is a POST to `/` whose body names the operation (`Action`) and the version of the API ([`ServiceMetadata::version`]).
///
/// ```
/// use aws_operation::{Auth, AwsQuery, Endpoint, Operation, Service, ServiceMetadata, aws_operation, aws_output};
///
/// enum Sns {}
///
/// impl Service for Sns {
///     type Protocol = AwsQuery;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("SNS", "sns").version("2010-03-31").auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = Sns, output = Published, rename_all = "PascalCase")]
/// struct Publish {
///     topic_arn: String,
///     message: String,
/// }
///
/// #[aws_output(rename_all = "PascalCase")]
/// struct Published {
///     message_id: String,
/// }
///
/// let endpoint = Endpoint::new("https://sns.eu-west-1.amazonaws.com")?;
/// let request = Publish::new("arn:aws:sns:eu-west-1:1:t", "hi there").encode(&endpoint)?;
/// assert_eq!(
///     std::str::from_utf8(request.body().as_bytes())?,
///     "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aeu-west-1%3A1%3At&Message=hi%20there"
/// );
/// let reply = "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>";
/// assert_eq!(Publish::decode(http::Response::new(reply))?.message_id, "m-1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`ServiceMetadata::version`]: crate::ServiceMetadata::version
#[derive(Clone, Copy, Debug)]
pub enum AwsQuery {}

/// How its requests are.
#[derive(Clone, Copy, Debug)]
pub enum Requests {}

/// How its replies are.
#[derive(Clone, Copy, Debug)]
pub enum Replies {}

impl sealed::Sealed for AwsQuery {}

impl Protocol for AwsQuery {
    const NAME: &'static str = "awsQuery";
    type Requests = Requests;
    type Replies = Replies;
    const SENDS: Sends = Sends::Version;

    fn begin(call: &Call, request: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault> {
        begin(call, request)
    }

    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Xml<QueryFrame>>(headers, body, Precedence::CodeAlone)
    }
}

impl Encoding for Requests {
    type Codec = FormCodec<QueryRules>;
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl Encoding for Replies {
    type Codec = Xml<QueryFrame>;
    const CONTENT_TYPE: &'static str = "text/xml";
}

impl<S: ?Sized> RpcProtocol<S> for AwsQuery {}

/// Begins a request whose body names the operation.
pub(super) fn begin<P: Protocol>(
    call: &Call,
    request: &mut RequestEncoder<'_, '_, P>,
) -> Result<(), BuildFault> {
    // The macro has asked for one; an operation written by hand may still lack it.
    if call.version().is_none() {
        return Err(BuildFault::NoVersion);
    }
    request.literal("/");
    // An operation without input has this body too.
    request.message().members(|_| {})
}
