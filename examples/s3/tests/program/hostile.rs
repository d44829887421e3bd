//! Keys that somebody else chose. No server is needed: what stands before it answers with them.

use crate::proxy::{Fate, Proxy, Seen};
use crate::server::{TestResult, assert_fails, assert_succeeds, no_server};

/// A bucket with one object, whose key is encoded as S3 encodes it.
fn bucket_with(key: &str) -> TestResult<Proxy> {
    let listing = format!(
        "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>{key}</Key>\
         <LastModified>2026-11-24T10:00:00.000Z</LastModified><ETag>&quot;1&quot;</ETag><Size>4</Size></Contents>\
         </ListBucketResult>"
    );
    let answer = move |headers: &str, body: &str| {
        let length = body.len();
        Fate::Answered(format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}\r\n{body}"
        ))
    };
    let is_list = |seen: &Seen| seen.line.contains("list-type=2");
    Ok(Proxy::start("127.0.0.1:9", move |_, seen| {
        if is_list(seen) {
            answer("", &listing)
        } else {
            answer("ETag: \"1\"\r\n", "evil")
        }
    })?)
}

#[test]
fn no_key_leads_out_of_the_directory() -> TestResult {
    let server = no_server("hostile")?;
    for key in [
        "to/..%2Fevil",
        "to/../evil",
        "to/a/../../evil",
        "to//evil",
        "to/a//evil",
        "to/./evil",
        "to/a/..",
        "to/a%00",
        // Not even below what was asked for.
        "../evil",
        "/evil",
    ] {
        let proxy = bucket_with(key)?;
        let output =
            server.run_through(&proxy.url, &["cp", "-r", "s3://bucket/to", "below/here"])?;
        let errors = assert_fails(&output);
        assert!(errors.contains("is no name of a file"), "{key}: {errors}");
        assert_eq!(proxy.seen().len(), 1, "nothing was asked for but the list");
    }
    let errors = assert_fails(&server.run(&["cp", "s3://bucket/to/..", "."])?);
    assert!(errors.contains("is no name of a file"), "{errors}");
    assert!(server.names(".")?.is_empty(), "nothing was made");
    Ok(())
}

#[test]
fn no_key_rewrites_the_terminal() -> TestResult {
    let server = no_server("terminal")?;
    let proxy = bucket_with("to/a%1B%5D0%3Bevil%07%0A%2B+b")?;
    let listed = assert_succeeds(&server.run_through(&proxy.url, &["ls", "s3://bucket/to/"])?);
    let expected = "2026-11-24T10:00:00Z              4 to/a\\u{1b}]0;evil\\u{7}\\u{a}+ b\n";
    assert_eq!(listed, expected);

    let output = server.run_through(&proxy.url, &["cp", "-r", "s3://bucket/to", "here"])?;
    let copied = assert_succeeds(&output);
    assert!(copied.starts_with("here/a\\u{1b}]0;evil"), "{copied:?}");
    assert_eq!(server.names("here")?, ["a\u{1b}]0;evil\u{7}\n+ b"]);
    Ok(())
}
