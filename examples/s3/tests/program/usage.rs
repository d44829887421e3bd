//! What the program cannot do.

use crate::server::{TestResult, assert_fails, no_server};

#[test]
fn what_is_no_place_is_said() -> TestResult {
    let server = no_server("usage")?;
    server.write("a", b"a")?;
    server.write("there/a", b"a")?;
    for (arguments, expected) in [
        (["ls", "bucket/key"].as_slice(), "expected s3://BUCKET/KEY"),
        (&["cp", "s3:///key", "."], "the bucket has no name"),
        (
            &["cp", "--threads", "0", "a", "s3://b"],
            "0 is not in 1..=64",
        ),
        (
            &["cp", "--threads", "65", "a", "s3://b"],
            "65 is not in 1..=64",
        ),
        (
            &["cp", "--part-size", "4", "a", "s3://b"],
            "4 is not in 5..=1024",
        ),
    ] {
        let output = server.run(arguments)?;
        assert_eq!(output.status.code(), Some(2));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(errors.contains(expected), "{errors}");
    }
    for (arguments, expected) in [
        (
            ["cp", "a", "b"].as_slice(),
            "error: neither source nor destination is in a bucket; one of them begins with s3://\n",
        ),
        (
            &["cp", "there", "s3://b"],
            "error: there is a directory; --recursive uploads it\n",
        ),
        (
            &["cp", "none", "s3://b"],
            "error: none to s3://b/none: No such file or directory (os error 2)\n",
        ),
        (
            &["cp", "-r", "a", "s3://b"],
            "error: a: Not a directory (os error 20)\n",
        ),
        (
            &["cp", "-r", "s3://a", "s3://b"],
            "error: only one object at a time is copied from bucket to bucket\n",
        ),
    ] {
        assert_eq!(assert_fails(&server.run(arguments)?), expected);
    }
    Ok(())
}
