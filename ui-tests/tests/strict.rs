//! The lints that a strict crate denies say nothing about generated code. Clippy's are checked where clippy runs.

#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    rust_2018_idioms,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    let_underscore_drop,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::missing_docs_in_private_items,
    clippy::missing_const_for_fn,
    clippy::missing_inline_in_public_items,
    clippy::exhaustive_structs,
    clippy::exhaustive_enums,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::implicit_return,
    clippy::question_mark_used,
    clippy::shadow_unrelated,
    clippy::pattern_type_mismatch,
    clippy::absolute_paths,
    clippy::str_to_string,
    clippy::single_call_fn,
    clippy::as_conversions,
    clippy::default_numeric_fallback
)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use aws_operation::{
    Blob, ByteStream, Sensitive, Timestamp, aws_error, aws_operation, aws_output, aws_shape,
};

/// Registers a client.
#[aws_operation(
    method = "POST",
    uri = "/clients/{clientType}/{path+}?x=1",
    output = RegisterClientOutput,
    error = RegisterClientError
)]
#[derive(Clone)]
#[non_exhaustive]
pub struct RegisterClient {
    /// A label.
    pub client_type: ClientType,
    /// A label that spans segments.
    pub path: String,
    /// A member.
    pub client_name: String,
    /// A list.
    pub scopes: Option<Vec<String>>,
    /// A secret.
    pub secret: Option<Sensitive<String>>,
    /// A member that is not shown.
    #[aws(sensitive)]
    pub mail: Option<String>,
    /// A number.
    pub version: Option<i64>,
    /// A shape.
    pub owner: Option<Owner>,
    /// A list of shapes.
    pub owners: Option<Vec<Owner>>,
}

/// Describes a client.
#[aws_operation(method = "GET", uri = "/clients/{name}")]
#[derive(Debug)]
#[non_exhaustive]
pub struct DescribeClient<'a> {
    /// A label that borrows.
    pub name: &'a str,
}

/// Stores a value.
#[aws_operation(method = "PUT", uri = "/values")]
#[derive(Debug)]
#[non_exhaustive]
pub struct StoreValue<'a, T: serde::Serialize> {
    /// Borrows or not.
    pub title: Cow<'a, str>,
    /// Of any type.
    pub value: T,
}

/// Stores an object.
#[aws_operation(
    method = "PUT",
    uri = "/{bucket}/{key+}",
    endpoint = "{bucket}.data.",
    headers("Accept" = "application/json", "X-Version" = "1"),
    checksum_required,
    checksum(request_validation_mode = "mode"),
    request_compression = "gzip",
    output = PutObjectOutput,
    error = PutObjectError
)]
#[non_exhaustive]
pub struct PutObject {
    /// A label of path and host.
    #[aws(label, host_label)]
    pub bucket: String,
    /// A label that spans segments.
    pub key: String,
    /// A query parameter.
    #[aws(query = "kind")]
    pub kind: Option<ClientType>,
    /// Repeated.
    #[aws(query = "time", timestamp = "epoch-seconds")]
    pub times: Vec<Timestamp>,
    /// Any others.
    #[aws(query_map)]
    pub others: Option<BTreeMap<String, Vec<String>>>,
    /// A header.
    #[aws(header = "X-Priority")]
    pub priority: Option<Priority>,
    /// A list in a header.
    #[aws(header = "X-List")]
    pub list: Option<Vec<String>>,
    /// JSON in a header.
    #[aws(header = "X-Json", json_value)]
    pub json: Option<String>,
    /// Made where it is not set.
    #[aws(header = "X-Token", idempotency_token)]
    pub token: Option<String>,
    /// A secret.
    #[aws(header = "X-Secret", sensitive)]
    pub secret: Option<String>,
    /// With a default.
    #[aws(header = "X-Mode", default = "fast")]
    pub mode: String,
    /// With the default of its type.
    #[aws(query = "page", default)]
    pub page: i32,
    /// Headers.
    #[aws(prefix_headers = "X-Meta-")]
    pub metadata: BTreeMap<String, String>,
    /// The body.
    #[aws(payload)]
    pub content: Blob,
}

/// What was stored.
#[aws_output]
#[derive(Debug)]
#[non_exhaustive]
pub struct PutObjectOutput {
    /// The status.
    #[aws(status_code)]
    pub status: i32,
    /// A header.
    #[aws(header = "ETag", default)]
    pub tag: String,
    /// Headers.
    #[aws(prefix_headers = "X-Meta-")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// A member of the body.
    #[aws(timestamp = "date-time")]
    pub times: Option<Vec<Timestamp>>,
    /// A member of the body with a default.
    #[aws(default = 7)]
    pub size: i32,
}

