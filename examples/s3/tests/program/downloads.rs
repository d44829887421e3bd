//! Downloads, and what networks do to them.

use crate::proxy::{Fate, Proxy};
use crate::server::{TestResult, assert_fails, assert_succeeds, content, server};

const LENGTH: usize = 3_000_000;

#[test]
fn a_download_that_breaks_off_goes_on() -> TestResult {
    let Some(server) = server("cut")? else {
        return Ok(());
    };
    let bytes = content(LENGTH);
    server.write("there", &bytes)?;
    assert_succeeds(&server.run(&["cp", "there", &server.at("big")])?);

    let proxy = Proxy::start(server.authority(), |_, seen| match seen.header("range") {
        None if seen.is("GET") => Fate::Cut(1_000_000),
        _ => Fate::Passes,
    })?;
    let output = server.run_through(&proxy.url, &["cp", &server.at("big"), "back"])?;
    assert_succeeds(&output);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("going on after"), "{errors}");
    assert!(server.read("back")? == bytes);

    let gets = proxy.with_method("GET");
    assert_eq!(gets.len(), 2, "{gets:?}");
    let etag = gets[0].header("if-match").ok_or("no If-Match")?;
    assert_eq!(gets[1].header("if-match"), Some(etag));
    assert_eq!(gets[1].header("range"), Some("bytes=1000000-"));
    assert_eq!(
        server.names(".")?,
        ["back", "there"],
        "nothing is left over"
    );
    Ok(())
}

/// The program ends, and another run goes on where it was.
#[test]
fn a_download_goes_on_in_another_run() -> TestResult {
    let Some(server) = server("again")? else {
        return Ok(());
    };
    let bytes = content(LENGTH);
    server.write("there", &bytes)?;
    assert_succeeds(&server.run(&["cp", "there", &server.at("big")])?);

    let proxy = Proxy::start(server.authority(), |_, seen| match seen.header("range") {
        None if seen.is("GET") => Fate::Cut(2_000_000),
        Some(_) => Fate::Cut(0),
        None => Fate::Passes,
    })?;
    let output = server.run_through(&proxy.url, &["cp", &server.at("big"), "back"])?;
    let errors = assert_fails(&output);
    assert!(errors.contains("1.91 MiB are kept, try again"), "{errors}");
    let names = server.names(".")?;
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].starts_with(".s3-"), "{names:?}");

    let proxy = Proxy::start(server.authority(), |_, _| Fate::Passes)?;
    assert_succeeds(&server.run_through(&proxy.url, &["cp", &server.at("big"), "back"])?);
    let gets = proxy.with_method("GET");
    assert_eq!(gets.len(), 1);
    assert_eq!(gets[0].header("range"), Some("bytes=2000000-"));
    assert!(server.read("back")? == bytes);
    assert_eq!(server.names(".")?, ["back", "there"]);
    Ok(())
}

#[test]
fn another_version_is_not_continued_with() -> TestResult {
    let Some(server) = server("version")? else {
        return Ok(());
    };
    server.put("k", &content(LENGTH))?;
    let (client, bucket) = (server.client.clone(), server.bucket.clone());
    let second = vec![7; LENGTH];
    let other = second.clone();
    let proxy = Proxy::start(server.authority(), move |_, seen| {
        if !seen.is("GET") {
            return Fate::Passes;
        }
        if seen.header("range").is_none() {
            return Fate::Cut(1_000_000);
        }
        // While the first one was being read.
        let put = aws_operation_s3_example::api::PutObject::new(&bucket, "k", &*other);
        client.send(&put).expect("it is stored");
        Fate::Passes
    })?;
    let errors = assert_fails(&server.run_through(&proxy.url, &["cp", &server.at("k"), "back"])?);
    assert!(
        errors.contains("it was changed while it was downloaded"),
        "{errors}"
    );
    assert!(server.read("back").is_err());

    assert_succeeds(&server.run(&["cp", &server.at("k"), "back"])?);
    assert!(server.read("back")? == second);
    Ok(())
}

#[test]
fn a_bit_that_was_flipped_is_found() -> TestResult {
    let Some(server) = server("flip")? else {
        return Ok(());
    };
    let bytes = content(LENGTH);
    server.write("there", &bytes)?;
    server.write("back", b"what was there before")?;
    assert_succeeds(&server.run(&["cp", "there", &server.at("big")])?);

    let proxy = Proxy::start(server.authority(), |_, seen| {
        if seen.is("GET") {
            Fate::Flip(8 * 1_234_567 + 3)
        } else {
            Fate::Passes
        }
    })?;
    let errors = assert_fails(&server.run_through(&proxy.url, &["cp", &server.at("big"), "back"])?);
    assert!(errors.contains("has the checksum"), "{errors}");
    assert_eq!(server.read("back")?, b"what was there before");
    assert_eq!(
        server.names(".")?,
        ["back", "there"],
        "what is wrong is dropped"
    );

    assert_succeeds(&server.run(&["cp", &server.at("big"), "back"])?);
    assert!(server.read("back")? == bytes);
    Ok(())
}

/// What was kept of an earlier run is read again, and is a part of the checksum.
#[test]
fn what_was_kept_is_compared_too() -> TestResult {
    let Some(server) = server("kept")? else {
        return Ok(());
    };
    server.write("there", &content(LENGTH))?;
    assert_succeeds(&server.run(&["cp", "there", &server.at("big")])?);
    let proxy = Proxy::start(server.authority(), |_, seen| match seen.header("range") {
        None if seen.is("GET") => Fate::Cut(2_000_000),
        Some(_) => Fate::Cut(0),
        None => Fate::Passes,
    })?;
    assert_fails(&server.run_through(&proxy.url, &["cp", &server.at("big"), "back"])?);
    let kept = server.names(".")?.remove(0);
    let mut bytes = server.read(&kept)?;
    bytes[17] ^= 1;
    server.write(&kept, &bytes)?;

    let errors = assert_fails(&server.run(&["cp", &server.at("big"), "back"])?);
    assert!(errors.contains("has the checksum"), "{errors}");
    assert_succeeds(&server.run(&["cp", &server.at("big"), "back"])?);
    assert!(server.read("back")? == server.read("there")?);
    Ok(())
}

#[test]
fn what_has_no_checksum_is_said() -> TestResult {
    let Some(server) = server("without")? else {
        return Ok(());
    };
    server.put("k", b"content")?;
    let output = assert_succeeds(&server.run(&["cp", &server.at("k"), "."])?);
    assert_eq!(output, "./k (7 B, which S3 has no CRC32 of to compare)\n");
    assert_eq!(server.read("k")?, b"content");

    let errors = assert_fails(&server.run(&["cp", &server.at("nothing"), "."])?);
    let at = server.at("nothing");
    let expected =
        format!("error: {at} to ./nothing: there is no such object, or no such bucket\n");
    assert_eq!(errors, expected);
    Ok(())
}
