//! The page shows the programs as they are.

use std::error::Error;

use crate::shown;

const PROGRAMS: [&str; 3] = ["sign_in.rs", "invoke.rs", "list_functions.rs"];
const FOLDERS: [&str; 2] = [
    "benchmarks/from-the-aws-sdk/src/bin",
    "examples/from-the-aws-sdk",
];

#[test]
fn the_page_shows_the_programs_as_they_are() -> Result<(), Box<dyn Error>> {
    let of_program = |program| FOLDERS.map(|folder| format!("{folder}/{program}"));
    let programs: Vec<String> = PROGRAMS.into_iter().flat_map(of_program).collect();
    shown::check("docs/from-the-aws-sdk.md", &programs, "FROM_THE_AWS_SDK")
}
