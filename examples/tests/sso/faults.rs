//! A home that cannot be written, a full disk, an output that is full.

use std::fs;
use std::process::Command;

use crate::home::{Home, TOKEN, approving, signed_in};
use crate::support::{TestResult, stderr, stdout};

/// Something in the place of a folder stops everybody, as a read-only file system does; the superuser heeds no permissions.
#[test]
fn a_home_that_cannot_be_written() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    fs::write(home.path().join(".aws/sso"), "")?;
    let output = home.run(["login", "--no-browser"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with(&signed_in()));
    let told = stderr(&output);
    let path = home.tokens().join(TOKEN).display().to_string();
    assert!(
        told.contains("sso: warning: ") && told.contains(&format!("is not kept in {path}")),
        "{told}"
    );

    // With --output json the token is not lost.
    let text = home.succeed(["login", "--no-browser", "--output", "json"])?;
    let token: serde_json::Value = serde_json::from_str(&text)?;
    assert!(token["accessToken"].is_string());
    Ok(())
}

#[test]
fn role_credentials_that_cannot_be_kept() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    fs::write(home.path().join(".aws/cli"), "")?;
    let output = home.run(["credentials"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("{\"Version\":1,"));
    let told = stderr(&output);
    let folder = home.roles().display().to_string();
    assert!(
        told.starts_with("sso: warning: ") && told.contains(&folder),
        "{told}"
    );
    let output = home.run(["credentials", "--quiet"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    Ok(())
}

#[test]
fn certificates_that_cannot_be_read() -> TestResult {
    let server = approving()?;
    let home = Home::new(&server)?;
    let path = home.path().join("no-such.pem");
    let output = home
        .sso(["login", "--no-browser"])
        .env("AWS_CA_BUNDLE", &path)
        .output()?;
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(
        told.starts_with("sso: a client for ")
            && told.contains(&path.display().to_string())
            && told.contains("AWS_CA_BUNDLE"),
        "{told}"
    );
    Ok(())
}

/// Whether there is a tracer that may trace. Where CI runs there has to be one.
#[cfg(target_os = "linux")]
fn has_tracer() -> bool {
    let works = Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .output();
    let works = works.is_ok_and(|output| output.status.success());
    assert!(
        works || std::env::var_os("AWS_OPERATION_SHARED").is_none(),
        "strace is missing, or may not trace"
    );
    if !works {
        eprintln!("skipped: strace is missing, or may not trace");
    }
    works
}

/// Runs the program with a tracer that lets these system calls fail.
#[cfg(target_os = "linux")]
fn failing(
    calls: &str,
    error: &str,
    home: &Home,
    arguments: &[&str],
) -> std::io::Result<std::process::Output> {
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-o", "/dev/null"])
        .args(["-e", &format!("trace={calls}")])
        .args(["-e", &format!("inject={calls}:error={error}")])
        .arg(env!("CARGO_BIN_EXE_sso"))
        .args(arguments);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("AWS_")) {
            command.env_remove(name);
        }
    }
    home.set(&mut command);
    command.output()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_no_result() -> TestResult {
    if !has_tracer() {
        return Ok(());
    }
    let on_full_disk =
        |home: &Home, arguments: &[&str]| failing("fsync,fdatasync", "ENOSPC", home, arguments);
    let server = approving()?;
    let home = Home::new(&server)?;
    let output = on_full_disk(&home, &["login", "--no-browser"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with(&signed_in()));
    let told = stderr(&output);
    let path = home.tokens().join(TOKEN).display().to_string();
    assert!(
        told.contains("No space left on device") && told.contains(&path),
        "{told}"
    );

    home.succeed(["login", "--no-browser"])?;
    let output = on_full_disk(&home, &["credentials"])?;
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).starts_with("{\"Version\":1,"));
    let told = stderr(&output);
    assert!(told.contains("No space left on device"), "{told}");

    let before = fs::read(home.config())?;
    let more = ["--role", "333344445555/Administrator=admin", "--yes"];
    let arguments = [&["configure", "--sso-session", "my-sso"][..], &more].concat();
    let output = on_full_disk(&home, &arguments)?;
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let told = stderr(&output);
    let path = home.config().display().to_string();
    assert!(
        told.contains("No space left on device") && told.contains(&path),
        "{told}"
    );
    assert_eq!(fs::read(home.config())?, before);
    Ok(())
}

/// The sign-in is ended all the same, and its files are named.
#[cfg(target_os = "linux")]
#[test]
fn files_that_cannot_be_removed() -> TestResult {
    if !has_tracer() {
        return Ok(());
    }
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    let arguments = ["logout", "--sso-session", "my-sso"];
    let output = failing("unlink,unlinkat", "EROFS", &home, &arguments)?;
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "signed out: 0 tokens, 1 ended at the portal\n"
    );
    let told = stderr(&output);
    let path = home.tokens().join(TOKEN).display().to_string();
    for part in [&path, "Read-only file system", "remove them yourself"] {
        assert!(told.contains(part), "{told}");
    }
    Ok(())
}

/// The result cannot be printed: that is a failure, and no panic.
#[cfg(target_os = "linux")]
#[test]
fn standard_output_is_full() -> TestResult {
    let server = approving()?;
    let home = Home::signed_in(&server)?;
    for arguments in [
        &["login"][..],
        &["status"],
        &["accounts"],
        &["credentials"],
        &["completions", "bash"],
        &["man"],
    ] {
        let full = fs::File::options().write(true).open("/dev/full")?;
        let output = home.sso(arguments.iter().copied()).stdout(full).output()?;
        assert_eq!(
            output.status.code(),
            Some(1),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(
            stderr(&output).contains("cannot write to standard output"),
            "{arguments:?}: {}",
            stderr(&output)
        );
    }
    Ok(())
}
