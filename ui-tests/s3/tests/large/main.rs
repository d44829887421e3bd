//! An object that is far larger than the memory that is used for it. A process of its own, for its memory is measured.

/// `run.py` fails without the server.
#[cfg(not(s3_server))]
#[test]
fn no_server() {
    println!(
        "skipped: AWS_OPERATION_S3 is not set; `python3 ui-tests/s3/run.py` starts a server and runs this"
    );
}

#[cfg(s3_server)]
#[test]
fn it_goes_up_and_comes_down_in_little_memory() -> aws_operation_s3_tests::TestResult {
    use std::time::{Duration, Instant};

    use aws_operation::ByteStream;
    use aws_operation_s3_tests::api::{CreateBucket, DeleteObject, GetObject, PutObject};
    use aws_operation_s3_tests::content::{Content, compare};
    use aws_operation_s3_tests::memory::peak;
    use aws_operation_s3_tests::server::{address, encrypted_builder, large_size};
    use aws_operation_s3_tests::tls::Tls;

    const MIB: u64 = 1024 * 1024;
    const MOST: u64 = 40 * MIB;

    let (bucket, key, size) = ("large", "large", large_size());
    let tls = Tls::before(address())?;
    // The server answers when it has all of it on its disk.
    let client = encrypted_builder(&tls)?
        .read_timeout(Duration::from_secs(300))
        .build()?;
    client.send(&CreateBucket::new(bucket))?;
    let before = peak().ok_or("no /proc/self/status")?;

    let begin = Instant::now();
    let body = ByteStream::from_reader(Content::new(size), Some(size));
    let stored = client.send(&PutObject::new(bucket, key, body))?;
    let up = begin.elapsed();

    let begin = Instant::now();
    let reply = client.send(&GetObject::new(bucket, key))?;
    // Without one, nothing is verified.
    assert!(reply.checksum_crc32.is_some());
    assert_eq!(reply.checksum_crc32, stored.checksum_crc32);
    let mut count = 0;
    compare(reply.body, Content::new(size), &mut count)?;
    assert_eq!(count, size);
    let down = begin.elapsed();

    client.send(&DeleteObject::new(bucket, key))?;
    let peak = peak().ok_or("no /proc/self/status")?;
    println!(
        "{} MiB: up in {:.1} s, down in {:.1} s, at most {} KiB in memory, of which {} KiB before the first byte",
        size / MIB,
        up.as_secs_f64(),
        down.as_secs_f64(),
        peak / 1024,
        before / 1024
    );
    assert!(peak < MOST, "{peak} bytes in memory");
    Ok(())
}
