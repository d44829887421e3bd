//! Bodies that are not what the service sent.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use super::ChecksumAlgorithm;

/// A reply whose body has another checksum than its header says: bytes were changed, lost or added on the way.
///
/// Where the body is a [`ByteStream`](crate::ByteStream), the error of its reader
/// ([`InvalidData`](io::ErrorKind::InvalidData)) has this inside:
///
/// ```
/// use std::io;
/// use aws_operation::checksum::ChecksumMismatch;
///
/// fn is_corrupted(error: &io::Error) -> bool {
///     error.get_ref().is_some_and(|inner| inner.is::<ChecksumMismatch>())
/// }
/// # let _ = is_corrupted;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksumMismatch {
    pub(super) operation: &'static str,
    pub(super) algorithm: ChecksumAlgorithm,
    /// What the reply says, in base64; `None` where that is no checksum of the algorithm.
    pub(super) expected: Option<String>,
    /// That of what was read, in base64.
    pub(super) found: String,
}

impl ChecksumMismatch {
    /// The name of the operation.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// What the checksums were computed with.
    #[must_use]
    pub const fn algorithm(&self) -> ChecksumAlgorithm {
        self.algorithm
    }

    /// What is wrong, without the operation.
    pub(crate) fn reason(&self) -> String {
        let Self {
            algorithm, found, ..
        } = self;
        match &self.expected {
            Some(expected) => format!(
                "the body is damaged: its {algorithm} checksum is {found}, and the reply says {expected}"
            ),
            None => format!(
                "the body cannot be verified: its {algorithm} checksum is {found}, and what the reply says is no such checksum"
            ),
        }
    }
}

impl fmt::Display for ChecksumMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.reason())
    }
}

impl StdError for ChecksumMismatch {}

impl From<ChecksumMismatch> for io::Error {
    fn from(mismatch: ChecksumMismatch) -> Self {
        Self::new(io::ErrorKind::InvalidData, mismatch)
    }
}
