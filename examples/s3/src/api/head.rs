//! What is known of an object.

use aws_operation::{aws_operation, aws_output};

use super::S3;

/// Gets all of an object but its content.
#[aws_operation(
    service = S3,
    method = "HEAD",
    uri = "/{Bucket}/{Key+}",
    output = ObjectHead,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct HeadObject {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// `ENABLED` to get checksums.
    #[aws(header = "x-amz-checksum-mode")]
    pub checksum_mode: Option<String>,
}

/// What is known of an object.
#[aws_output]
#[derive(Clone, Debug)]
pub struct ObjectHead {
    /// Its bytes.
    #[aws(header = "Content-Length")]
    pub content_length: u64,
    /// What tells its content from another, in quotation marks.
    #[aws(header = "ETag")]
    pub etag: String,
    /// The checksum of the object, or, if it ends with `-` and a number, that of the checksums of its parts.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
    /// `FULL_OBJECT` or `COMPOSITE`.
    #[aws(header = "x-amz-checksum-type")]
    pub checksum_type: Option<String>,
}
