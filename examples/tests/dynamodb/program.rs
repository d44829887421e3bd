//! The program `dynamodb`, run as a person runs it.

use std::error::Error;
use std::process::{Command, Output};

use crate::service::{KEYS, REGION, Service, TABLE};

type TestResult = Result<(), Box<dyn Error>>;

const STORY: &str = "\
put order 1 of ada
put order 2 of ada
put order 3 of ada
put order 1 of grace
order 1 is there already, with a total of 12.75
got Order { customer: \"ada\", number: 2, lines: [Line { article: \"lamp\", quantity: 1 }], total: \"80.25\", paid: false, \
labels: {\"lamp\", \"new\"}, note: Some(\"as a gift\") }
there is no order 99
order 2 is paid: true
ada ordered [1, 2, 3]
a page of 2: [3, 2], the last: false
a page of 1: [1], the last: true
4 items in all
no order: attribute `lines[0].quantity`: expected a number (N), found a string (S)
deleted order 1 of ada
deleted order 2 of ada
deleted order 3 of ada
deleted order 1 of grace
";

/// Runs it without this machine's configuration.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Output, Box<dyn Error>> {
    let [id, secret] = KEYS;
    Ok(Command::new(env!("CARGO_BIN_EXE_dynamodb"))
        .args(arguments)
        .env_clear()
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_REGION", REGION)
        .env("AWS_ACCESS_KEY_ID", id)
        .env("AWS_SECRET_ACCESS_KEY", secret)
        .envs(variables.iter().copied())
        .output()?)
}

#[test]
fn the_whole_story() -> TestResult {
    let service = Service::start(&[])?;
    let url = service.url();
    let output = run(&[TABLE, "--endpoint-url", &url], &[])?;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), STORY, "{errors}");
    assert!(output.status.success(), "{errors}");

    // It has cleaned up, so it can be told again, where the endpoint comes from the environment too.
    let output = run(&[TABLE], &[("AWS_ENDPOINT_URL_DYNAMODB", &url)])?;
    assert_eq!(String::from_utf8_lossy(&output.stdout), STORY);
    let calls = service.calls();
    let scans = calls.iter().filter(|name| *name == "Scan").count();
    // 4 items by 3, twice.
    assert_eq!(scans, 4, "{calls:?}");
    Ok(())
}

#[test]
fn a_table_that_there_is_not() -> TestResult {
    let service = Service::start(&[])?;
    let output = run(&["nothing", "--endpoint-url", &service.url()], &[])?;
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: PutItem: ResourceNotFoundException (HTTP 400)\n"
    );
    Ok(())
}
