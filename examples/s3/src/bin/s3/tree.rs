//! The files of a directory.

use std::fs::{self, DirEntry, ReadDir};
use std::path::{Path, PathBuf};

use crate::failure::{Context as _, Failure, Result};
use crate::partial;
use crate::shown::shown_path;

/// All files below a directory, read while they are asked for. A symbolic link stands for the file that it leads to; one to a
/// directory is left out, for it could lead in a circle. So are unfinished downloads.
pub(crate) struct Tree {
    open: Vec<(PathBuf, ReadDir)>,
}

impl Tree {
    pub(crate) fn of(directory: &Path) -> Result<Self> {
        let mut tree = Self { open: Vec::new() };
        tree.enter(directory.to_owned())?;
        Ok(tree)
    }

    fn enter(&mut self, directory: PathBuf) -> Result {
        let entries = fs::read_dir(&directory).context(|| shown_path(&directory))?;
        self.open.push((directory, entries));
        Ok(())
    }

    /// The file that an entry is, if it is one.
    fn look(&mut self, entry: &DirEntry) -> Result<Option<PathBuf>> {
        let path = entry.path();
        let kind = entry.file_type().context(|| shown_path(&path))?;
        if kind.is_dir() {
            self.enter(path)?;
            return Ok(None);
        }
        let is_file = kind.is_file() || kind.is_symlink() && path.is_file();
        Ok((is_file && !partial::is_partial(&entry.file_name())).then_some(path))
    }
}

impl Iterator for Tree {
    type Item = Result<PathBuf>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (directory, entries) = self.open.last_mut()?;
            let Some(entry) = entries.next() else {
                self.open.pop();
                continue;
            };
            let entry = entry.context(|| shown_path(directory));
            if let Some(found) = entry.and_then(|entry| self.look(&entry)).transpose() {
                return Some(found);
            }
        }
    }
}

/// The key of a file below a directory: the names on the way to it, with `/` between them.
pub(crate) fn key_below(directory: &Path, file: &Path) -> Result<String> {
    let names = file.strip_prefix(directory)?.iter();
    let names: Option<Vec<_>> = names.map(|name| name.to_str()).collect();
    let names = names.ok_or_else(|| {
        let text = format!("{}: its name is no Unicode, as keys are", shown_path(file));
        Failure::new(text)
    })?;
    Ok(names.join("/"))
}
