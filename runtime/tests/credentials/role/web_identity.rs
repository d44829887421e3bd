//! Tokens in files.

use std::fs;

use aws_operation::auth::ProvideCredentials;
use aws_operation::credentials::WebIdentityCredentials;
use aws_operation::{EndpointSettings, TimestampFormat};

use super::{ARN, home, parameter, refused, xml};
use crate::home::Home;
use crate::support::{Reply, Server};
use crate::{NOW, key, later, text_of};

fn assumed(number: u32, seconds: i64) -> Reply {
    let xml = xml("AssumeRoleWithWebIdentity", number, seconds);
    Reply::new("200 OK", &[], xml)
}

fn of_environment(sts: &Server) -> Home {
    let home = home("", sts).file("token", "hush-1\n");
    let token = home.path().join("token");
    home.variable(
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        token.to_str().expect("Unicode"),
    )
    .variable("AWS_ROLE_ARN", ARN)
}

#[test]
fn the_file_is_read_for_each_call() {
    let server = Server::start([assumed(1, 3600), assumed(2, 7200)]);
    let home = of_environment(&server);
    let chain = home.chain().cached();
    assert_eq!(key(chain.credentials(NOW)).expect("credentials"), "ASIA1");
    let home = home.file("token", "hush-2");
    for (seconds, expected) in [(2000, "ASIA1"), (3001, "ASIA2")] {
        let found = key(chain.credentials(later(seconds)));
        assert_eq!(found.expect("credentials"), expected);
    }
    let requests = server.requests();
    let tokens = requests.iter().map(|of| parameter(of, "WebIdentityToken"));
    assert_eq!(tokens.collect::<Vec<_>>(), [Some("hush-1"), Some("hush-2")]);
    assert!(
        requests
            .iter()
            .all(|of| of.header("authorization").is_none())
    );
    drop(home);
}

#[test]
fn without_a_profile() {
    let server = Server::start([assumed(1, 3600)]);
    let home = Home::new().file("token", "hush");
    let role = WebIdentityCredentials::new(ARN, home.path().join("token"))
        .endpoint_settings(EndpointSettings::new().url(&server.url()))
        .duration(std::time::Duration::from_secs(900))
        .session_name("me");
    let found = role.credentials(NOW).expect("credentials");
    assert_eq!(found.account_id(), Some("444455556666"));
    let expiry = found
        .expires_at()
        .map(|time| time.format(TimestampFormat::DateTime));
    assert_eq!(expiry.as_deref(), Some("2023-11-14T23:13:20Z"));
    let requests = server.requests();
    assert_eq!(parameter(&requests[0], "DurationSeconds"), Some("900"));
    assert!(!format!("{role:?}").contains("hush"));
}

#[test]
fn errors_name_the_role_the_file_and_the_code() {
    let server = Server::start([refused("400 x", "ExpiredTokenException", "hush-1 is old")]);
    let home = of_environment(&server);
    let role =
        "web identity: the role arn:aws:iam::111122223333:role/R (AWS_WEB_IDENTITY_TOKEN_FILE): ";
    assert_eq!(
        text_of(home.chain().credentials(NOW)),
        format!(
            "{role}AssumeRoleWithWebIdentity: ExpiredTokenException: [redacted] is old (HTTP 400, request id r-1); the token in HOME/token has expired; whoever writes it must renew it"
        )
    );
    let home = home.file("token", "\n");
    assert_eq!(
        text_of(home.chain().credentials(NOW)),
        format!("{role}the token file HOME/token is empty")
    );
    let home = home.file("token", &"x".repeat(65_537));
    assert_eq!(
        text_of(home.chain().credentials(NOW)),
        format!("{role}the token file HOME/token cannot be read: it is too long for a token")
    );
    fs::remove_file(home.path().join("token")).expect("it is there");
    let text = text_of(home.chain().credentials(NOW));
    assert!(
        text.starts_with(&format!("{role}the token file HOME/token cannot be read: ")),
        "{text}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_profile_is_named_where_it_has_the_file() {
    let server = Server::start([refused("403 x", "AccessDenied", "no")]);
    let home = home("", &server).file("token", "hush");
    let token = home.path().join("token");
    let config = format!(
        "[profile p]\nrole_arn = {ARN}\nweb_identity_token_file = {}\n",
        token.display()
    );
    let home = home.config(&config);
    assert_eq!(
        text_of(home.chain().profile("p").credentials(NOW)),
        "web identity: the role arn:aws:iam::111122223333:role/R (profile \"p\"): AssumeRoleWithWebIdentity: AccessDenied: no (HTTP 403, request id r-1); check the role's trust policy"
    );
}
