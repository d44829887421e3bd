//! The 54 cases of rpcv2Cbor, in all directions: see `rest_json.rs`.

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

    include!(concat!(env!("OUT_DIR"), "/smithy-rpc-v2-cbor-input.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 15);
    }
}

mod output {
    use crate::check;

    include!(concat!(env!("OUT_DIR"), "/smithy-rpc-v2-cbor-output.rs"));

    #[test]
    fn all_are_there() {
        check::count(CASES, 35);
    }
}

mod input_query_compatible {
    use crate::check;

    include!(concat!(
        env!("OUT_DIR"),
        "/smithy-rpc-v2-cbor-query-compatible-input.rs"
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
        "/smithy-rpc-v2-cbor-query-compatible-output.rs"
    ));

    #[test]
    fn all_are_there() {
        check::count(CASES, 2);
    }
}

mod input_not_query_compatible {
    use crate::check;

    include!(concat!(
        env!("OUT_DIR"),
        "/smithy-rpc-v2-cbor-non-query-compatible-input.rs"
    ));

    #[test]
    fn all_are_there() {
        check::count(CASES, 1);
    }
}

mod output_not_query_compatible {
    use crate::check;

    include!(concat!(
        env!("OUT_DIR"),
        "/smithy-rpc-v2-cbor-non-query-compatible-output.rs"
    ));

    #[test]
    fn all_are_there() {
        check::count(CASES, 0);
    }
}
