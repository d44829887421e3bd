//! `s3 cp`: which files become which objects, and the other way round.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use aws_operation::Client;
use aws_operation_s3_example::api::{CopyObject, copy_source};

use crate::arguments::Copy;
use crate::download::download;
use crate::failure::{Context as _, Failure, Result};
use crate::key_path::path_of_key;
use crate::list;
use crate::location::{Location, Remote};
use crate::pool;
use crate::progress::Progress;
use crate::shown::shown_path;
use crate::tree::{Tree, key_below};
use crate::upload::Upload;

/// Copies what the arguments say.
pub(crate) fn run(client: &Client, copy: &Copy) -> Result {
    let job = Job {
        client,
        copy,
        progress: Progress::new(copy.quiet),
    };
    match (&copy.source, &copy.destination) {
        (Location::Local(source), Location::Remote(to)) if copy.recursive => {
            job.upload_all(source, to)
        }
        (Location::Local(source), Location::Remote(to)) => {
            job.upload(source, &to.for_file(name(source)?))
        }
        (Location::Remote(from), Location::Local(to)) if copy.recursive => {
            job.download_all(from, to)
        }
        (Location::Remote(from), Location::Local(to)) => job.download(from, &place(from, to)?),
        (Location::Remote(_), Location::Remote(_)) if copy.recursive => Err(Failure::new(
            "only one object at a time is copied from bucket to bucket",
        )),
        (Location::Remote(from), Location::Remote(to)) => {
            let name = from.key.rsplit('/').next().unwrap_or_default();
            job.copy(from, &to.for_file(name))
        }
        (Location::Local(_), Location::Local(_)) => Err(Failure::new(
            "neither source nor destination is in a bucket; one of them begins with s3://",
        )),
    }
}

fn name(file: &Path) -> Result<&str> {
    let name = file.file_name().and_then(|name| name.to_str());
    name.ok_or_else(|| Failure::new(format!("{} has no name for a key", shown_path(file))))
}

/// The file for an object: the one that is named, unless it is a directory.
fn place(from: &Remote, to: &Path) -> Result<PathBuf> {
    let ends_with_slash = to.as_os_str().as_encoded_bytes().ends_with(b"/");
    if !to.is_dir() && !ends_with_slash {
        return Ok(to.to_owned());
    }
    let name = from.key.rsplit('/').next().unwrap_or_default();
    Ok(to.join(path_of_key(name).context(|| from.to_string())?))
}

/// What the kinds of copies have in common.
struct Job<'a> {
    client: &'a Client,
    copy: &'a Copy,
    progress: Progress,
}

impl Job<'_> {
    fn upload(&self, path: &Path, remote: &Remote) -> Result {
        if path.is_dir() {
            let text = format!(
                "{} is a directory; --recursive uploads it",
                shown_path(path)
            );
            return Err(Failure::new(text));
        }
        Upload {
            client: self.client,
            path,
            remote,
            effort: self.copy.effort,
        }
        .run(&self.progress)
        .context(|| format!("{} to {remote}", shown_path(path)))
    }

    /// Small files at the same time, then the large ones, of which the parts go at the same time. So there are never more parts
    /// in memory than threads.
    fn upload_all(&self, directory: &Path, to: &Remote) -> Result {
        let to = to.directory();
        let upload = |path: PathBuf| {
            let key = key_below(directory, &path)?;
            self.upload(&path, &to.with_key(format!("{}{key}", to.key)))
        };
        let large: Mutex<Vec<PathBuf>> = Mutex::default();
        let effort = self.copy.effort;
        pool::for_each(Tree::of(directory)?, effort.threads, |path| {
            let length = path.metadata().context(|| shown_path(&path))?.len();
            if length < effort.threshold() {
                return upload(path);
            }
            large
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(path);
            Ok(())
        })?;
        let large = large.into_inner().unwrap_or_else(PoisonError::into_inner);
        large.into_iter().try_for_each(upload)
    }

    fn download(&self, remote: &Remote, path: &Path) -> Result {
        download(self.client, remote, path, &self.progress)
            .context(|| format!("{remote} to {}", shown_path(path)))
    }

    fn download_all(&self, from: &Remote, directory: &Path) -> Result {
        let from = from.directory();
        let objects = list::objects(self.client, &from)
            // Objects that stand for directories, as some tools make them.
            .filter(|object| !matches!(object, Ok(object) if object.key.ends_with('/') && object.size == 0));
        pool::for_each(objects, self.copy.effort.threads, |object| {
            let remote = from.with_key(object.key);
            let rest = remote.key.strip_prefix(&from.key).unwrap_or(&remote.key);
            let path = path_of_key(rest).context(|| remote.to_string())?;
            self.download(&remote, &directory.join(path))
        })
    }

    /// S3 copies by itself: nothing of it comes here.
    fn copy(&self, from: &Remote, to: &Remote) -> Result {
        let copy = CopyObject::new(&to.bucket, &to.key, copy_source(&from.bucket, &from.key));
        self.client
            .send(&copy)
            .context(|| format!("{from} to {to}"))?;
        self.progress.done(&to.to_string());
        Ok(())
    }
}
