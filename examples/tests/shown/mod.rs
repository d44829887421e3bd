//! A page shows programs as they are: each stands below a comment with its path.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Compares the code on the page with the files. If the variable is `write`, it writes them into the page.
pub(crate) fn check(page: &str, programs: &[String], variable: &str) -> Result<(), Box<dyn Error>> {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = folders
        .find(|folder| folder.join("docs").is_dir())
        .ok_or("no folder above the package has the pages")?;
    let path = root.join(page);
    let page = fs::read_to_string(&path)?;
    let mut mended = page.clone();
    for name in programs {
        let program = fs::read_to_string(root.join(name))?;
        mended = with_program(&mended, name, &program)
            .ok_or_else(|| format!("the page has no code below `<!-- {name} -->`"))?;
    }
    if env::var_os(variable).is_some_and(|value| value == "write") {
        fs::write(&path, mended)?;
        return Ok(());
    }
    assert!(
        page == mended,
        "{} shows other programs than there are; {variable}=write mends it",
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
