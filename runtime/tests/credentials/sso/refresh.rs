//! Access tokens that are refreshed.

use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::{
    START_URL, failure, file, home, provider, renewal, sign_in, text_of_token, token_at, with_oidc,
    write,
};
use crate::support::{Reply, Server};

/// When the token in the file expires: this many seconds after the time of the tests.
fn in_seconds(seconds: i64) -> String {
    crate::later(seconds).to_string()
}

#[test]
fn within_the_last_quarter_of_an_hour() {
    let oidc = Server::start([renewal()]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(3600));
    let provider = provider(&home);
    assert_eq!(
        token_at(&provider, 3600 - 900).expect("a token"),
        "hush-old"
    );
    assert!(oidc.requests().is_empty());
    assert_eq!(
        token_at(&provider, 3600 - 899).expect("a token"),
        "hush-new"
    );
    // The new one is in the file.
    assert_eq!(token_at(&provider, 3600).expect("a token"), "hush-new");
    let [request] = &oidc.requests()[..] else {
        panic!("one request");
    };
    assert_eq!(request.line(), "POST /token HTTP/1.1");
    let body: Value = serde_json::from_slice(&request.body).expect("JSON");
    assert_eq!(
        body,
        json!({
            "clientId": "client",
            "clientSecret": "hush-client",
            "grantType": "refresh_token",
            "refreshToken": "hush-refresh-1",
        })
    );
    assert_eq!(
        Value::Object(file(&home, "my-sso")),
        json!({
            "startUrl": START_URL,
            "region": "us-east-1",
            "accessToken": "hush-new",
            "expiresAt": in_seconds(3600 - 899 + 3600),
            "clientId": "client",
            "clientSecret": "hush-client",
            "registrationExpiresAt": "2024-01-01T00:00:00Z",
            "refreshToken": "hush-refresh-2",
            "scopes": ["sso:account:access"],
        })
    );
}

#[test]
fn without_a_new_refresh_token_the_old_one_stays() {
    let oidc = Server::start([Reply::json(
        r#"{"accessToken":"hush-new","expiresIn":3600}"#,
    )]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(-1));
    assert_eq!(token_at(&provider(&home), 0).expect("a token"), "hush-new");
    assert_eq!(file(&home, "my-sso")["refreshToken"], "hush-refresh-1");
}

#[test]
fn a_failure_does_no_harm_while_the_old_one_is_good() {
    let oidc = Server::start([Reply::new("500 x", &[], "")]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(800));
    let provider = provider(&home);
    for (seconds, requests) in [(0, 1), (59, 1), (60, 2), (119, 2), (799, 3)] {
        assert_eq!(token_at(&provider, seconds).expect("a token"), "hush-old");
        // A refresh token is spent once: no attempt follows.
        assert_eq!(oidc.requests().len(), requests, "{seconds}");
    }
    assert!(token_at(&provider, 800).is_err());
    assert_eq!(
        oidc.requests().len(),
        4,
        "an expired one is always worth a try"
    );
}

type Change = Box<dyn Fn(&mut Value)>;

