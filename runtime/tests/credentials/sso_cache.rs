//! The files of sign-ins.

use std::fs;
use std::time::{Duration, Instant};

use aws_operation::sso_cache::{CachedToken, TokenCache};
use serde_json::{Value, json};

use crate::home::Home;
use crate::later;

fn write(cache: &TokenCache, content: &[u8]) {
    fs::create_dir_all(cache.directory()).expect("a folder");
    fs::write(cache.path("dev"), content).expect("a file");
}

fn content(cache: &TokenCache) -> Value {
    let text = fs::read(cache.path("dev")).expect("a file");
    serde_json::from_slice(&text).expect("JSON")
}

#[test]
fn what_is_written_is_read() {
    let cache = Home::new().cache();
    let mut token = CachedToken::new("hush-\u{e4}\"\\", later(3600));
    cache.store("dev", &token).expect("a file");
    assert_eq!(cache.load("dev").expect("a token"), token);
    assert_eq!(
        content(&cache),
        json!({ "accessToken": "hush-\u{e4}\"\\", "expiresAt": "2023-11-14T23:13:20Z" })
    );
    token.start_url = Some("https://example.awsapps.com/start".to_owned());
    token.region = Some("us-east-1".to_owned());
    token.refresh_token = Some("hush-refresh".into());
    token.client_id = Some("client".to_owned());
    token.client_secret = Some("hush-client".into());
    token.registration_expires_at = Some(later(7200));
    cache.store("dev", &token).expect("a file");
    let read = cache.load("dev").expect("a token");
    assert_eq!(read, token);
    assert!(!format!("{read:?}").contains("hush"), "{read:?}");
    fs::remove_dir_all(cache.directory()).expect("the folder");
}

#[test]
fn keys_in_any_case_and_those_of_other_tools() {
    let home = Home::new();
    let cache = home.cache();
    write(
        &cache,
        br#"{"ACCESSTOKEN":"hush","Expiresat":"2023-11-14T23:13:20.123+0100","RefreshToken":"hush-refresh",
            "StartURL":"https://x","scopes":["a","b"],"nested":{"a":null},"expiresin":7,"none":null}"#,
    );
    let token = cache.load("dev").expect("a token");
    assert_eq!(token.access_token.expose(), "hush");
    assert_eq!(token.expires_at.to_string(), "2023-11-14T22:13:20.123Z");
    cache.store("dev", &token).expect("a file");
    assert_eq!(
        content(&cache),
        json!({
            "accessToken": "hush",
            "expiresAt": "2023-11-14T22:13:20Z",
            "refreshToken": "hush-refresh",
            "startUrl": "https://x",
            "scopes": ["a", "b"],
            "nested": { "a": null },
            "expiresin": 7,
            "none": null,
        })
    );
}

#[test]
fn a_file_that_is_no_token_is_none() {
    let home = Home::new();
    let cache = home.cache();
    let none = cache.load("dev").expect_err("no file");
    assert!(none.is_missing());
    assert_eq!(none.path(), cache.path("dev"));
    for content in [
        &b""[..],
        b"{",
        b"[]",
        b"hush",
        b"\xff",
        br#"{"accessToken":"hush"}"#,
        br#"{"expiresAt":"2023-11-14T23:13:20Z"}"#,
        br#"{"accessToken":"","expiresAt":"2023-11-14T23:13:20Z"}"#,
        br#"{"accessToken":7,"expiresAt":"2023-11-14T23:13:20Z"}"#,
        br#"{"accessToken":"hush","expiresAt":"soon"}"#,
        br#"{"accessToken":"hush","expiresAt":1700000000}"#,
        "[".repeat(100_000).as_bytes(),
        &vec![b' '; 2 * 1024 * 1024],
    ] {
        write(&cache, content);
        let none = cache.load("dev").expect_err("no token");
        assert!(!none.is_missing());
        assert!(!none.to_string().contains("hush"), "{none}");
    }
    fs::remove_file(cache.path("dev")).expect("the file");
    fs::create_dir(cache.path("dev")).expect("a folder in its place");
    let none = cache.load("dev").expect_err("no file");
    assert!(none.to_string().contains("cannot be read"), "{none}");
    let error = cache.store("dev", &CachedToken::new("hush", later(0)));
    let error = error.expect_err("no file").to_string();
    assert!(error.ends_with("no regular file; remove it"), "{error}");
}

#[test]
fn a_lock_has_one_holder() {
    let home = Home::new();
    let cache = home.cache();
    let lock = cache.lock("dev", Duration::ZERO).expect("a lock");
    let others = cache.lock("admin", Duration::ZERO).expect("another lock");
    let start = Instant::now();
    let error = cache.lock("dev", Duration::from_millis(100));
    let error = error.expect_err("it is held");
    assert!(error.is_locked());
    assert!(start.elapsed() >= Duration::from_millis(100));
    drop((lock, others));
    drop(cache.lock("dev", Duration::ZERO).expect("a lock"));
    assert!(cache.load("dev").expect_err("no token").is_missing());
}

#[cfg(unix)]
mod on_unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::time::Duration;

    use aws_operation::sso_cache::CachedToken;

    use crate::home::Home;
    use crate::later;

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o7777
    }

    #[test]
    fn the_owner_alone_may_read() {
        let home = Home::new();
        let cache = home.cache();
        let token = CachedToken::new("hush", later(0));
        cache.store("dev", &token).expect("a file");
        drop(cache.lock("dev", Duration::ZERO).expect("a lock"));
        assert_eq!(mode(cache.directory()), 0o700);
        let files = fs::read_dir(cache.directory()).expect("a folder");
        let mut names: Vec<_> = files
            .map(|file| {
                let file = file.expect("a file");
                assert_eq!(mode(&file.path()), 0o600);
                file.file_name().into_string().expect("Unicode")
            })
            .collect();
        names.sort();
        // Nothing is left over.
        assert_eq!(
            names,
            [
                "34c6fceca75e456f25e7e99531e2425c6c1de443.json",
                "34c6fceca75e456f25e7e99531e2425c6c1de443.lock",
            ]
        );
        // A file that others could read is not written to: it is replaced.
        let path = cache.path("dev");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("a file");
        cache.store("dev", &token).expect("a file");
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn a_link_is_not_followed() {
        let home = Home::new();
        let cache = home.cache();
        let elsewhere = home.path().join("elsewhere");
        fs::create_dir_all(cache.directory()).expect("a folder");
        symlink(&elsewhere, cache.path("dev")).expect("a link");
        let error = cache.store("dev", &CachedToken::new("hush", later(0)));
        let error = error.expect_err("a link").to_string();
        assert!(
            error.ends_with(
                "34c6fceca75e456f25e7e99531e2425c6c1de443.json is a symbolic link, or something else that is no regular file; remove it"
            ),
            "{error}"
        );
        assert!(!elsewhere.exists());
        assert_eq!(
            fs::read_dir(cache.directory()).expect("a folder").count(),
            1
        );
        let lock = cache.path("dev").with_extension("lock");
        symlink(&elsewhere, lock).expect("a link");
        cache.lock("dev", Duration::ZERO).expect_err("a link");
        assert!(!elsewhere.exists());
    }
}
