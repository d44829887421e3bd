//! What does not compile, with the exact text and place of each message, and what does.
//!
//! The messages are those of the compiler that CI runs. `TRYBUILD=overwrite cargo test -p aws-operation-ui-tests --test ui`
//! writes the `.stderr` files anew; read what changed.

use trybuild::TestCases;

/// The models that `service!` is given are relative to the manifest of the crate that is compiled, and trybuild makes its
/// own.
fn lay_models() -> std::io::Result<()> {
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let there = target.join("tests/trybuild/aws-operation-ui-tests/models");
    std::fs::create_dir_all(&there)?;
    for model in std::fs::read_dir("models")? {
        let model = model?;
        std::fs::copy(model.path(), there.join(model.file_name()))?;
    }
    Ok(())
}

#[test]
fn mistakes_are_explained() {
    lay_models().expect("the models can be copied");
    TestCases::new().compile_fail("tests/fail/*/*.rs");
}

#[test]
fn everything_else_works() {
    TestCases::new().pass("tests/pass/*.rs");
}
