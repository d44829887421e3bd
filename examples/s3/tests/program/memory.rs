//! How much memory a large file takes.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::server::{TestResult, content, server};

const MIB: usize = 1024 * 1024;

/// The most memory that the program had at any time, in KiB, as the system counts it.
fn most_memory(command: &mut Command) -> TestResult<u64> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut most = 0;
    let status = loop {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let words = line.and_then(|line| line.split_whitespace().next());
        most = words.and_then(|text| text.parse().ok()).unwrap_or(most);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(2));
    };
    assert!(status.success(), "{:?}", child.wait_with_output()?);
    Ok(most)
}

#[test]
fn a_large_file_is_never_in_memory() -> TestResult {
    let Some(server) = server("memory")? else {
        return Ok(());
    };
    let bytes = content(96 * MIB);
    server.write("there", &bytes)?;
    let at = server.at("big");
    let run = |arguments: &[&str]| {
        let mut command = server.command(env!("CARGO_BIN_EXE_s3"), server.url());
        most_memory(command.args(arguments))
    };
    let up = run(&["cp", "--threads", "2", "--part-size", "5", "there", &at])?;
    let at_once = run(&["cp", "--threshold", "5120", "there", &server.at("at-once")])?;
    let down = run(&["cp", &at, "back"])?;
    println!("KiB: {up} in parts, {at_once} at once, {down} down");
    assert!(server.read("back")? == bytes);
    assert!(
        up < 48 * 1024 && at_once < 32 * 1024 && down < 32 * 1024,
        "{up} {at_once} {down}"
    );
    Ok(())
}
