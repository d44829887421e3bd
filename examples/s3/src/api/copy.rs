//! An object once more.

use aws_operation::{Timestamp, aws_error, aws_operation, aws_output};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::S3;

/// Copies an object of up to 5 GB to another key or bucket.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}",
    output = ObjectCopy,
    error = CopyObjectError,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct CopyObject {
    /// The bucket of the copy.
    pub bucket: String,
    /// The key of the copy.
    pub key: String,
    /// What is copied; see [`copy_source`].
    #[aws(header = "x-amz-copy-source")]
    pub copy_source: String,
}

/// A copy.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct ObjectCopy {
    /// What tells its content from another, in quotation marks.
    #[aws(rename = "ETag")]
    pub etag: String,
    /// When it was made.
    pub last_modified: Timestamp,
}

/// Why an object was not copied.
#[aws_error]
#[derive(Clone, Copy, Debug)]
pub enum CopyObjectError {
    /// There is no such object.
    NoSuchKey,
    /// There is no such bucket.
    NoSuchBucket,
    /// It is in an archive, and must be restored first.
    ObjectNotInActiveTierError,
}

/// A bucket and a key as the header has them: percent-encoded.
#[must_use]
pub fn copy_source(bucket: &str, key: &str) -> String {
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'/');
    format!("{bucket}/{}", utf8_percent_encode(key, ENCODED))
}
