//! Connections that are cut, and bytes that change on the way.

use std::fs;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use aws_operation::checksum::ChecksumMismatch;
use aws_operation::retry::RetryPolicy;
use aws_operation::{ByteStream, Error};
use aws_operation_s3_tests::TestResult;
use aws_operation_s3_tests::api::{GetObject, PutObject};
use aws_operation_s3_tests::between::{Damage, Harm, Way, between};
use aws_operation_s3_tests::content::{Content, compare};
use aws_operation_s3_tests::server::{address, encrypted_builder, folder};
use aws_operation_s3_tests::tls::Tls;

use crate::support::{MIB, by_tls, damaged, exists, refusal, with_bucket};

const SIZE: u64 = 16 * MIB;
const KEY: &str = "content";
/// In the content of a chunk, not in the line before it: chunks have 64 KiB.
const AMIDST: u64 = 5 * MIB + 1234;
/// Nobody waits for what never comes.
const SOON: Duration = Duration::from_secs(20);

fn content() -> ByteStream {
    ByteStream::from_reader(Content::new(SIZE), Some(SIZE))
}

/// A bucket with the content.
fn with_content(bucket: &str) -> TestResult {
    with_bucket(bucket)?;
    let (client, _tls) = by_tls()?;
    client.send(&PutObject::new(bucket, KEY, content()))?;
    Ok(())
}

#[test]
fn a_download_that_is_cut_goes_on_where_it_broke() -> TestResult {
    let bucket = "cut-downloads";
    with_content(bucket)?;
    // In the middle, and where but a byte is missing.
    for at in [AMIDST, SIZE - 1] {
        let begin = Instant::now();
        let damage = Damage {
            way: Way::Down,
            harm: Harm::Cut,
            at,
        };
        let (client, _tls) = damaged(damage)?;
        let reply = client.send(&GetObject::new(bucket, KEY))?;
        let mut count = 0;
        let error = compare(reply.body, Content::new(SIZE), &mut count).expect_err("it was cut");
        println!("a download that was cut after {count} of {SIZE} bytes: {error}");
        assert_ne!(error.kind(), io::ErrorKind::Other, "{error}");
        assert!(count <= at, "{count}");
        // TLS may withhold the last record.
        assert!(count + MIB > at, "{count}");

        let rest = GetObject::new(bucket, KEY).range(format!("bytes={count}-"));
        let reply = client.send(&rest)?;
        assert_eq!(
            reply.content_range,
            Some(format!("bytes {count}-{}/{SIZE}", SIZE - 1))
        );
        compare(reply.body, Content::part(count, SIZE), &mut count)?;
        assert_eq!(count, SIZE);
        assert!(begin.elapsed() < SOON);
    }
    Ok(())
}

#[test]
fn an_upload_that_is_cut_is_an_error_and_no_object() -> TestResult {
    let bucket = "cut-uploads";
    let whole = with_bucket(bucket)?;
    for at in [0, AMIDST, SIZE] {
        let begin = Instant::now();
        let damage = Damage {
            way: Way::Up,
            harm: Harm::Cut,
            at,
        };
        let (client, _tls) = damaged(damage)?;
        let error = client
            .send(&PutObject::new(bucket, KEY, content()))
            .expect_err("it was cut");
        println!("an upload that was cut after {at} of {SIZE} bytes: {error}");
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert!(begin.elapsed() < SOON);
        assert!(!exists(&whole, bucket, KEY)?);
    }
    Ok(())
}

#[test]
fn an_upload_from_a_file_that_is_cut_is_made_again() -> TestResult {
    let bucket = "again";
    with_bucket(bucket)?;
    let path = folder().join("again");
    io::copy(&mut Content::new(SIZE), &mut fs::File::create(&path)?)?;
    let damage = Damage {
        way: Way::Up,
        harm: Harm::Cut,
        at: AMIDST,
    };
    let tls = Tls::before(between(address(), damage)?)?;
    let client = encrypted_builder(&tls)?
        .retries(RetryPolicy::standard())
        .build()?;
    client.send(&PutObject::new(bucket, KEY, ByteStream::from_path(&path)?))?;
    let mut count = 0;
    let reply = client.send(&GetObject::new(bucket, KEY))?;
    compare(reply.body, Content::new(SIZE), &mut count)?;
    assert_eq!(count, SIZE);
    Ok(())
}

#[test]
fn a_byte_that_changes_on_the_way_down_is_found() -> TestResult {
    let bucket = "damaged-downloads";
    with_content(bucket)?;
    for at in [0, AMIDST, SIZE - 1] {
        let damage = Damage {
            way: Way::Down,
            harm: Harm::Flip,
            at,
        };
        let (client, _tls) = damaged(damage)?;
        let mut reply = client.send(&GetObject::new(bucket, KEY))?;
        let mut count = Count(0);
        let error = io::copy(&mut reply.body, &mut count).expect_err("another byte");
        println!("a download with another byte at {at}: {error}");
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref());
        let mismatch: &ChecksumMismatch = inner.ok_or("no mismatch")?;
        assert_eq!(mismatch.operation(), "GetObject");
        assert!(count.0 < SIZE);
    }
    Ok(())
}

/// The server stores what it refuses: it compares when all is written. So nothing is said here of what is there afterwards.
#[test]
fn a_byte_that_changes_on_the_way_up_is_refused() -> TestResult {
    let bucket = "damaged-uploads";
    with_bucket(bucket)?;
    let damage = Damage {
        way: Way::Up,
        harm: Harm::Flip,
        at: AMIDST,
    };
    let (client, _tls) = damaged(damage)?;
    let error = client
        .send(&PutObject::new(bucket, KEY, content()))
        .expect_err("another byte");
    println!("an upload with another byte: {error}");
    assert_eq!(refusal(&error), Some((400, "BadDigest")), "{error:?}");
    Ok(())
}

struct Count(u64);

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
