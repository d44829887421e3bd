//! restXml.

use http::HeaderMap;

use super::{Call, HttpBindingProtocol, Protocol, Sends, sealed};
use crate::error::BuildFault;
use crate::protocol::RequestEncoder;
use crate::protocol::codec::Encoding;
use crate::protocol::codec::xml::{self, RestFrame, Xml};
use crate::protocol::error_code::{self, ErrorCode, Precedence};

/// The protocol [restXml](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html): HTTP bindings and XML. Needs the feature
/// `xml`.
///
/// A body with members is an element that is called as the operation, with `Request` behind it, unless `xml_name` says otherwise; a
/// payload is called as its type. Replies may have any name. A reply that reports an error with status 200, as S3's `CopyObject` does
/// after it has begun to answer, is an error.
///
/// ```
/// use aws_operation::{Auth, Endpoint, Operation, RestXml, Service, ServiceMetadata, aws_operation, aws_shape};
///
/// enum Route53 {}
///
/// impl Service for Route53 {
///     type Protocol = RestXml;
///     const METADATA: ServiceMetadata = ServiceMetadata::new("Route 53", "route53")
///         .xml_namespace("https://route53.amazonaws.com/doc/2013-04-01/")
///         .auth(Auth::SigV4);
/// }
///
/// #[aws_operation(service = Route53, method = "POST", uri = "/2013-04-01/tags/hostedzone/{Id}", rename_all = "PascalCase")]
/// struct ChangeTagsForResource {
///     id: String,
///     #[aws(item = "Tag")]
///     add_tags: Vec<Tag>,
/// }
///
/// #[aws_shape(rename_all = "PascalCase")]
/// struct Tag {
///     key: String,
///     value: String,
/// }
///
/// let endpoint = Endpoint::new("https://route53.amazonaws.com")?;
/// let request = ChangeTagsForResource::new("Z1", [Tag::new("team", "dns")]).encode(&endpoint)?;
/// assert_eq!(
///     std::str::from_utf8(request.body().as_bytes())?,
///     "<ChangeTagsForResourceRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">\
///      <AddTags><Tag><Key>team</Key><Value>dns</Value></Tag></AddTags></ChangeTagsForResourceRequest>"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum RestXml {}

impl sealed::Sealed for RestXml {}

impl Protocol for RestXml {
    const NAME: &'static str = "restXml";
    type Requests = Self;
    type Replies = Self;
    const SENDS: Sends = Sends::Nothing;

    /// All of it comes from the bindings.
    fn begin(_: &Call, _: &mut RequestEncoder<'_, '_, Self>) -> Result<(), BuildFault> {
        Ok(())
    }

    fn find_error<'a>(headers: &'a HeaderMap, body: &'a [u8]) -> ErrorCode<'a> {
        error_code::find::<Xml<RestFrame>>(headers, body, Precedence::CodeAlone)
    }

    fn is_error(body: &[u8]) -> bool {
        xml::begins_with(body, "Error")
    }
}

impl Encoding for RestXml {
    type Codec = Xml<RestFrame>;
    const CONTENT_TYPE: &'static str = "application/xml";
    const WRITES_EMPTY: bool = false;
}

impl<S: ?Sized> HttpBindingProtocol<S> for RestXml {}
