//! CRC-32, as S3 has it.

use std::io::{self, Read};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use crc32fast::Hasher;

use crate::failure::{Context as _, Result};
use crate::interrupt;

/// What S3 calls it.
pub(crate) const ALGORITHM: &str = "CRC32";

const BUFFER: usize = 64 * 1024;

/// The checksum of what was read so far.
#[derive(Clone, Default)]
pub(crate) struct Checksum(Hasher);

impl Checksum {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut checksum = Self::default();
        checksum.update(bytes);
        checksum
    }

    /// That of all that the reader gives, and how many bytes it was.
    pub(crate) fn read(mut reader: impl Read) -> Result<(Self, u64)> {
        let mut checksum = Self::default();
        let mut buffer = vec![0; BUFFER];
        let mut length = 0;
        loop {
            interrupt::check()?;
            let count = match reader.read(&mut buffer) {
                Ok(0) => return Ok((checksum, length)),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error).context(|| "it cannot be read".to_owned()),
            };
            checksum.update(&buffer[..count]);
            length += count as u64;
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Goes on with what the other is the checksum of.
    pub(crate) fn append(&mut self, other: &Self) {
        self.0.combine(&other.0);
    }

    /// In the form that it has in headers: its four bytes, the most significant first, in base64.
    pub(crate) fn text(&self) -> String {
        BASE64_STANDARD.encode(self.number().to_be_bytes())
    }

    pub(crate) fn number(&self) -> u32 {
        self.0.clone().finalize()
    }
}

#[cfg(test)]
mod tests {
    use super::Checksum;

    /// The check value of this CRC, 0xcbf43926, is in every table of CRCs.
    #[test]
    fn the_check_value() {
        assert_eq!(Checksum::of(b"123456789").text(), "y/Q5Jg==");
        assert_eq!(Checksum::default().text(), "AAAAAA==");
    }

    #[test]
    fn parts_are_put_together() {
        let mut whole = Checksum::of(b"1234");
        whole.append(&Checksum::of(b"56789"));
        assert_eq!(whole.text(), "y/Q5Jg==");
        let (read, length) = Checksum::read(&b"123456789"[..]).expect("bytes");
        assert_eq!((read.text(), length), (whole.text(), 9));
    }
}
