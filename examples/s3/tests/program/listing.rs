//! `s3 ls`.

use crate::server::{TestResult, assert_fails, assert_succeeds, server};

/// Sizes and keys of what was listed.
fn lines(output: &str) -> Vec<(&str, &str)> {
    let columns = output.lines().map(|line| {
        let rest = line.get(20..).unwrap_or_default().trim_start();
        rest.split_once(' ').unwrap_or_default()
    });
    columns.collect()
}

#[test]
fn objects_and_directories() -> TestResult {
    let Some(server) = server("listing")? else {
        return Ok(());
    };
    for key in ["a.txt", "b/1", "b/2/x", "c d+ü.txt"] {
        server.put(key, key.as_bytes())?;
    }
    let list =
        |arguments: &[&str]| -> TestResult<String> { Ok(assert_succeeds(&server.run(arguments)?)) };
    let top = list(&["ls", &server.at("")])?;
    assert_eq!(
        lines(&top),
        [("-", "b/"), ("5", "a.txt"), ("10", "c d+ü.txt")]
    );
    let below = list(&["ls", &server.at("b/")])?;
    assert_eq!(lines(&below), [("-", "b/2/"), ("3", "b/1")]);
    let all = list(&["ls", "--recursive", &server.at("")])?;
    let keys: Vec<_> = lines(&all).into_iter().map(|(_, key)| key).collect();
    assert_eq!(keys, ["a.txt", "b/1", "b/2/x", "c d+ü.txt"]);
    assert_eq!(list(&["ls", &server.at("nothing")])?, "");

    let errors = assert_fails(&server.run(&["ls", "s3://no-such-bucket"])?);
    assert!(
        errors.starts_with("error: s3://no-such-bucket/: ListObjectsV2: NoSuchBucket: "),
        "{errors}"
    );
    Ok(())
}

#[test]
fn more_than_a_page() -> TestResult {
    let Some(server) = server("pages")? else {
        return Ok(());
    };
    for number in 0..1005 {
        server.put(&format!("{number:04}"), b"")?;
    }
    let all = assert_succeeds(&server.run(&["ls", &server.at("")])?);
    let keys: Vec<_> = lines(&all)
        .into_iter()
        .map(|(_, key)| key.to_owned())
        .collect();
    let expected: Vec<_> = (0..1005).map(|number| format!("{number:04}")).collect();
    assert_eq!(keys, expected);
    Ok(())
}
