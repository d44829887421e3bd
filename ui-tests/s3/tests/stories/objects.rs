//! An object is stored, read, listed, copied and deleted.

use std::io::Read;

use aws_operation::checksum::ChecksumAlgorithm;
use aws_operation::{ByteStream, Error, Timestamp};
use aws_operation_s3_tests::TestResult;
use aws_operation_s3_tests::api::{
    CopyObject, CreateBucket, CreateBucketError, DeleteBucket, DeleteObject, GetObject,
    GetObjectError, HeadObject, ListObjectsV2, PutObject,
};
use aws_operation_s3_tests::content::{Content, compare};

use crate::support::{MIB, by_tls, exists, refusal, with_bucket};

#[test]
fn an_object_from_its_making_to_its_end() -> TestResult {
    let bucket = "objects";
    let client = with_bucket(bucket)?;
    let again = client.send(&CreateBucket::new(bucket));
    let error = again.expect_err("it is there");
    assert!(
        matches!(
            error.modeled(),
            Some(
                CreateBucketError::BucketAlreadyExists | CreateBucketError::BucketAlreadyOwnedByYou
            )
        ),
        "{error:?}"
    );

    // What must be escaped in paths, and what must not.
    let key = "2026/a plan+more/~ä%&=?.txt";
    let put = PutObject::new(bucket, key, "the plan")
        .content_type("text/plain; charset=utf-8")
        .metadata([("owner".to_owned(), "Ada".to_owned())]);
    let stored = client.send(&put)?;
    assert_eq!(stored.checksum_crc32.as_deref(), Some("kId3DQ=="));

    let mut read = client.send(&GetObject::new(bucket, key))?;
    let mut text = String::new();
    read.body.read_to_string(&mut text)?;
    assert_eq!(text, "the plan");
    assert_eq!(read.e_tag, stored.e_tag);
    assert_eq!(
        read.content_type.as_deref(),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(read.checksum_crc32, stored.checksum_crc32);
    assert_eq!(
        read.metadata
            .as_ref()
            .and_then(|all| all.get("owner"))
            .map(String::as_str),
        Some("Ada")
    );
    assert!(
        read.last_modified
            .is_some_and(|at| at > Timestamp::from_secs(1_700_000_000))
    );

    let known = client.send(&HeadObject::new(bucket, key))?;
    assert_eq!(known.content_length, Some(8));
    assert_eq!(known.e_tag, stored.e_tag);

    let mut part = client.send(&GetObject::new(bucket, key).range("bytes=4-"))?;
    assert_eq!(part.content_range.as_deref(), Some("bytes 4-7/8"));
    let mut text = String::new();
    part.body.read_to_string(&mut text)?;
    assert_eq!(text, "plan");

    let source = "objects/2026/a%20plan%2Bmore/~%C3%A4%25%26%3D%3F.txt";
    let copied = client.send(&CopyObject::new(bucket, "copy", source))?;
    let result = copied.copy_object_result.ok_or("no result")?;
    assert_eq!(result.e_tag, stored.e_tag);
    assert!(result.last_modified.is_some());

    client.send(&DeleteObject::new(bucket, key))?;
    let error = client
        .send(&GetObject::new(bucket, key))
        .expect_err("it is gone");
    assert!(
        matches!(error.modeled(), Some(GetObjectError::NoSuchKey)),
        "{error:?}"
    );
    assert!(!exists(&client, bucket, key)?);
    assert!(exists(&client, bucket, "copy")?);

    client.send(&DeleteObject::new(bucket, "copy"))?;
    client.send(&DeleteBucket::new(bucket))?;
    let error = client
        .send(&ListObjectsV2::new(bucket))
        .expect_err("no bucket");
    assert_eq!(refusal(&error), Some((404, "NoSuchBucket")));
    Ok(())
}

#[test]
fn a_list_has_pages_and_beginnings() -> TestResult {
    let bucket = "lists";
    let client = with_bucket(bucket)?;
    for key in ["a/1 & 2", "a/<3>", "b/1", "c", "d\u{e9}"] {
        client.send(&PutObject::new(bucket, key, "x"))?;
    }
    let all = client.items(ListObjectsV2::new(bucket).max_keys(2));
    let objects = all.collect::<Result<Vec<_>, _>>()?;
    let keys: Vec<&str> = objects.iter().map(|object| object.key.as_str()).collect();
    assert_eq!(keys, ["a/1 & 2", "a/<3>", "b/1", "c", "d\u{e9}"]);
    assert!(objects.iter().all(|object| object.size == 1));

    let top = client.send(&ListObjectsV2::new(bucket).delimiter("/"))?;
    let beginnings: Vec<String> = top
        .common_prefixes
        .into_iter()
        .flatten()
        .map(|it| it.prefix)
        .collect();
    assert_eq!(beginnings, ["a/", "b/"]);
    let none = client.send(&ListObjectsV2::new(bucket).prefix("nothing/"))?;
    assert_eq!(none.contents.map_or(0, |contents| contents.len()), 0);
    assert_eq!(none.is_truncated, Some(false));
    Ok(())
}

#[test]
fn every_checksum_is_taken_and_given_back() -> TestResult {
    use ChecksumAlgorithm::{Crc32, Crc32C, Crc64Nvme, Sha1, Sha256};
    let bucket = "checksums";
    let plain = with_bucket(bucket)?;
    let (encrypted, _tls) = by_tls()?;
    for algorithm in [Crc32, Crc32C, Crc64Nvme, Sha1, Sha256] {
        for (client, way) in [(&plain, "ahead"), (&encrypted, "behind")] {
            let key = format!("{algorithm}-{way}");
            for size in [0, 1, 65_535, 65_536, 3 * MIB + 7] {
                // Of a stream, the checksum comes behind its content, which takes TLS. Without it, the bytes must be there.
                let body = if way == "ahead" {
                    let mut bytes = Vec::new();
                    Content::new(size).read_to_end(&mut bytes)?;
                    ByteStream::from(bytes)
                } else {
                    ByteStream::from_reader(Content::new(size), Some(size))
                };
                let put = PutObject::new(bucket, key.as_str(), body).checksum_algorithm(algorithm);
                client
                    .send(&put)
                    .map_err(|error| format!("{key}, {size}: {error}"))?;
                let read = client.send(&GetObject::new(bucket, key.as_str()))?;
                let mut count = 0;
                compare(read.body, Content::new(size), &mut count)
                    .map_err(|error| format!("{key}, {size}: {error}"))?;
                assert_eq!(count, size, "{key}");
            }
        }
    }
    Ok(())
}

#[test]
fn a_reader_needs_encryption() -> TestResult {
    let client = with_bucket("readers")?;
    let body = ByteStream::from_reader(Content::new(10), Some(10));
    let error = client
        .send(&PutObject::new("readers", "a", body))
        .expect_err("plain HTTP");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert!(error.to_string().contains("use https"), "{error}");
    Ok(())
}
