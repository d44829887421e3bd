//! Checksums of bytes that come piece by piece.

use std::fmt;

use crc::{CRC_32_ISCSI, CRC_64_NVME, Crc, Digest, Table};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

use super::ChecksumAlgorithm;
use crate::values::Blob;

/// Sixteen bytes at a time: 3 GB/s where one byte at a time gives 0.4.
type Tables = Table<16>;

static CRC32C: Crc<u32, Tables> = Crc::<u32, Tables>::new(&CRC_32_ISCSI);
static CRC64NVME: Crc<u64, Tables> = Crc::<u64, Tables>::new(&CRC_64_NVME);

/// A checksum that is being computed, of bytes that are given piece by piece.
///
/// See the [module](super) for an example.
#[derive(Clone)]
pub struct Checksum {
    algorithm: ChecksumAlgorithm,
    state: State,
}

#[derive(Clone)]
enum State {
    Crc32(crc32fast::Hasher),
    Crc32C(Digest<'static, u32, Tables>),
    Crc64Nvme(Digest<'static, u64, Tables>),
    Sha1(Sha1),
    Sha256(Sha256),
    Sha512(Box<Sha512>),
}

impl Checksum {
    /// The checksum of no bytes yet.
    #[must_use]
    pub fn new(algorithm: ChecksumAlgorithm) -> Self {
        let state = match algorithm {
            ChecksumAlgorithm::Crc32 => State::Crc32(crc32fast::Hasher::new()),
            ChecksumAlgorithm::Crc32C => State::Crc32C(CRC32C.digest()),
            ChecksumAlgorithm::Crc64Nvme => State::Crc64Nvme(CRC64NVME.digest()),
            ChecksumAlgorithm::Sha1 => State::Sha1(Sha1::new()),
            ChecksumAlgorithm::Sha256 => State::Sha256(Sha256::new()),
            ChecksumAlgorithm::Sha512 => State::Sha512(Box::new(Sha512::new())),
        };
        Self { algorithm, state }
    }

    /// What it is computed with.
    #[must_use]
    pub const fn algorithm(&self) -> ChecksumAlgorithm {
        self.algorithm
    }

    /// Adds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.state {
            State::Crc32(state) => state.update(bytes),
            State::Crc32C(state) => state.update(bytes),
            State::Crc64Nvme(state) => state.update(bytes),
            State::Sha1(state) => state.update(bytes),
            State::Sha256(state) => state.update(bytes),
            State::Sha512(state) => state.update(bytes),
        }
    }

    /// The checksum of all that was added: the bytes of a number with the most significant one first, or a hash.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        match self.state {
            State::Crc32(state) => state.finalize().to_be_bytes().to_vec(),
            State::Crc32C(state) => state.finalize().to_be_bytes().to_vec(),
            State::Crc64Nvme(state) => state.finalize().to_be_bytes().to_vec(),
            State::Sha1(state) => state.finalize().to_vec(),
            State::Sha256(state) => state.finalize().to_vec(),
            State::Sha512(state) => state.finalize().to_vec(),
        }
    }

    /// The same as headers hold it: in base64.
    #[must_use]
    pub fn finish_base64(self) -> String {
        Blob::from(self.finish()).to_base64()
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checksum")
            .field("algorithm", &self.algorithm)
            .finish_non_exhaustive()
    }
}
