//! Programs that are killed while they write, and disks that are full. A tracer does both to a real one.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::child::{AHEAD, command};
use crate::home::Home;
use crate::replies::{codes, registration, role, token};
use crate::support::Server;
use crate::{CONFIG, TOKEN, home, old_token, write};

/// All that a write consists of, or may, and how many of each come before it. The tracer counts each kind in each thread: those
/// that the main thread makes too are counted from where it never comes.
const CALLS: [(&str, usize); 11] = [
    ("mkdir", 0),
    ("openat", AHEAD),
    ("write", AHEAD),
    ("ftruncate", 0),
    ("fchmod", 0),
    ("fchown", 0),
    ("fsync", 0),
    ("rename", 0),
    ("renameat", 0),
    ("renameat2", 0),
    ("close", AHEAD),
];

/// Whether there is a tracer that may trace. Where CI runs there has to be one.
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

fn traced(injection: &str, part: &str, home: &Path, url: &str) -> Output {
    let inject = format!("inject={injection}");
    let wrapper = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &inject];
    command(&wrapper, part, home, url)
        .output()
        .expect("a tracer")
}

/// Kills the program at its first call of each kind, then at its second, and so on until it ends by itself. Says how often the
/// file was the old one afterwards, and how often the new one.
fn kill_everywhere(
    part: &str,
    home: &Home,
    path: &Path,
    old: &str,
    is_new: impl Fn(&str) -> bool,
) -> [usize; 2] {
    let mut seen = [0, 0];
    for (call, ahead) in CALLS {
        let ended = (ahead + 1..ahead + 100).any(|number| {
            fs::write(path, old).expect("a file");
            let injection = format!("{call}:signal=KILL:when={number}");
            let output = traced(&injection, part, home.path(), "");
            let text = fs::read_to_string(path).expect("it is there at every moment");
            if text == old {
                seen[0] += 1;
            } else {
                assert!(
                    is_new(&text),
                    "neither old nor new after {call} {number}: {text:?}"
                );
                seen[1] += 1;
            }
            let ended = output.status.success();
            assert!(!ended || is_new(&text), "it ended well, and wrote nothing");
            ended
        });
        assert!(ended, "it never ends by itself with {call}");
    }
    seen
}

#[test]
fn a_token_is_whole_whenever_the_program_dies() {
    if !has_tracer() {
        return;
    }
    let home = home();
    write(&home, "other.json", &serde_json::json!({}));
    let path = home.cache().directory().join(TOKEN);
    let old = old_token("2999-01-01T00:00:00Z").to_string();
    let seen = kill_everywhere("token", &home, &path, &old, |text| {
        text.starts_with('{')
            && text.ends_with('}')
            && text.contains("hush-new")
            && text.contains("hush-refresh")
    });
    // At least before the file is opened, written to, synced, closed and renamed; and each kind of call once after all.
    assert!(seen[0] >= 5 && seen[1] >= CALLS.len(), "{seen:?}");
    // What is left over is no token, and no folder is full of it for others to read.
    assert_eq!(home.cache().tokens().len(), 1);
    for entry in fs::read_dir(home.cache().directory()).expect("a folder") {
        use std::os::unix::fs::PermissionsExt as _;
        let entry = entry.expect("an entry");
        let is_left = entry.file_name().to_string_lossy().contains(".tmp");
        let mode = entry.metadata().expect("it is there").permissions().mode();
        assert!(!is_left || mode & 0o777 == 0o600, "{entry:?}");
    }
}

#[test]
fn the_configuration_is_whole_whenever_the_program_dies() {
    if !has_tracer() {
        return;
    }
    let home = home();
    let path = home.path().join(".aws/config");
    let new = format!(
        "{CONFIG}\n[sso-session new]\nsso_start_url = https://new\nsso_region = us-east-1\n"
    );
    let seen = kill_everywhere("config", &home, &path, CONFIG, |text| text == new);
    // At least before the file is opened, written to, synced, closed and renamed; and each kind of call once after all.
    assert!(seen[0] >= 5 && seen[1] >= CALLS.len(), "{seen:?}");
}

/// The sign-in goes on with the token in memory, and every message names its file.
#[test]
fn a_full_disk_costs_no_sign_in() {
    if !has_tracer() {
        return;
    }
    let server = Server::start([registration(1), codes(), token(1), role(1, 3600)]);
    let home = home();
    let output = traced("fsync:error=ENOSPC", "all", home.path(), &server.url());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{text} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    for what in [
        "token saved: Err(\"",
        "AKID1 saved: Err(\"",
        "config saved: Err(\"",
        "sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json cannot be written: No space left on device",
        "of-nobody/config cannot be written: No space left on device",
    ] {
        assert!(text.contains(what), "{what} is not in {text}");
    }
    for folder in [".aws/sso/cache", ".aws/cli/cache", "of-nobody"] {
        for entry in fs::read_dir(home.path().join(folder)).expect("a folder") {
            let name = entry.expect("an entry").file_name();
            assert!(
                name.to_string_lossy().ends_with(".lock"),
                "left over: {name:?}"
            );
        }
    }
}
