//! An object becomes a file.

use std::io::{self, Read as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use aws_operation::{ByteStream, Client, Error};
use aws_operation_s3_example::api::{GetObject, GetObjectError};

use crate::failure::{Context as _, Failure, Result};
use crate::head::{checksum_of_whole, head};
use crate::interrupt;
use crate::location::Remote;
use crate::partial::Partial;
use crate::progress::{Bar, Progress};
use crate::shown::{shown_path, size};

/// How often in a row a connection may break off before a byte came.
const MOST_CUTS: u32 = 5;

const PAUSE: Duration = Duration::from_millis(200);

const BUFFER: usize = 64 * 1024;

/// Downloads an object into a file beside its place, goes on where an earlier download ended, compares the checksum, and puts
/// the file in its place.
pub(crate) fn download(
    client: &Client,
    remote: &Remote,
    destination: &Path,
    progress: &Progress,
) -> Result {
    if destination.is_dir() {
        return Err(Failure::new(format!(
            "{} is a directory",
            shown_path(destination)
        )));
    }
    let head = head(client, remote)?;
    let whole = head.content_length;
    let bar = progress.bar(&remote.key, whole);
    let mut partial = Partial::open(destination, &head.etag, whole)?;
    bar.begin_at(partial.length());
    let fetch = Fetch {
        client,
        remote,
        etag: &head.etag,
        whole,
        bar: &bar,
    };
    fetch.all(&mut partial)?;

    let found = partial.checksum().text();
    let note = match checksum_of_whole(&head) {
        Some(expected) if expected != found => {
            partial.remove()?;
            return Err(Failure::new(format!(
                "what came has the checksum {found} and not {expected}; it was dropped, try again"
            )));
        }
        Some(_) => "",
        None => ", which S3 has no CRC32 of to compare",
    };
    partial.finish(destination)?;
    drop(bar);
    progress.done(&format!(
        "{} ({}{note})",
        shown_path(destination),
        size(whole)
    ));
    Ok(())
}

/// One version of an object.
struct Fetch<'a> {
    client: &'a Client,
    remote: &'a Remote,
    etag: &'a str,
    whole: u64,
    bar: &'a Bar<'a>,
}

/// Why bytes no longer come.
enum Stop {
    /// It may go on from there.
    Cut(io::Error),
    Failure(Failure),
}

impl<E: Into<Failure>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failure(error.into())
    }
}

impl Fetch<'_> {
    /// Fetches what is missing, however often the connection breaks off, as long as something comes.
    fn all(&self, partial: &mut Partial) -> Result {
        let mut cuts = 0;
        while partial.length() < self.whole {
            let before = partial.length();
            match self.rest(partial) {
                Ok(()) => {}
                Err(Stop::Failure(failure)) => return Err(failure),
                Err(Stop::Cut(error)) => {
                    cuts = if partial.length() > before {
                        0
                    } else {
                        cuts + 1
                    };
                    let there = size(partial.length());
                    if cuts > MOST_CUTS {
                        return Err(error).context(|| {
                            format!("the connection breaks off; {there} are kept, try again")
                        });
                    }
                    let text = format!("{}: {error}; going on after {there}", self.remote);
                    self.bar.note(&text);
                    thread::sleep(PAUSE * cuts);
                }
            }
        }
        Ok(())
    }

    /// Fetches what is missing, until the connection breaks off.
    fn rest(&self, partial: &mut Partial) -> Result<(), Stop> {
        let begin = partial.length();
        let mut body = self.body_from(begin)?;
        let mut buffer = vec![0; BUFFER];
        while partial.length() < self.whole {
            interrupt::check()?;
            let missing = self.whole - partial.length();
            let most = usize::try_from(missing).map_or(BUFFER, |missing| missing.min(BUFFER));
            let count = match body.read(&mut buffer[..most]) {
                Ok(0) => return Err(Stop::Cut(io::ErrorKind::UnexpectedEof.into())),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Stop::Cut(error)),
            };
            partial.append(&buffer[..count])?;
            self.bar.advance(count as u64);
        }
        Ok(())
    }

    fn body_from(&self, begin: u64) -> Result<ByteStream> {
        let mut get = GetObject::new(&self.remote.bucket, &self.remote.key).if_match(self.etag);
        if begin > 0 {
            get = get.range(format!("bytes={begin}-"));
        }
        let object = self.client.send(&get).map_err(|error| match error {
            Error::Modeled(GetObjectError::PreconditionFailed, _) => {
                Failure::new("it was changed while it was downloaded; try again")
            }
            other => other.into(),
        })?;
        let range = object.content_range.as_deref().unwrap_or("bytes 0-");
        if !range.starts_with(&format!("bytes {begin}-")) {
            return Err(Failure::new(format!(
                "the bytes from {begin} on were asked for, and others came; this server knows no ranges"
            )));
        }
        Ok(object.body)
    }
}
