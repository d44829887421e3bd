//! A download that is not finished.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::checksum::Checksum;
use crate::failure::{Context as _, Failure, Result};
use crate::shown::shown_path;

/// What the names of unfinished downloads begin and end with.
const PREFIX: &str = ".s3-";
const SUFFIX: &str = ".part";

/// Whether a file is an unfinished download.
pub(crate) fn is_partial(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// A file beside the one that it will be, with what was downloaded so far.
///
/// Its name has the `ETag` in it, so that what was begun of one version is not continued with another.
pub(crate) struct Partial {
    path: PathBuf,
    file: File,
    length: u64,
    checksum: Checksum,
}

impl Partial {
    /// The download to this file, as far as it was made before.
    pub(crate) fn open(destination: &Path, etag: &str, whole: u64) -> Result<Self> {
        let path = path_of(destination, etag)?;
        if let Some(directory) = path.parent() {
            fs::create_dir_all(directory).context(|| shown_path(directory))?;
        }
        let open = || -> Result<Self> {
            let options = OpenOptions::new()
                .read(true)
                .append(true)
                .create(true)
                .clone();
            let file = options.open(&path)?;
            let (mut checksum, mut length) = Checksum::read(&file)?;
            if length > whole {
                file.set_len(0)?;
                (checksum, length) = Default::default();
            }
            Ok(Self {
                path: path.clone(),
                file,
                length,
                checksum,
            })
        };
        open().context(|| shown_path(&path))
    }

    /// How many bytes are there.
    pub(crate) const fn length(&self) -> u64 {
        self.length
    }

    pub(crate) const fn checksum(&self) -> &Checksum {
        &self.checksum
    }

    /// Adds what comes next.
    pub(crate) fn append(&mut self, bytes: &[u8]) -> Result {
        self.file
            .write_all(bytes)
            .context(|| shown_path(&self.path))?;
        self.checksum.update(bytes);
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Puts it in its place, where it is as a whole or not at all.
    pub(crate) fn finish(self, destination: &Path) -> Result {
        self.file.sync_all().context(|| shown_path(&self.path))?;
        drop(self.file);
        fs::rename(&self.path, destination).context(|| shown_path(destination))
    }

    /// Drops what is wrong.
    pub(crate) fn remove(self) -> Result {
        drop(self.file);
        fs::remove_file(&self.path).context(|| shown_path(&self.path))
    }
}

/// The file's name is not a part of it as it is, for the two together could be longer than a name can be.
fn path_of(destination: &Path, etag: &str) -> Result<PathBuf> {
    let name = destination
        .file_name()
        .ok_or_else(|| Failure::new("it has no name"))?;
    let mut identity = Checksum::of(name.as_encoded_bytes());
    identity.update(etag.as_bytes());
    let etag: String = etag
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '-')
        .take(64)
        .collect();
    let identity = identity.number();
    Ok(destination.with_file_name(format!("{PREFIX}{identity:08x}-{etag}{SUFFIX}")))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{is_partial, path_of};

    #[test]
    fn each_version_of_each_file_has_its_own() {
        let path =
            |destination: &str, etag: &str| path_of(Path::new(destination), etag).expect("a name");
        let one = path("a/b.jpg", "\"0123-2\"");
        assert_eq!(one.parent(), Some(Path::new("a")));
        assert!(one.file_name().is_some_and(is_partial), "{one:?}");
        assert_eq!(one, path("a/b.jpg", "\"0123-2\""));
        assert_ne!(one, path("a/b.jpg", "\"0123-3\""));
        assert_ne!(one, path("a/c.jpg", "\"0123-2\""));
        let hostile = path("a/b.jpg", &format!("\"/../{}\"", "x".repeat(500)));
        assert_eq!(hostile.parent(), Some(Path::new("a")));
        assert!(hostile.file_name().is_some_and(|name| name.len() < 100));
        assert!(!is_partial(OsStr::new("b.jpg")));
    }
}
