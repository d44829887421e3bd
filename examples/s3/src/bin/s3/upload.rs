//! A file becomes an object.

use std::fs::File;
use std::path::Path;

use aws_operation::{ByteStream, Client};
use aws_operation_s3_example::api::PutObject;

use crate::arguments::Effort;
use crate::checksum::{ALGORITHM, Checksum};
use crate::failure::{Failure, Result};
use crate::location::Remote;
use crate::progress::Progress;
use crate::shown::size;

/// A file, and where it goes.
pub(crate) struct Upload<'a> {
    pub(crate) client: &'a Client,
    pub(crate) path: &'a Path,
    pub(crate) remote: &'a Remote,
    pub(crate) effort: Effort,
}

impl Upload<'_> {
    /// Uploads the file, with its checksum, which S3 compares.
    pub(crate) fn run(&self, progress: &Progress) -> Result {
        let length = self.path.metadata()?.len();
        let bar = progress.bar(&self.remote.key, length);
        if length >= self.effort.threshold() {
            self.in_parts(length, &bar)?;
        } else {
            self.at_once(length)?;
            bar.advance(length);
        }
        drop(bar);
        progress.done(&format!("{} ({})", self.remote, size(length)));
        Ok(())
    }

    /// The file is read twice: the checksum is sent before it.
    fn at_once(&self, length: u64) -> Result {
        let (checksum, read) = Checksum::read(File::open(self.path)?)?;
        let body = ByteStream::from_path(self.path)?;
        if read != length || body.length() != Some(length) {
            return Err(Failure::new("it changes while it is read"));
        }
        let put = PutObject::new(&self.remote.bucket, &self.remote.key, body)
            .checksum_algorithm(ALGORITHM)
            .checksum_crc32(checksum.text());
        self.client.send(&put)?;
        Ok(())
    }
}
