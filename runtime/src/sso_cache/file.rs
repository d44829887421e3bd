//! Reading and writing a file that holds secrets.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
#[cfg(feature = "sso-login")]
use std::time::Duration;

use zeroize::Zeroizing;

use super::error::{CacheError, Fault};

/// More than a hundred times what the tools write.
const LONGEST_FILE: u64 = 1024 * 1024;

/// The content of a regular file that is not too long.
pub(super) fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    // Opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > LONGEST_FILE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    // Room for all of it: what grows leaves copies of the secrets behind.
    let length = usize::try_from(length).unwrap_or(0);
    let mut content = Zeroizing::new(Vec::with_capacity(length + 1));
    file.take(LONGEST_FILE).read_to_end(&mut content)?;
    Ok(content)
}

/// Puts a file with this content in the place of the old one, if there is one, in one step.
pub(super) fn write(path: &Path, content: &[u8]) -> Result<(), CacheError> {
    refuse_others(path)?;
    make_directory_of(path)?;
    let temporary =
        temporary_name(path).map_err(|error| CacheError::new(path, Fault::Write(error)))?;
    let written = write_new(&temporary, content).and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // It may not be there, and has nothing that is of use.
        let _ = fs::remove_file(&temporary);
        CacheError::new(path, Fault::Write(error))
    })
}

/// Removes a file, and says whether there was one.
pub(crate) fn remove(path: &Path) -> Result<bool, CacheError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(CacheError::new(path, Fault::Remove(error))),
    }
}

/// The files of a folder whose names end with `.json`, sorted. None where it cannot be read.
pub(super) fn list(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    paths
}

/// Removes what programs left in a folder that died while they wrote. What is younger than a minute may be in use.
#[cfg(feature = "sso-login")]
pub(crate) fn remove_leftovers(directory: &Path) -> Result<(), CacheError> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let old = entries.filter(|entry| {
        let name = entry.file_name();
        let name = name.to_str().and_then(|name| name.strip_prefix('.'));
        let is_temporary = name
            .and_then(|name| name.strip_suffix(".tmp"))
            .and_then(|name| name.split_once(".json."))
            .is_some_and(|(_, random)| random.len() == 16 && is_hexadecimal(random));
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        is_temporary
            && modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age >= Duration::from_secs(60)))
    });
    let mut first = Ok(());
    for entry in old {
        first = first.and(remove(&entry.path()).map(drop));
    }
    first
}

#[cfg(feature = "sso-login")]
fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A symbolic link would be replaced, and who made it would look at an old file from then on.
pub(super) fn refuse_others(path: &Path) -> Result<(), CacheError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => Err(CacheError::new(path, Fault::NoFile)),
        _ => Ok(()),
    }
}

/// Makes the folder. One that is there stays as it is.
pub(super) fn make_directory_of(path: &Path) -> Result<(), CacheError> {
    let Some(directory) = path.parent() else {
        return Ok(());
    };
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(directory)
        .map_err(|error| CacheError::new(path, Fault::Directory(error)))
}

/// How a file is opened that its owner alone may read, if it is made.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true);
    options
}

fn write_new(path: &Path, content: &[u8]) -> io::Result<()> {
    // With `create_new`, nothing that is there already is opened, not even through a link.
    let mut file = private().create_new(true).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// A name beside the file that nobody else uses, and that does not end like a token's.
pub(crate) fn temporary_name(path: &Path) -> io::Result<PathBuf> {
    let random = getrandom::u64().map_err(|_| io::Error::other("no random numbers can be had"))?;
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{random:016x}.tmp"));
    Ok(path.with_file_name(name))
}