/// Errors with members in headers.
#[aws_error]
#[derive(Debug)]
#[non_exhaustive]
pub enum PutObjectError {
    /// With members.
    #[aws(status = 429)]
    TooManyRequestsException {
        /// In a header.
        #[aws(header = "Retry-After")]
        seconds: Option<i32>,
        /// In the body.
        #[aws(default)]
        reason: String,
    },
}

/// Stores a stream.
#[aws_operation(method = "PUT", uri = "/streams", output = GetStreamOutput)]
#[derive(Debug)]
#[non_exhaustive]
pub struct PutStream {
    /// The body.
    #[aws(payload, requires_length)]
    pub content: ByteStream,
}

/// A stream.
#[aws_output]
#[derive(Debug)]
#[non_exhaustive]
pub struct GetStreamOutput {
    /// The body.
    #[aws(payload)]
    pub content: ByteStream,
}

/// Does nothing.
#[aws_operation(method = "POST", uri = "/nothing")]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct DoNothing {}

/// What is registered.
#[aws_output]
#[non_exhaustive]
pub struct RegisterClientOutput {
    /// A member.
    pub client_id: String,
    /// A member that is not shown.
    #[aws(sensitive)]
    pub client_secret: Option<String>,
    /// A number.
    pub issued_at: Option<i64>,
    /// An integer enum.
    pub priority: Option<Priority>,
}

/// Somebody.
#[aws_shape(rename_all = "snake_case")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Owner {
    /// A member.
    pub full_name: String,
    /// A union.
    pub principal: Option<Principal>,
}

/// A union.
#[aws_shape]
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Principal {
    /// A role.
    Role(String),
    /// A secret.
    #[aws(sensitive)]
    Secret(String),
    /// Any other.
    #[aws(unknown)]
    Unknown(String),
}

/// An enum of strings.
#[aws_shape]
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientType {
    /// One.
    #[aws(rename = "public")]
    Public,
    /// Any other.
    #[aws(unknown)]
    Unknown(String),
}

/// An enum of integers.
#[aws_shape]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Priority {
    /// One.
    #[aws(value = 1)]
    Low,
    /// Any other.
    #[aws(unknown)]
    Unknown(i32),
}

/// Errors that end alike.
#[aws_error]
#[derive(Debug)]
#[non_exhaustive]
pub enum RegisterClientError {
    /// Without members.
    #[aws(status = 429, throttling)]
    SlowDownException,
    /// With members.
    #[aws(status = 400, retryable)]
    InvalidRequestException {
        /// A member.
        reason: Option<String>,
        /// A member.
        field: String,
    },
    /// With a shape.
    #[aws(status = 409)]
    ConflictException(Owner),
}

/// Errors with a secret.
#[aws_error]
#[non_exhaustive]
pub enum SignInError {
    /// With a secret.
    ChallengeException {
        /// The secret.
        #[aws(sensitive)]
        session: Option<String>,
    },
    /// Without members.
    ExpiredException {},
    /// With a shape.
    ConflictException(Owner),
}

#[test]
fn what_a_strict_crate_defines_can_be_used() {
    let owner = Owner::new("Ada").principal(Principal::Role("r".into()));
    let request = RegisterClient::new("public", "a/b", "n")
        .scopes(["s"])
        .secret("s3cret")
        .mail("ada@example.com")
        .version(1)
        .owner(owner.clone())
        .owners([owner]);
    let shown = format!("{request:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert!(!shown.contains("example.com"), "{shown}");
    assert_eq!(DescribeClient::new("n").name, "n");
    assert_eq!(StoreValue::new("t", 1_u8).value, 1);
    assert_eq!(format!("{:?}", DoNothing::new()), "DoNothing");
    assert_eq!(RegisterClientOutput::new("id").client_id, "id");
}

#[test]
fn what_a_strict_crate_binds_can_be_used() {
    let request = PutObject::new("b", "k", [Timestamp::from_secs(0)], BTreeMap::new(), "c")
        .kind("public")
        .priority(1_i32)
        .secret("s3cret")
        .mode("slow")
        .page(1_i32);
    let shown = format!("{request:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert_eq!(PutObjectOutput::new(200).size, 7_i32);
    assert_eq!(PutStream::new("s").content.length(), Some(1));
    assert_eq!(GetStreamOutput::new("s").content.length(), Some(1));
}
