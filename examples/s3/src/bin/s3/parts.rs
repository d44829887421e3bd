//! How a file is cut into parts.

use crate::failure::{Failure, Result};

/// How many parts an object has at most.
const MOST_PARTS: u64 = 10_000;

const GIB: u64 = 1024 * 1024 * 1024;

/// The largest part.
const LARGEST_PART: u64 = 5 * GIB;

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1 on.
    pub(crate) number: i32,
    pub(crate) offset: u64,
    pub(crate) length: u64,
}

/// Cuts a file into parts of this size, or larger ones if there were too many. The last one is smaller.
pub(crate) fn parts(length: u64, part_size: u64) -> Result<impl Iterator<Item = Part> + Clone> {
    let size = part_size.max(length.div_ceil(MOST_PARTS)).max(1);
    if size > LARGEST_PART {
        return Err(Failure::new("it is larger than an object can be"));
    }
    let offsets = (0..length.div_ceil(size)).map(move |index| index * size);
    Ok((1..).zip(offsets).map(move |(number, offset)| Part {
        number,
        offset,
        length: size.min(length - offset),
    }))
}

#[cfg(test)]
mod tests {
    use super::{GIB, parts};

    #[test]
    fn parts_cover_the_file() {
        let mib = 1024 * 1024;
        for (length, size, count) in [
            (1, 5 * mib, 1),
            (5 * mib, 5 * mib, 1),
            (5 * mib + 1, 5 * mib, 2),
            (100 * mib, 8 * mib, 13),
            (50_000 * mib, 5 * mib, 10_000),
            (50_000 * mib + 1, 5 * mib, 10_000),
            (5 * 1024 * GIB, 8 * mib, 10_000),
        ] {
            let parts: Vec<_> = parts(length, size).expect("parts").collect();
            assert_eq!(parts.len(), count, "{length}");
            let mut end = 0;
            for (index, part) in parts.iter().enumerate() {
                assert_eq!(usize::try_from(part.number).expect("a number"), index + 1);
                assert_eq!(part.offset, end);
                assert!(part.length > 0 && part.length <= size.max(length / 9_999));
                end += part.length;
            }
            assert_eq!(end, length);
        }
        assert!(parts(49 * 1024 * GIB, 8 * mib).is_err());
    }
}
