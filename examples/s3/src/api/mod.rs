//! Operations of S3, and what they send and return.

mod copy;
mod delete;
mod get;
mod head;
mod list;
mod multipart;
mod put;
mod service;

pub use copy::{CopyObject, CopyObjectError, ObjectCopy, copy_source};
pub use delete::DeleteObject;
pub use get::{GetObject, GetObjectError, Object};
pub use head::{HeadObject, ObjectHead};
pub use list::{CommonPrefix, ListObjectsError, ListObjectsV2, ListedObject, Listing};
pub use multipart::{
    AbortMultipartUpload, CompleteMultipartUpload, CompletedMultipartUpload, CompletedObject,
    CompletedPart, CreateMultipartUpload, MultipartError, MultipartUpload, UploadPart,
    UploadedPart,
};
pub use put::{PutObject, PutObjectError, StoredObject};
pub use service::S3;
