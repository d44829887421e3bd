//! The page shows the programs as they are.
//!
//! Each stands below a comment with its path. With the variable `FROM_THE_AWS_SDK=write` the test writes them into the page.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

const PROGRAMS: [&str; 3] = ["sign_in.rs", "invoke.rs", "list_functions.rs"];
const FOLDERS: [&str; 2] = [
    "benchmarks/from-the-aws-sdk/src/bin",
    "examples/from-the-aws-sdk",
];

#[test]
fn the_page_shows_the_programs_as_they_are() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("docs/from-the-aws-sdk.md");
    let page = fs::read_to_string(&path)?;
    let mut mended = page.clone();
    for program in PROGRAMS {
        for folder in FOLDERS {
            let name = format!("{folder}/{program}");
            let program = fs::read_to_string(root.join(&name))?;
            mended = with_program(&mended, &name, &program)
                .ok_or_else(|| format!("the page has no code below `<!-- {name} -->`"))?;
        }
    }
    if env::var_os("FROM_THE_AWS_SDK").is_some_and(|value| value == "write") {
        fs::write(&path, mended)?;
        return Ok(());
    }
    assert!(
        page == mended,
        "{} shows other programs than there are; FROM_THE_AWS_SDK=write mends it",
        path.display()
    );
    Ok(())
}

/// The page with this program in the block below its name.
fn with_program(page: &str, name: &str, program: &str) -> Option<String> {
    let heading = format!("<!-- {name} -->\n```rust,ignore\n");
    let (before, rest) = page.split_once(&heading)?;
    let (_, after) = rest.split_once("```\n")?;
    Some(format!("{before}{heading}{program}```\n{after}"))
}
