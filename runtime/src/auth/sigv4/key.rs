//! The signing key and what it signs.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::body::hex;

/// The length of the blocks that SHA-256 takes.
const BLOCK: usize = 64;

/// The signature in hexadecimal. The key for it holds for one day, region and service.
pub(super) fn signature(
    secret: &str,
    [date, region, signing_name]: [&str; 3],
    string_to_sign: &str,
) -> String {
    let mut key = block(&[b"AWS4", secret.as_bytes()]);
    for part in [date, region, signing_name, "aws4_request"] {
        let next = hmac(&key, part);
        key = block(&[next.as_slice()]);
    }
    hex(hmac(&key, string_to_sign).as_slice())
}

fn hmac(key: &[u8; BLOCK], message: &str) -> Zeroizing<[u8; 32]> {
    let mut hmac = Hmac::<Sha256>::new(key.into());
    hmac.update(message.as_bytes());
    Zeroizing::new(hmac.finalize().into_bytes().into())
}

/// A key as HMAC takes it: filled up with zeros to a block, or its hash where it is longer (RFC 2104 section 2). Of this
/// length it cannot be wrong.
fn block(key: &[&[u8]]) -> Zeroizing<[u8; BLOCK]> {
    let mut block = Zeroizing::new([0; BLOCK]);
    if key.iter().map(|part| part.len()).sum::<usize>() > BLOCK {
        let mut hash = Sha256::new();
        for part in key {
            hash.update(part);
        }
        let hash: Zeroizing<[u8; 32]> = Zeroizing::new(hash.finalize().into());
        block[..hash.len()].copy_from_slice(&*hash);
    } else {
        let mut rest = &mut block[..];
        for part in key {
            let (filled, left) = rest.split_at_mut(part.len());
            filled.copy_from_slice(part);
            rest = left;
        }
    }
    block
}
