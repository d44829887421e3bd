//! Forms that upload to S3: a policy of what may be uploaded, signed.

mod document;
mod form;
mod policy;

pub use form::PresignedPost;
pub use policy::{PostPolicy, presign_post};
