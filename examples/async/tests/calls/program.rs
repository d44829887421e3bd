//! The program, as it is run.

use std::process::Command;

use aws_operation::Credentials;
use bytes::Bytes;
use http::{Request, Response};

use crate::double::{Double, check_signature, reply};

/// Two pages of functions in one region, and none in the other.
fn answer(request: &Request<Bytes>) -> Response<Bytes> {
    let credentials = Credentials::new("AKIDEXAMPLE", "s3cret-key");
    let is_for = |region| check_signature(request, &credentials, (region, "lambda")).is_ok();
    if is_for("us-east-1") {
        return reply(200, &[], r#"{"Functions":[]}"#);
    }
    if !is_for("eu-west-1") {
        return reply(
            403,
            &[("x-amzn-errortype", "InvalidSignatureException")],
            "",
        );
    }
    let page = match request.uri().query() {
        Some("Marker=2") => r#"{"Functions":[{"FunctionName":"second"}],"NextMarker":""}"#,
        _ => r#"{"Functions":[{"FunctionName":"first"}],"NextMarker":"2"}"#,
    };
    reply(200, &[], page)
}

#[test]
fn it_lists_the_functions_of_all_regions() {
    let double = Double::start(answer).expect("a server");
    let run = |secret: &str| {
        Command::new(env!("CARGO_BIN_EXE_aws-operation-async-example"))
            .args(["us-east-1", "eu-west-1"])
            .env_clear()
            .env("HOME", env!("CARGO_TARGET_TMPDIR"))
            .env("AWS_ENDPOINT_URL_LAMBDA", double.url())
            .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", secret)
            .output()
            .expect("it runs")
    };
    let output = run("s3cret-key");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "eu-west-1 first\neu-west-1 second\n",
        "{errors}"
    );
    assert!(output.status.success(), "{errors}");

    let output = run("another-key");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("InvalidSignatureException"), "{errors}");
    assert_eq!(output.status.code(), Some(1));
}
