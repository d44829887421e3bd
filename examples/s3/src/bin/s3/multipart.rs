//! A file that is uploaded in parts, several at the same time.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::sync::{Mutex, PoisonError};

use aws_operation::{Client, Error};
use aws_operation_s3_example::api::{
    AbortMultipartUpload, CompleteMultipartUpload, CompletedMultipartUpload, CompletedPart,
    CreateMultipartUpload, MultipartError, UploadPart,
};

use crate::checksum::{ALGORITHM, Checksum};
use crate::failure::{Context as _, Failure, Result};
use crate::parts::{Part, parts};
use crate::pool;
use crate::progress::Bar;
use crate::upload::Upload;

/// The object has the checksum of its content, which those of the parts are put together to.
const CHECKSUM_TYPE: &str = "FULL_OBJECT";

/// A part that was uploaded.
struct Uploaded {
    number: i32,
    etag: String,
    checksum: Checksum,
}

impl Upload<'_> {
    /// Uploads the file in parts. If that fails, the parts are dropped.
    pub(crate) fn in_parts(&self, length: u64, bar: &Bar<'_>) -> Result {
        let parts = parts(length, self.effort.part_size())?;
        let begin = CreateMultipartUpload::new(&self.remote.bucket, &self.remote.key)
            .checksum_algorithm(ALGORITHM)
            .checksum_type(CHECKSUM_TYPE);
        let id = self.client.send(&begin)?.upload_id;
        let sent = self
            .send(&id, parts, bar)
            .and_then(|uploaded| self.complete(&id, uploaded, length));
        sent.map_err(|failure| self.abort(&id, failure))
    }

    fn send(
        &self,
        id: &str,
        parts: impl Iterator<Item = Part> + Send,
        bar: &Bar<'_>,
    ) -> Result<Vec<Uploaded>> {
        let uploaded: Mutex<Vec<Uploaded>> = Mutex::default();
        pool::for_each(parts.map(Ok), self.effort.threads, |part| {
            let sent = self
                .send_part(id, part)
                .context(|| format!("part {}", part.number))?;
            bar.advance(part.length);
            uploaded
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(sent);
            Ok(())
        })?;
        let mut uploaded = uploaded
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        uploaded.sort_unstable_by_key(|part| part.number);
        Ok(uploaded)
    }

    /// A part is in memory while it is sent, so that it can be sent again.
    fn send_part(&self, id: &str, part: Part) -> Result<Uploaded> {
        let mut bytes = vec![0; usize::try_from(part.length)?];
        let mut file = File::open(self.path)?;
        file.seek(SeekFrom::Start(part.offset))?;
        file.read_exact(&mut bytes)
            .context(|| "the file is shorter than it was".to_owned())?;
        let checksum = Checksum::of(&bytes);
        let (bucket, key) = (&*self.remote.bucket, &*self.remote.key);
        let upload = UploadPart::new(bucket, key, part.number, id, bytes)
            .checksum_algorithm(ALGORITHM)
            .checksum_crc32(checksum.text());
        let etag = self.client.send(&upload)?.etag;
        Ok(Uploaded {
            number: part.number,
            etag,
            checksum,
        })
    }

    fn complete(&self, id: &str, uploaded: Vec<Uploaded>, length: u64) -> Result {
        let mut whole = Checksum::default();
        let mut parts = Vec::with_capacity(uploaded.len());
        for part in uploaded {
            whole.append(&part.checksum);
            let completed = CompletedPart::new(part.number, part.etag);
            parts.push(completed.checksum_crc32(part.checksum.text()));
        }
        let parts = CompletedMultipartUpload::new(parts);
        let (bucket, key) = (&*self.remote.bucket, &*self.remote.key);
        let complete = CompleteMultipartUpload::new(bucket, key, id, parts)
            .checksum_crc32(whole.text())
            .checksum_type(CHECKSUM_TYPE)
            .object_size(length);
        self.client.send(&complete)?;
        Ok(())
    }

    /// Drops the parts. The failure that it is for comes back, with a second one if they are still there.
    fn abort(&self, id: &str, failure: Failure) -> Failure {
        match abort(self.client, &self.remote.bucket, &self.remote.key, id) {
            Ok(()) => failure,
            Err(second) => Failure::new(format!(
                "{failure}; and the parts of the upload {id} are still there, and cost: {second}"
            )),
        }
    }
}

fn abort(client: &Client, bucket: &str, key: &str, id: &str) -> Result {
    match client.send(&AbortMultipartUpload::new(bucket, key, id)) {
        Ok(()) | Err(Error::Modeled(MultipartError::NoSuchUpload, _)) => Ok(()),
        Err(other) => Err(other.into()),
    }
}
