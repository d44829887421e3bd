//! The operations of S3 that the stories call, as a program that needs just these would write them.

use std::collections::BTreeMap;

use aws_operation::checksum::ChecksumAlgorithm;
use aws_operation::{
    Auth, ByteStream, RestXml, Service, ServiceMetadata, Timestamp, aws_error, aws_operation,
    aws_output, aws_shape,
};

/// Amazon S3.
#[derive(Clone, Copy, Debug)]
pub enum S3 {}

impl Service for S3 {
    type Protocol = RestXml;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3")
        .xml_namespace("http://s3.amazonaws.com/doc/2006-03-01/")
        .auth(Auth::SigV4)
        .s3();
}

/// Makes a bucket.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}",
    error = CreateBucketError,
    rename_all = "PascalCase"
)]
pub struct CreateBucket {
    /// Its name.
    pub bucket: String,
}

/// The errors of [`CreateBucket`].
#[aws_error]
#[derive(Debug)]
pub enum CreateBucketError {
    /// Somebody has it.
    #[aws(status = 409)]
    BucketAlreadyExists,
    /// It is one's own already.
    #[aws(status = 409)]
    BucketAlreadyOwnedByYou,
}

/// Deletes a bucket.
#[aws_operation(service = S3, method = "DELETE", uri = "/{Bucket}", rename_all = "PascalCase")]
pub struct DeleteBucket {
    /// Its name.
    pub bucket: String,
}

/// Stores an object.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}?x-id=PutObject",
    output = PutObjectOutput,
    checksum(request_algorithm = "checksum_algorithm"),
    rename_all = "PascalCase"
)]
pub struct PutObject {
    /// Where.
    pub bucket: String,
    /// Its name.
    pub key: String,
    /// What its checksum is computed with; CRC32 where nothing is said.
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// What is in it.
    #[aws(header = "Content-Type")]
    pub content_type: Option<String>,
    /// What else is known of it.
    #[aws(prefix_headers = "x-amz-meta-")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// The content.
    #[aws(payload)]
    pub body: ByteStream,
}

/// The reply to [`PutObject`].
#[aws_output]
#[derive(Debug)]
pub struct PutObjectOutput {
    /// Tells one content from another.
    #[aws(header = "ETag")]
    pub e_tag: Option<String>,
    /// The checksum that the service computed.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
}

/// Reads an object, or a part of it.
#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}/{Key+}?x-id=GetObject",
    output = GetObjectOutput,
    error = GetObjectError,
    checksum(
        request_validation_mode = "checksum_mode",
        response_algorithms("CRC64NVME", "CRC32C", "CRC32", "SHA1", "SHA256")
    ),
    rename_all = "PascalCase"
)]
pub struct GetObject {
    /// Where.
    pub bucket: String,
    /// Its name.
    pub key: String,
    /// The bytes, such as `bytes=0-9`.
    #[aws(header = "Range")]
    pub range: Option<String>,
    /// Whether the reply has the checksum.
    #[aws(header = "x-amz-checksum-mode")]
    pub checksum_mode: Option<String>,
}

/// The reply to [`GetObject`].
#[aws_output]
#[derive(Debug)]
pub struct GetObjectOutput {
    /// Tells one content from another.
    #[aws(header = "ETag")]
    pub e_tag: Option<String>,
    /// What is in it.
    #[aws(header = "Content-Type")]
    pub content_type: Option<String>,
    /// Which of its bytes came.
    #[aws(header = "Content-Range")]
    pub content_range: Option<String>,
    /// When it was stored.
    #[aws(header = "Last-Modified")]
    pub last_modified: Option<Timestamp>,
    /// What else is known of it.
    #[aws(prefix_headers = "x-amz-meta-")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// The checksum of all of it.
    #[aws(header = "x-amz-checksum-crc32")]
    pub checksum_crc32: Option<String>,
    /// The content.
    #[aws(payload)]
    pub body: ByteStream,
}

/// The errors of [`GetObject`].
#[aws_error]
#[derive(Debug)]
pub enum GetObjectError {
    /// There is no such object.
    #[aws(status = 404)]
    NoSuchKey,
}

/// What is known of an object.
#[aws_operation(
    service = S3,
    method = "HEAD",
    uri = "/{Bucket}/{Key+}",
    output = HeadObjectOutput,
    rename_all = "PascalCase"
)]
pub struct HeadObject {
    /// Where.
    pub bucket: String,
    /// Its name.
    pub key: String,
}

/// The reply to [`HeadObject`].
#[aws_output]
#[derive(Debug)]
pub struct HeadObjectOutput {
    /// How many bytes it has.
    #[aws(header = "Content-Length")]
    pub content_length: Option<u64>,
    /// Tells one content from another.
    #[aws(header = "ETag")]
    pub e_tag: Option<String>,
    /// What is in it.
    #[aws(header = "Content-Type")]
    pub content_type: Option<String>,
    /// What else is known of it.
    #[aws(prefix_headers = "x-amz-meta-")]
    pub metadata: Option<BTreeMap<String, String>>,
}

/// Copies an object within the service.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}?x-id=CopyObject",
    output = CopyObjectOutput,
    rename_all = "PascalCase"
)]
pub struct CopyObject {
    /// Where to.
    pub bucket: String,
    /// The copy's name.
    pub key: String,
    /// The bucket, a slash, and the key, in the form that a URL has.
    #[aws(header = "x-amz-copy-source")]
    pub copy_source: String,
}

/// The reply to [`CopyObject`].
#[aws_output]
#[derive(Debug)]
pub struct CopyObjectOutput {
    /// What became of it.
    #[aws(payload)]
    pub copy_object_result: Option<CopyObjectResult>,
}

