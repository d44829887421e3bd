//! Calls that are made again after a failure: the standard mode of AWS's SDKs as it is since November 2026, but for calls
//! that may not be made twice.
//!
//! A call is made again when it failed for a reason that may pass, and when making it again can do no harm:
//!
//! | the failure | is made again |
//! | --- | --- |
//! | nothing was sent: the name was not resolved, no connection came about | always |
//! | the service asks for fewer calls: a throttling code, a modelled error marked `throttling`, HTTP 429 with another error than the modelled ones | always |
//! | a modelled error marked `retryable` | always |
//! | the connection broke off, a time limit passed, HTTP 500, 502, 503 or 504, `RequestTimeout`, `InternalError` | if the operation is idempotent |
//! | anything else | never |
//!
//! An operation is idempotent if one of these holds:
//!
//! - its method is: GET, HEAD, OPTIONS, TRACE, PUT, DELETE (RFC 9110 section 9.2.2);
//! - it has an idempotency token;
//! - it is a POST, as every RPC is, and its name begins with a verb that AWS uses for what only reads: `BatchDescribe`, `BatchGet`,
//!   `Describe`, `Get`, `Head`, `List`, `Lookup`, `Query`, `Scan`, `Search`, `Select`. `GetSecretValue` is made again, `PutItem` is not.
//!   Left out are those that are known to do more, such as `GetTokensFromRefreshToken` and `GetActivityTask`;
//! - it says so: `#[aws_operation(..., idempotent)]`. With `idempotent = false` it is not, whatever its method and name.
//!
//! AWS's SDKs make every call again; [`ClientBuilder::retry_all_operations`](crate::ClientBuilder::retry_all_operations) does so too.
//! A token is never exchanged twice because a reply was lost: `CreateToken` says `idempotent = false`,
//! and an operation that is imported by that name, too.
//!
//! Between attempts passes a random time up to 50 ms, 100 ms, 200 ms ... and at most 20 s; where the service asks for fewer
//! calls, up to 1 s, 2 s, 4 s ... and at most 20 s. A reply can ask for more: by `x-amz-retry-after` up to 5 s more, by
//! `Retry-After` as long as [`RetryPolicy::max_backoff`] allows, and beyond it the call is not made again. A client has a
//! quota of failures that it may answer with another attempt, so that it does not add to the load of a service that is down:
//! each attempt takes 14 of 500 (5 where the service asks for fewer calls), and a call that succeeds gives back what its last
//! attempt took, or 1 if the first succeeded.
//!
//! Source: "Retry behavior" in the AWS SDKs and Tools Reference Guide. The SDKs do not know `Retry-After`, and make every call
//! again, also after a failed TLS handshake and after a reply that is no HTTP.
//!
//! ```
//! use std::time::Duration;
//! use aws_operation::Client;
//! use aws_operation::retry::RetryPolicy;
//!
//! let client = Client::builder()
//!     .endpoint_url("https://example.com")
//!     .retries(RetryPolicy::standard().max_attempts(5))
//!     .operation_timeout(Duration::from_secs(30))
//!     .build()?;
//! # Ok::<(), aws_operation::ClientError>(())
//! ```

mod attempts;
mod clock;
mod policy;
mod quota;
mod verdict;

pub(crate) use attempts::Attempts;
pub use clock::{Clock, SystemClock};
pub use policy::RetryPolicy;
pub(crate) use quota::Quota;
