//! What an operation says of the checksums of its replies.

/// Which checksums of its replies an operation verifies: a part of Smithy's `httpChecksum` trait.
#[derive(Clone, Copy, Debug)]
pub struct ResponseChecksum {
    /// The header by which a request asks for them.
    pub mode: &'static str,
    /// The names of the algorithms, where these are not all.
    pub algorithms: Option<&'static [&'static str]>,
}
