//! Requests whose checksum cannot be computed.

use std::fmt;
use std::io;

use crate::error::BuildFault;

/// Why the checksum of a request's body cannot be computed.
#[derive(Debug)]
pub enum ChecksumFault {
    /// The algorithm is none of those that are computed here.
    UnknownAlgorithm,
    /// The payload cannot be read before it is sent.
    Stream,
    /// The payload could not be read.
    Read(io::Error),
}

impl From<ChecksumFault> for BuildFault {
    fn from(fault: ChecksumFault) -> Self {
        Self::Checksum(fault)
    }
}

impl fmt::Display for ChecksumFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAlgorithm => f.write_str(
                "the request names an algorithm for its checksum that is none of CRC32, CRC32C, CRC64NVME, SHA1, SHA256 and SHA512; name one of these, or give the checksum itself in its header",
            ),
            Self::Stream => f.write_str(
                "the payload has a checksum that must be known before it is sent over plain http, and it is a reader, which can be read once; use https, make the `ByteStream` from bytes or a path, give the checksum in its header, or send checksums only where they are required (`request_checksum_calculation`)",
            ),
            Self::Read(error) => {
                write!(f, "the payload cannot be read to compute its checksum: {error}")
            }
        }
    }
}
