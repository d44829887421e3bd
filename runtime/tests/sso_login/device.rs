//! Signing in with a code, and when it is not needed.

use std::fs;

use aws_operation::sso_cache::TokenCache;
use aws_operation::sso_login::{How, LoginErrorKind, LoginOptions, SsoLogin};
use serde_json::{Value, json};

use crate::replies::{codes, error, pending, registration, time_in, token};
use crate::support::{Reply, Server};
use crate::{
    Person, REGISTRATION, START_URL, TOKEN, file, home, lines, old_token, sso, without_home, write,
};

/// Signs in, and says what the person saw.
fn login(sso: &SsoLogin, force: bool) -> (aws_operation::sso_login::SignedIn, String) {
    let mut person = Person::default();
    let options = LoginOptions::new().force(force);
    let signed_in = sso.login(&options, &mut person).expect("signed in");
    crate::assert_hides_secrets(&format!("{signed_in:?} {sso:?}"));
    (signed_in, person.seen.join(", "))
}

#[test]
fn a_person_signs_in_once_and_the_registration_is_kept() {
    let server = Server::start([
        registration(1),
        codes(),
        pending(),
        token(1),
        codes(),
        token(2),
    ]);
    let home = home();
    let sso = sso(&home, "default", &server);
    let (signed_in, seen) = login(&sso, false);
    assert_eq!(seen, "registered, prompt ABCD-EFGH, pending, approved");
    assert_eq!(signed_in.how, How::SignedIn);
    signed_in.saved.expect("it is in the file");
    let folder = home.path().join(".aws/sso/cache");
    assert_eq!(signed_in.path, folder.join(TOKEN));
    let content = file(&signed_in.path);
    let secrets = ["accessToken", "refreshToken", "clientSecret", "clientId"];
    assert_eq!(
        secrets.map(|key| content[key].as_str().expect("text")),
        [
            "hush-access-1",
            "hush-refresh-1",
            "hush-client-1",
            "client-1"
        ]
    );
    assert_eq!(content["startUrl"], START_URL);
    assert_eq!(content["region"], "us-east-1");
    let expires_at = content["expiresAt"].as_str().expect("text");
    assert!(expires_at <= time_in(3600).as_str(), "{expires_at}");
    assert!(expires_at > time_in(3500).as_str(), "{expires_at}");
    let kept = file(&folder.join(REGISTRATION));
    assert_eq!(kept["clientId"], "client-1");
    assert_eq!(kept["scopes"], json!(["sso:account:access"]));
    assert_eq!(kept["expiresAt"], content["registrationExpiresAt"]);
    assert!(!kept.contains_key("accessToken"));

    // The second time there is nothing to do, and a forced one needs no registration.
    let (again, seen) = login(&sso, false);
    assert_eq!((again.how, seen.as_str()), (How::Cached, ""));
    let (forced, seen) = login(&sso, true);
    assert_eq!((forced.how, seen.as_str()), (How::SignedIn, "approved"));
    assert_eq!(file(&forced.path)["accessToken"], "hush-access-2");
    assert_eq!(
        lines(&server),
        [
            "POST /client/register",
            "POST /device_authorization",
            "POST /token",
            "POST /token",
            "POST /device_authorization",
            "POST /token",
        ]
    );
}

#[test]
fn a_token_that_is_due_is_refreshed() {
    for expires_at in [time_in(-10), time_in(600)] {
        let server = Server::start([token(7)]);
        let home = home();
        write(&home, TOKEN, &old_token(&expires_at));
        let (signed_in, seen) = login(&sso(&home, "default", &server), false);
        assert_eq!((signed_in.how, seen.as_str()), (How::Refreshed, ""));
        assert_eq!(signed_in.token.access_token.expose(), "hush-access-7");
        let content = file(&signed_in.path);
        assert_eq!(content["refreshToken"], "hush-refresh-7");
        let body: Value = serde_json::from_slice(&server.requests()[0].body).expect("JSON");
        assert_eq!(body["grantType"], "refresh_token");
    }
}

#[test]
fn a_refresh_that_is_refused_leads_to_the_person() {
    let server = Server::start([
        error("400 x", "InvalidGrantException"),
        registration(1),
        codes(),
        token(1),
    ]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-10)));
    let (signed_in, seen) = login(&sso(&home, "default", &server), false);
    assert_eq!(signed_in.how, How::SignedIn);
    assert!(seen.starts_with("not kept: sso: the session \"my-sso\": the sign-in expired at "));
    assert!(seen.ends_with("registered, approved"), "{seen}");
}

