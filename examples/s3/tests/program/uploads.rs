//! Uploads, at once and in parts.

use aws_operation::aws_operation;
use aws_operation::{aws_output, aws_shape};
use aws_operation_s3_example::api::{HeadObject, S3};

use crate::proxy::{Fate, Proxy};
use crate::server::{Server, TestResult, assert_fails, assert_succeeds, content, server};

const MIB: usize = 1024 * 1024;

const DENIED: &str = "HTTP/1.1 403 Forbidden\r\nContent-Length: 63\r\nConnection: close\r\n\r\n\
    <Error><Code>AccessDenied</Code><Message>no</Message></Error>\r\n";

#[aws_operation(
    service = S3,
    method = "GET",
    uri = "/{Bucket}?uploads",
    output = Uploads,
    rename_all = "PascalCase"
)]
struct ListMultipartUploads {
    bucket: String,
}

#[aws_output(rename_all = "PascalCase")]
struct Uploads {
    #[aws(rename = "Upload", flattened, default)]
    uploads: Vec<Upload>,
}

#[aws_shape(rename_all = "PascalCase", only_in = "response")]
struct Upload {
    key: String,
}

/// The keys of uploads that have begun and not ended.
fn uploads(server: &Server) -> TestResult<Vec<String>> {
    let uploads = server
        .client
        .send(&ListMultipartUploads::new(&server.bucket))?;
    Ok(uploads
        .uploads
        .into_iter()
        .map(|upload| upload.key)
        .collect())
}

fn checksum(server: &Server, key: &str) -> TestResult<Option<String>> {
    let head = HeadObject::new(&server.bucket, key).checksum_mode("ENABLED");
    Ok(server.client.send(&head)?.checksum_crc32)
}

#[test]
fn a_directory_there_and_back() -> TestResult {
    let Some(server) = server("tree")? else {
        return Ok(());
    };
    let large = content(17 * MIB + 5);
    server.write("there/a b+ü%.txt", b"a")?;
    server.write("there/deep/er/b", b"bb")?;
    server.write("there/deep/empty", b"")?;
    server.write("there/large", &large)?;
    // Left over from a download.
    server.write("there/.s3-0123-4567.part", b"c")?;
    let output = assert_succeeds(&server.run(&["cp", "-r", "there", &server.at("to")])?);
    assert_eq!(output.lines().count(), 4, "{output}");
    let keys = ["to/a b+ü%.txt", "to/deep/empty", "to/deep/er/b", "to/large"];
    assert_eq!(server.keys()?, keys);
    assert_eq!(uploads(&server)?, [""; 0]);

    server.put("to/a directory/", b"")?;
    let output = server.run(&["cp", "-r", "--quiet", &server.at("to"), "back"])?;
    assert_eq!(assert_succeeds(&output), "");
    assert_eq!(server.names("back")?, ["a b+ü%.txt", "deep", "large"]);
    assert_eq!(server.names("back/deep")?, ["empty", "er"]);
    assert_eq!(server.read("back/a b+ü%.txt")?, b"a");
    assert_eq!(server.read("back/deep/er/b")?, b"bb");
    assert_eq!(server.read("back/deep/empty")?, b"");
    assert!(server.read("back/large")? == large);
    Ok(())
}

