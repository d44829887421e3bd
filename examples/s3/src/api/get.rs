//! An object.

use aws_operation::{ByteStream, aws_error, aws_operation, aws_output};

use super::S3;

/// Gets an object, or a range of it.
#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}/{Key+}",
    output = Object,
    error = GetObjectError,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct GetObject {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// Which bytes: `bytes=1048576-`.
    #[aws(header = "Range")]
    pub range: Option<String>,
    /// The `ETag` that the object must have.
    #[aws(header = "If-Match")]
    pub if_match: Option<String>,
}

/// An object that is being read.
#[aws_output]
#[derive(Debug)]
pub struct Object {
    /// What is in it.
    #[aws(payload)]
    pub body: ByteStream,
    /// How many bytes are coming.
    #[aws(header = "Content-Length")]
    pub content_length: Option<u64>,
    /// Which bytes these are, if a range was asked for: `bytes 1048576-2097151/2097152`.
    #[aws(header = "Content-Range")]
    pub content_range: Option<String>,
    /// What tells its content from another, in quotation marks.
    #[aws(header = "ETag")]
    pub etag: Option<String>,
}

/// Why an object cannot be had.
#[aws_error]
#[derive(Clone, Copy, Debug)]
pub enum GetObjectError {
    /// There is no such object.
    NoSuchKey,
    /// There is no such bucket.
    NoSuchBucket,
    /// It is in an archive, and must be restored first.
    InvalidObjectState,
    /// It has another `ETag` by now.
    PreconditionFailed,
    /// It ends before the range begins.
    InvalidRange,
}
