//! Profiles whose roles lead to one another.

use std::fmt::Write as _;

use aws_operation::auth::ProvideCredentials;
use aws_operation::credentials::ProfileCredentials;

use super::{CONFIG, assumed, home};
use crate::support::Server;
use crate::{NOW, key, text_of};

/// `p0` assumes its role with `p1`, and so on, up to the keys of the last.
fn line(roles: usize) -> String {
    let mut config = String::new();
    for number in 0..roles {
        let next = number + 1;
        write!(
            config,
            "[profile p{number}]\nrole_arn = arn:aws:iam::111122223333:role/{number}\nsource_profile = p{next}\n"
        )
        .expect("a string");
    }
    config + &format!("[profile p{roles}]\naws_access_key_id = K\naws_secret_access_key = hush\n")
}

#[test]
fn a_circle_is_an_error_that_names_its_profiles() {
    let server = Server::start([assumed(1)]);
    let config = line(3).replace("source_profile = p3", "source_profile = p1");
    assert_eq!(
        text_of(
            home(&config, &server)
                .chain()
                .profile("p0")
                .credentials(NOW)
        ),
        "profile: `source_profile` leads in a circle: p0 -> p1 -> p2 -> p1; one of these profiles needs credentials of another kind, such as access keys"
    );
    let config = CONFIG.replace("= base", "= default");
    assert_eq!(
        text_of(home(&config, &server).chain().credentials(NOW)),
        "profile: `source_profile` leads in a circle: default -> default; one of these profiles needs credentials of another kind, such as access keys"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn a_line_has_an_end() {
    let server = Server::start((1..=32).map(assumed));
    let chain = home(&line(32), &server).chain().profile("p0");
    assert_eq!(key(chain.credentials(NOW)).expect("credentials"), "ASIA32");
    assert_eq!(server.requests().len(), 32);
    for roles in [33, 5000] {
        let chain = home(&line(roles), &server).chain().profile("p0");
        assert_eq!(
            text_of(chain.credentials(NOW)),
            "profile: `source_profile` leads over more than 32 roles"
        );
    }
}

#[test]
fn a_source_without_credentials_ends_the_search() {
    let server = Server::start([assumed(1)]);
    let config = CONFIG.replace(
        "aws_access_key_id = BASE\naws_secret_access_key = hush",
        "output = x",
    );
    assert_eq!(
        text_of(home(&config, &server).chain().credentials(NOW)),
        "profile: no credentials to assume the role of the profile \"default\" with: profile: the profile \"base\" has neither `aws_access_key_id` nor `role_arn` nor `credential_process` nor `sso_account_id`"
    );
    let config = CONFIG.replace("source_profile = base", "credential_source = Environment");
    assert_eq!(
        text_of(home(&config, &server).chain().credentials(NOW)),
        "role: the role arn:aws:iam::111122223333:role/R (profile \"default\"): no credentials to assume it with: environment: AWS_ACCESS_KEY_ID is not set"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn a_local_server_needs_no_permission_and_a_profile_no_chain() {
    let server = Server::start([assumed(1)]);
    let profile = ProfileCredentials::new(home(CONFIG, &server).load());
    assert_eq!(key(profile.credentials(NOW)).expect("credentials"), "ASIA1");
    let profile = profile.profile("base");
    assert_eq!(key(profile.credentials(NOW)).expect("credentials"), "BASE");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_chain_hands_its_container_on() {
    let container = crate::support::Reply::json(
        r#"{"AccessKeyId":"CONTAINER","SecretAccessKey":"hush","Token":"hush","Expiration":"2023-11-14T23:13:20Z"}"#,
    );
    let server = Server::start([container, assumed(1)]);
    let config = CONFIG.replace("source_profile = base", "credential_source = EcsContainer");
    let home = home(&config, &server).variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/c");
    let chain = home.chain().container_host(server.url());
    assert_eq!(key(chain.credentials(NOW)).expect("credentials"), "ASIA1");
    assert_eq!(server.requests()[0].line(), "GET /c HTTP/1.1");
}
