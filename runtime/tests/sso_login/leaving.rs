//! Signing out, and who is signed in.

use std::fs;
use std::thread;
use std::time::Duration;

use aws_operation::config;
use aws_operation::sso_login::{Caches, TokenStatus, logout_all, status};
use aws_operation::{EndpointSettings, Timestamp};
use serde_json::json;

use crate::home::Home;
use crate::replies::{error, time_in};
use crate::support::{Reply, Server, builder};
use crate::{REGISTRATION, START_URL, TOKEN, home, lines, old_token, sso, write};

/// Two tokens, a registration, a file of another tool, and credentials of a role and of something else.
fn full() -> Home {
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let mut legacy = old_token(&time_in(-60));
    legacy["refreshToken"] = json!(null);
    write(
        &home,
        "e8be5486177c5b5392bd9aa76563515b29358e6e.json",
        &legacy,
    );
    let registration = json!({"clientId": "c", "clientSecret": "hush", "expiresAt": time_in(9000)});
    write(&home, REGISTRATION, &registration);
    write(&home, "other.json", &json!({"something": "else"}));
    let folder = home.path().join(".aws/cli/cache");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(
        folder.join("sso.json"),
        r#"{"ProviderType":"sso","Credentials":{}}"#,
    )
    .expect("a file");
    fs::write(folder.join("role.json"), r#"{"Credentials":{}}"#).expect("a file");
    home
}

/// The files that are left, without the locks.
fn left(home: &Home) -> Vec<String> {
    let folders = [".aws/sso/cache", ".aws/cli/cache"];
    let entries = folders.map(|folder| fs::read_dir(home.path().join(folder)).expect("a folder"));
    let mut names: Vec<_> = entries
        .into_iter()
        .flatten()
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("Unicode")
        })
        .filter(|name| !name.contains(".lock"))
        .map(|name| name.chars().take(5).collect())
        .collect();
    names.sort();
    names
}

#[test]
fn one_session_is_left() {
    // The portal may not know the token any more: the file goes all the same.
    for (reply, ended) in [
        (Reply::new("200 OK", &[], ""), 1),
        (error("401 x", "UnauthorizedException"), 0),
    ] {
        for with_registration in [false, true] {
            let server = Server::start([reply.clone()]);
            let home = full();
            let done = sso(&home, "default", &server).logout(with_registration);
            assert_eq!((done.tokens, done.ended, done.roles), (1, ended, 1));
            assert!(done.errors.is_empty(), "{:?}", done.errors);
            let expected: &[_] = if with_registration {
                &["e8be5", "other", "role."]
            } else {
                &["e83b7", "e8be5", "other", "role."]
            };
            assert_eq!(left(&home), expected);
            let [request] = &server.requests()[..] else {
                panic!("one request");
            };
            assert_eq!(request.line(), "POST /logout HTTP/1.1");
            assert_eq!(request.header("x-amz-sso_bearer_token"), Some("hush-old"));
        }
    }
}

#[test]
fn who_is_not_signed_in_can_leave() {
    let server = Server::start([Reply::new("200 OK", &[], "")]);
    let home = home();
    let done = sso(&home, "default", &server).logout(true);
    assert_eq!((done.tokens, done.ended, done.roles), (0, 0, 0));
    assert!(done.errors.is_empty(), "{:?}", done.errors);
    assert!(server.requests().is_empty());
}

#[test]
fn all_sessions_are_left_as_by_the_cli() {
    let server = Server::start([
        Reply::new("200 OK", &[], ""),
        error("401 x", "UnauthorizedException"),
    ]);
    let home = full();
    let settings = EndpointSettings::new().url(&server.url());
    let caches = Caches::in_home(home.path());
    let done = logout_all(&caches, &settings, &builder("https://example.com"));
    assert_eq!((done.tokens, done.ended, done.roles), (2, 1, 1));
    assert_eq!(left(&home), ["e83b7", "other", "role."]);
    assert_eq!(lines(&server), ["POST /logout", "POST /logout"]);
}

/// As the CLI does: whatever has an access token, also one that cannot be used.
#[test]
fn tokens_without_a_time_are_left_too() {
    let server = Server::start([Reply::new("200 OK", &[], "")]);
    let home = home();
    let token = json!({"accessToken": "hush", "refreshToken": "hush", "expiresAt": "one day"});
    write(&home, "other.json", &token);
    fs::create_dir_all(home.path().join(".aws/cli/cache")).expect("a folder");
    write(
        &home,
        TOKEN,
        &json!({"accessToken": "hush", "region": "us-east-1"}),
    );
    let settings = EndpointSettings::new().url(&server.url());
    let caches = Caches::in_home(home.path());
    let done = logout_all(&caches, &settings, &builder("https://example.com"));
    assert_eq!((done.tokens, done.ended), (2, 1), "{:?}", done.errors);
    assert_eq!(left(&home), [""; 0]);
}

