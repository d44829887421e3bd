//! The end of an object.

use aws_operation::aws_operation;

use super::S3;

/// Deletes an object; one that is not there is no error.
#[aws_operation(
    service = S3,
    method = "DELETE",
    uri = "/{Bucket}/{Key+}",
    rename_all = "PascalCase"
)]
#[derive(Clone, Debug)]
pub struct DeleteObject {
    /// The bucket.
    pub bucket: String,
    /// The object's key.
    pub key: String,
}
