//! The page shows the program and the operations as they are.

use std::fs;
use std::path::Path;

use crate::server::TestResult;
use crate::shown;

#[test]
fn the_page_shows_the_files_as_they_are() -> TestResult {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec!["examples/s3/programs/get_object.rs".to_owned()];
    for entry in fs::read_dir(root.join("src/api"))? {
        let name = entry?.file_name();
        let name = name.to_str().ok_or("no text")?;
        if name != "mod.rs" {
            files.push(format!("examples/s3/src/api/{name}"));
        }
    }
    shown::check("docs/s3.md", &files, "S3_PAGE")
}
