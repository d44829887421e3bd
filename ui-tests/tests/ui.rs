//! What does not compile, with the exact text and place of each message, and what does.
//!
//! The messages are those of the compiler that CI runs. `TRYBUILD=overwrite cargo test -p aws-operation-ui-tests --test ui`
//! writes the `.stderr` files anew; read what changed.

use trybuild::TestCases;

#[test]
fn mistakes_are_explained() {
    TestCases::new().compile_fail("tests/fail/*/*.rs");
}

#[test]
fn everything_else_works() {
    TestCases::new().pass("tests/pass/*.rs");
}
