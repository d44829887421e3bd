//! CBOR by hand, from RFC 8949: well formed or not, as a test wants it.

/// The major types of section 3.1.
pub(crate) const UNSIGNED: u8 = 0;
pub(crate) const NEGATIVE: u8 = 1;
pub(crate) const BYTES: u8 = 2;
pub(crate) const TEXT: u8 = 3;
pub(crate) const LIST: u8 = 4;
pub(crate) const MAP: u8 = 5;
pub(crate) const TAG: u8 = 6;

pub(crate) const BREAK: u8 = 0xff;
pub(crate) const NULL: &[u8] = &[0xf6];
pub(crate) const UNDEFINED: &[u8] = &[0xf7];

/// A head with an argument of one, two, four or eight bytes, or of none for a width of zero.
pub(crate) fn wide_head(major: u8, width: usize, argument: u64) -> Vec<u8> {
    let bytes = argument.to_be_bytes();
    let info = match width {
        0 => bytes[7],
        1 => 24,
        2 => 25,
        4 => 26,
        _ => 27,
    };
    let mut head = vec![major << 5 | info];
    head.extend_from_slice(&bytes[8 - width..]);
    head
}

/// How many bytes the argument needs.
pub(crate) fn width(argument: u64) -> usize {
    match argument {
        0..24 => 0,
        24..0x100 => 1,
        0x100..0x1_0000 => 2,
        0x1_0000..0x1_0000_0000 => 4,
        _ => 8,
    }
}

/// The shortest head.
pub(crate) fn head(major: u8, argument: u64) -> Vec<u8> {
    wide_head(major, width(argument), argument)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).expect("a length")
}

/// An integer of 65 bits.
pub(crate) fn integer(value: i128) -> Vec<u8> {
    match u64::try_from(value) {
        Ok(value) => head(UNSIGNED, value),
        Err(_) => head(NEGATIVE, u64::try_from(-1 - value).expect("65 bits")),
    }
}

pub(crate) fn text(value: &str) -> Vec<u8> {
    [head(TEXT, length(value.as_bytes())), value.into()].concat()
}

pub(crate) fn bytes(value: &[u8]) -> Vec<u8> {
    [head(BYTES, length(value)), value.to_vec()].concat()
}

pub(crate) fn half(bits: u16) -> Vec<u8> {
    [&[0xf9][..], &bits.to_be_bytes()].concat()
}

pub(crate) fn single(value: f32) -> Vec<u8> {
    [&[0xfa][..], &value.to_be_bytes()].concat()
}

pub(crate) fn double(value: f64) -> Vec<u8> {
    [&[0xfb][..], &value.to_be_bytes()].concat()
}

pub(crate) fn tag(number: u64, item: &[u8]) -> Vec<u8> {
    [head(TAG, number), item.to_vec()].concat()
}

pub(crate) fn list(items: &[Vec<u8>]) -> Vec<u8> {
    let count = u64::try_from(items.len()).expect("a length");
    [head(LIST, count), items.concat()].concat()
}

/// A string, list or map of this type that ends with a break; what a map holds are names and values in turn.
pub(crate) fn endless(major: u8, items: &[Vec<u8>]) -> Vec<u8> {
    [vec![major << 5 | 31], items.concat(), vec![BREAK]].concat()
}

/// A map of a known length. Its names are items, which need not be text.
pub(crate) fn pairs(entries: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let count = u64::try_from(entries.len()).expect("a length");
    let mut map = head(MAP, count);
    for (name, value) in entries {
        map.extend_from_slice(name);
        map.extend_from_slice(value);
    }
    map
}

pub(crate) fn map(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let entries: Vec<_> = entries
        .iter()
        .map(|(name, value)| (text(name), value.clone()))
        .collect();
    pairs(&entries)
}
