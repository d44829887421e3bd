//! Several programs at once: this one, started again and again.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use aws_operation::auth::ProvideToken;
use aws_operation::config::{self, Environment};
use aws_operation::credentials::SsoToken;
use aws_operation::sso_cache::TokenCache;

use super::{file, home, renewal, sign_in, with_oidc};
use crate::NOW;
use crate::support::{Server, builder};

const COUNT: usize = 10;

/// A test that finds these is a child of itself, and does its part.
const HOME: &str = "AWS_OPERATION_TEST_HOME";
const URL: &str = "AWS_OPERATION_TEST_URL";

#[test]
fn several_programs_refresh_once() {
    if let Ok(home) = std::env::var(HOME) {
        one_of_them(&home);
        return;
    }
    let oidc = Server::start([renewal()]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", "2023-11-14T22:13:19Z");
    // So that all of them have seen the old token before one can refresh it.
    let lock = home.cache().lock("my-sso", Duration::ZERO).expect("a lock");
    let children: Vec<_> = (0..COUNT)
        .map(|_| {
            let mut child = Command::new(std::env::current_exe().expect("a path"))
                .args([
                    "--exact",
                    "sso::processes::several_programs_refresh_once",
                    "--nocapture",
                ])
                .env(HOME, home.path())
                .env(URL, oidc.url())
                .stdout(Stdio::piped())
                .spawn()
                .expect("a process");
            let stdout = child.stdout.take().expect("a pipe");
            (child, wait_for_begin(stdout))
        })
        .collect();
    thread::sleep(Duration::from_millis(200));
    assert!(oidc.requests().is_empty(), "the lock holds");
    drop(lock);
    for (mut child, mut output) in children {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("text");
        assert!(child.wait().expect("an end").success(), "{text}");
        assert!(text.contains("has hush-new"), "{text}");
    }
    assert_eq!(oidc.requests().len(), 1);
    assert_eq!(file(&home, "my-sso")["refreshToken"], "hush-refresh-2");
}

fn wait_for_begin(stdout: ChildStdout) -> BufReader<ChildStdout> {
    let mut output = BufReader::new(stdout);
    let mut line = String::new();
    while !line.contains("begins") {
        line.clear();
        assert_ne!(output.read_line(&mut line).expect("text"), 0);
    }
    output
}

fn one_of_them(home: &str) {
    let url = std::env::var(URL).expect("a URL");
    let environment =
        Environment::from_iter([("HOME", home), ("AWS_ENDPOINT_URL_SSO_OIDC", url.as_str())]);
    let config = config::load(&environment).expect("a configuration");
    let profile = config.profile().expect("a profile");
    let cache = TokenCache::in_home(home.as_ref());
    let provider = SsoToken::of_profile(&profile, cache, builder("https://example.com"));
    let provider = provider.expect("a configuration").expect("a session");
    println!("it begins");
    let token = provider.token(NOW).expect("a token");
    println!("it has {}", token.expose());
}

/// A lock ends with the program that has it, however it ends.
#[test]
#[cfg(unix)]
fn the_lock_of_a_dead_program_is_none() {
    if let Ok(home) = std::env::var(HOME) {
        hold(&home);
        return;
    }
    let home = home();
    let mut holder = Command::new(std::env::current_exe().expect("a path"))
        .args([
            "--exact",
            "sso::processes::the_lock_of_a_dead_program_is_none",
            "--nocapture",
        ])
        .env(HOME, home.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process");
    let _output = wait_for_begin(holder.stdout.take().expect("a pipe"));
    let error = home
        .cache()
        .lock("my-sso", Duration::ZERO)
        .expect_err("it is held");
    assert!(error.is_locked(), "{error}");
    end(&mut holder);
    let patience = Duration::from_secs(5);
    drop(home.cache().lock("my-sso", patience).expect("it is free"));
}

fn end(child: &mut Child) {
    child.kill().expect("a process");
    child.wait().expect("an end");
}

#[cfg(unix)]
fn hold(home: &str) {
    let cache = TokenCache::in_home(home.as_ref());
    let _lock = cache.lock("my-sso", Duration::ZERO).expect("a lock");
    println!("it begins");
    thread::sleep(Duration::from_secs(60));
}
