//! Several programs at once: this one, started again and again.

use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::replies::{role, time_in, token};
use crate::support::Server;
use crate::{TOKEN, file, home, lines, of_session, old_token, write};
use aws_operation::sso_login::Session;

const COUNT: usize = 10;

/// A test that finds these is a child of itself, and does its part.
const HOME: &str = "AWS_OPERATION_TEST_HOME";
const URL: &str = "AWS_OPERATION_TEST_URL";

#[test]
fn several_programs_refresh_and_fetch_once() {
    if let (Ok(home), Ok(url)) = (std::env::var(HOME), std::env::var(URL)) {
        one_of_them(&home, &url);
        return;
    }
    let server = Server::start([token(1), role(1, 3600)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let lock = home.cache().lock("my-sso", Duration::ZERO).expect("a lock");
    let children: Vec<_> = (0..COUNT)
        .map(|_| {
            let mut child = Command::new(std::env::current_exe().expect("a path"))
                .args([
                    "--exact",
                    "processes::several_programs_refresh_and_fetch_once",
                    "--nocapture",
                ])
                .env(HOME, home.path())
                .env(URL, server.url())
                .stdout(Stdio::piped())
                .spawn()
                .expect("a process");
            let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
            let mut line = String::new();
            while !line.contains("begins") {
                line.clear();
                assert_ne!(output.read_line(&mut line).expect("text"), 0);
            }
            (child, output)
        })
        .collect();
    std::thread::sleep(Duration::from_millis(200));
    drop(lock);
    for (mut child, mut output) in children {
        let mut text = String::new();
        output.read_to_string(&mut text).expect("text");
        assert!(child.wait().expect("an end").success(), "{text}");
        assert!(text.contains("has AKID1"), "{text}");
    }
    assert_eq!(
        lines(&server),
        [
            "POST /token",
            "GET /federation/credentials?account_id=111122223333&role_name=ReadOnly",
        ]
    );
    let path = home.cache().path("my-sso");
    assert_eq!(file(&path)["refreshToken"], "hush-refresh-1");
}

fn one_of_them(home: &str, url: &str) {
    let config = format!("{home}/.aws/config");
    let environment = aws_operation::config::Environment::from_iter([("AWS_CONFIG_FILE", config)]);
    let config = aws_operation::config::load(&environment).expect("a configuration");
    let session = Session::of_section(&config, "my-sso").expect("a session");
    println!("it begins");
    let sso = of_session(home.as_ref(), session.endpoint_url(url));
    let access = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    println!("it has {}", access.credentials.access_key_id());
}
