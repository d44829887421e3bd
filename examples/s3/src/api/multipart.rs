//! An object that is uploaded in parts.

use aws_operation::{ByteStream, aws_error, aws_operation, aws_output, aws_shape};

use super::S3;

/// Begins an upload in parts.
#[aws_operation(
    service = S3,
    method = "POST",
    uri = "/{Bucket}/{Key+}?uploads",
    output = MultipartUpload,
    error = MultipartError,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct CreateMultipartUpload {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// Which checksums the parts have: `CRC32`.
    #[aws(header = "x-amz-checksum-algorithm")]
    pub checksum_algorithm: Option<String>,
    /// `FULL_OBJECT`: the object gets the checksum of its content, and not one of its parts' checksums.
    #[aws(header = "x-amz-checksum-type")]
    pub checksum_type: Option<String>,
}

/// An upload that has begun, and must be completed or aborted.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct MultipartUpload {
    /// What its parts name.
    pub upload_id: String,
}

/// Uploads a part of 5 MiB or more, or the last one.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}",
    output = UploadedPart,
    error = MultipartError,
    rename_all = "PascalCase"
)]
#[derive(Debug)]
pub struct UploadPart {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// Where the part belongs: from 1 to 10,000.
    #[aws(query = "partNumber")]
    pub part_number: i32,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
    /// What is in it.
    #[aws(payload)]
    pub body: ByteStream,
    /// Which checksum is sent: `CRC32`.
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    pub checksum_algorithm: Option<String>,
    /// The checksum that the body must have, in base64.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
}

/// A part that was uploaded.
#[aws_output]
#[derive(Clone, Debug)]
pub struct UploadedPart {
    /// What tells its content from another, in quotation marks.
    #[aws(header = "ETag")]
    pub etag: String,
}

/// Makes an object of the parts.
#[aws_operation(
    service = S3,
    method = "POST",
    uri = "/{Bucket}/{Key+}",
    output = CompletedObject,
    error = MultipartError,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct CompleteMultipartUpload {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
    /// The parts.
    #[aws(payload, rename = "CompleteMultipartUpload")]
    pub multipart_upload: CompletedMultipartUpload,
    /// The checksum that the object must have, in base64.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
    /// As when the upload began.
    #[aws(header = "x-amz-checksum-type")]
    pub checksum_type: Option<String>,
    /// How many bytes the object must have.
    #[aws(header = "x-amz-mp-object-size")]
    pub object_size: Option<u64>,
}

/// The parts of an object.
#[aws_shape(rename_all = "PascalCase", only_in = "request")]
#[derive(Clone, Debug)]
pub struct CompletedMultipartUpload {
    /// By their numbers.
    #[aws(rename = "Part", flattened)]
    pub parts: Vec<CompletedPart>,
}

/// A part of an object.
#[aws_shape(rename_all = "PascalCase", only_in = "request")]
#[derive(Clone, Debug)]
pub struct CompletedPart {
    /// Where the part belongs.
    pub part_number: i32,
    /// What the reply to its upload said.
    #[aws(rename = "ETag")]
    pub etag: String,
    /// Its checksum.
    #[aws(rename = "ChecksumCRC32")]
    pub checksum_crc32: Option<String>,
}

/// An object that was made of parts.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct CompletedObject {
    /// What tells its content from another, in quotation marks.
    #[aws(rename = "ETag")]
    pub etag: String,
}

/// Ends an upload, and drops its parts, which would cost as much as objects do.
#[aws_operation(
    service = S3,
    method = "DELETE",
    uri = "/{Bucket}/{Key+}",
    error = MultipartError,
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct AbortMultipartUpload {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
}

/// Why an upload in parts does not go on.
#[aws_error]
#[derive(Clone, Copy, Debug)]
pub enum MultipartError {
    /// There is no such bucket.
    NoSuchBucket,
    /// It was completed or aborted.
    NoSuchUpload,
    /// The part has another checksum than was sent.
    BadDigest,
    /// A part but the last has less than 5 MiB.
    EntityTooSmall,
    /// A part is not there, or is another.
    InvalidPart,
}
