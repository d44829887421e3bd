//! This program, started again to do one thing.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use aws_operation::sso_cache::{CachedToken, TokenCache};
use aws_operation::sso_login::{ConfigEditor, LoginOptions, Session};

use crate::{Person, of_session};

const PART: &str = "AWS_OPERATION_TEST_PART";
const HOME: &str = "AWS_OPERATION_TEST_HOME";
const URL: &str = "AWS_OPERATION_TEST_URL";

/// How often the thread opens, writes and closes something before it does its part.
pub(crate) const AHEAD: usize = 200;

/// Words before the program and its arguments, such as those of a tracer; none for the program alone.
pub(crate) fn command(wrapper: &[&str], part: &str, home: &Path, url: &str) -> Command {
    let program = std::env::current_exe().expect("a path");
    let program = program.to_str().expect("Unicode");
    let words = [
        program,
        "--exact",
        "child::does_its_part",
        "--nocapture",
        "--test-threads=1",
    ];
    let mut words = wrapper.iter().copied().chain(words);
    let mut command = Command::new(words.next().expect("a program"));
    command
        .args(words)
        .env(PART, part)
        .env(HOME, home)
        .env(URL, url);
    command
}

/// A test that does nothing unless another one started it.
#[test]
fn does_its_part() {
    let variables = [PART, HOME, URL].map(std::env::var);
    let [Ok(part), Ok(home), Ok(url)] = variables else {
        return;
    };
    let home = Path::new(&home);
    for _ in 0..AHEAD {
        let mut nothing = OpenOptions::new()
            .write(true)
            .open("/dev/null")
            .expect("it is there");
        nothing.write_all(b"nothing").expect("it takes everything");
    }
    match part.as_str() {
        "token" => {
            let mut token =
                CachedToken::new("hush-new", "2999-01-01T00:00:00Z".parse().expect("a time"));
            token.refresh_token = Some("hush-refresh".into());
            TokenCache::in_home(home)
                .store("my-sso", &token)
                .expect("a file");
        }
        "config" => {
            let mut editor = ConfigEditor::open(home.join(".aws/config")).expect("a file");
            editor
                .set_sso_session("new", "https://new", "us-east-1", &[])
                .expect("a session");
            editor.save().expect("it is written");
        }
        "all" => all(home, &url),
        other => panic!("{other}"),
    }
    println!("done");
}

/// Signs in, gets credentials of a role, and adds to the configuration.
fn all(home: &Path, url: &str) {
    let session = Session::new(crate::START_URL, "us-east-1").endpoint_url(url);
    let sso = of_session(home, session);
    let signed_in = sso
        .login(&LoginOptions::new(), &mut Person::default())
        .expect("signed in");
    println!(
        "token saved: {:?}",
        signed_in.saved.map_err(|error| error.to_string())
    );
    let access = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    println!(
        "{} saved: {:?}",
        access.credentials.access_key_id(),
        access.saved.map_err(|error| error.to_string())
    );
    let mut editor = ConfigEditor::open(home.join("of-nobody/config")).expect("no file");
    editor
        .set_sso_session("new", "https://new", "us-east-1", &[])
        .expect("a session");
    println!(
        "config saved: {:?}",
        editor.save().map_err(|error| error.to_string())
    );
}
