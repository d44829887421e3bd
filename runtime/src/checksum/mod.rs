//! Checksums of bodies, as S3 has them: which algorithms there are, and what they make of some bytes.
//!
//! Operations with `checksum(...)` send and verify them by themselves, and this is for who needs one beside that: for the
//! parts of a multipart upload, or to compare a file with what is stored. Nothing here does I/O.
//!
//! ```
//! use aws_operation::checksum::{Checksum, ChecksumAlgorithm};
//!
//! let mut checksum = Checksum::new(ChecksumAlgorithm::Crc32);
//! checksum.update(b"1234");
//! checksum.update(b"56789");
//! assert_eq!(checksum.finish_base64(), "y/Q5Jg==");
//! assert_eq!(ChecksumAlgorithm::Crc32.header_name(), "x-amz-checksum-crc32");
//! ```

mod algorithm;
mod chunked;
mod digest;
mod mismatch;
mod policy;
mod verified;

#[cfg(test)]
mod tests;

pub use algorithm::ChecksumAlgorithm;
pub(crate) use chunked::{AwsChunked, encoded_length};
pub use digest::Checksum;
pub use mismatch::ChecksumMismatch;
pub use policy::ChecksumPolicy;
pub(crate) use verified::{Expected, Verified};
