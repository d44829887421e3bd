//! What generated code calls. Not part of the API: it changes with the macros.

pub use core::convert::{From, Into};
pub use core::fmt::{Debug, Display, Formatter, Result as FmtResult};
pub use core::iter::{IntoIterator, Iterator};
pub use core::marker::PhantomData;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
#[cfg(feature = "server")]
pub use std::borrow::Cow;
pub use std::error::Error as StdError;
pub use std::string::String;
pub use std::vec::Vec;

pub use http::{Method, Request};
pub use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess};
pub use serde::ser::{Serialize, SerializeMap, Serializer};

pub use aws_operation_macros::{AwsError, AwsOperation, AwsOutput, AwsShape};

pub use crate::endpoint::Endpoint;
pub use crate::error::BuildError;
pub use crate::protocol::json::{
    FromMembers, FromUnion, JsonError, JsonObject, MemberReader, Members, Readable, Writable,
    deserialize_structure, deserialize_text_enum, deserialize_union, read_members, read_shape,
    required, unknown_union_member, write_member, write_object, write_optional_member, write_union,
    write_value,
};
#[cfg(feature = "server")]
pub use crate::protocol::server::{
    FromLabel, IncomingRequest, PathSegment, RequestError, ServerError, ServerOperation,
    ServerOutput,
};
pub use crate::protocol::{
    Auth, Body, Label, ModeledError, NoModeledError, Operation, Output, Reply, RequestEncoder,
    Service, ServiceMetadata,
};

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

/// The body of the impls of an item that does not compile. It is never run.
#[must_use]
pub fn stub<T>() -> T {
    unreachable!("the item has errors")
}

/// Keeps the server half of generated code where the feature `server` is on.
///
/// The decision is this crate's and not a feature of the macros: a proc macro is built once, with the features of all who
/// use it, while this crate can stand in a build twice, with the feature and without.
#[cfg(feature = "server")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_server {
    ($($code:tt)*) => { $($code)* };
}

/// Drops the server half of generated code where the feature `server` is off.
#[cfg(not(feature = "server"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_server {
    ($($code:tt)*) => {};
}

pub use crate::__if_server as if_server;
