//! Timestamps in JSON.

use std::collections::{BTreeMap, HashMap};

use crate::values::timestamp::TimestampFormat::{DateTime, EpochSeconds, HttpDate};
use crate::values::timestamp::{Formatted, Timestamp};

#[test]
fn json_is_seconds_or_text() {
    let timestamp = Timestamp::from_epoch(946_845_296, 123_000_000);
    assert_eq!(
        serde_json::to_string(&timestamp).expect("writes"),
        "946845296.123"
    );
    let whole = Timestamp::from_secs(1_576_540_098);
    assert_eq!(serde_json::to_string(&whole).expect("writes"), "1576540098");
    // Rounded once: summed in floats, these have a tail of digits.
    for (nanos, expected) in [(990_000_000, "-0.01"), (980_938_000, "-0.019062")] {
        let timestamp = Timestamp::from_epoch(-1, nanos);
        let written = serde_json::to_string(&timestamp).expect("writes");
        assert_eq!(written, expected);
    }
    for (json, expected) in [
        ("946845296.123", timestamp),
        ("\"946845296.123\"", timestamp),
        ("\"2000-01-02T20:34:56.123Z\"", timestamp),
        ("\"Sun, 02 Jan 2000 20:34:56.123 GMT\"", timestamp),
        ("1576540098", whole),
        ("1576540098.0", whole),
        ("1.576540098e9", whole),
        ("1576540098.0000004", whole),
        ("-1.5", Timestamp::from_epoch(-2, 500_000_000)),
        ("-0.0000001", Timestamp::from_secs(0)),
        ("253402300799", Timestamp::from_secs(253_402_300_799)),
    ] {
        let read: Timestamp = serde_json::from_str(json).expect(json);
        assert_eq!(read, expected, "{json}");
    }
}

#[test]
fn json_that_is_no_timestamp_is_refused() {
    for (json, found) in [
        ("253402300800", "invalid value: integer `253402300800`"),
        ("-9223372036854775808", "invalid value: integer"),
        ("18446744073709551615", "invalid value: integer"),
        ("1e300", "invalid value: floating point"),
        ("-1e300", "invalid value: floating point"),
        ("253402300799.9999999", "invalid value: floating point"),
        ("\"tomorrow\"", "invalid value: string"),
        ("null", "invalid type: null"),
        ("{}", "invalid type: map"),
        ("[1]", "invalid type: sequence"),
    ] {
        let error = serde_json::from_str::<Timestamp>(json).expect_err("is refused");
        let text = error.to_string();
        assert!(text.starts_with(found), "{json}: {text}");
        assert!(
            text.contains(", expected a timestamp of the years 0001 to 9999"),
            "{json}: {text}"
        );
    }
}

#[test]
fn a_format_applies_inside_lists_and_maps() {
    let timestamp = Timestamp::from_secs(1_576_540_098);
    let date = "\"2019-12-16T23:48:18Z\"";
    let json = |value: serde_json::Result<String>| value.expect("writes");
    let list = vec![timestamp; 2];
    assert_eq!(
        json(serde_json::to_string(&Formatted(&list, DateTime))),
        format!("[{date},{date}]")
    );
    let sparse = Some(Box::new([Some(timestamp), None]));
    let sparse = sparse.as_ref().map(|list| list.as_slice());
    assert_eq!(
        json(serde_json::to_string(&Formatted(&sparse, HttpDate))),
        "[\"Mon, 16 Dec 2019 23:48:18 GMT\",null]"
    );
    let nested = BTreeMap::from([("a", HashMap::from([("b", vec![timestamp])]))]);
    assert_eq!(
        json(serde_json::to_string(&Formatted(&nested, DateTime))),
        format!("{{\"a\":{{\"b\":[{date}]}}}}")
    );
    assert_eq!(
        json(serde_json::to_string(&Formatted(&list, EpochSeconds))),
        "[1576540098,1576540098]"
    );
}
