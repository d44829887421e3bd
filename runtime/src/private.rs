//! What generated code calls. Not part of the API: it changes with the macros.

pub use core::convert::{From, Into};
pub use core::default::Default;
pub use core::fmt::{Debug, Display, Formatter, Result as FmtResult};
pub use core::iter::{IntoIterator, Iterator};
pub use core::marker::PhantomData;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
use std::borrow::Cow;
pub use std::error::Error as StdError;
pub use std::string::String;
pub use std::vec::Vec;

pub use http::Method;
pub use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess};
pub use serde::ser::{Serialize, Serializer};

#[cfg(not(feature = "server"))]
pub use aws_operation_macros::{AwsError, AwsOperation, AwsOutput, AwsShape};
#[cfg(feature = "server")]
pub use aws_operation_macros::{
    AwsServerError as AwsError, AwsServerOperation as AwsOperation, AwsServerOutput as AwsOutput,
    AwsServerShape as AwsShape,
};

pub use crate::error::BuildFault;
#[cfg(feature = "xml")]
pub use crate::protocol::RestXml;
#[cfg(feature = "cbor")]
pub use crate::protocol::RpcV2Cbor;
#[cfg(feature = "server")]
pub use crate::protocol::bindings::entries::FromQueryMap;
pub use crate::protocol::bindings::entries::{FromPrefixHeaders, ToPrefixHeaders, ToQueryMap};
pub use crate::protocol::bindings::header::{FromHeader, ToHeader};
#[cfg(feature = "server")]
pub use crate::protocol::bindings::query::FromQuery;
pub use crate::protocol::bindings::query::ToQuery;
pub use crate::protocol::codec::CodecError;
pub use crate::protocol::payload::{
    BodyForm, FromPayload, Shape, StructureForm, TextForm, ToPayload, UnionForm,
};
pub use crate::protocol::protocols::{
    HttpBindingProtocol, RpcProtocol, Sends, expect_http_bindings, expect_rpc,
};
#[cfg(feature = "server")]
pub use crate::protocol::server::{
    IncomingRequest, PathSegment, RequestError, ResponseEncoder, ServerError, ServerOperation,
    ServerOutput, ServerProtocol,
};
pub use crate::protocol::shape::{
    AnnotatedReader, AnnotatedWriter, FromMembers, FromUnion, MemberReader, MemberWriter, Readable,
    Writable, deserialize_structure, deserialize_text_enum, deserialize_union, required,
    serialize_annotated, unknown_union_member, write_annotated_union, write_union, write_union_as,
};
pub use crate::protocol::{
    Auth, AwsJson1_0, AwsJson1_1, BodyOutput, ErrorShape, FromText, IntoItems, MessageEncoder,
    MessageReader, ModeledError, NoModeledError, Operation, Output, Paginated, PaginatedItems,
    Protocol, Reply, RequestEncoder, ResponseChecksum, RestJson1, SaysMore, Service,
    ServiceMetadata, ToPageToken, ToText,
};
#[cfg(feature = "query")]
pub use crate::protocol::{AwsQuery, Ec2Query};
// What `needs_cbor` has refused already says nothing more.
#[cfg(not(feature = "cbor"))]
pub use crate::protocol::AwsJson1_1 as RpcV2Cbor;
#[cfg(not(feature = "query"))]
pub use crate::protocol::AwsJson1_1 as AwsQuery;
#[cfg(not(feature = "query"))]
pub use crate::protocol::AwsJson1_1 as Ec2Query;
#[cfg(not(feature = "xml"))]
pub use crate::protocol::RestJson1 as RestXml;
pub use crate::values::{FormatTimestamps, TimestampFormat};

/// What a sensitive field prints.
#[derive(Clone, Copy)]
pub struct Redacted;

impl Debug for Redacted {
    fn fmt(&self, f: &mut Formatter<'_>) -> FmtResult {
        Debug::fmt(&crate::sensitive::Redacted, f)
    }
}

/// A list member from anything that can be iterated.
pub fn collect_into<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// Asks for members in the body alone where an operation has no HTTP bindings.
pub const fn expect_body_output<T: BodyOutput>() {}

/// Whether a protocol that sends the service's target has none to send.
#[must_use]
pub const fn lacks_target<S: Service + ?Sized>() -> bool {
    matches!(<S::Protocol as Protocol>::SENDS, Sends::Target) && S::METADATA.target.is_none()
}

/// Whether a protocol that sends the service's version has none to send.
#[must_use]
pub const fn lacks_version<S: Service + ?Sized>() -> bool {
    matches!(<S::Protocol as Protocol>::SENDS, Sends::Version) && S::METADATA.version.is_none()
}

