//! `sso login` against a server in the test's own process.

use std::net::TcpListener;
use std::num::{NonZeroU32, NonZeroU64};
use std::time::{Duration, Instant};

use aws_operation_examples::server::{Config, Decider, Server};

use crate::support::{
    PATIENCE, Running, START_URL, TestResult, login_arguments, run, sso, stderr, stdout, user_code,
};

fn server(decider: Decider) -> std::io::Result<Server> {
    Server::start(Config {
        decider,
        ..Config::default()
    })
}

#[test]
fn approved_with_text() -> TestResult {
    let server = server(Decider::ApproveAfter(NonZeroU32::MIN))?;
    let output = run(login_arguments(&server.url()))?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(
        text.starts_with(&format!("signed in to {START_URL} until 20")),
        "{text}"
    );
    assert!(text.ends_with("Z\n") && text.lines().count() == 1, "{text}");

    // Without a terminal: the address and the code alone on their lines, and no control sequence anywhere.
    let prompt = stderr(&output);
    let verification_uri = server.verification_uri();
    assert!(
        prompt.lines().any(|line| line.trim() == verification_uri),
        "{prompt}"
    );
    assert!(user_code(&prompt).is_some(), "{prompt}");
    assert!(
        !prompt.contains(|character: char| character.is_control() && character != '\n'),
        "{prompt:?}"
    );
    Ok(())
}

#[test]
fn approved_with_json() -> TestResult {
    let server = server(Decider::ApproveAfter(NonZeroU32::MIN))?;
    let url = server.url();
    let mut arguments = login_arguments(&url).to_vec();
    arguments.extend(["--output", "json"]);
    let output = run(arguments)?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert_eq!(text.lines().count(), 1);
    let token: serde_json::Value = serde_json::from_str(&text)?;
    let token = token.as_object().ok_or("not an object")?;
    let mut keys: Vec<&str> = token.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "accessToken",
            "clientId",
            "clientSecret",
            "expiresAt",
            "region",
            "registrationExpiresAt",
            "startUrl",
        ]
    );
    assert_eq!(token["startUrl"], START_URL);
    assert_eq!(token["region"], "eu-west-1");
    for key in ["expiresAt", "registrationExpiresAt"] {
        let time = token[key].as_str().ok_or("not a text")?;
        assert!(time.len() == 20 && time.ends_with('Z'), "{time}");
        assert!(time.parse::<jiff::Timestamp>()? > jiff::Timestamp::now());
    }
    Ok(())
}

#[test]
fn denied() -> TestResult {
    let server = server(Decider::DenyAfter(NonZeroU32::MIN))?;
    let output = run(login_arguments(&server.url()))?;
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("sso: "));
    Ok(())
}

#[test]
fn expired() -> TestResult {
    let server = Server::start(Config {
        expires_in: Duration::from_secs(2),
        ..Config::default()
    })?;
    let output = run(login_arguments(&server.url()))?;
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    Ok(())
}

#[test]
fn a_fault_of_the_service_is_borne() -> TestResult {
    let server = Server::start(Config {
        decider: Decider::ApproveAfter(NonZeroU32::MIN),
        fail_every: NonZeroU64::new(3),
        ..Config::default()
    })?;
    // The third call is the first poll.
    let output = run(login_arguments(&server.url()))?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    Ok(())
}

#[test]
fn nobody_listens() -> TestResult {
    // Bound and dropped, so that nobody else is there.
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let output = run(login_arguments(&format!("http://{address}")))?;
    assert_eq!(output.status.code(), Some(5), "{}", stderr(&output));
    assert_eq!(stdout(&output), "");
    Ok(())
}

#[test]
fn refused_by_the_service() -> TestResult {
    let server = server(Decider::Person)?;
    let endpoint = server.url();
    let output = run([
        "login",
        "--start-url",
        "ftp://example.com",
        "--region",
        "eu-west-1",
        "--endpoint-url",
        &endpoint,
        "--no-browser",
    ])?;
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("InvalidRequestException"),
        "{}",
        stderr(&output)
    );
    Ok(())
}

/// A program that stands in for the desktop's own, and writes down what it was told to open.
#[cfg(target_os = "linux")]
#[test]
fn the_browser_gets_the_address_as_one_argument() -> TestResult {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder)?;
    let (program, record) = (folder.join("xdg-open"), folder.join("opened"));
    std::fs::write(
        &program,
        "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > \"$RECORD.part\"\nexec /bin/mv \"$RECORD.part\" \"$RECORD\"\n",
    )?;
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700))?;
    let _ = std::fs::remove_file(&record);

    let server = server(Decider::ApproveAfter(NonZeroU32::MIN))?;
    let url = server.url();
    let arguments = login_arguments(&url);
    let output = sso(arguments
        .into_iter()
        .filter(|argument| *argument != "--no-browser"))
    .env("PATH", &folder)
    .env("RECORD", &record)
    .output()?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let prompt = stderr(&output);
    let code = user_code(&prompt).ok_or("no code in the prompt")?;
    // The browser is started without waiting for it.
    let patience = Instant::now() + PATIENCE;
    while !record.exists() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(10));
    }
    let opened = std::fs::read_to_string(&record)?;
    assert_eq!(opened, format!("1\n{url}/device?user_code={code}\n"));
    Ok(())
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_wait_at_once() -> TestResult {
    let server = Server::start(Config {
        interval: Duration::from_secs(300),
        ..Config::default()
    })?;
    let mut login = Running::start(login_arguments(&server.url()))?;
    login.wait_for("/device")?;
    let (code, took) = login.interrupt()?;
    assert_eq!(code, Some(130));
    assert!(took < Duration::from_secs(30), "{took:?}");
    Ok(())
}
