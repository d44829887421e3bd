//! Credentials of a role, and the file that the AWS CLI reads them from.

use std::fs;

use aws_operation::sso_login::PortalErrorKind;
use serde_json::{Value, json};

use crate::home::Home;
use crate::replies::{error, role, time_in, token};
use crate::support::{Reply, Server};
use crate::{TOKEN, file, home, lines, old_token, sso, without_home, write};

/// The role `ReadOnly` of the account 111122223333 in the session `my-sso`.
fn role_file(home: &Home) -> std::path::PathBuf {
    let caches = aws_operation::sso_login::Caches::in_home(home.path());
    let sign_in = aws_operation::sso_cache::SignInKey::SessionName("my-sso".to_owned());
    let key = aws_operation::sso_cache::RoleKey::new("111122223333", "ReadOnly", sign_in);
    caches.roles.path(&key)
}

fn put_role(home: &Home, content: &Value) {
    let path = role_file(home);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, content.to_string()).expect("a file");
}

fn of_cli(expiration: &str) -> Value {
    json!({"ProviderType": "sso", "Credentials": {
        "AccessKeyId": "AKID-CLI", "SecretAccessKey": "hush", "SessionToken": "hush",
        "Expiration": expiration, "AccountId": "111122223333",
    }})
}

#[test]
fn credentials_are_kept_as_the_cli_keeps_them() {
    let server = Server::start([role(1, 3600)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let sso = sso(&home, "default", &server);
    let first = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    assert!(!first.is_cached);
    first.saved.expect("they are in the file");
    assert_eq!(first.credentials.access_key_id(), "AKID1");
    let content = file(&role_file(&home));
    assert_eq!(content["ProviderType"], "sso");
    let expiration = content["Credentials"]["Expiration"].as_str().expect("text");
    assert_eq!(
        expiration.len(),
        "2026-01-01T00:00:00Z".len(),
        "{expiration}"
    );
    let mut expected = of_cli(expiration);
    expected["Credentials"]["AccessKeyId"] = json!("AKID1");
    expected["Credentials"]["SecretAccessKey"] = json!("hush-key-1");
    expected["Credentials"]["SessionToken"] = json!("hush-session-1");
    assert_eq!(Value::Object(content), expected);

    let again = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    assert!(again.is_cached);
    assert_eq!(again.credentials.secret_access_key().expose(), "hush-key-1");
    assert_eq!(again.credentials.account_id(), Some("111122223333"));
    crate::assert_hides_secrets(&format!("{again:?}"));
    assert_eq!(
        lines(&server),
        ["GET /federation/credentials?account_id=111122223333&role_name=ReadOnly"]
    );
}

#[test]
fn what_other_tools_wrote_is_read_in_all_forms_of_time() {
    for expiration in [
        "2999-01-01T00:00:00Z",
        "2999-01-01T00:00:00UTC",
        "2999-01-01T00:00:00+00:00",
        "2999-01-01T00:00:00.123Z",
    ] {
        let server = Server::start([role(1, 3600)]);
        let home = home();
        put_role(&home, &of_cli(expiration));
        let access = sso(&home, "default", &server).role_credentials("111122223333", "ReadOnly");
        let access = access.expect("credentials");
        assert_eq!(
            access.credentials.access_key_id(),
            "AKID-CLI",
            "{expiration}"
        );
        assert!(server.requests().is_empty());
    }
}

#[test]
fn what_is_old_or_not_readable_is_fetched_again() {
    for content in [
        of_cli(&time_in(14 * 60)),
        of_cli(&time_in(-1)),
        of_cli("soon"),
        json!({"Credentials": {"AccessKeyId": "A"}}),
        json!({"Credentials": "hush"}),
        json!("hush"),
    ] {
        let server = Server::start([role(1, 3600)]);
        let home = home();
        write(&home, TOKEN, &old_token(&time_in(3600)));
        put_role(&home, &content);
        let access = sso(&home, "default", &server).role_credentials("111122223333", "ReadOnly");
        assert_eq!(
            access.expect("credentials").credentials.access_key_id(),
            "AKID1"
        );
        assert_eq!(
            file(&role_file(&home))["Credentials"]["AccessKeyId"],
            "AKID1"
        );
    }
}

#[test]
fn old_ones_are_used_while_there_are_no_new_ones() {
    let server = Server::start([error("500 x", "InternalFailure")]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let sso = sso(&home, "default", &server);
    put_role(&home, &of_cli(&time_in(60)));
    let access = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect("credentials");
    assert_eq!(access.credentials.access_key_id(), "AKID-CLI");
    put_role(&home, &of_cli(&time_in(-1)));
    let error = sso
        .role_credentials("111122223333", "ReadOnly")
        .expect_err("none");
    assert_eq!(error.kind(), PortalErrorKind::Refused);
}

#[test]
fn an_expired_token_is_refreshed_on_the_way() {
    let server = Server::start([token(1), role(1, 3600)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let access = sso(&home, "default", &server).role_credentials("111122223333", "ReadOnly");
    access.expect("credentials");
    let requests = server.requests();
    assert_eq!(
        requests[1].header("x-amz-sso_bearer_token"),
        Some("hush-access-1")
    );
}

/// The section had another start URL or region before: neither the token nor what it is refreshed with goes to this portal.
#[test]
fn the_token_of_another_portal_is_not_sent_anywhere() {
    for (key, value) in [("startUrl", "https://other"), ("region", "eu-west-1")] {
        for expires_in in [3600, 60, -1] {
            let server = Server::start([role(1, 3600)]);
            let home = home();
            let mut token = old_token(&time_in(expires_in));
            token[key] = json!(value);
            write(&home, TOKEN, &token);
            let sso = sso(&home, "default", &server).login_command("sso login");
            let error = sso
                .role_credentials("111122223333", "ReadOnly")
                .expect_err("nobody is signed in here");
            assert_eq!(error.kind(), PortalErrorKind::NotSignedIn);
            let text = error.to_string();
            assert!(
                text.contains(value) && text.ends_with("run `sso login --sso-session my-sso`"),
                "{text}"
            );
            // Nor does it go there to be ended.
            assert_eq!(sso.logout(false).tokens, 1);
            assert!(server.requests().is_empty(), "{key} {expires_in}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let text = |server: &Server, home: &Home| {
        let sso = sso(home, "default", server).login_command("sso login");
        let error = sso
            .role_credentials("111122223333", "ReadOnly")
            .expect_err("none");
        (error.kind(), without_home(home, &error.to_string()))
    };
    let home = home();
    let unused = Server::start([token(1)]);
    let (kind, message) = text(&unused, &home);
    assert_eq!(kind, PortalErrorKind::NotSignedIn);
    assert_eq!(
        message,
        format!(
            "sso: the session \"my-sso\": nobody is signed in (there is no token file HOME/.aws/sso/cache/{TOKEN}); run `sso login --sso-session my-sso`"
        )
    );
    write(&home, TOKEN, &old_token(&time_in(3600)));
    for (reply, kind, end) in [
        (
            error("401 x", "UnauthorizedException"),
            PortalErrorKind::NotSignedIn,
            "; the sign-in is not good any more: run `sso login --sso-session my-sso`",
        ),
        (
            error("404 x", "ResourceNotFoundException"),
            PortalErrorKind::NotAllowed,
            "(HTTP 404)",
        ),
        (
            error("403 x", "ForbiddenException"),
            PortalErrorKind::NotAllowed,
            "(HTTP 403)",
        ),
        (
            role(1, -7200),
            PortalErrorKind::Refused,
            "have expired on arrival, by this machine's clock",
        ),
    ] {
        let (found, message) = text(&Server::start([reply]), &home);
        assert_eq!(found, kind, "{message}");
        assert!(
            message.contains("for the role \"ReadOnly\" in the account 111122223333"),
            "{message}"
        );
        assert!(message.ends_with(end), "{message}");
    }
}

/// This machine's clock is two hours ahead: what is new looks expired.
/// Signing in would not help.
#[test]
fn a_refresh_that_reaches_nobody_is_no_missing_sign_in() {
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(-1)));
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", gone.local_addr().expect("an address"));
    drop(gone);
    let config = aws_operation::config::load(&home.environment()).expect("a configuration");
    let profile = config.profile().expect("a profile");
    let session = aws_operation::sso_login::Session::of_profile(&profile).expect("a session");
    let sso = crate::of_session(home.path(), session.endpoint_url(&url));
    let none = sso.role_credentials("111122223333", "ReadOnly");
    let none = none.expect_err("nobody is there");
    assert_eq!(none.kind(), PortalErrorKind::Unreachable, "{none}");

    // The service's word is another matter.
    for (reply, kind) in [
        (
            error("400 x", "InvalidGrantException"),
            PortalErrorKind::NotSignedIn,
        ),
        (
            error("500 x", "InternalServerException"),
            PortalErrorKind::Refused,
        ),
    ] {
        let server = Server::start([reply]);
        let none = crate::sso(&home, "default", &server);
        let none = none.role_credentials("111122223333", "ReadOnly");
        assert_eq!(none.expect_err("no token").kind(), kind);
    }
}

#[test]
fn a_wrong_clock_is_named() {
    let now = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    let date = aws_operation::Timestamp::from(now);
    let date = date.format(aws_operation::TimestampFormat::HttpDate);
    let body = format!(
        r#"{{"roleCredentials":{{"accessKeyId":"A","secretAccessKey":"hush","sessionToken":"hush","expiration":{}}}}}"#,
        crate::replies::in_seconds(-3600) * 1000
    );
    let server = Server::start([Reply::new("200 OK", &[("date", &date)], body)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    let error = sso(&home, "default", &server).role_credentials("111122223333", "ReadOnly");
    let error = error.expect_err("expired");
    assert!(error.skew().is_some());
    let text = error.to_string();
    assert!(
        text.contains("by this machine's clock; this machine's clock is "),
        "{text}"
    );
    assert!(
        text.ends_with("ahead of the service's: set it right"),
        "{text}"
    );
    assert!(!role_file(&home).exists());
}

#[test]
fn a_folder_that_cannot_be_written_costs_no_credentials() {
    let server = Server::start([role(1, 3600)]);
    let home = home();
    write(&home, TOKEN, &old_token(&time_in(3600)));
    fs::write(home.path().join(".aws/cli"), "").expect("a file in the way");
    let access = sso(&home, "default", &server).role_credentials("111122223333", "ReadOnly");
    let access = access.expect("credentials");
    let error = access.saved.expect_err("nowhere to write").to_string();
    let path = role_file(&home);
    assert!(error.contains(path.to_str().expect("Unicode")), "{error}");
}
