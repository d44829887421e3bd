//! Text of any length that is the same in each run.

/// The same letters, digits, hyphens and underscores for the same seed, on every machine.
pub(crate) fn text(seed: u64, length: usize) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut state = seed;
    (0..length)
        .map(|_| {
            // Knuth's MMIX generator; the upper six bits are the good ones.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(ALPHABET[usize::from(state.to_be_bytes()[0] >> 2)])
        })
        .collect()
}