#[test]
fn an_expired_one_that_cannot_be_refreshed() {
    let start = "sso: the session \"my-sso\": the sign-in expired at 2023-11-14T22:13:19Z and";
    let end = "; run `aws sso login --sso-session my-sso`";
    let refused = Server::start([failure()]);
    let without_expiry = Server::start([Reply::json(r#"{"accessToken":"hush-new"}"#)]);
    let absent = |name: &'static str| {
        move |token: &mut Value| {
            token.as_object_mut().expect("an object").remove(name);
        }
    };
    let no_refresh_token = "has no refresh token; with `sso_registration_scopes = sso:account:access` the next one has";
    let no_registration =
        "cannot be refreshed, since the registration of its client has expired too";
    let cases: [(Change, &Server, &str); 7] = [
        (
            Box::new(|_| ()),
            &refused,
            "could not be refreshed: CreateToken: InvalidGrantException: it was used (HTTP 400)",
        ),
        (
            Box::new(|_| ()),
            &without_expiry,
            "could not be refreshed: the reply does not say when the new token expires",
        ),
        (Box::new(absent("refreshToken")), &refused, no_refresh_token),
        (Box::new(absent("clientId")), &refused, no_refresh_token),
        (Box::new(absent("clientSecret")), &refused, no_refresh_token),
        (
            Box::new(absent("registrationExpiresAt")),
            &refused,
            no_registration,
        ),
        (
            Box::new(|token| token["registrationExpiresAt"] = json!("2023-11-14T22:13:20Z")),
            &refused,
            no_registration,
        ),
    ];
    for (change, server, reason) in cases {
        let home = with_oidc(home(), server);
        sign_in(&home, "my-sso", &in_seconds(-1));
        let mut token = Value::Object(file(&home, "my-sso"));
        change(&mut token);
        write(&home, "my-sso", &token);
        assert_eq!(
            text_of_token(&provider(&home)),
            format!("{start} {reason}{end}")
        );
        assert_eq!(
            Value::Object(file(&home, "my-sso")),
            token,
            "the file is as it was"
        );
    }
    assert_eq!(refused.requests().len(), 1);
}

#[test]
fn another_tool_that_was_faster_is_fine() {
    // Its refresh token was used meanwhile: the reply comes when the file is new.
    let barrier = std::sync::Arc::new(std::sync::Barrier::new(2));
    let oidc = Server::start([failure().after_meeting(&barrier)]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(-1));
    let provider = provider(&home);
    thread::scope(|scope| {
        let token = scope.spawn(|| token_at(&provider, 0));
        while oidc.requests().is_empty() {
            assert!(!token.is_finished(), "it asks");
            thread::yield_now();
        }
        let new = json!({ "accessToken": "hush-theirs", "expiresAt": in_seconds(3600) });
        write(&home, "my-sso", &new);
        barrier.wait();
        let token = token.join().expect("no panic");
        assert_eq!(token.expect("theirs"), "hush-theirs");
    });
}

/// Who waits for the lock while somebody signs out does not sign in again with the refresh token that it read before.
#[test]
fn a_sign_out_meanwhile_is_not_undone() {
    let oidc = Server::start([renewal()]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(-1));
    let provider = provider(&home);
    let lock = home.cache().lock("my-sso", Duration::ZERO);
    let lock = lock.expect("nobody has it");
    thread::scope(|scope| {
        let token = scope.spawn(|| token_at(&provider, 0));
        // It has read the file, and waits.
        thread::sleep(Duration::from_millis(300));
        assert!(!token.is_finished());
        home.cache().remove("my-sso").expect("it goes");
        drop(lock);
        let error = token.join().expect("no panic").expect_err("signed out");
        // On a slow machine it may not have read the file in time, and says so.
        let text = error.to_string();
        assert!(
            text.starts_with("sso: the session \"my-sso\": nobody is signed in")
                && text.ends_with("; run `aws sso login --sso-session my-sso`"),
            "{text}"
        );
    });
    assert!(oidc.requests().is_empty());
    assert!(!home.cache().path("my-sso").exists());
}

#[test]
fn many_threads_refresh_once() {
    for expires in [in_seconds(-1), in_seconds(300)] {
        let oidc = Server::start([renewal()]);
        let home = with_oidc(home(), &oidc);
        sign_in(&home, "my-sso", &expires);
        let provider = provider(&home);
        thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| token_at(&provider, 0)))
                .collect();
            for thread in threads {
                let token = thread.join().expect("no panic").expect("a token");
                assert_eq!(token, "hush-new");
            }
        });
        assert_eq!(oidc.requests().len(), 1);
    }
}

#[test]
fn while_the_old_one_is_good_for_ten_minutes_nobody_waits() {
    let oidc = Server::start([renewal()]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(700));
    let lock = home.cache().lock("my-sso", Duration::ZERO);
    assert_eq!(token_at(&provider(&home), 0).expect("a token"), "hush-old");
    assert!(oidc.requests().is_empty());
    drop(lock);
}

#[test]
#[cfg(unix)]
fn a_file_that_cannot_be_written_costs_no_sign_in() {
    let oidc = Server::start([renewal()]);
    let home = with_oidc(home(), &oidc);
    sign_in(&home, "my-sso", &in_seconds(-1));
    // Something that is never written to: a link to the file.
    let path = home.cache().path("my-sso");
    let target = home.path().join("token.json");
    fs::rename(&path, &target).expect("a file");
    std::os::unix::fs::symlink(&target, &path).expect("a link");
    let provider = provider(&home);
    for _ in 0..3 {
        assert_eq!(token_at(&provider, 0).expect("a token"), "hush-new");
    }
    assert_eq!(oidc.requests().len(), 1);
    assert_eq!(file(&home, "my-sso")["accessToken"], "hush-old");
}