/// What became of a copy.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct CopyObjectResult {
    /// Tells one content from another.
    #[aws(rename = "ETag")]
    pub e_tag: Option<String>,
    /// When it was made.
    #[aws(timestamp = "date-time")]
    pub last_modified: Option<Timestamp>,
}

/// Deletes an object.
#[aws_operation(service = S3, method = "DELETE", uri = "/{Bucket}/{Key+}?x-id=DeleteObject", rename_all = "PascalCase")]
pub struct DeleteObject {
    /// Where.
    pub bucket: String,
    /// Its name.
    pub key: String,
}

/// Lists objects.
#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}?list-type=2",
    output = ListObjectsV2Output,
    rename_all = "PascalCase",
    paginate(input = "continuation_token", output = "next_continuation_token", items = "contents", item = Object)
)]
pub struct ListObjectsV2 {
    /// Where.
    pub bucket: String,
    /// How the names begin.
    #[aws(query = "prefix")]
    pub prefix: Option<String>,
    /// Names are cut at it.
    #[aws(query = "delimiter")]
    pub delimiter: Option<String>,
    /// The most that a page has.
    #[aws(query = "max-keys")]
    pub max_keys: Option<i32>,
    /// Where the page begins.
    #[aws(query = "continuation-token")]
    pub continuation_token: Option<String>,
}

/// The reply to [`ListObjectsV2`].
#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
pub struct ListObjectsV2Output {
    /// The objects.
    #[aws(flattened)]
    pub contents: Option<Vec<Object>>,
    /// The beginnings of names that were cut.
    #[aws(flattened)]
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    /// Where the next page begins.
    pub next_continuation_token: Option<String>,
    /// Whether there is one.
    pub is_truncated: Option<bool>,
}

/// An object in a list.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct Object {
    /// Its name.
    pub key: String,
    /// How many bytes it has.
    pub size: u64,
    /// When it was stored.
    #[aws(timestamp = "date-time")]
    pub last_modified: Timestamp,
}

/// What names begin with.
#[aws_shape(only_in = "response", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct CommonPrefix {
    /// The beginning, with the delimiter.
    pub prefix: String,
}

/// Begins an upload in parts.
#[aws_operation(
    service = S3,
    method = "POST",
    uri = "/{Bucket}/{Key+}?uploads",
    output = CreateMultipartUploadOutput,
    rename_all = "PascalCase"
)]
pub struct CreateMultipartUpload {
    /// Where.
    pub bucket: String,
    /// The object's name.
    pub key: String,
    /// What the checksums of the parts are computed with.
    #[aws(header = "x-amz-checksum-algorithm")]
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
}

/// The reply to [`CreateMultipartUpload`].
#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
pub struct CreateMultipartUploadOutput {
    /// Its name from now on.
    pub upload_id: String,
}

/// Uploads a part.
#[aws_operation(
    service = S3,
    method = "PUT",
    uri = "/{Bucket}/{Key+}?x-id=UploadPart",
    output = UploadPartOutput,
    checksum(request_algorithm = "checksum_algorithm"),
    rename_all = "PascalCase"
)]
pub struct UploadPart {
    /// Where.
    pub bucket: String,
    /// The object's name.
    pub key: String,
    /// From 1 on.
    #[aws(query = "partNumber")]
    pub part_number: u32,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
    /// What its checksum is computed with; CRC32 where nothing is said.
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// The content.
    #[aws(payload)]
    pub body: ByteStream,
}

/// The reply to [`UploadPart`].
#[aws_output]
#[derive(Debug)]
pub struct UploadPartOutput {
    /// What the part goes by at the end.
    #[aws(header = "ETag")]
    pub e_tag: Option<String>,
}

/// Ends an upload in parts.
#[aws_operation(
    service = S3,
    method = "POST",
    uri = "/{Bucket}/{Key+}",
    output = CompleteMultipartUploadOutput,
    rename_all = "PascalCase"
)]
pub struct CompleteMultipartUpload {
    /// Where.
    pub bucket: String,
    /// The object's name.
    pub key: String,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
    /// The parts.
    #[aws(payload, rename = "CompleteMultipartUpload")]
    pub multipart_upload: CompletedMultipartUpload,
}

/// The parts of an upload.
#[aws_shape(only_in = "request", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct CompletedMultipartUpload {
    /// The parts, in their order.
    #[aws(flattened, rename = "Part")]
    pub parts: Vec<CompletedPart>,
}

/// A part that was uploaded.
#[aws_shape(only_in = "request", rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct CompletedPart {
    /// From 1 on.
    pub part_number: u32,
    /// What it goes by.
    #[aws(rename = "ETag")]
    pub e_tag: String,
}

/// The reply to [`CompleteMultipartUpload`].
#[aws_output(rename_all = "PascalCase")]
#[derive(Debug)]
pub struct CompleteMultipartUploadOutput {
    /// Where the object is.
    pub bucket: Option<String>,
    /// Its name.
    pub key: Option<String>,
    /// Tells one content from another.
    #[aws(rename = "ETag")]
    pub e_tag: Option<String>,
}

/// Gives up an upload in parts.
#[aws_operation(service = S3, method = "DELETE", uri = "/{Bucket}/{Key+}", rename_all = "PascalCase")]
pub struct AbortMultipartUpload {
    /// Where.
    pub bucket: String,
    /// The object's name.
    pub key: String,
    /// The upload.
    #[aws(query = "uploadId")]
    pub upload_id: String,
}
