//! The 204 cases of restJson1: the requests that the client half writes and the replies that it reads are those of the
//! suites, and the server half reads the requests of the suites and writes their replies, but for the exceptions that are listed.

#![allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    missing_docs,
    unused_imports,
    unreachable_pub,
    reason = "most of it is made from the suites, on one line, and each has more types than its cases read"
)]

mod check;

mod input {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/rest-json-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 113);
    }
}

mod output {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/rest-json-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 91);
    }
}
