//! Reading a configuration file, and putting a new one in its place.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::error::Fault;
use crate::sso_cache::{private_file, temporary_name};

/// More than a thousand times what people have.
const LONGEST_FILE: u64 = 16 * 1024 * 1024;

/// The content of a file; `None` where there is none.
pub(super) fn read(path: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link(path) => return Ok(None),
        Err(error) => return Err(error),
    };
    // Opening a pipe would wait for somebody to write into it.
    if !metadata.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "it is no regular file",
        ));
    }
    if metadata.len() > LONGEST_FILE {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let length = usize::try_from(metadata.len()).unwrap_or(0);
    let mut content = Zeroizing::new(Vec::with_capacity(length + 1));
    File::open(path)?
        .take(LONGEST_FILE)
        .read_to_end(&mut content)?;
    Ok(Some(content))
}

/// Replaces the file that the path leads to, if its content is still the old one.
pub(super) fn write(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<(), Fault> {
    let target = target_of(path).map_err(Fault::Write)?;
    if let Some(directory) = target.parent().filter(|path| !path.as_os_str().is_empty()) {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(directory).map_err(Fault::Write)?;
    }
    let temporary = temporary_name(&target).map_err(Fault::Write)?;
    let written = write_new(&temporary, old.map(|_| target.as_path()), new)
        .map_err(Fault::Write)
        .and_then(|()| {
            let now = read(&target).map_err(Fault::Read)?;
            if now.as_ref().map(|now| now.as_slice()) == old {
                fs::rename(&temporary, &target).map_err(Fault::Write)
            } else {
                Err(Fault::Changed)
            }
        });
    if written.is_err() {
        // It may not be there, and has nothing that is of use.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The file behind symbolic links.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link(path) => {
            Ok(path.to_owned())
        }
        target => target,
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

/// A file with the permissions and the owner of another.
fn write_new(path: &Path, like: Option<&Path>, content: &[u8]) -> io::Result<()> {
    let mut file = private_file().create_new(true).open(path)?;
    file.write_all(content)?;
    if let Some(like) = like {
        let metadata = fs::metadata(like)?;
        #[cfg(unix)]
        keep_owner(&file, &metadata)?;
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

/// An administrator who edits somebody's file leaves it theirs.
#[cfg(unix)]
fn keep_owner(file: &File, like: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    fchown(file, Some(like.uid()), Some(like.gid()))
}
