//! Requests to the server's half: documents and forms that were damaged.

use aws_operation::http::Request;
use aws_operation::server::ServerOperation;

use super::samples::{sent, spring};
use super::sink::{Rinsing, ec2, query, rest};
use crate::check::{NUMBER, SECRET, Tally, VALUE, soon};
use crate::random::Numbers;

/// Reads the request, and looks at what a refusal shows.
fn read<O: ServerOperation>(request: &Request<Vec<u8>>) -> Tally {
    match O::decode_request(request) {
        Ok(_) => Tally {
            read: 1,
            refused: 0,
        },
        Err(error) => {
            let reply = error.response();
            assert_eq!(reply.status(), 400);
            let body = String::from_utf8_lossy(reply.body().as_bytes());
            let shown = format!("{error} {error:?} {body}");
            for text in [VALUE, NUMBER, SECRET] {
                assert!(!shown.contains(text), "{shown}");
            }
            assert!(!error.to_string().chars().any(char::is_control), "{shown}");
            Tally {
                read: 0,
                refused: 1,
            }
        }
    }
}

const PIECES: [&[u8]; 18] = [
    b"&",
    b"=",
    b".",
    b"+",
    b"%",
    b"%4",
    b"%zz",
    b"%00",
    b"%ff",
    b"1",
    b"0",
    b"-1",
    b".1.",
    b"..",
    b"<",
    b"</",
    b"\0",
    b"99999999999999999999",
];

fn damaged<O: Rinsing>(seed: u64) -> Tally {
    let whole = sent(&O::of(spring()));
    assert_eq!(read::<O>(&whole).read, 1);
    let mut numbers = Numbers::new(seed);
    let mut tally = Tally::default();
    for _ in 0..3_000 {
        let mut damaged = whole.clone();
        let body = damaged.body_mut();
        for _ in 0..=numbers.below(3) {
            let place = numbers.below(body.len());
            match numbers.below(4) {
                0 => body[place] ^= 1 << numbers.below(8),
                1 => drop(body.splice(place..place, numbers.one_of(&PIECES).iter().copied())),
                2 => drop(body.remove(place)),
                _ => body.truncate(place.max(1)),
            }
        }
        tally += read::<O>(&damaged);
    }
    tally
}

#[test]
fn a_request_with_damaged_bytes_is_read_or_refused() {
    for tally in [
        damaged::<rest::Rinse>(0x2545_f491_4f6c_dd1d),
        damaged::<query::Rinse>(0x9e37_79b9_7f4a_7c15),
        damaged::<ec2::Rinse>(0xda94_2042_e4dd_58b5),
    ] {
        assert!(tally.read > 50 && tally.refused > 500, "{tally:?}");
    }
}

#[test]
fn what_is_written_is_read_the_same() {
    fn mirrored<O: Rinsing>() {
        let operation = O::of(spring());
        assert_eq!(O::decode_request(&sent(&operation)), Ok(operation));
    }
    mirrored::<rest::Rinse>();
    mirrored::<query::Rinse>();
    mirrored::<ec2::Rinse>();
}

/// Names whose parts lead deeper than any member, or to places that are far away.
#[test]
fn forms_that_mean_harm() {
    let deep = "Spring.Branch".to_owned() + &".Child".repeat(100_000);
    let forks = "Spring.Fork".to_owned() + &".Again".repeat(100_000);
    for pairs in [
        format!("{deep}.Name=a"),
        format!("{forks}.Text=a"),
        "Spring.List.member.4294967295=a".to_owned(),
        "Spring.List.member.18446744073709551616=a".to_owned(),
        "Spring.List.member.0=a".to_owned(),
        "Spring.List.member.-1=a".to_owned(),
        "Spring.List.member.01=a&Spring.List.member.1=b".to_owned(),
        "Spring.List=a&Spring.List.member.1=b".to_owned(),
        "Spring=a".to_owned(),
        ".=a&..=b&=&&".to_owned(),
        "Spring.Text=%ff%fe".to_owned(),
        "Spring.Text=a&Spring.Text=b".to_owned(),
        format!("Spring.Flag={VALUE}&Spring.Long={NUMBER}x"),
    ] {
        soon(move || {
            let mut request = sent(&query::Rinse::new("i"));
            request
                .body_mut()
                .extend_from_slice(format!("&Spring.Id=i&{pairs}").as_bytes());
            read::<query::Rinse>(&request);
            let mut request = sent(&ec2::Rinse::new("i"));
            request
                .body_mut()
                .extend_from_slice(format!("&Spring.Id=i&{pairs}").as_bytes());
            read::<ec2::Rinse>(&request);
        });
    }
}
