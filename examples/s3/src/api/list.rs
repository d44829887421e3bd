//! What is in a bucket.

use aws_operation::{Timestamp, aws_error, aws_operation, aws_output, aws_shape};

use super::S3;

/// Lists the objects of a bucket, a thousand in a page.
#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}?list-type=2",
    output = Listing,
    error = ListObjectsError,
    rename_all = "PascalCase",
    paginate(
        input = "continuation-token",
        output = "NextContinuationToken",
        items = "Contents",
        item = ListedObject
    )
)]
#[derive(Clone, Debug)]
pub struct ListObjectsV2 {
    /// The bucket.
    pub bucket: String,
    /// What the keys begin with.
    #[aws(query = "prefix")]
    pub prefix: Option<String>,
    /// Where keys are cut off: with `/`, what is below a directory comes as one prefix.
    #[aws(query = "delimiter")]
    pub delimiter: Option<String>,
    /// `url`: keys come percent-encoded, for XML has no place for some characters of keys.
    #[aws(query = "encoding-type")]
    pub encoding_type: Option<String>,
    /// How many objects a page has at most.
    #[aws(query = "max-keys")]
    pub max_keys: Option<i32>,
    /// Where the page begins.
    #[aws(query = "continuation-token")]
    pub continuation_token: Option<String>,
}

/// A page of objects.
#[aws_output(rename_all = "PascalCase")]
#[derive(Clone, Debug)]
pub struct Listing {
    /// The objects, by their keys.
    #[aws(flattened, default)]
    pub contents: Vec<ListedObject>,
    /// What stands for the keys that the delimiter cut off.
    #[aws(flattened, default)]
    pub common_prefixes: Vec<CommonPrefix>,
    /// `url` if keys and prefixes are percent-encoded.
    pub encoding_type: Option<String>,
    /// Where the next page begins; `None` on the last.
    pub next_continuation_token: Option<String>,
}

/// An object of a listing.
#[aws_shape(rename_all = "PascalCase", only_in = "response")]
#[derive(Clone, Debug)]
pub struct ListedObject {
    /// Its key.
    pub key: String,
    /// Its bytes.
    pub size: u64,
    /// When it was stored.
    pub last_modified: Timestamp,
    /// What tells its content from another, in quotation marks.
    #[aws(rename = "ETag")]
    pub etag: String,
}

/// What several keys begin with.
#[aws_shape(rename_all = "PascalCase", only_in = "response")]
#[derive(Clone, Debug)]
pub struct CommonPrefix {
    /// With the delimiter at its end.
    pub prefix: String,
}

/// Why a bucket cannot be listed.
#[aws_error]
#[derive(Clone, Copy, Debug)]
pub enum ListObjectsError {
    /// There is no such bucket.
    NoSuchBucket,
}
