//! What the algorithms make of known bytes.

use super::content;
use crate::checksum::{Checksum, ChecksumAlgorithm};

use ChecksumAlgorithm::{Crc32, Crc32C, Crc64Nvme, Sha1, Sha256, Sha512};

fn of(algorithm: ChecksumAlgorithm, bytes: &[u8]) -> Checksum {
    let mut checksum = Checksum::new(algorithm);
    checksum.update(bytes);
    checksum
}

fn base64(algorithm: ChecksumAlgorithm, bytes: &[u8]) -> String {
    of(algorithm, bytes).finish_base64()
}

/// The check values of the catalogue of CRCs, and of FIPS 180-4 with the nine digits.
#[test]
fn of_the_nine_digits() {
    assert_eq!(of(Crc32, b"123456789").finish(), [0xcb, 0xf4, 0x39, 0x26]);
    assert_eq!(of(Crc32C, b"123456789").finish(), [0xe3, 0x06, 0x92, 0x83]);
    assert_eq!(
        of(Crc64Nvme, b"123456789").finish(),
        [0xae, 0x8b, 0x14, 0x86, 0x0a, 0x79, 0x98, 0x88]
    );
    for (algorithm, expected) in [
        (Crc32, "y/Q5Jg=="),
        (Crc32C, "4waSgw=="),
        (Crc64Nvme, "rosUhgp5mIg="),
        (Sha1, "98O8HYCOBHMq32eZZczDTKeuNEE="),
        (Sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
    ] {
        assert_eq!(base64(algorithm, b"123456789"), expected, "{algorithm}");
    }
}

/// RFC 3720 appendix B.4, which gives the bytes in the order of the wire: the least significant first.
#[test]
fn of_the_rfc_for_crc32c() {
    let up: Vec<u8> = (0..32).collect();
    let down: Vec<u8> = (0..32).rev().collect();
    let read_command = [
        0x01, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0,
        0, 0x14, 0, 0, 0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
    ];
    for (bytes, on_the_wire) in [
        ([0; 32].as_slice(), [0xaa, 0x36, 0x91, 0x8a]),
        (&[0xff; 32], [0x43, 0xab, 0xa8, 0x62]),
        (&up, [0x4e, 0x79, 0xdd, 0x46]),
        (&down, [0x5c, 0xdb, 0x3f, 0x11]),
        (&read_command, [0x56, 0x3a, 0x96, 0xd9]),
    ] {
        let mut found = of(Crc32C, bytes).finish();
        found.reverse();
        assert_eq!(found, on_the_wire);
    }
}

/// NVM Express, NVM Command Set Specification, "64b CRC test cases": blocks of 4 KiB.
#[test]
fn of_the_specification_for_crc64nvme() {
    let up: Vec<u8> = (0..4096_u32).map(|byte| byte.to_le_bytes()[0]).collect();
    let down: Vec<u8> = up.iter().map(|byte| 0xff - byte).collect();
    for (bytes, expected) in [
        ([0; 4096].as_slice(), 0x6482_d367_eb22_b64e_u64),
        (&[0xff; 4096], 0xc0dd_ba73_02ec_a3ac),
        (&up, 0x3e72_9f5f_6750_449c),
        (&down, 0x9a2d_f64b_8e9e_517e),
    ] {
        assert_eq!(of(Crc64Nvme, bytes).finish(), expected.to_be_bytes());
    }
}

#[test]
fn of_random_bytes_as_botocore_has_them() {
    for (length, seed, expected) in [
        (
            0,
            1,
            [
                "AAAAAA==",
                "AAAAAA==",
                "AAAAAAAAAAA=",
                "2jmj7l5rSw0yVb/vlWAYkK/YBwk=",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
            ],
        ),
        (
            1000,
            7,
            [
                "i1UJ5Q==",
                "JspopA==",
                "EjlH3+cMzac=",
                "4J9sYvqdZZItdqGfgHw0tMp+J40=",
                "QqnrbOuZ6a0EeHg4bFwkSq5ItXQASKPimZsya7t6ApI=",
                "v3GCooyn3q3nsY7qaJbdPD/P1i77w7YFkAjz8LCbJf2mOzSwfxprfM7lArxcySF4oaYzvit1ho9GBx+OjnbV9A==",
            ],
        ),
        (
            70_001,
            42,
            [
                "7rb5tA==",
                "soY4IA==",
                "ARGlLw/9Uew=",
                "BuF+Adp7uiYiQfIrD3A/bzYX5TY=",
                "WdewGvSO1jR/ICHZjiqHvsZ6pTXj0B2ASjLgd/VXcBk=",
                "+CFLhHEdxF9fXR89wqhCvFiWr7qpN8vYSDIqau+FEu+cOzNacq64N/Wlr4y3fUp/KpU36AZBRVDgWkBYnTQe4w==",
            ],
        ),
        (
            1 << 20,
            3,
            [
                "wTeomQ==",
                "/3itAA==",
                "cjNDM31J6lc=",
                "AqqZWkdu0d4WB4lmOhQDJoxG0Cg=",
                "N8S7s0YCDkcqR10ZrwAFbpp7KHJBWRdXvY0IU27/t2Q=",
                "2EK7LiF4gfLdVERrMCV6ER3kvMb/r7k1gvcG/oc8F3OmFOG32zKHJH4yHgB9QimH38P2EPhI9Tww9lDzNsVKrg==",
            ],
        ),
    ] {
        let bytes = content(length, seed);
        let algorithms = [Crc32, Crc32C, Crc64Nvme, Sha1, Sha256, Sha512];
        for (algorithm, expected) in algorithms.into_iter().zip(expected) {
            assert_eq!(base64(algorithm, &bytes), expected, "{algorithm} {length}");
        }
    }
}

#[test]
fn pieces_make_the_same_as_the_whole() {
    let bytes = content(10_000, 5);
    for algorithm in ChecksumAlgorithm::ALL {
        for piece in [1, 7, 16, 17, 4096] {
            let mut checksum = Checksum::new(algorithm);
            for bytes in bytes.chunks(piece) {
                checksum.update(bytes);
                checksum.update(b"");
            }
            assert_eq!(checksum.finish(), of(algorithm, &bytes).finish());
        }
    }
}

#[test]
fn names_headers_and_sizes_belong_together() {
    for algorithm in ChecksumAlgorithm::ALL {
        let name = algorithm.name();
        assert_eq!(
            algorithm.header_name(),
            format!("x-amz-checksum-{}", name.to_ascii_lowercase())
        );
        for name in [name.to_owned(), name.to_ascii_lowercase()] {
            assert_eq!(ChecksumAlgorithm::from_name(&name), Some(algorithm));
        }
        assert_eq!(of(algorithm, b"").finish().len(), algorithm.size());
    }
    for name in ["", "CRC", "CRC32 ", "MD5", "XXHASH64"] {
        assert_eq!(ChecksumAlgorithm::from_name(name), None, "{name}");
    }
}
