//! S3: where requests for buckets go, how they are signed, URLs and forms that carry a signature, and redirects to a bucket's
//! region. `tests/data/make_s3.py` asked botocore for most of what is expected.

#![cfg(feature = "sigv4")]

mod addressing;
mod presigning;
mod signing;

use aws_operation::{
    AddressingStyle, Auth, ByteStream, Credentials, RestJson1, Service, ServiceMetadata, Timestamp,
    aws_operation,
};
use serde_json::Value;

/// With a protocol that knows nothing of S3: the rules are the service's.
enum S3 {}

impl Service for S3 {
    type Protocol = RestJson1;
    const METADATA: ServiceMetadata = ServiceMetadata::new("S3", "s3").auth(Auth::SigV4).s3();
}

#[aws_operation(method = "GET", uri = "/{Bucket}/{Key+}", service = S3, rename_all = "PascalCase")]
struct GetObject {
    bucket: String,
    key: String,
    #[aws(header = "Range")]
    range: Option<String>,
}

#[aws_operation(method = "PUT", uri = "/{Bucket}/{Key+}", service = S3, rename_all = "PascalCase")]
struct PutObject {
    bucket: String,
    key: String,
    #[aws(header = "x-amz-storage-class")]
    storage_class: Option<String>,
    #[aws(header = "Date")]
    date: Option<String>,
    #[aws(payload)]
    body: ByteStream,
}

#[aws_operation(method = "HEAD", uri = "/{Bucket}", service = S3, rename_all = "PascalCase")]
struct HeadBucket {
    bucket: String,
}

#[aws_operation(method = "GET", uri = "/{Bucket}?location", service = S3, rename_all = "PascalCase")]
struct GetBucketLocation {
    bucket: String,
}

#[aws_operation(method = "GET", uri = "/{Bucket}?list-type=2", service = S3, rename_all = "PascalCase")]
struct ListObjectsV2 {
    bucket: String,
    #[aws(query = "prefix")]
    prefix: Option<String>,
}

/// None of S3's own, whose keys are always last.
#[aws_operation(method = "GET", uri = "/{Bucket}/{Key+}/parts", service = S3, rename_all = "PascalCase")]
struct ListParts {
    bucket: String,
    key: String,
}

#[aws_operation(method = "GET", uri = "/", service = S3)]
struct ListBuckets {}

/// 2013-05-24T00:00:00Z, the time of AWS's examples and of those that botocore signed.
const TIME: Timestamp = Timestamp::from_secs(1_369_353_600);

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

fn credentials(token: Option<&str>) -> Credentials {
    Credentials::new("AKIDEXAMPLE", SECRET).with_session_token(token.unwrap_or_default())
}

fn cases(kind: &str) -> Vec<Value> {
    let all: Value =
        serde_json::from_str(include_str!("../data/s3.json")).expect("the file is JSON");
    all[kind].as_array().expect("cases").clone()
}

fn style(case: &Value) -> AddressingStyle {
    match case["style"].as_str() {
        None | Some("auto") => AddressingStyle::Auto,
        Some("path") => AddressingStyle::Path,
        Some("virtual") => AddressingStyle::Virtual,
        Some(other) => panic!("{other}"),
    }
}
