//! From keys to files. Whoever can write to a bucket chooses its keys, and must not choose where on this machine they end.

use std::path::{Component, Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::shown::shown;

/// The path, below a directory, of the object whose key has this rest below a prefix.
///
/// Each segment has to be the name of a file, by the rules of this system: `..`, `.`, an empty one and, on Windows, a drive are
/// none.
pub(crate) fn path_of_key(rest: &str) -> Result<PathBuf> {
    rest.split('/').map(name).collect()
}

fn name(segment: &str) -> Result<&Path> {
    let path = Path::new(segment);
    let mut components = path.components();
    let is_name = matches!(
        (components.next(), components.next()),
        (Some(Component::Normal(name)), None) if name == segment
    );
    // A colon separates a stream of a file from its name on Windows; no name of a file has a NUL.
    if is_name && !segment.contains('\0') && !(cfg!(windows) && segment.contains(':')) {
        return Ok(path);
    }
    Err(Failure::new(format!(
        "\"{}\" in its key is no name of a file, so that it would not be where it belongs",
        shown(segment)
    )))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::path_of_key;

    #[test]
    fn keys_stay_below_the_directory() {
        for key in ["a", "a/b.c/d e", "...", "..a/.b", "über/日本"] {
            assert_eq!(path_of_key(key).expect(key), Path::new(key));
        }
        for key in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/..",
            "a/../../b",
            "./a",
            "a/.",
            "a\0b",
        ] {
            assert!(path_of_key(key).is_err(), "{key:?}");
        }
    }

    #[test]
    #[cfg(windows)]
    fn drives_and_backslashes_lead_nowhere() {
        for key in ["C:", "C:a", "a\\b", "..\\a", "a:b", "\\\\server\\share"] {
            assert!(path_of_key(key).is_err(), "{key:?}");
        }
    }
}
