//! AWS Signature Version 4: requests that are signed, and URLs and forms that carry their signature.
//!
//! No I/O and no clock: whoever sends a request signs it, for a time that is given. With what [`Operation::encode`] returns,
//! any HTTP client can call AWS:
//!
//! ```
//! use aws_operation::sigv4::{self, SignedBody, SigningParameters};
//! use aws_operation::{Credentials, Endpoint, Operation, Timestamp, aws_operation};
//!
//! #[aws_operation(method = "GET", uri = "/2015-03-31/functions/{FunctionName}/versions", rename_all = "PascalCase")]
//! struct ListVersionsByFunction {
//!     function_name: String,
//! }
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
//! let endpoint = Endpoint::new("https://lambda.us-east-1.amazonaws.com")?;
//! let request = ListVersionsByFunction::new("resize").encode(&endpoint)?;
//!
//! // `sign_operation` is shorter where the operation has a `service`.
//! let (mut parts, body) = request.into_parts();
//! let time = Timestamp::from_secs(1_440_938_160); // in a program: `SystemTime::now().into()`
//! let parameters = SigningParameters::new(&credentials, "us-east-1", "lambda", time);
//! sigv4::sign(&mut parts, SignedBody::Bytes(body.as_bytes()), &parameters)?;
//!
//! assert_eq!(parts.headers["x-amz-date"], "20150830T123600Z");
//! assert_eq!(
//!     parts.headers["authorization"],
//!     "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/lambda/aws4_request, \
//!      SignedHeaders=host;x-amz-date, \
//!      Signature=2dd12ddce5d575d32512df2ec38871058e929f5910380ced238d74b00b38e66b"
//! );
//! // ... any client sends the parts with the body ...
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What a client adds to a request after it was signed (`user-agent`, `accept`, `content-length`) is not signed and does no
//! harm. What was signed must arrive as it was: method, path, query, host, body, and each header that was there.
//!
//! The rules are AWS's ([Create a signed AWS API request]); this module gets what its test suite has, and what botocore
//! makes. Not covered: Signature Version 4A (several regions at once), chunks that are signed one by one, and the tree hash
//! that uploads to S3 Glacier need as a header of their own.
//!
//! [`Operation::encode`]: crate::Operation::encode
//! [Create a signed AWS API request]: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

mod body;
mod canonical;
mod error;
mod headers;
mod key;
mod operation;
mod parameters;
mod post;
mod presign;
mod presign_operation;
mod scope;
mod sign;

pub use body::SignedBody;
pub use error::SigningError;
pub use operation::sign_operation;
pub use parameters::SigningParameters;
pub use post::{PostPolicy, PresignedPost, presign_post};
pub use presign::presign;
pub use presign_operation::presign_operation;
pub use sign::{Signed, sign};

/// The name of the algorithm, as requests carry it.
const ALGORITHM: &str = "AWS4-HMAC-SHA256";
