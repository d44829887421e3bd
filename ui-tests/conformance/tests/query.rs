//! The 134 cases of awsQuery and ec2Query, in all directions: see `rest_json.rs`.

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

    include!(concat!(env!("OUT_DIR"), "/query-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 38);
    }
}

mod output {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/query-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 38);
    }
}

mod input_ec2 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/ec2-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 29);
    }
}

mod output_ec2 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/ec2-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 29);
    }
}
