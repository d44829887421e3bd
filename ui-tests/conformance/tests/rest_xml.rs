//! The 172 cases of restXml, in all directions: see `rest_json.rs`.

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

    include!(concat!(env!("OUT_DIR"), "/rest-xml-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 94);
    }
}

mod output {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/rest-xml-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 78);
    }
}
