//! The content coding `aws-chunked`, byte for byte.

use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

use super::{Dribble, content};
use crate::checksum::ChecksumAlgorithm::{self, Crc32, Crc32C, Crc64Nvme, Sha1, Sha256 as Hash};
use crate::checksum::{AwsChunked, encoded_length};

fn chunks_of(size: usize, bytes: &[u8], algorithm: ChecksumAlgorithm) -> Vec<u8> {
    let mut all = Vec::new();
    for length in [None, Some(bytes.len() as u64)] {
        for at_once in [1, 3, usize::MAX] {
            let source = Dribble::new(bytes, at_once);
            let mut reader = AwsChunked::with_chunks_of(size, source, algorithm, length);
            let mut read = Vec::new();
            reader.read_to_end(&mut read).expect("nothing fails");
            assert_eq!(reader.read(&mut [0; 9]).expect("the end stays"), 0);
            assert!(all.is_empty() || all == read, "{length:?} {at_once}");
            all = read;
        }
    }
    all
}

/// What botocore's `AwsChunkedWrapper` gives for the same bytes, algorithm and chunk size.
#[test]
fn as_botocore_has_them() {
    for (size, bytes, algorithm, expected) in [
        (
            5,
            "hello world",
            Crc32,
            "5\r\nhello\r\n5\r\n worl\r\n1\r\nd\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n",
        ),
        (
            5,
            "hello worl",
            Hash,
            "5\r\nhello\r\n5\r\n worl\r\n0\r\nx-amz-checksum-sha256:Nuyb2u6Afyrgf59DyFGs5AutHmWfBPgxcEq+nS788t8=\r\n\r\n",
        ),
        (5, "", Crc32C, "0\r\nx-amz-checksum-crc32c:AAAAAA==\r\n\r\n"),
        (
            17,
            "0123456789abcdef!",
            Sha1,
            "11\r\n0123456789abcdef!\r\n0\r\nx-amz-checksum-sha1:xr4Lr7zbCnoC7K5ogOzzCwCoTHw=\r\n\r\n",
        ),
    ] {
        let found = chunks_of(size, bytes.as_bytes(), algorithm);
        assert_eq!(String::from_utf8(found).expect("text"), expected);
    }
}

/// The same with its chunks of 64 KiB, by length and hash, around the ends of chunks.
#[test]
fn as_botocore_has_large_ones() {
    for (length, seed, algorithm, expected, hash) in [
        (
            65_535,
            1,
            Crc32,
            65_579,
            "838a426192193764d0a871739cb4a93fa6e0668e6f0f6420190d6723d6ddc88e",
        ),
        (
            65_535,
            1,
            Crc64Nvme,
            65_587,
            "0ec4a2bcdba756692fe3c2acf86521d3704043390eaf04756d608c975e49cc9a",
        ),
        (
            65_536,
            2,
            Crc32,
            65_581,
            "624b17974f65354961a9d656a25de52d47d6aeb6e30a798294f0500f8dc0b8ec",
        ),
        (
            65_536,
            2,
            Crc64Nvme,
            65_589,
            "afbe1ed828467783cfe27ff125619efb9eba325435c4f99dc0bb4ca57ddfe80c",
        ),
        (
            65_537,
            3,
            Crc32,
            65_587,
            "4c74df51544cd232379f158d2db144eb2c11261ce76d5e5f426e1775dafaffc3",
        ),
        (
            65_537,
            3,
            Crc64Nvme,
            65_595,
            "8e920d67926c0d02624690017d35d1e4fc3b484625da9772b85500195245694e",
        ),
        (
            200_000,
            4,
            Crc32,
            200_070,
            "324d0708902e45547a2b20ccd6dd2c2e6458414e91e37e1faea63b2c98bd5831",
        ),
        (
            200_000,
            4,
            Crc64Nvme,
            200_078,
            "78474117812a7fda163d4327ce1ac18cddf6ad3088879d85e06b647704303dac",
        ),
    ] {
        let bytes = content(length, seed);
        let mut reader = AwsChunked::new(bytes.as_slice(), algorithm, Some(length as u64));
        let mut found = Vec::new();
        reader.read_to_end(&mut found).expect("nothing fails");
        assert_eq!(found.len(), expected, "{length} {algorithm}");
        let digits = Sha256::digest(&found)
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        assert_eq!(digits, hash, "{length} {algorithm}");
    }
}

#[test]
fn the_length_is_known_before() {
    for length in [
        0, 1, 15, 16, 255, 256, 4095, 4096, 65_535, 65_536, 65_537, 131_072, 200_000,
    ] {
        for algorithm in ChecksumAlgorithm::ALL {
            let bytes = content(length, 9);
            let mut found = Vec::new();
            AwsChunked::new(bytes.as_slice(), algorithm, None)
                .read_to_end(&mut found)
                .expect("nothing fails");
            let length = length as u64;
            assert_eq!(
                encoded_length(length, algorithm),
                Some(found.len() as u64),
                "{length}"
            );
        }
    }
    assert_eq!(encoded_length(u64::MAX, Crc32), None);
    // What S3 takes in one request at most.
    assert!(encoded_length(5 << 30, Crc32).is_some_and(|length| length > 5 << 30));
}

#[test]
fn a_length_that_is_wrong_never_looks_whole() {
    for (length, reason) in [(3, "more"), (0, ""), (11, "fewer"), (200_000, "fewer")] {
        let mut reader = AwsChunked::new(b"0123456789".as_slice(), Crc32, Some(length));
        let mut found = Vec::new();
        let outcome = reader.read_to_end(&mut found);
        // Nothing is read beyond a length of 0: a socket would wait there.
        if length == 0 {
            outcome.expect("nothing was to come");
            continue;
        }
        let error = outcome.expect_err("it has ten bytes");
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
        let expected =
            format!("the payload has {reason} bytes than the length that was given for it");
        assert_eq!(error.to_string(), expected);
        assert!(found.is_empty());
        reader.read(&mut [0; 9]).expect_err("it stays broken");
    }
}

#[test]
fn a_source_that_fails_never_looks_whole() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let source = b"0123456789".chain(Fails).chain(b"more".as_slice());
    let mut reader = AwsChunked::with_chunks_of(10, source, Crc32, None);
    let mut chunk = [0; 15];
    reader.read_exact(&mut chunk[..]).expect("a chunk");
    assert_eq!(&chunk, b"a\r\n0123456789\r\n");
    let error = reader.read(&mut chunk).expect_err("the source fails");
    assert_eq!(error.to_string(), "the disk is gone");
    for _ in 0..2 {
        reader.read(&mut chunk).expect_err("it stays broken");
    }
}
