//! `sso browser`.

use crate::home::{Home, approving};
use crate::support::{START_URL, TestResult};

/// Nobody needs to be signed in here: the portal asks.
#[test]
fn the_address_of_the_console() -> TestResult {
    let home = Home::at("http://127.0.0.1:1")?;
    let portal = format!("{START_URL}/#/console?account_id=");
    let staging = ["browser", "--print", "--profile", "staging"];
    assert_eq!(
        home.succeed(staging)?,
        format!("{portal}222233334444&role_name=PowerUser\n")
    );
    let page = "https://console.aws.amazon.com/s3/?region=eu-west-1&x=y";
    let text = home.succeed([&staging[..], &["--destination", page]].concat())?;
    assert_eq!(
        text,
        format!(
            "{portal}222233334444&role_name=PowerUser&destination=https%3A%2F%2Fconsole.aws.amazon.com%2Fs3%2F%3Fregion%3Deu-west-1%26x%3Dy\n"
        )
    );
    let role = ["--account", "111122223333", "--role", "ReadOnly"];
    let text =
        home.succeed([&["browser", "--print", "--profile", "no-role"][..], &role].concat())?;
    assert_eq!(text, format!("{portal}111122223333&role_name=ReadOnly\n"));
    Ok(())
}

#[test]
fn what_cannot_be_opened_is_said() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let message = home.fail(["browser", "--profile", "no-role"], 2)?;
    assert!(message.contains("\"no-role\""), "{message}");
    let start_url = "http://portal.example.com";
    let session = ["--start-url", start_url, "--region", "eu-west-1"];
    let role = ["--account", "111122223333", "--role", "ReadOnly"];
    let message = home.fail([&["browser"], &session[..], &role].concat(), 2)?;
    assert!(
        message.contains(start_url) && message.contains("not https"),
        "{message}"
    );
    // No browser is found where there are no programs.
    let mut command = home.sso(["browser", "--profile", "staging"]);
    let output = command.env("PATH", home.path()).output()?;
    assert_eq!(output.status.code(), Some(1));
    let message = crate::support::stderr(&output);
    assert!(
        message.contains("no browser could be opened") && message.contains("/#/console?"),
        "{message}"
    );
    Ok(())
}
