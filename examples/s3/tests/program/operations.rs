//! The operations that the program does not call, and the errors of those that it does.

use std::io::Read as _;

use aws_operation::Error;
use aws_operation_s3_example::api::{
    AbortMultipartUpload, CompleteMultipartUpload, CompletedMultipartUpload, CompletedPart,
    CopyObject, CopyObjectError, CreateMultipartUpload, DeleteObject, GetObject, GetObjectError,
    HeadObject, ListObjectsError, ListObjectsV2, MultipartError, PutObject, PutObjectError,
    UploadPart, copy_source,
};

use crate::server::{TestResult, assert_fails, assert_succeeds, content, server};

const KEY: &str = "a b/.../ü+%/key";

#[test]
fn an_object_is_stored_read_copied_and_deleted() -> TestResult {
    let Some(server) = server("objects")? else {
        return Ok(());
    };
    let (client, bucket) = (&server.client, &*server.bucket);
    let stored = client.send(&PutObject::new(bucket, KEY, "0123456789").if_none_match("*"))?;
    let again = client.send(&PutObject::new(bucket, KEY, "x").if_none_match("*"));
    assert!(
        matches!(
            again,
            Err(Error::Modeled(PutObjectError::PreconditionFailed, _))
        ),
        "{again:?}"
    );

    let head = client.send(&HeadObject::new(bucket, KEY))?;
    assert_eq!((head.content_length, &head.etag), (10, &stored.etag));

    let part = GetObject::new(bucket, KEY)
        .range("bytes=4-6")
        .if_match(&stored.etag);
    let mut object = client.send(&part)?;
    let mut text = String::new();
    object.body.read_to_string(&mut text)?;
    assert_eq!(text, "456");
    assert_eq!(object.content_range.as_deref(), Some("bytes 4-6/10"));
    assert_eq!(object.content_length, Some(3));
    let beyond = client.send(&GetObject::new(bucket, KEY).range("bytes=10-"));
    assert!(
        matches!(beyond, Err(Error::Modeled(GetObjectError::InvalidRange, _))),
        "{beyond:?}"
    );
    let other = client.send(&GetObject::new(bucket, KEY).if_match("\"other\""));
    assert!(
        matches!(
            other,
            Err(Error::Modeled(GetObjectError::PreconditionFailed, _))
        ),
        "{other:?}"
    );

    let copy = client.send(&CopyObject::new(bucket, "copy", copy_source(bucket, KEY)))?;
    assert_eq!(copy.etag, stored.etag);
    let none = client.send(&CopyObject::new(
        bucket,
        "copy",
        copy_source(bucket, "none"),
    ));
    assert!(
        matches!(none, Err(Error::Modeled(CopyObjectError::NoSuchKey, _))),
        "{none:?}"
    );
    assert_eq!(server.keys()?, [KEY, "copy"]);

    client.send(&DeleteObject::new(bucket, KEY))?;
    client.send(&DeleteObject::new(bucket, KEY))?;
    let gone = client.send(&GetObject::new(bucket, KEY));
    assert!(
        matches!(gone, Err(Error::Modeled(GetObjectError::NoSuchKey, _))),
        "{gone:?}"
    );
    let gone = client
        .send(&HeadObject::new(bucket, KEY))
        .expect_err("it is gone");
    assert_eq!(gone.service_error().ok_or("no reply")?.status(), 404);
    assert_eq!(server.keys()?, ["copy"]);
    Ok(())
}

#[test]
fn uploads_in_parts_end_in_both_ways() -> TestResult {
    let Some(server) = server("multipart")? else {
        return Ok(());
    };
    let (client, bucket) = (&server.client, &*server.bucket);
    let id = client
        .send(&CreateMultipartUpload::new(bucket, KEY))?
        .upload_id;
    let sizes = [5 * 1024 * 1024, 7];
    let mut parts = Vec::new();
    for (number, size) in (1..).zip(sizes) {
        let part = UploadPart::new(bucket, KEY, number, &id, content(size));
        parts.push(CompletedPart::new(number, client.send(&part)?.etag));
    }
    let wrong = CompletedMultipartUpload::new([CompletedPart::new(1, "\"wrong\"")]);
    let wrong = client.send(&CompleteMultipartUpload::new(bucket, KEY, &id, wrong));
    assert!(
        matches!(wrong, Err(Error::Modeled(MultipartError::InvalidPart, _))),
        "{wrong:?}"
    );
    let parts = CompletedMultipartUpload::new(parts);
    client.send(&CompleteMultipartUpload::new(bucket, KEY, &id, parts))?;
    let head = client.send(&HeadObject::new(bucket, KEY))?;
    assert_eq!(head.content_length, 5 * 1024 * 1024 + 7);

    let id = client
        .send(&CreateMultipartUpload::new(bucket, KEY))?
        .upload_id;
    client.send(&UploadPart::new(bucket, KEY, 1, &id, "part"))?;
    client.send(&AbortMultipartUpload::new(bucket, KEY, &id))?;
    let late = client.send(&AbortMultipartUpload::new(bucket, KEY, &id));
    assert!(
        matches!(late, Err(Error::Modeled(MultipartError::NoSuchUpload, _))),
        "{late:?}"
    );
    Ok(())
}

#[test]
fn pages_are_followed() -> TestResult {
    let Some(server) = server("items")? else {
        return Ok(());
    };
    for number in 0..7 {
        server.put(&format!("k{number}"), b"")?;
    }
    let client = &server.client;
    let list = || ListObjectsV2::new(&server.bucket).prefix("k").max_keys(3);
    let pages = client.pages(list()).collect::<Result<Vec<_>, _>>()?;
    let sizes: Vec<_> = pages.iter().map(|page| page.contents.len()).collect();
    assert_eq!(sizes, [3, 3, 1]);
    assert_eq!(
        client.items(list()).collect::<Result<Vec<_>, _>>()?.len(),
        7
    );
    let none = client.items(ListObjectsV2::new("no-such-bucket")).next();
    assert!(matches!(
        none,
        Some(Err(Error::Modeled(ListObjectsError::NoSuchBucket, _)))
    ));
    Ok(())
}

#[test]
fn the_first_program_of_the_page() -> TestResult {
    let Some(server) = server("first")? else {
        return Ok(());
    };
    server.put("k", b"0123456789")?;
    let bucket = &*server.bucket;
    assert_eq!(
        assert_succeeds(&server.get_object(&[bucket, "k"])?),
        "0123456789"
    );
    assert_eq!(
        assert_succeeds(&server.get_object(&[bucket, "k", "7"])?),
        "789"
    );
    let errors = assert_fails(&server.get_object(&[bucket, "none"])?);
    assert!(errors.contains("there is no object none"), "{errors}");
    Ok(())
}

#[test]
fn a_copy_is_made_by_the_server() -> TestResult {
    let Some(server) = server("copies")? else {
        return Ok(());
    };
    server.put("a b+ü", b"content")?;
    let output = server.run(&["cp", &server.at("a b+ü"), &server.at("to/")])?;
    assert_eq!(
        assert_succeeds(&output),
        format!("{}\n", server.at("to/a b+ü"))
    );
    assert_eq!(server.keys()?, ["a b+ü", "to/a b+ü"]);
    Ok(())
}
