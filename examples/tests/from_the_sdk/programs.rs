//! Each program against a server on this machine.
//!
//! The folder with the SDK's halves, if the variable `AWS_OPERATION_SDK_PROGRAMS` names it, is put through the same.

use std::env;
use std::error::Error;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::process::{Command, Output};

use aws_operation_examples::server::{Config, Decider, Server};

use crate::lambda::{self, KEYS, REGION};

type TestResult = Result<(), Box<dyn Error>>;

/// The program, and its other half.
fn halves(ours: &str, name: &str) -> Vec<PathBuf> {
    let theirs = env::var_os("AWS_OPERATION_SDK_PROGRAMS").map(PathBuf::from);
    let theirs = theirs.map(|folder| folder.join(name));
    [PathBuf::from(ours)].into_iter().chain(theirs).collect()
}

/// Runs a program without this machine's configuration.
fn run(
    program: &PathBuf,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<Output, Box<dyn Error>> {
    let nowhere = env!("CARGO_TARGET_TMPDIR");
    Ok(Command::new(program)
        .args(arguments)
        .env_clear()
        .env("HOME", nowhere)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(variables.iter().copied())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?)
}

fn assert_prints(output: &Output, expected: &str) {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        expected,
        "{errors}"
    );
    assert!(output.status.success(), "{errors}");
}

#[test]
fn signing_in() -> TestResult {
    for program in halves(env!("CARGO_BIN_EXE_sign_in"), "sign_in") {
        let server = Server::start(Config {
            decider: Decider::ApproveAfter(NonZeroU32::MIN),
            ..Config::default()
        })?;
        let output = run(
            &program,
            &["eu-west-1", "https://example.awsapps.com/start"],
            &[("AWS_ENDPOINT_URL_SSO_OIDC", &server.url())],
        )?;
        assert_prints(&output, "signed in for 3600 seconds\n");
        // The person is told where to go.
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(&server.verification_uri()), "{told}");
    }
    Ok(())
}

#[test]
fn invoking() -> TestResult {
    for program in halves(env!("CARGO_BIN_EXE_invoke"), "invoke") {
        let double = lambda::start()?;
        let url = double.url();
        let mut variables = KEYS.to_vec();
        variables.extend([("AWS_REGION", REGION), ("AWS_ENDPOINT_URL_LAMBDA", &url)]);
        let invoke = |function: &str| run(&program, &[function, r#"{"width":64}"#], &variables);

        assert_prints(&invoke("echo")?, "{\"width\":64}\n");
        assert_prints(
            &invoke("broken")?,
            "the function failed (Unhandled): {\"errorMessage\":\"division by zero\"}\n",
        );
        assert_prints(&invoke("nothing")?, "there is no function nothing\n");
        assert_eq!(double.lines().len(), 3);
        // It asks for fewer calls, so nothing was done and both call again: three times in all.
        assert_prints(&invoke("busy")?, "throttled: try again in 1 seconds\n");
        assert_eq!(double.lines().len(), 6);

        // Any other error is told with its code.
        variables[1].1 = "another-key";
        let refused = run(&program, &["echo", "{}"], &variables)?;
        let errors = String::from_utf8_lossy(&refused.stderr);
        assert_eq!(refused.status.code(), Some(1), "{errors}");
        assert!(errors.contains("InvalidSignatureException"), "{errors}");
    }
    Ok(())
}

#[test]
fn listing_in_pages() -> TestResult {
    for program in halves(env!("CARGO_BIN_EXE_list_functions"), "list_functions") {
        let double = lambda::start()?;
        let mut variables = KEYS.to_vec();
        variables.push(("AWS_REGION", REGION));
        let output = run(&program, &[&double.url()], &variables)?;
        assert_prints(
            &output,
            "first python3.14\nsecond -\nthird provided.al2023\n",
        );
        // The second page was asked for twice: the server was out of order the first time.
        let lines = double.lines();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].contains("MaxItems=2") && !lines[0].contains("Marker"));
        assert_eq!(lines[1], lines[2]);
        assert!(lines[1].contains("Marker=2"), "{lines:?}");
    }
    Ok(())
}
