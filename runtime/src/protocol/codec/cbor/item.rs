//! The heads of items: RFC 8949 section 3.

/// A map of indefinite length.
pub(super) const BEGIN_MAP: u8 = 0xbf;
/// A list of indefinite length.
pub(super) const BEGIN_LIST: u8 = 0x9f;
/// The end of either.
pub(super) const BREAK: u8 = 0xff;
/// The two values that stand for nothing.
pub(super) const NULL: u8 = 0xf6;
pub(super) const UNDEFINED: u8 = 0xf7;
pub(super) const FALSE: u8 = 0xf4;
pub(super) const TRUE: u8 = 0xf5;
/// Floating point numbers by their width.
pub(super) const SINGLE: u8 = 0xfa;
pub(super) const DOUBLE: u8 = 0xfb;
/// Seconds since 1970: section 3.4.2.
pub(super) const EPOCH_TIME: u64 = 1;

/// What says in a first byte how many bytes of an argument follow; what is less is the argument itself.
pub(super) const IN_ONE_BYTE: u8 = 24;
pub(super) const IN_TWO_BYTES: u8 = 25;
pub(super) const IN_FOUR_BYTES: u8 = 26;
pub(super) const IN_EIGHT_BYTES: u8 = 27;
/// Or that there is none.
pub(super) const WITHOUT: u8 = 31;

/// The major types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Major {
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    List = 4,
    Map = 5,
    Tag = 6,
}

/// How many bytes, elements or entries follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Definite(u64),
    /// Up to a break.
    Indefinite,
}

/// The head of an item, with the value where that is all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Unsigned(u64),
    /// -1 less this.
    Negative(u64),
    Bytes(Length),
    Text(Length),
    List(Length),
    Map(Length),
    Tag,
    Boolean(bool),
    Nothing,
    Float(f64),
    Break,
}

/// Appends a head: the type, and its argument in as few bytes as it needs.
pub(super) fn write_head(out: &mut Vec<u8>, major: Major, argument: u64) {
    let major = (major as u8) << 5;
    if let Ok(byte) = u8::try_from(argument) {
        if byte < IN_ONE_BYTE {
            out.push(major + byte);
        } else {
            out.extend_from_slice(&[major + IN_ONE_BYTE, byte]);
        }
    } else if let Ok(argument) = u16::try_from(argument) {
        out.push(major + IN_TWO_BYTES);
        out.extend_from_slice(&argument.to_be_bytes());
    } else if let Ok(argument) = u32::try_from(argument) {
        out.push(major + IN_FOUR_BYTES);
        out.extend_from_slice(&argument.to_be_bytes());
    } else {
        out.push(major + IN_EIGHT_BYTES);
        out.extend_from_slice(&argument.to_be_bytes());
    }
}

/// The value of a half float: RFC 8949 appendix D.
pub(super) fn half(bits: u16) -> f64 {
    let exponent = i32::from(bits >> 10 & 0x1f);
    let mantissa = f64::from(bits & 0x3ff);
    let magnitude = match exponent {
        0 => mantissa * 2_f64.powi(-24),
        31 if mantissa == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (mantissa + 1024.0) * 2_f64.powi(exponent - 25),
    };
    if bits & 0x8000 == 0 {
        magnitude
    } else {
        -magnitude
    }
}
