//! What a form has.

use std::fmt;

use super::policy::PostPolicy;
use crate::sensitive::Sensitive;

/// A form that uploads to S3, signed by [`presign_post`](super::presign_post): where it goes, and its fields.
///
/// The fields are as good as a key for what the policy allows, and hold the session token if there is one: `Debug` shows their
/// names alone.
#[derive(Clone)]
pub struct PresignedPost {
    pub(super) url: String,
    pub(super) fields: Vec<(String, Sensitive<String>)>,
}

impl PresignedPost {
    /// The form's `action`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names and values of the fields, in the order in which they stand before the file. In HTML, both are to be escaped.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.expose().as_str()))
    }
}

impl fmt::Debug for PresignedPost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.fields().map(|(name, _)| name).collect();
        f.debug_struct("PresignedPost")
            .field("url", &self.url)
            .field("fields", &names)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for PostPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostPolicy")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