/// What a program was killed over has a token in it, and nobody would look for it there.
#[test]
fn what_dead_programs_left_goes_too() {
    let server = Server::start([]);
    let home = full();
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(3600);
    for folder in [".aws/sso/cache", ".aws/cli/cache"] {
        let folder = home.path().join(folder);
        for (name, age) in [
            (".dead.json.0123456789abcdef.tmp", long_ago),
            (
                ".busy.json.0123456789abcdef.tmp",
                long_ago + Duration::from_secs(3590),
            ),
            (".other.tmp", long_ago),
        ] {
            let file = fs::File::create(folder.join(name)).expect("a file");
            file.set_modified(age).expect("a time");
        }
    }
    let sso = sso(&home, "legacy", &server);
    assert!(sso.logout(false).errors.is_empty());
    let left = left(&home);
    let hidden: Vec<_> = left.iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(hidden, [".busy", ".busy", ".othe", ".othe"]);
}

/// Whoever is refreshing a token meanwhile would write it again.
#[test]
fn a_token_that_is_being_refreshed_is_waited_for() {
    let server = Server::start([Reply::new("200 OK", &[], "")]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(60)));
    let cache = home.cache();
    let lock = cache.lock("my-sso", Duration::ZERO);
    let lock = lock.expect("nobody has it");
    thread::scope(|scope| {
        let leaving = scope.spawn(|| {
            let settings = EndpointSettings::new().url(&server.url());
            let caches = Caches::in_home(home.path());
            logout_all(&caches, &settings, &builder("https://example.com"))
        });
        thread::sleep(Duration::from_millis(300));
        write(&home, TOKEN, &old_token(&time_in(3600)));
        drop(lock);
        assert_eq!(leaving.join().expect("it ends").tokens, 1);
    });
    assert!(cache.load("my-sso").is_err_and(|none| none.is_missing()));
}

#[test]
fn a_profile_without_its_session_keeps_nobody_from_the_others() {
    let home = full().config(&format!(
        "{}[profile broken]\nsso_session = gone\n",
        crate::CONFIG
    ));
    let config = config::load(&home.environment()).expect("a configuration");
    let now: Timestamp = std::time::SystemTime::now().into();
    let found = status(&config, &Caches::in_home(home.path()), now);
    assert!(
        found
            .sessions
            .iter()
            .any(|session| session.name.as_deref() == Some("my-sso"))
    );
    let errors: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
    assert!(
        errors.len() == 1 && errors[0].contains("gone"),
        "{errors:?}"
    );
}

#[test]
fn all_sessions_are_known() {
    let home = full();
    let mut orphan = old_token("2999-01-01T00:00:00UTC");
    orphan["registrationExpiresAt"] = json!("2001-01-01T00:00:00Z");
    orphan["startUrl"] = json!("https://orphan");
    write(
        &home,
        "d033e22ae348aeb5660fc2140aec35850c4da997.json",
        &orphan,
    );
    let home = home.config(&format!(
        "{}[sso-session empty]\nsso_start_url = https://e\nsso_region = eu-west-1\n",
        crate::CONFIG
    ));
    let config = config::load(&home.environment()).expect("a configuration");
    let now: Timestamp = std::time::SystemTime::now().into();
    let found = status(&config, &Caches::in_home(home.path()), now);
    let found = found.sessions;
    crate::assert_hides_secrets(&format!("{found:?}"));
    let seen: Vec<_> = found
        .iter()
        .map(|session| {
            let token = match session.token {
                TokenStatus::Present {
                    is_expired,
                    is_refreshable,
                    ..
                } => {
                    format!("expired {is_expired}, refreshable {is_refreshable}")
                }
                other => format!("{other:?}"),
            };
            (
                session.name.as_deref(),
                session.start_url.as_deref(),
                session.profiles.join(","),
                token,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (
                Some("empty"),
                Some("https://e"),
                String::new(),
                "Missing".to_owned()
            ),
            (
                Some("my-sso"),
                Some(START_URL),
                "default".to_owned(),
                "expired false, refreshable true".to_owned()
            ),
            (
                None,
                Some(START_URL),
                "legacy".to_owned(),
                "expired true, refreshable false".to_owned()
            ),
            (
                None,
                Some("https://orphan"),
                String::new(),
                "expired false, refreshable false".to_owned()
            ),
        ]
    );
    assert!(found[1].path.ends_with(TOKEN));
}
