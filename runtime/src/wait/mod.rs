//! Waiting until something is so: an operation is called again and again until its reply says that it is.
//!
//! A [`Waiter`] judges the replies, and knows how often and how long; [`Client::wait`](crate::Client::wait) calls:
//!
//! ```no_run
//! use std::time::Duration;
//! use aws_operation::wait::{Verdict, Waiter};
//! use aws_operation::{Client, Error, aws_error, aws_operation, aws_output};
//!
//! #[aws_operation(method = "GET", uri = "/jobs/{id}", output = Job, error = GetJobError)]
//! struct GetJob {
//!     id: String,
//! }
//!
//! #[aws_output]
//! #[derive(Debug)]
//! struct Job {
//!     status: String,
//!     log: Option<String>,
//! }
//!
//! #[aws_error]
//! #[derive(Debug)]
//! enum GetJobError {
//!     JobNotFoundException,
//! }
//!
//! let job_done = Waiter::<GetJob>::until(|reply| match reply {
//!     Ok(job) if job.status == "DONE" => Verdict::Success,
//!     Ok(job) if job.status == "FAILED" => Verdict::failure("the job failed"),
//!     // The service does not show a new job at once.
//!     Err(Error::Modeled(GetJobError::JobNotFoundException, _)) => Verdict::Retry,
//!     _ => Verdict::Unmatched,
//! })
//! .delay(Duration::from_secs(10))
//! .max_attempts(90);
//!
//! let client = Client::new("https://jobs.example.com")?;
//! let job = client.wait(&GetJob::new("7"), &job_done)?;
//! println!("{:?}", job.and_then(|job| job.log));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The macro `service!` writes the waiters of an AWS service, from the `waiters-2.json` that lies beside its model.
//!
//! # How long
//!
//! The time between two calls is always the same, as it is in botocore and the AWS CLI, for whom `waiters-2.json` is written: its
//! delays and numbers of attempts make up the patience that the service recommends. Smithy's waiters have a growing, random delay
//! instead, but with limits that this file does not have. Each call is made again after a failure that may pass, by the client's
//! own [`RetryPolicy`](crate::retry::RetryPolicy), before the waiter sees it; its waits come on top.

#[cfg(feature = "client")]
mod error;
mod waiter;

#[cfg(feature = "client")]
pub use error::{WaitError, Waited};
pub use waiter::{Reply, Verdict, Waiter};
