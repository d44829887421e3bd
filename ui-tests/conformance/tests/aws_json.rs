//! The 168 cases of awsJson 1.0 and 1.1, in all directions: see `rest_json.rs`.

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

mod input_1_1 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/json-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 54);
    }
}

mod output_1_1 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/json-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 58);
    }
}

mod input_1_0 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/json_1_0-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 21);
    }
}

mod output_1_0 {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/json_1_0-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 32);
    }
}

mod input_query_compatible {
    use crate::check;

    include!(concat!(
        env!("OUT_DIR"),
        "/json_1_0-query-compatible-input.rs"
    ));

    #[test]
    fn all_are_there() {
        check::count(CASES, 1);
    }
}

mod output_query_compatible {
    use crate::check;

    include!(concat!(
        env!("OUT_DIR"),
        "/json_1_0-query-compatible-output.rs"
    ));

    #[test]
    fn all_are_there() {
        check::count(CASES, 2);
    }
}
