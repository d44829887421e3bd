//! Against what standards and other programs say. The values of botocore are those of version 1.44.5 with awscrt, for the
//! same contents.

mod vectors;

/// The same random bytes as in the script that made the values: a linear congruential generator (Knuth's MMIX), of each
/// number the upper eight bits.
fn content(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}