/// The section had another start URL or region before.
#[test]
fn the_token_of_another_portal_is_not_used() {
    for (key, value) in [("startUrl", "https://other"), ("region", "eu-west-1")] {
        let server = Server::start([registration(1), codes(), token(1)]);
        let home = home();
        let mut token = old_token(&time_in(3600));
        token[key] = json!(value);
        write(&home, TOKEN, &token);
        let (signed_in, seen) = login(&sso(&home, "default", &server), false);
        assert_eq!(signed_in.how, How::SignedIn);
        assert!(seen.starts_with("other Some("), "{seen}");
        assert_eq!(file(&signed_in.path)["accessToken"], "hush-access-1");
    }
}

/// The file may be that of any tool.
#[test]
fn what_a_file_says_cannot_steer_a_terminal() {
    let server = Server::start([registration(1), codes(), token(1)]);
    let home = home();
    let mut token = old_token(&time_in(3600));
    token["startUrl"] = json!("https://a\u{1b}[2Jb\u{202e}");
    token["region"] = json!("eu\u{7}");
    write(&home, TOKEN, &token);
    let (_, seen) = login(&sso(&home, "default", &server), false);
    assert!(
        seen.starts_with(r#"other Some("https://a[2Jb") Some("eu"), "#),
        "{seen}"
    );
}

#[test]
fn a_registration_that_cannot_be_used_is_replaced() {
    let good = json!({"clientId": "client-0", "clientSecret": "hush-client-0", "expiresAt": time_in(7200)});
    let with = |key: &str, value: Value| {
        let mut registration = good.clone();
        registration[key] = value;
        registration
    };
    for registration_file in [
        with("expiresAt", json!(time_in(14 * 60))),
        with("expiresAt", json!("soon")),
        with("grantTypes", json!(["authorization_code", "refresh_token"])),
        // Another tool's: a token.
        with("accessToken", json!("hush-other")),
        json!("no object"),
        json!({"clientId": "client-0"}),
    ] {
        let server = Server::start([registration(1), codes(), token(1)]);
        let home = home();
        write(&home, REGISTRATION, &registration_file);
        let (_, seen) = login(&sso(&home, "default", &server), false);
        assert_eq!(seen, "registered, approved", "{registration_file}");
        let kept = file(&home.cache().directory().join(REGISTRATION));
        assert_eq!(kept["clientId"], "client-1");
        assert!(!kept.contains_key("accessToken"));
    }
    // The times of all tools are read.
    for expires_at in [
        "2999-01-01T00:00:00Z",
        "2999-01-01T00:00:00UTC",
        "2999-01-01T00:00:00+01:00",
        "2999-01-01T00:00:00.123Z",
    ] {
        let server = Server::start([codes(), token(1)]);
        let home = home();
        write(&home, REGISTRATION, &with("expiresAt", json!(expires_at)));
        let (_, seen) = login(&sso(&home, "default", &server), false);
        assert_eq!(seen, "approved", "{expires_at}");
    }
}

#[test]
fn a_registration_that_is_refused_is_made_again_once() {
    let refused = || error("401 x", "InvalidClientException");
    let server = Server::start([refused(), registration(2), codes(), token(1)]);
    let home = home();
    let good = json!({"clientId": "client-0", "clientSecret": "hush", "expiresAt": time_in(7200)});
    write(&home, REGISTRATION, &good);
    let (_, seen) = login(&sso(&home, "default", &server), false);
    assert_eq!(seen, "refused, registered, approved");
    let kept = file(&home.cache().directory().join(REGISTRATION));
    assert_eq!(kept["clientId"], "client-2");

    let server = Server::start([refused(), registration(3), refused()]);
    let mut person = Person::default();
    let options = LoginOptions::new().force(true);
    let refusal = sso(&home, "default", &server).login(&options, &mut person);
    let refusal = refusal.expect_err("refused");
    assert_eq!(refusal.kind(), LoginErrorKind::Refused);
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn without_a_section_the_start_url_names_the_files() {
    let server = Server::start([registration(1), codes(), token(1)]);
    let home = home();
    let (signed_in, _) = login(&sso(&home, "legacy", &server), false);
    let cache = TokenCache::in_home(home.path());
    assert_eq!(signed_in.path, cache.path(START_URL));
    let registration = "6c6f31f93a84fcbeca9b94bb5d13f4109559e71a.json";
    assert!(cache.directory().join(registration).exists());
    let body: Value = serde_json::from_slice(&server.requests()[0].body).expect("JSON");
    assert_eq!(
        body,
        json!({"clientName": "aws-operation", "clientType": "public"})
    );
}

#[test]
fn a_folder_that_cannot_be_written_costs_no_sign_in() {
    let server = Server::start([registration(1), codes(), token(1)]);
    let home = home();
    // Something else is in the way: this fails for root too.
    fs::write(home.path().join(".aws/sso"), "").expect("a file");
    let sso = sso(&home, "default", &server);
    let (signed_in, seen) = login(&sso, false);
    let path = format!("HOME/.aws/sso/cache/{TOKEN}");
    let error = signed_in.saved.expect_err("nowhere to write").to_string();
    let error = without_home(&home, &error);
    assert!(error.contains(&path), "{error}");
    let seen = without_home(&home, &seen);
    assert!(
        seen.starts_with("registered, registration: the folder of ")
            || seen.starts_with("registration: the folder of "),
        "{seen}"
    );
    assert!(seen.contains(REGISTRATION), "{seen}");
    // It is in memory.
    let (again, _) = login(&sso, false);
    assert_eq!(again.how, How::Cached);
    assert_eq!(again.token.access_token.expose(), "hush-access-1");
    assert_eq!(server.requests().len(), 3);
}

/// The same reply from a service whose clock shows another time.
fn dated(reply: &str, status: &str, name: &str) -> Reply {
    let headers = [
        ("date", "Thu, 01 Jan 2026 00:00:00 GMT"),
        ("x-amzn-errortype", name),
    ];
    Reply::new(status, &headers, reply)
}

#[test]
fn a_wrong_clock_is_named() {
    let expired = dated("{}", "400 x", "ExpiredTokenException");
    let server = Server::start([registration(1), codes(), expired]);
    let home = home();
    let outcome =
        sso(&home, "default", &server).login(&LoginOptions::new(), &mut Person::default());
    let error = outcome.expect_err("the code expired");
    assert_eq!(error.kind(), LoginErrorKind::Expired);
    let text = error.to_string();
    assert!(text.contains("; this machine's clock is "), "{text}");
    assert!(text.ends_with("the service's: set it right"), "{text}");

    // Who signs in all the same is told too.
    let good = dated(r#"{"accessToken":"hush","expiresIn":3600}"#, "200 OK", "");
    let server = Server::start([codes(), good]);
    let (signed_in, _) = login(&sso(&home, "default", &server), false);
    let skew = signed_in.skew.expect("it is wrong by years");
    assert!(skew.to_string().starts_with("this machine's clock is "));
    // One that is right by seconds is not worth a word.
    let server = Server::start([token(1)]);
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let (signed_in, _) = login(&sso(&home, "default", &server), false);
    assert_eq!((signed_in.how, signed_in.skew), (How::Refreshed, None));
}

#[test]
fn a_lock_that_cannot_be_had_is_named_and_spends_no_refresh_token() {
    let server = Server::start([registration(1), codes(), token(1)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let lock = home.cache().path("my-sso").with_extension("lock");
    fs::create_dir(&lock).expect("something in the way");
    let sso = sso(&home, "default", &server);
    let error = sso.role_credentials("111122223333", "ReadOnly");
    let error = error.expect_err("no lock").to_string();
    assert!(
        error.contains(lock.to_str().expect("Unicode")) && error.contains("could not be refreshed"),
        "{error}"
    );
    assert!(server.requests().is_empty());
    let (signed_in, seen) = login(&sso, false);
    assert_eq!(signed_in.how, How::SignedIn);
    assert!(seen.contains("could not be refreshed"), "{seen}");
}

#[test]
fn what_the_person_decides_is_told_apart() {
    for (reply, kind) in [
        (
            error("400 x", "AccessDeniedException"),
            LoginErrorKind::Denied,
        ),
        (
            error("400 x", "ExpiredTokenException"),
            LoginErrorKind::Expired,
        ),
        (
            error("400 x", "InvalidGrantException"),
            LoginErrorKind::Refused,
        ),
    ] {
        let server = Server::start([registration(1), codes(), reply]);
        let home = home();
        let outcome =
            sso(&home, "default", &server).login(&LoginOptions::new(), &mut Person::default());
        assert_eq!(outcome.expect_err("no token").kind(), kind);
        assert!(!home.cache().path("my-sso").exists());
    }
}
