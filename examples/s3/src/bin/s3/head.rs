//! What is known of an object before it is read.

use aws_operation::Client;
use aws_operation::http::StatusCode;
use aws_operation_s3_example::api::{HeadObject, ObjectHead};

use crate::failure::{Failure, Result};
use crate::location::Remote;

pub(crate) fn head(client: &Client, remote: &Remote) -> Result<ObjectHead> {
    let head = HeadObject::new(&remote.bucket, &remote.key).checksum_mode("ENABLED");
    client
        .send(&head)
        .map_err(|error| match error.service_error() {
            // A reply to HEAD has no body that could say what is not there.
            Some(details) if details.status() == StatusCode::NOT_FOUND => {
                Failure::new("there is no such object, or no such bucket")
            }
            _ => error.into(),
        })
}

/// The checksum of the whole object, if S3 has one of our kind.
pub(crate) fn checksum_of_whole(head: &ObjectHead) -> Option<&str> {
    let checksum = head.checksum_crc32.as_deref()?;
    let is_of_parts = head.checksum_type.as_deref() == Some("COMPOSITE") || checksum.contains('-');
    (!is_of_parts).then_some(checksum)
}
