//! Wrong clocks.

use aws_operation::http::HeaderMap;
use aws_operation::{ClockFault, ClockSkew, Timestamp};

const MINUTE: i64 = 60;

/// The local time when requests are sent.
const SENT: Timestamp = Timestamp::from_secs(1_767_225_600);

fn date(seconds_after: i64) -> HeaderMap {
    use aws_operation::TimestampFormat::HttpDate;
    let date = Timestamp::from_secs(SENT.epoch_seconds() + seconds_after).format(HttpDate);
    HeaderMap::from_iter([(
        "date".parse().expect("a name"),
        date.parse().expect("a value"),
    )])
}

fn after(seconds: i64) -> Timestamp {
    Timestamp::from_secs(SENT.epoch_seconds() + seconds)
}

fn measured(seconds_ahead: i64) -> ClockSkew {
    ClockSkew::measure(&date(seconds_ahead), SENT, SENT).expect("a date")
}

#[test]
fn the_date_of_a_reply_is_that_of_the_middle_of_the_exchange() {
    let skew = |seconds_after, received| {
        ClockSkew::measure(&date(seconds_after), SENT, received).map(ClockSkew::as_millis)
    };
    assert_eq!(skew(1, after(2)), Some(0));
    assert_eq!(skew(10, after(1)), Some(9500));
    assert_eq!(skew(-600, after(4)), Some(-602_000));
    // The clock was set back between the two.
    assert_eq!(skew(5, after(-100)), Some(5000));
    assert_eq!(skew(0, after(15 * MINUTE)), Some(-450_000));
}

#[test]
fn replies_that_do_not_tell_the_time_are_not_asked() {
    let measure = |headers: &HeaderMap| ClockSkew::measure(headers, SENT, SENT);
    assert_eq!(measure(&HeaderMap::new()), None);
    let mut cached = date(600);
    cached.insert("age", "60".parse().expect("a value"));
    assert_eq!(measure(&cached), None);
    for text in ["", "yesterday", "1767225600", "2026-01-01T00:00:00Z"] {
        let mut headers = date(0);
        headers.insert("date", text.parse().expect("a value"));
        assert_eq!(measure(&headers), None, "{text}");
    }
    assert_eq!(
        ClockSkew::measure(&date(0), SENT, after(15 * MINUTE + 1)),
        None
    );
}

#[test]
fn times_are_corrected_both_ways_and_stay_in_range() {
    assert_eq!(measured(90).correct(SENT), after(90));
    assert_eq!(measured(-90).correct(SENT), after(-90));
    assert_eq!(ClockSkew::ZERO.correct(SENT), SENT);
    let local = Timestamp::from_epoch(SENT.epoch_seconds(), 123_456_789);
    let half = ClockSkew::measure(&date(10), SENT, after(1)).expect("a date");
    assert_eq!(
        half.correct(local).to_string(),
        "2026-01-01T00:00:09.623456789Z"
    );
    assert_eq!(measured(90).correct(Timestamp::MAX), Timestamp::MAX);
    assert_eq!(measured(-90).correct(Timestamp::MIN), Timestamp::MIN);
    let before_1970 = Timestamp::from_epoch(-2, 500_000_000);
    assert_eq!(
        measured(1).correct(before_1970),
        Timestamp::from_epoch(-1, 500_000_000)
    );
}

#[test]
fn errors_say_or_may_mean_that_the_clock_is_wrong() {
    use ClockFault::{Certain, Possible};
    let late = "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z (20260101T001500Z - 5 min.)";
    let early = "Signature not yet current: 20260101T001500Z is still later than 20260101T001000Z";
    let wrong = "The request signature we calculated does not match the signature you provided.";
    for (code, message, expected) in [
        ("RequestTimeTooSkewed", None, Some(Certain)),
        ("RequestExpired", None, Some(Certain)),
        ("RequestInTheFuture", None, Some(Certain)),
        ("InvalidSignatureException", Some(late), Some(Certain)),
        ("SignatureDoesNotMatch", Some(early), Some(Certain)),
        ("InvalidSignatureException", Some(wrong), Some(Possible)),
        ("SignatureDoesNotMatch", None, Some(Possible)),
        ("AuthFailure", None, Some(Possible)),
        ("AccessDeniedException", None, Some(Possible)),
        (
            "ExpiredTokenException",
            Some("The security token included in the request is expired"),
            None,
        ),
        ("ThrottlingException", None, None),
        ("", None, None),
    ] {
        assert_eq!(
            ClockFault::of(code, message),
            expected,
            "{code}: {message:?}"
        );
    }
}

#[test]
fn a_possible_fault_needs_a_difference_that_was_not_corrected_yet() {
    let explains = |now: i64, used: i64, fault| measured(now).explains(fault, measured(used));
    let possible = ClockFault::Possible;
    assert!(explains(4 * MINUTE + 1, 0, possible));
    assert!(explains(-4 * MINUTE - 1, 0, possible));
    assert!(!explains(4 * MINUTE, 0, possible));
    assert!(
        !explains(60 * MINUTE, 60 * MINUTE, possible),
        "corrected, and refused again"
    );
    assert!(
        explains(0, 60 * MINUTE, possible),
        "the local clock was set right meanwhile"
    );
    assert!(explains(0, 0, ClockFault::Certain));
}

#[test]
fn the_skew_reads_as_a_clause() {
    for (seconds, clause) in [
        (0, "this machine's clock agrees with the service's"),
        (1, "this machine's clock is 1 s behind the service's"),
        (
            -723,
            "this machine's clock is 12 min 3 s ahead of the service's",
        ),
        (
            90_060,
            "this machine's clock is 1 d 1 h 1 min behind the service's",
        ),
    ] {
        assert_eq!(measured(seconds).to_string(), clause);
    }
}
