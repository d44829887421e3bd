//! A few AWS calls without an SDK: annotate a request struct, get a typed blocking call.
//!
//! ```no_run
//! use aws_operation::{Client, aws_error, aws_operation, aws_output};
//!
//! #[aws_operation(method = "POST", uri = "/jobs/{queue}", output = Job, error = SubmitJobError)]
//! struct SubmitJob {
//!     queue: String,            // fills `{queue}`
//!     command: Vec<String>,     // required, in the JSON body
//!     priority: Option<u32>,    // optional, left out when not set
//! }
//!
//! #[aws_output]
//! #[derive(Debug)]
//! struct Job {
//!     job_id: String,
//! }
//!
//! #[aws_error]
//! #[derive(Debug)]
//! enum SubmitJobError {
//!     QueueNotFoundException { queue: Option<String> },
//! }
//!
//! let client = Client::new("https://jobs.example.com")?;
//! let job = client.send(&SubmitJob::new("night", ["make", "all"]).priority(3))?;
//! println!("{}", job.job_id);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! - The attributes: [`aws_operation`](macro@aws_operation), [`aws_output`](macro@aws_output),
//!   [`aws_shape`](macro@aws_shape), [`aws_error`](macro@aws_error).
//! - What a service speaks: [`Service`], and its [`Protocol`]: [`RestJson1`], [`AwsJson1_0`], [`AwsJson1_1`],
//!   [`RpcV2Cbor`](https://docs.rs/aws-operation/latest/aws_operation/enum.RpcV2Cbor.html),
//!   [`RestXml`](https://docs.rs/aws-operation/latest/aws_operation/enum.RestXml.html),
//!   [`AwsQuery`](https://docs.rs/aws-operation/latest/aws_operation/enum.AwsQuery.html),
//!   [`Ec2Query`](https://docs.rs/aws-operation/latest/aws_operation/enum.Ec2Query.html).
//! - What they make of a struct: [`Operation`], whose `encode` and `decode` do no I/O, so that any HTTP client can carry it;
//!   and its mirror, [`server`], for test doubles and local servers.
//! - The blocking client on [`ureq`]: [`Client`], and [`Error`] for what can go wrong.
//! - Calls that are made again: [`retry`]. Waiting until something is so: [`wait`].
//! - Members that Rust has no type for: [`Blob`], [`Timestamp`], [`Document`], [`ByteStream`].
//! - Secrets: [`Sensitive`], and the [`Credentials`] that requests are signed with, by [`sigv4`].
//! - Services, written with the attributes: [`sso_oidc`], and its portal [`sso`];
//!   [`sts`](https://docs.rs/aws-operation/latest/aws_operation/sts/index.html).
//!
//! # Features
//!
//! | feature | what it adds | default |
//! | --- | --- | --- |
//! | `client` | [`Client`], on `ureq` | yes |
//! | `quiet-wire` | compiles `log`'s TRACE level out of the whole program, for at that level ureq logs the bytes of replies, tokens included; without it, keep the targets that begin with `ureq` out of your logs at that level | yes |
//! | `rustls` | TLS by rustls with ring and Mozilla's root certificates | yes |
//! | `native-tls` | TLS by the operating system's library; wins over `rustls` | |
//! | `platform-verifier` | the operating system's root certificates with rustls | |
//! | `server` | the server half of operations | |
//! | `tracing` | a span for each call: operation, attempt, status, request id | |
//! | `sso` | the portal of AWS SSO: accounts, roles and their credentials, logout | |
//! | `sts` | AWS STS: who one is, temporary credentials; brings `query` | |
//! | `import` | the macro `service!`: operations from a service model of AWS | |
//! | `cbor` | the protocol [`RpcV2Cbor`](https://docs.rs/aws-operation/latest/aws_operation/enum.RpcV2Cbor.html) | |
//! | `xml` | the protocol [`RestXml`](https://docs.rs/aws-operation/latest/aws_operation/enum.RestXml.html) | |
//! | `query` | the protocols [`AwsQuery`](https://docs.rs/aws-operation/latest/aws_operation/enum.AwsQuery.html) and [`Ec2Query`](https://docs.rs/aws-operation/latest/aws_operation/enum.Ec2Query.html); brings `xml` | |
//! | `gzip` | compressed request bodies, for operations with `request_compression` | |
//! | `content-md5` | checksums of request bodies, for operations with `checksum_required` | |
//! | `checksums` | [`checksum`](https://docs.rs/aws-operation/latest/aws_operation/checksum/index.html): CRC32 and other checksums of requests and replies, for operations with `checksum(...)` | |
//! | `sso-oidc` | AWS SSO OIDC and the device flow | |
//! | `sigv4` | [`sigv4`]: Signature Version 4, signed requests, presigned URLs and forms; and [`ClockSkew`] | |
//! | `config` | the environment and the files of the AWS CLI: region, endpoints, profiles | |
//! | `credentials` | [`credentials`]: where the AWS CLI finds them, one place after the other; `Client::from_env` | |
//! | `sso-login` | [`sso_login`]: signing in with a browser or a code, signing out, accounts and role credentials | |
//! | `sso-cache` | [`sso_cache`]: the files in which the AWS CLI keeps sign-ins | |
#![cfg_attr(docsrs, feature(doc_cfg))]

// The macros name the runtime `::aws_operation`, in this crate too.
extern crate self as aws_operation;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod auth;
#[cfg(feature = "checksums")]
pub mod checksum;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "config")]
pub mod config;
#[cfg(feature = "credentials")]
pub mod credentials;
mod endpoint;
mod error;
mod protocol;
mod sensitive;
mod services;
#[cfg(feature = "sso-cache")]
pub mod sso_cache;
#[cfg(feature = "sso-login")]
pub mod sso_login;
mod values;
pub mod wait;

#[cfg(all(doctest, feature = "client", feature = "server", feature = "sso-oidc"))]
#[doc = include_str!("../../README.md")]
mod readme {}

#[cfg(feature = "import")]
pub use aws_operation_macros::service;
pub use aws_operation_macros::{aws_error, aws_operation, aws_output, aws_shape};

#[cfg(feature = "sigv4")]
pub use auth::sigv4;
pub use auth::{ClockFault, ClockSkew, Credentials};
#[cfg(feature = "client")]
pub use client::{Call, Client, ClientBuilder, ClientError, Items, Pages, retry};
pub use endpoint::{Endpoint, EndpointError, EndpointErrorKind, EndpointSettings, Partition};
pub use error::{
    BuildError, Error, ResponseError, ServiceError, TimeoutError, TimeoutPhase, TransportError,
    TransportErrorKind,
};
#[cfg(feature = "xml")]
pub use protocol::RestXml;
#[cfg(feature = "cbor")]
pub use protocol::RpcV2Cbor;
#[cfg(feature = "server")]
pub use protocol::server;
pub use protocol::{
    AddressingStyle, Auth, AwsJson1_0, AwsJson1_1, Body, EncodeSettings, FromText, ModeledError,
    NoModeledError, Operation, Output, Paginated, PaginatedItems, Protocol, RestJson1, Service,
    ServiceMetadata, ToText,
};
#[cfg(feature = "query")]
pub use protocol::{AwsQuery, Ec2Query};
pub use sensitive::{Sensitive, Wipe};
#[cfg(feature = "sso")]
pub use services::sso;
#[cfg(feature = "sso-oidc")]
pub use services::sso_oidc;
#[cfg(feature = "sts")]
pub use services::sts;
pub use values::{Blob, ByteStream, Document, Timestamp, TimestampError, TimestampFormat};

pub use http;
#[cfg(feature = "client")]
pub use ureq;