/// Asks for timestamps where a format for them is given.
pub const fn expect_timestamps<T: FormatTimestamps + ?Sized>() {}

/// Asks for a value that can be an attribute.
pub const fn expect_attribute<T: AttributeValue + ?Sized>() {}

/// What an attribute in XML can hold: everything that has a form as text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an attribute",
    label = "has no form as text",
    note = "an attribute is a string, a number, a boolean, a `Timestamp`, or an enum of values with `#[aws_shape]`; a type of your own implements `ToText`"
)]
pub trait AttributeValue {}

#[diagnostic::do_not_recommend]
impl<T: ToText + ?Sized> AttributeValue for T {}

/// What an idempotency token can be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an idempotency token",
    label = "not a type that a token can have",
    note = "an idempotency token is an `Option<String>`; a type of your own implements `Clone` and `From<String>`"
)]
pub trait IdempotencyToken: Clone {
    /// The member's value, or a new token where it is not set.
    fn set_or_made<'m>(
        member: &'m Option<Self>,
        request: &RequestEncoder<'_, '_, impl Protocol>,
    ) -> Result<Cow<'m, Self>, BuildFault>;
}

#[diagnostic::do_not_recommend]
impl<T: Clone + From<String>> IdempotencyToken for T {
    fn set_or_made<'m>(
        member: &'m Option<Self>,
        request: &RequestEncoder<'_, '_, impl Protocol>,
    ) -> Result<Cow<'m, Self>, BuildFault> {
        request.idempotency_token(member)
    }
}

/// A number that holds the status of a reply.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the status of a reply",
    label = "not a type that a status can have",
    note = "a member with `status_code` is a `u16` or an `i32`, or an `Option` of one"
)]
pub trait StatusNumber {
    /// The status that came.
    fn from_status(status: u16) -> Self;

    /// The status to send; 0, which is none, where the number is too large or too small for one.
    fn to_status(&self) -> u16;
}

macro_rules! status_numbers {
    ($($number:ty),*) => {$(
        impl StatusNumber for $number {
            fn from_status(status: u16) -> Self {
                Self::from(status)
            }

            fn to_status(&self) -> u16 {
                u16::try_from(*self).unwrap_or(0)
            }
        }
    )*};
}

status_numbers!(u16, u32, u64, i32, i64);

/// The body of the impls of an item that does not compile. It is never run.
#[must_use]
pub fn stub<T>() -> T {
    unreachable!("the item has errors")
}

/// Says which feature is missing where an operation compresses its requests.
#[cfg(not(feature = "gzip"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_gzip {
    () => {
        ::core::compile_error!(
            "`request_compression` needs the feature `gzip` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Nothing: the feature is there.
#[cfg(feature = "gzip")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_gzip {
    () => {};
}

/// Says which feature is missing where an operation needs a checksum.
#[cfg(not(feature = "content-md5"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_content_md5 {
    () => {
        ::core::compile_error!(
            "`checksum_required` needs the feature `content-md5` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Says which feature is missing where an operation has checksums.
#[cfg(not(feature = "checksums"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_checksums {
    () => {
        ::core::compile_error!(
            "`checksum(...)` needs the feature `checksums` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Nothing: the feature is there.
#[cfg(feature = "checksums")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_checksums {
    () => {};
}

/// Says which feature is missing where an operation speaks rpcv2Cbor.
#[cfg(not(feature = "cbor"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_cbor {
    () => {
        ::core::compile_error!(
            "the protocol rpcv2Cbor needs the feature `cbor` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Nothing: the feature is there.
#[cfg(feature = "cbor")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_cbor {
    () => {};
}

/// Says which feature is missing where an operation speaks restXml.
#[cfg(not(feature = "xml"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_xml {
    () => {
        ::core::compile_error!(
            "the protocol restXml needs the feature `xml` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Nothing: the feature is there.
#[cfg(feature = "xml")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_xml {
    () => {};
}

/// Says which feature is missing where an operation speaks awsQuery or ec2Query.
#[cfg(not(feature = "query"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_query {
    () => {
        ::core::compile_error!(
            "the protocols awsQuery and ec2Query need the feature `query` of `aws-operation`; enable it in Cargo.toml"
        );
    };
}

/// Nothing: the feature is there.
#[cfg(feature = "query")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_query {
    () => {};
}

/// Nothing: the feature is there.
#[cfg(feature = "content-md5")]
#[doc(hidden)]
#[macro_export]
macro_rules! __needs_content_md5 {
    () => {};
}

pub use crate::{
    __needs_cbor as needs_cbor, __needs_checksums as needs_checksums,
    __needs_content_md5 as needs_content_md5, __needs_gzip as needs_gzip,
    __needs_query as needs_query, __needs_xml as needs_xml,
};
