//! The ends of the range, and what lies beyond.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::values::timestamp::Timestamp;

#[test]
fn what_is_out_of_range_is_brought_to_the_nearest_end() {
    for seconds in [i64::MIN, i64::MIN + 1, -62_135_596_801] {
        assert_eq!(Timestamp::from_secs(seconds), Timestamp::MIN);
        assert_eq!(Timestamp::from_epoch(seconds, 0), Timestamp::MIN);
    }
    for seconds in [i64::MAX, i64::MAX - 1, 253_402_300_800] {
        assert_eq!(Timestamp::from_secs(seconds), Timestamp::MAX);
        assert_eq!(Timestamp::from_epoch(seconds, u32::MAX), Timestamp::MAX);
    }
    assert_eq!(
        Timestamp::from_epoch(253_402_300_799, 1_000_000_000),
        Timestamp::MAX
    );
    assert_eq!(
        Timestamp::from_epoch(-62_135_596_801, 1_000_000_000),
        Timestamp::MIN
    );
    assert_eq!(
        Timestamp::from_epoch(1, 2_500_000_000),
        Timestamp::from_epoch(3, 500_000_000)
    );
}

#[test]
fn system_time_goes_there_and_back() {
    for (seconds, nanos) in [(0, 0), (1_576_540_098, 123_456_700), (-2, 500_000_000)] {
        let timestamp = Timestamp::from_epoch(seconds, nanos);
        let time = SystemTime::try_from(timestamp).expect("is in range");
        assert_eq!(Timestamp::from(time), timestamp);
    }
    let before = UNIX_EPOCH - Duration::from_millis(1500);
    assert_eq!(
        Timestamp::from(before),
        Timestamp::from_epoch(-2, 500_000_000)
    );
    let far = [1 << 40, 1 << 62, i64::MAX.unsigned_abs()].map(Duration::from_secs);
    for time in far.iter().filter_map(|far| UNIX_EPOCH.checked_add(*far)) {
        assert_eq!(Timestamp::from(time), Timestamp::MAX);
    }
    for time in far.iter().filter_map(|far| UNIX_EPOCH.checked_sub(*far)) {
        assert_eq!(Timestamp::from(time), Timestamp::MIN);
    }
}

#[test]
fn later_is_greater_also_before_1970() {
    let moments = [
        Timestamp::MIN,
        Timestamp::from_secs(-2),
        Timestamp::from_epoch(-2, 1),
        Timestamp::from_secs(-1),
        Timestamp::from_secs(0),
        Timestamp::from_epoch(0, 1),
        Timestamp::MAX,
    ];
    assert!(moments.is_sorted_by(|earlier, later| earlier < later));
}