#[test]
fn the_checksum_is_sent() -> TestResult {
    let Some(server) = server("checksum")? else {
        return Ok(());
    };
    server.write("digits", b"123456789")?;
    let proxy = Proxy::start(server.authority(), |_, _| Fate::Passes)?;
    assert_succeeds(&server.run_through(&proxy.url, &["cp", "digits", &server.at("")])?);
    let puts = proxy.with_method("PUT");
    assert_eq!(puts.len(), 1);
    assert_eq!(puts[0].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
    assert_eq!(checksum(&server, "digits")?.as_deref(), Some("y/Q5Jg=="));
    Ok(())
}

/// The server computes the checksum of the whole itself.
#[test]
fn large_files_go_in_parts() -> TestResult {
    let Some(server) = server("parts")? else {
        return Ok(());
    };
    let bytes = content(12 * MIB + 1);
    server.write("there", &bytes)?;
    let proxy = Proxy::start(server.authority(), |_, _| Fate::Passes)?;
    let arguments = ["cp", "--threshold", "10", "--part-size", "5", "there"];
    let at = server.at("k/there");
    assert_succeeds(&server.run_through(&proxy.url, &[&arguments[..], &[&*at]].concat())?);
    let parts = proxy.with_method("PUT");
    assert_eq!(parts.len(), 3);
    assert!(
        parts
            .iter()
            .all(|part| part.header("x-amz-checksum-crc32").is_some())
    );
    let complete = proxy.seen().pop().ok_or("no request")?;
    assert!(complete.is("POST"));
    assert_eq!(complete.header("x-amz-mp-object-size"), Some("12582913"));
    let sent = complete.header("x-amz-checksum-crc32");
    assert!(sent.is_some() && checksum(&server, "k/there")?.as_deref() == sent);

    assert_succeeds(&server.run(&["cp", &server.at("k/there"), "back"])?);
    assert!(server.read("back")? == bytes);
    Ok(())
}

#[test]
fn parts_are_dropped_after_a_failure() -> TestResult {
    let Some(server) = server("abort")? else {
        return Ok(());
    };
    server.write("there", &content(16 * MIB))?;
    let proxy = Proxy::start(server.authority(), |_, seen| {
        if seen.line.contains("partNumber=2&") || seen.line.contains("partNumber=2 ") {
            Fate::Answered(DENIED.to_owned())
        } else {
            Fate::Passes
        }
    })?;
    let at = server.at("big");
    let arguments = ["cp", "--threads", "2", "--part-size", "5", "there", &at];
    let errors = assert_fails(&server.run_through(&proxy.url, &arguments)?);
    assert!(
        errors.contains("part 2: UploadPart: AccessDenied: no (HTTP 403)"),
        "{errors}"
    );
    assert!(proxy.seen().last().is_some_and(|seen| seen.is("DELETE")));
    assert_eq!(uploads(&server)?, [""; 0]);
    assert_eq!(server.keys()?, [""; 0]);
    Ok(())
}

/// A connection that broke off is no failure of a part: it is sent again.
#[test]
fn a_part_is_sent_again() -> TestResult {
    let Some(server) = server("resend")? else {
        return Ok(());
    };
    let bytes = content(16 * MIB);
    server.write("there", &bytes)?;
    let proxy = Proxy::start(server.authority(), |before, seen| {
        if seen.is("PUT") && before == 1 {
            Fate::Answered(String::new())
        } else {
            Fate::Passes
        }
    })?;
    let at = server.at("big");
    let arguments = ["cp", "--threads", "1", "--part-size", "5", "there", &at];
    assert_succeeds(&server.run_through(&proxy.url, &arguments)?);
    assert_eq!(proxy.with_method("PUT").len(), 5);
    assert_succeeds(&server.run(&["cp", &at, "back"])?);
    assert!(server.read("back")? == bytes);
    Ok(())
}

#[cfg(unix)]
#[test]
fn parts_are_dropped_after_an_interrupt() -> TestResult {
    use std::process::{Command, Stdio};

    let Some(server) = server("interrupt")? else {
        return Ok(());
    };
    server.write("there", &content(40 * MIB))?;
    let proxy = Proxy::start(server.authority(), |_, _| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        Fate::Passes
    })?;
    let mut command = server.command(env!("CARGO_BIN_EXE_s3"), &proxy.url);
    let at = server.at("big");
    let program = command
        .args(["cp", "--threads", "1", "--part-size", "5", "there", &at])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    while proxy.with_method("PUT").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let pid = program.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()?
            .success()
    );
    let errors = assert_fails(&program.wait_with_output()?);
    assert!(errors.ends_with(": interrupted\n"), "{errors}");
    assert!(proxy.with_method("PUT").len() < 8);
    assert_eq!(uploads(&server)?, [""; 0]);
    Ok(())
}
