//! Signed AWS calls in an async program: the operations of `aws-operation`, carried by reqwest on tokio.
//!
//! Two files to copy: `carry.rs` makes a call once, `retries.rs` as often as it takes and is safe. All that is AWS's is in
//! the half of `aws-operation` that does no I/O: an operation becomes a request, the request is signed, and the reply
//! becomes the output or an error. What is left is HTTP: limits, and telling why there was no reply.
//!
//! ```no_run
//! use aws_operation::{Auth, Credentials, Endpoint, RestJson1, Service, ServiceMetadata, aws_operation, aws_output};
//! use aws_operation_async_example::{http_client, send};
//!
//! enum Lambda {}
//!
//! impl Service for Lambda {
//!     type Protocol = RestJson1;
//!     const METADATA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda").auth(Auth::SigV4);
//! }
//!
//! #[aws_operation(method = "GET", uri = "/2015-03-31/functions/{name}/configuration", output = Function, service = Lambda)]
//! struct GetFunctionConfiguration {
//!     name: String,
//! }
//!
//! #[aws_output(rename_all = "PascalCase")]
//! struct Function {
//!     memory_size: Option<i32>,
//! }
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let http = http_client()?; // one for all calls: it keeps the connections
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
//! let endpoint = Endpoint::for_region::<Lambda>("eu-west-1")?;
//! let request = GetFunctionConfiguration::new("resize");
//! let function = send(&http, &request, &credentials, "eu-west-1", &endpoint).await?;
//! println!("{:?} MB", function.memory_size);
//! # Ok(())
//! # }
//! ```
//!
//! Credentials that are fetched (`aws_operation::credentials`, feature `credentials`) are fetched by the blocking client:
//! ask for them in `tokio::task::spawn_blocking`.

mod carry;
mod retries;

pub use carry::{http_client, send};
pub use retries::send_with_retries;
