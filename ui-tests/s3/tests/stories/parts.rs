//! Uploads in parts.

use std::thread;

use aws_operation::ByteStream;
use aws_operation_s3_tests::TestResult;
use aws_operation_s3_tests::api::{
    AbortMultipartUpload, CompleteMultipartUpload, CompletedMultipartUpload, CompletedPart,
    CreateMultipartUpload, GetObject, UploadPart,
};
use aws_operation_s3_tests::content::{Content, compare};

use crate::support::{MIB, by_tls, exists, refusal, with_bucket};

/// The least that a part may have, but for the last one.
const PART: u64 = 5 * MIB;
const PARTS: u32 = 4;

#[test]
fn parts_that_go_up_at_once_become_one_object() -> TestResult {
    let (bucket, key) = ("parts", "large");
    with_bucket(bucket)?;
    let (client, _tls) = by_tls()?;
    let upload = client
        .send(&CreateMultipartUpload::new(bucket, key))?
        .upload_id;
    let size = u64::from(PARTS - 1) * PART + 12_345;
    let parts: Result<Vec<CompletedPart>, String> = thread::scope(|scope| {
        let threads: Vec<_> = (1..=PARTS)
            .map(|number| {
                let (client, upload) = (&client, upload.as_str());
                scope.spawn(move || {
                    let begin = u64::from(number - 1) * PART;
                    let end = size.min(begin + PART);
                    let content = Content::part(begin, end);
                    let body = ByteStream::from_reader(content, Some(end - begin));
                    let part = UploadPart::new(bucket, key, number, upload, body);
                    let sent = client.send(&part).map_err(|error| error.to_string())?;
                    Ok(CompletedPart::new(number, sent.e_tag.ok_or("no ETag")?))
                })
            })
            .collect();
        let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
        joined
            .map(|result| result.map_err(|_| "a panic")?)
            .collect()
    });
    let complete = CompleteMultipartUpload::new(
        bucket,
        key,
        upload.as_str(),
        CompletedMultipartUpload::new(parts?),
    );
    let completed = client.send(&complete)?;
    assert_eq!(completed.key.as_deref(), Some(key));
    assert!(
        completed
            .e_tag
            .is_some_and(|e_tag| e_tag.trim_matches('"').ends_with("-4"))
    );

    let read = client.send(&GetObject::new(bucket, key))?;
    let mut count = 0;
    compare(read.body, Content::new(size), &mut count)?;
    assert_eq!(count, size);
    Ok(())
}

#[test]
fn a_part_that_is_too_small_is_an_error_and_an_upload_can_be_given_up() -> TestResult {
    let (bucket, key) = ("small-parts", "small");
    let client = with_bucket(bucket)?;
    let begin = || -> TestResult<String> {
        Ok(client
            .send(&CreateMultipartUpload::new(bucket, key))?
            .upload_id)
    };
    let upload = begin()?;
    let mut parts = Vec::new();
    for number in 1..=2 {
        let sent = client.send(&UploadPart::new(
            bucket,
            key,
            number,
            upload.as_str(),
            "small",
        ))?;
        parts.push(CompletedPart::new(number, sent.e_tag.ok_or("no ETag")?));
    }
    let parts = CompletedMultipartUpload::new(parts);
    let complete = CompleteMultipartUpload::new(bucket, key, upload.as_str(), parts);
    let error = client.send(&complete).expect_err("5 MiB at least");
    assert_eq!(refusal(&error), Some((400, "EntityTooSmall")));

    let upload = begin()?;
    client.send(&UploadPart::new(bucket, key, 1, upload.as_str(), "small"))?;
    client.send(&AbortMultipartUpload::new(bucket, key, upload))?;
    assert!(!exists(&client, bucket, key)?);
    Ok(())
}
