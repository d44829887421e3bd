//! A new object.

use aws_operation::{ByteStream, aws_error, aws_operation, aws_output};

use super::S3;

/// Stores an object.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}",
    output = StoredObject,
    error = PutObjectError,
    rename_all = "PascalCase"
)]
#[derive(Debug)]
pub struct PutObject {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// What is in it.
    #[aws(payload)]
    pub body: ByteStream,
    /// What it is, such as `image/jpeg`.
    #[aws(header = "Content-Type")]
    pub content_type: Option<String>,
    /// `*`: only if there is no object with this key.
    #[aws(header = "If-None-Match")]
    pub if_none_match: Option<String>,
    /// Which checksum is sent: `CRC32`.
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    pub checksum_algorithm: Option<String>,
    /// The checksum that the body must have, in base64.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
}

/// An object that was stored.
#[aws_output]
#[derive(Clone, Debug)]
pub struct StoredObject {
    /// What tells its content from another, in quotation marks.
    #[aws(header = "ETag")]
    pub etag: String,
    /// Its checksum.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
}

/// Why an object was not stored.
#[aws_error]
#[derive(Clone, Copy, Debug)]
pub enum PutObjectError {
    /// There is no such bucket.
    NoSuchBucket,
    /// The body has another checksum than was sent.
    BadDigest,
    /// There is an object with this key.
    PreconditionFailed,
}
