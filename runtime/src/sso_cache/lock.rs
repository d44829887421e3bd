//! A lock that programs respect who ask for it.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fs4::{FileExt, TryLockError};

use super::error::{CacheError, Fault};
use super::file::{make_directory_of, private, refuse_others};

/// How long between two attempts to get it.
const PAUSE: Duration = Duration::from_millis(20);

/// A sign-in that is locked: see [`TokenCache::lock`](super::TokenCache::lock). Dropping it ends the lock, as does the end
/// of the program, however it ends.
#[derive(Debug)]
#[must_use = "the lock ends when this is dropped"]
pub struct CacheLock {
    file: File,
}

impl CacheLock {
    pub(super) fn take(path: &Path, patience: Duration) -> Result<Self, CacheError> {
        refuse_others(path)?;
        make_directory_of(path)?;
        let failed = |error: io::Error| CacheError::new(path, Fault::Lock(error));
        let file = private().create(true).open(path).map_err(failed)?;
        let deadline = Instant::now().checked_add(patience);
        loop {
            // The system's own waiting has no limit.
            match FileExt::try_lock(&file) {
                Ok(()) => return Ok(Self { file }),
                Err(TryLockError::Error(error)) => return Err(failed(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            if deadline.is_none_or(|deadline| Instant::now() >= deadline) {
                return Err(CacheError::new(path, Fault::Locked(patience)));
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Drop for CacheLock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that is just being started has it open too, until it runs its program.
        let _ = FileExt::unlock(&self.file);
    }
}
