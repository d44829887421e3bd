//! The algorithms, as AWS names them.

use std::fmt;

use crate::protocol::{FromText, ToText};
use crate::values::TimestampFormat;

/// An algorithm of checksums, by the name that it has in AWS's models.
///
/// As a member of a request it names the algorithm that `checksum(request_algorithm = "...")` asks for. Those of the models
/// that are missing here (`MD5` and the `XXHASH` family) can be sent by giving the checksum itself in its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChecksumAlgorithm {
    /// `CRC32`, the one that is taken where nothing is said: that of Ethernet and zip.
    Crc32,
    /// `CRC32C`, with Castagnoli's polynomial (RFC 3720 appendix B.4).
    Crc32C,
    /// `CRC64NVME`, which S3 computes by itself where a request has none (NVM Express specification).
    Crc64Nvme,
    /// `SHA1` (FIPS 180-4).
    Sha1,
    /// `SHA256` (FIPS 180-4).
    Sha256,
    /// `SHA512` (FIPS 180-4).
    Sha512,
}

impl ChecksumAlgorithm {
    /// All of them, in the order in which a reply with several checksums is verified by the first: that of botocore.
    pub(crate) const ALL: [Self; 6] = [
        Self::Crc64Nvme,
        Self::Crc32C,
        Self::Crc32,
        Self::Sha1,
        Self::Sha256,
        Self::Sha512,
    ];

    /// Its name, such as `CRC32C`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32C => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    /// The algorithm with this name, in upper or lower case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|algorithm| algorithm.name().eq_ignore_ascii_case(name))
    }

    /// The header, or the trailer, that holds its checksums.
    #[must_use]
    pub const fn header_name(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32C => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
            Self::Sha512 => "x-amz-checksum-sha512",
        }
    }

    /// How many bytes a checksum has.
    pub(crate) const fn size(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32C => 4,
            Self::Crc64Nvme => 8,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

impl fmt::Display for ChecksumAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl ToText for ChecksumAlgorithm {
    fn write(&self, _: TimestampFormat, out: &mut String) {
        out.push_str(self.name());
    }
}

impl FromText for ChecksumAlgorithm {
    fn read(text: &str) -> Option<Self> {
        Self::from_name(text)
    }
}
