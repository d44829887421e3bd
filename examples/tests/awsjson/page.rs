//! The page shows the programs as they are, and names no other service or protocol than they do.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::shown;

const PROGRAMS: [&str; 5] = [
    "put_once.rs",
    "get_secret.rs",
    "send_message.rs",
    "get_identity.rs",
    "list_alarms.rs",
];

#[test]
fn the_page_shows_the_programs_as_they_are() -> Result<(), Box<dyn Error>> {
    let programs = PROGRAMS.map(|program| format!("examples/awsjson/{program}"));
    shown::check("docs/awsjson.md", &programs, "AWSJSON_PAGE")
}

/// The line by which a service moves to CBOR is that of the program.
#[test]
fn the_line_that_moves_a_service_is_in_the_program() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("../docs/awsjson.md"))?;
    let program = fs::read_to_string(root.join("awsjson/list_alarms.rs"))?;
    let (_, rest) = page.split_once("```diff\n").ok_or("no diff on the page")?;
    let (diff, _) = rest.split_once("```\n").ok_or("the diff has no end")?;
    let [removed, added] = diff.lines().collect::<Vec<_>>()[..] else {
        return Err("the diff has other than two lines".into());
    };
    assert_eq!(removed, "-    type Protocol = AwsJson1_0;");
    let added = added.strip_prefix('+').ok_or("no line is added")?;
    assert_eq!(program.lines().filter(|line| *line == added).count(), 1);
    Ok(())
}
