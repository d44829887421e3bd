//! From the sign-in to the role's credentials.

use aws_operation::auth::ProvideCredentials;

use super::{START_URL, home, sign_in, with_portal, write};
use crate::home::Home;
use crate::support::{Reply, Server};
use crate::{NOW, later, text_of};

/// Credentials that are good for an hour and half a second.
fn role(number: u32) -> Reply {
    Reply::json(format!(
        r#"{{"roleCredentials":{{"accessKeyId":"AKID{number}","secretAccessKey":"hush","sessionToken":"hush-token","expiration":{}}}}}"#,
        later(3600).epoch_seconds() * 1000 + 500
    ))
}

fn error(status: &str, name: &str) -> Reply {
    Reply::new(status, &[("x-amzn-errortype", name)], r#"{"message":"no"}"#)
}

#[test]
fn credentials_of_the_role_with_the_token_of_the_file() {
    for (profile, key, target) in [
        (
            "default",
            "my-sso",
            "/federation/credentials?account_id=111122223333&role_name=Read%20Only",
        ),
        (
            "legacy",
            START_URL,
            "/federation/credentials?account_id=111122223333&role_name=R",
        ),
    ] {
        let portal = Server::start([role(1)]);
        let home = with_portal(home(), &portal);
        sign_in(&home, key, "2023-11-14T23:00:00Z");
        let chain = home.chain().profile(profile);
        let found = chain.credentials(NOW).expect("credentials");
        assert_eq!(found.access_key_id(), "AKID1");
        assert_eq!(found.secret_access_key().expose(), "hush");
        assert_eq!(found.account_id(), Some("111122223333"));
        let expiry = found.expires_at().expect("an expiry");
        assert_eq!(expiry.to_string(), "2023-11-14T23:13:20.5Z");
        assert!(!format!("{chain:?}").contains("hush"));
        let [request] = &portal.requests()[..] else {
            panic!("one request");
        };
        assert_eq!(request.line(), format!("GET {target} HTTP/1.1"));
        assert_eq!(request.header("x-amz-sso_bearer_token"), Some("hush-old"));
        assert_eq!(request.header("authorization"), None);
    }
}

#[test]
fn they_are_kept_in_memory() {
    let portal = Server::start([role(1), role(2)]);
    let home = with_portal(home(), &portal);
    sign_in(&home, "my-sso", "2023-11-15T10:00:00Z");
    let chain = home.chain().cached();
    let keys = [0, 100, 2_000, 3_001].map(|seconds| {
        let found = chain.credentials(later(seconds)).expect("credentials");
        found.access_key_id().to_owned()
    });
    assert_eq!(keys, ["AKID1", "AKID1", "AKID1", "AKID2"]);
    assert_eq!(portal.requests().len(), 2);
}

/// The error of the default profile, or of the legacy one.
fn text(home: &Home, profile: &str) -> String {
    text_of(home.chain().profile(profile).credentials(NOW))
}

#[test]
fn who_is_not_signed_in_is_told_how_to() {
    let home = home();
    assert_eq!(
        text(&home, "default"),
        "sso: the session \"my-sso\": nobody is signed in (there is no token file HOME/.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json); run `aws sso login --sso-session my-sso`"
    );
    assert_eq!(
        text(&home, "legacy"),
        "sso: https://example.awsapps.com/start (profile \"legacy\"): nobody is signed in (there is no token file HOME/.aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json); run `aws sso login --profile legacy`"
    );
    sign_in(&home, START_URL, "2023-11-14T22:13:20UTC");
    assert_eq!(
        text(&home, "legacy"),
        "sso: https://example.awsapps.com/start (profile \"legacy\"): the sign-in expired at 2023-11-14T22:13:20Z and one without an `sso-session` section cannot be refreshed; run `aws sso login --profile legacy`"
    );
    // A registration, which has the same form of name, is no token.
    let registration = serde_json::json!({
        "clientId": "c", "clientSecret": "hush", "expiresAt": "2024-01-01T00:00:00Z",
    });
    write(&home, "my-sso", &registration);
    assert_eq!(
        text(&home, "default"),
        "sso: the session \"my-sso\": nobody is signed in (the file HOME/.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json has no access token with a time at which it expires); run `aws sso login --sso-session my-sso`"
    );
}

#[test]
fn what_the_portal_refuses() {
    for (reply, expected) in [
        (
            error("401 x", "UnauthorizedException"),
            "UnauthorizedException: no (HTTP 401); the sign-in is not good any more: run `aws sso login --sso-session my-sso`",
        ),
        (
            error("404 x", "ResourceNotFoundException"),
            "ResourceNotFoundException: no (HTTP 404); check `sso_account_id` and `sso_role_name`",
        ),
        (
            error("403 x", "ForbiddenException"),
            "ForbiddenException: no (HTTP 403)",
        ),
    ] {
        let portal = Server::start([reply]);
        let home = with_portal(home(), &portal);
        sign_in(&home, "my-sso", "2023-11-14T23:00:00Z");
        assert_eq!(
            text(&home, "default"),
            format!(
                "sso: no credentials for the role \"Read Only\" in the account 111122223333: GetRoleCredentials: {expected}"
            )
        );
    }
}

#[test]
fn plain_http_has_to_be_allowed() {
    let portal = Server::start([role(1)]);
    let home = with_portal(home(), &portal);
    sign_in(&home, "my-sso", "2023-11-14T23:00:00Z");
    let chain = home.chain().client(aws_operation::Client::builder());
    let text = text_of(chain.credentials(NOW));
    assert!(
        text.starts_with("sso: a client for SSO: the endpoint is plain http"),
        "{text}"
    );
    assert!(portal.requests().is_empty());
}

#[test]
fn the_certificates_are_those_of_the_configuration() {
    let home = home().variable("AWS_CA_BUNDLE", "/no/such/bundle");
    sign_in(&home, "my-sso", "2023-11-14T23:00:00Z");
    let chain = aws_operation::credentials::CredentialsChain::new(home.load());
    let text = text_of(chain.credentials(NOW));
    assert!(text.starts_with("sso: a client for SSO: "), "{text}");
    assert!(text.contains("/no/such/bundle"), "{text}");
}

#[test]
fn a_home_folder_is_needed() {
    let home = home();
    let environment = aws_operation::config::Environment::from_iter([(
        "AWS_CONFIG_FILE",
        home.path().join(".aws/config").to_str().expect("Unicode"),
    )]);
    let config = aws_operation::config::load(&environment).expect("a configuration");
    let chain = aws_operation::credentials::CredentialsChain::new(std::sync::Arc::new(config));
    assert_eq!(
        text_of(chain.credentials(NOW)),
        "profile: the sign-in is kept in the home folder, which is not known; set HOME"
    );
}
