//! Numbers at the edges of their types and beyond.

use aws_operation::Operation;

use crate::body;
use crate::check::{NUMBER, all, complaint, one, reply};
use crate::random::Numbers;
use crate::sink::Pour;

/// The members that hold numbers.
const MEMBERS: [&str; 14] = [
    "byte",
    "short",
    "integer",
    "long",
    "unsignedByte",
    "unsignedShort",
    "unsignedInteger",
    "unsignedLong",
    "float",
    "double",
    "time",
    "level",
    "count",
    "document",
];

fn edges() -> Vec<String> {
    let mut numbers: Vec<String> = [
        "0",
        "-0",
        "-0.0",
        "1.0",
        "1e2",
        "1E-400",
        "1e999",
        "-1e999",
        "1e308",
        "1e309",
        "1e39",
        "3.5e38",
        "-129",
        "128",
        "256",
        "32768",
        "65536",
        "2147483648",
        "-2147483649",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "-62135596800",
        "-62135596801",
        "253402300799",
        "253402300799.999999999",
        "253402300800",
        "1e15",
        "1e16",
        "1e18",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "0x10",
        "1_000",
        "--1",
        "NaN",
        "Infinity",
        "\"NaN\"",
        "\"-Infinity\"",
        "\"Infinity\"",
        "\"nan\"",
        "\"1\"",
        "\"1e5\"",
    ]
    .map(str::to_owned)
    .into();
    let nines = "9".repeat(400);
    numbers.extend([
        NUMBER.to_owned(),
        format!("-{NUMBER}.5"),
        format!("{NUMBER}e300"),
        format!("\"{NUMBER}\""),
        nines.clone(),
        format!("-{nines}"),
        format!("0.{nines}"),
        format!("{nines}e-400"),
        format!("1e{nines}"),
        format!("\"{nines}\""),
    ]);
    numbers
}

#[test]
fn no_number_is_too_much_in_any_place() {
    for number in edges() {
        for member in MEMBERS {
            all(&reply(200, body::with(member, &number)));
        }
        for body in body::everywhere(&number) {
            all(&reply(400, body));
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_and_the_member_named() {
    for (member, value) in [
        ("byte", "128"),
        ("byte", NUMBER),
        ("short", NUMBER),
        ("integer", NUMBER),
        ("unsignedByte", "-1"),
        ("unsignedInteger", NUMBER),
        ("unsignedLong", "-1"),
        ("long", "9223372036854775808"),
        ("long", "-9223372036854775809"),
        ("long", "1.5"),
        ("level", NUMBER),
        ("count", NUMBER),
        ("time", "253402300800"),
        ("time", "-62135596801"),
        ("time", "1e300"),
        ("double", "\"nan\""),
    ] {
        let complaint = complaint::<Pour>(&reply(200, body::with(member, value)));
        assert!(
            complaint.contains(&format!("member `{member}`: expected ")),
            "{value}: {complaint}"
        );
    }
}

#[test]
fn a_number_that_no_float_holds_is_refused() {
    for number in ["1e999", "-1e999", &"9".repeat(400)] {
        for member in ["double", "document", "time"] {
            let reply = reply(200, body::with(member, number));
            assert_eq!(one::<Pour>(&reply).read, 0, "{member}: {number}");
        }
        // What is not known is passed over as it is.
        assert_eq!(
            one::<Pour>(&reply(200, body::with("new", number))).read,
            1,
            "{number}"
        );
    }
}

#[test]
fn what_fits_is_exact() {
    let sink = |member, value| Pour::decode(reply(200, body::with(member, value))).expect(value);
    assert_eq!(sink("long", "-9223372036854775808").long, Some(i64::MIN));
    assert_eq!(
        sink("unsignedLong", "18446744073709551615").unsigned_long,
        Some(u64::MAX)
    );
    assert_eq!(sink("double", "1E-400").double, Some(0.0));
    assert_eq!(sink("double", "5e-324").double, Some(f64::from_bits(1)));
    assert!(
        sink("double", "-0")
            .double
            .is_some_and(|zero| zero == 0.0 && zero.is_sign_negative())
    );
    let last = sink("time", "253402300799").time.expect("a time");
    assert_eq!(last.to_string(), "9999-12-31T23:59:59Z");
}

#[test]
fn a_double_is_read_as_the_one_that_was_written() {
    let mut numbers = Numbers::new(0x9e37_79b9_7f4a_7c15);
    for _ in 0..2_000 {
        let double = f64::from_bits(numbers.next());
        if double.is_finite() {
            let body = body::with("double", &format!("{double:e}"));
            let sink = Pour::decode(reply(200, body)).expect("an output");
            assert_eq!(
                sink.double.map(f64::to_bits),
                Some(double.to_bits()),
                "{double:e}"
            );
        }
    }
}
