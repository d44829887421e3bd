//! Checksums of requests and replies, as S3 has them.

mod downloads;
#[cfg(all(feature = "sigv4", any(feature = "rustls", feature = "native-tls")))]
mod streams;
mod uploads;

use aws_operation::checksum::ChecksumAlgorithm;
use aws_operation::{
    Auth, Blob, ByteStream, RestJson1, Service, ServiceMetadata, aws_operation, aws_output,
};

enum S3 {}

impl Service for S3 {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4);
}

#[aws_operation(
    method = "PUT",
    uri = "/{key}",
    service = S3,
    auth = "none",
    checksum(request_algorithm = "algorithm")
)]
struct Put {
    key: String,
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    algorithm: Option<ChecksumAlgorithm>,
    #[aws(header = "x-amz-checksum-sha1")]
    sha1: Option<String>,
    #[aws(payload)]
    content: Blob,
}

#[aws_operation(
    method = "PUT",
    uri = "/{key}",
    service = S3,
    auth = "none",
    checksum(request_algorithm = "algorithm")
)]
struct Upload {
    key: String,
    #[aws(header = "x-amz-sdk-checksum-algorithm")]
    algorithm: Option<String>,
    #[aws(header = "x-amz-checksum-crc32c")]
    crc32c: Option<String>,
    #[aws(header = "Content-Encoding")]
    encoding: Option<String>,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(
    method = "GET",
    uri = "/{key}",
    output = File,
    checksum(
        request_validation_mode = "mode",
        response_algorithms("CRC64NVME", "CRC32C", "CRC32", "SHA256")
    )
)]
struct Download {
    key: String,
    #[aws(header = "x-amz-checksum-mode")]
    mode: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct File {
    #[aws(header = "x-amz-checksum-crc32")]
    crc32: Option<String>,
    #[aws(payload)]
    content: ByteStream,
}

#[aws_operation(
    method = "GET",
    uri = "/{key}",
    output = Small,
    checksum(request_validation_mode = "mode")
)]
struct DownloadSmall {
    key: String,
    #[aws(header = "x-amz-checksum-mode")]
    mode: Option<String>,
}

#[aws_output]
#[derive(Debug)]
struct Small {
    #[aws(payload)]
    content: Blob,
}
