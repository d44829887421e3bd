//! What the protocols differ in where requests are recognized and replies are written.

use http::{HeaderMap, Method, Uri};

use super::path::{self, PathSegment};
use super::reply::ResponseEncoder;
use crate::protocol::error_code::ERROR_TYPE;
use crate::protocol::protocols::{self, Call, Protocol};
use crate::protocol::{AwsJson1_0, AwsJson1_1, RestJson1};

/// The values of the labels in a path, by their names.
pub(super) type Labels<'r> = Vec<(&'static str, &'r str)>;

/// A request, as far as it says which operation it is for.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "query"), allow(dead_code))]
pub struct Head<'r> {
    pub(super) method: &'r Method,
    pub(super) uri: &'r Uri,
    pub(super) headers: &'r HeaderMap,
    pub(super) body: &'r [u8],
}

/// An operation, as the server's half knows it.
pub struct Route {
    pub(super) method: Method,
    pub(super) path: &'static [PathSegment],
    pub(super) call: Call,
}

/// What an error is called.
#[derive(Clone, Copy)]
pub struct ErrorName<'a> {
    pub(super) code: &'a str,
    /// What it was called in awsQuery.
    pub(super) query_code: Option<&'static str>,
}

/// The server's half of a protocol.
#[doc(hidden)]
pub trait ServerProtocol: Protocol {
    /// The labels of the request, if it is for the operation.
    fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>>;

    /// What every reply has.
    fn begin_reply(_: &mut HeaderMap) {}

    /// The member of an error that says in words what is wrong.
    const ERROR_MESSAGE: &'static str = "message";

    /// Names the error in a reply before its members are written.
    fn begin_error<'a>(_name: ErrorName<'a>, _reply: &mut ResponseEncoder<'a, Self>) {}

    /// Names the error in a reply whose members have been written.
    fn name_error(_name: ErrorName<'_>, _reply: &mut ResponseEncoder<'_, Self>) {}

    /// The body of a reply of an operation without output.
    fn no_output(reply: &mut ResponseEncoder<'_, Self>);
}

impl ServerProtocol for RestJson1 {
    fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>> {
        if *head.method != route.method {
            return None;
        }
        path::match_uri(route.path, head.uri.path(), head.uri.query())
    }

    fn name_error(name: ErrorName<'_>, reply: &mut ResponseEncoder<'_, Self>) {
        reply.header(ERROR_TYPE, name.code);
    }

    fn no_output(_: &mut ResponseEncoder<'_, Self>) {}
}

macro_rules! aws_json {
    ($($protocol:ident),*) => {$(
        impl ServerProtocol for $protocol {
            fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>> {
                let (service, operation) = route.call.target().ok()?;
                let target = head.headers.get(protocols::TARGET)?.to_str().ok()?;
                let is_meant = *head.method == Method::POST
                    && target.rsplit_once('.') == Some((service, operation));
                is_meant.then(Labels::new)
            }

            fn name_error(name: ErrorName<'_>, reply: &mut ResponseEncoder<'_, Self>) {
                reply.put_error_name(name);
            }

            fn no_output(reply: &mut ResponseEncoder<'_, Self>) {
                reply.put_empty_object();
            }
        }
    )*};
}

aws_json!(AwsJson1_0, AwsJson1_1);

#[cfg(feature = "cbor")]
impl ServerProtocol for crate::protocol::RpcV2Cbor {
    fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>> {
        let (service, operation) = route.call.target().ok()?;
        let protocol = head.headers.get(protocols::SMITHY_PROTOCOL)?;
        // Behind whatever path the endpoint has.
        let (_, path) = head.uri.path().rsplit_once("/service/")?;
        let is_meant = *head.method == Method::POST
            && *protocol == protocols::RPC_V2_CBOR
            && path.split_once("/operation/") == Some((service, operation));
        is_meant.then(Labels::new)
    }

    fn begin_reply(headers: &mut HeaderMap) {
        headers.insert(protocols::SMITHY_PROTOCOL, protocols::RPC_V2_CBOR);
    }

    fn name_error(name: ErrorName<'_>, reply: &mut ResponseEncoder<'_, Self>) {
        reply.put_error_name(name);
    }

    fn no_output(_: &mut ResponseEncoder<'_, Self>) {}
}

#[cfg(feature = "xml")]
impl ServerProtocol for crate::protocol::RestXml {
    const ERROR_MESSAGE: &'static str = "Message";

    fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>> {
        RestJson1::recognize(route, head)
    }

    fn begin_error<'a>(name: ErrorName<'a>, reply: &mut ResponseEncoder<'a, Self>) {
        reply.report_error(name);
    }

    fn no_output(_: &mut ResponseEncoder<'_, Self>) {}
}

#[cfg(feature = "query")]
macro_rules! query {
    ($($protocol:ident),*) => {$(
        impl ServerProtocol for crate::protocol::$protocol {
            const ERROR_MESSAGE: &'static str = "Message";

            fn recognize<'r>(route: &Route, head: Head<'r>) -> Option<Labels<'r>> {
                let value = |wanted| path::form_value(head.body, wanted);
                let is_meant = *head.method == Method::POST
                    && value("Action").as_deref() == Some(route.call.name())
                    && value("Version").as_deref() == route.call.version();
                is_meant.then(Labels::new)
            }

            fn begin_error<'a>(name: ErrorName<'a>, reply: &mut ResponseEncoder<'a, Self>) {
                reply.report_error(name);
            }

            fn no_output(reply: &mut ResponseEncoder<'_, Self>) {
                reply.put_empty_object();
            }
        }
    )*};
}

#[cfg(feature = "query")]
query!(AwsQuery, Ec2Query);
