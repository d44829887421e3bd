//! ec2Query.

use http::HeaderMap;

use super::aws_query::begin;
use super::{Call, Protocol, RpcProtocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::form::{Ec2Rules, FormCodec};
use crate::protocol::codec::xml::{Ec2Frame, Xml};
use crate::protocol::error_code::{self, ErrorCode, Precedence};

/// The protocol [ec2Query](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html) of EC2: awsQuery with other names. Needs
/// the feature `query`.
///
/// In a request the names of members begin with a capital, in a reply they are as they are written: with `rename_all = "camelCase"`
/// both are right. A member whose name in requests is yet another says it by `ec2_query_name`. All lists are flattened.
///
/// ```
/// use aws_operation::{Auth, Ec2Query, Endpoint, Operation, Service, ServiceMetadata, aws_operation, aws_shape};
///
/// enum Ec2 {}
///
/// impl Service for Ec2 {
///     type Protocol = Ec2Query;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("EC2", "ec2").version("2016-11-15").auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = Ec2, rename_all = "camelCase")]
/// struct DescribeInstances {
///     filter: Vec<Filter>,
/// }
///
/// #[aws_shape(rename_all = "camelCase")]
/// struct Filter {
///     name: String,
///     value: Vec<String>,
/// }
///
/// let endpoint = Endpoint::new("https://ec2.eu-west-1.amazonaws.com")?;
/// let request = DescribeInstances::new([Filter::new("tag:team", ["dns"])]).encode(&endpoint)?;
/// assert_eq!(
///     std::str::from_utf8(request.body().as_bytes())?,
///     "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3Ateam&Filter.1.Value.1=dns"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Ec2Query {}

/// How its requests are.
#[derive(Clone, Copy, Debug)]
pub enum Requests {}

/// How its replies are.
#[derive(Clone, Copy, Debug)]
pub enum Replies {}

impl sealed::Sealed for Ec2Query {}

impl Protocol for Ec2Query {
    const NAME: &'static str = "ec2Query";
    type Requests = Requests;
    type Replies = Replies;
    const SENDS: Sends = Sends::Version;

    fn begin(call: &Call, request: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault> {
        begin(call, request)
    }

    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Xml<Ec2Frame>>(headers, body, Precedence::CodeAlone)
    }
}

impl Encoding for Requests {
    type Codec = FormCodec<Ec2Rules>;
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl Encoding for Replies {
    type Codec = Xml<Ec2Frame>;
    const CONTENT_TYPE: &'static str = "text/xml;charset=UTF-8";
}

impl<S: ?Sized> RpcProtocol<S> for Ec2Query {}
