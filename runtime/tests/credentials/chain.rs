//! The order of the places, and what is said when none has anything.

use std::thread;

use aws_operation::auth::{CredentialsError, ProvideCredentials};

use crate::home::Home;
use crate::support::{Reply, Server};
use crate::{NOW, key, later, text_of};

const OF_PROFILE: &str = "[default]\naws_access_key_id = PROFILE\naws_secret_access_key = hush\n";
const OF_CONTAINER: &str = r#"{"AccessKeyId":"CONTAINER","SecretAccessKey":"hush","Token":"hush","Expiration":"2023-11-14T23:13:20Z"}"#;

fn with_environment(home: Home) -> Home {
    home.variable("AWS_ACCESS_KEY_ID", "ENVIRONMENT")
        .variable("AWS_SECRET_ACCESS_KEY", "hush")
}

fn with_container(home: Home, server: &Server) -> Home {
    home.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", &server.url())
}

#[test]
fn the_first_place_that_has_some() -> Result<(), CredentialsError> {
    let container = Server::start([Reply::json(OF_CONTAINER)]);
    let all = || {
        with_container(
            with_environment(Home::new()).credentials(OF_PROFILE),
            &container,
        )
    };
    assert_eq!(key(all().chain().credentials(NOW))?, "ENVIRONMENT");
    // A profile that the program selects goes before the environment's keys.
    assert_eq!(
        key(all().chain().profile("default").credentials(NOW))?,
        "PROFILE"
    );
    let home = with_container(Home::new().credentials(OF_PROFILE), &container);
    assert_eq!(key(home.chain().credentials(NOW))?, "PROFILE");
    assert!(container.requests().is_empty());
    let home = with_container(Home::new(), &container);
    assert_eq!(key(home.chain().credentials(NOW))?, "CONTAINER");
    // One without credentials leads to the container, not to the environment.
    let home = with_container(
        with_environment(Home::new()).config("[profile p]\nregion = x\n"),
        &container,
    );
    assert_eq!(
        key(home.chain().profile("p").credentials(NOW))?,
        "CONTAINER"
    );
    Ok(())
}

#[test]
fn a_place_that_fails_is_not_passed_over() {
    let container = Server::start([Reply::json(OF_CONTAINER)]);
    let home = with_container(
        Home::new().config("[default]\ncredential_process = /no/such/program\n"),
        &container,
    );
    let text = text_of(home.chain().credentials(NOW));
    assert!(text.starts_with("credential_process: "), "{text}");
    assert!(container.requests().is_empty());
    let home = with_container(Home::new(), &container).variable("AWS_ACCESS_KEY_ID", "ENVIRONMENT");
    let text = text_of(home.chain().credentials(NOW));
    assert!(text.starts_with("environment: "), "{text}");
}

#[test]
fn without_any_each_place_says_why() {
    let home = Home::new();
    let result = home.chain().credentials(NOW);
    let error = result.as_ref().expect_err("none");
    assert!(error.is_absent());
    assert_eq!(error.provider(), "credentials");
    assert_eq!(
        text_of(result),
        "credentials: there are none. environment: AWS_ACCESS_KEY_ID is not set; profile: neither file has a profile \"default\"; container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set; instance metadata: AWS_EC2_METADATA_DISABLED is true. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or select a profile that has credentials with AWS_PROFILE; `aws configure sso` makes one"
    );
    for (config, expected) in [
        (
            "[default]\nregion = x\n",
            "profile: the profile \"default\" has neither `aws_access_key_id` nor `role_arn` nor `credential_process` nor `sso_account_id`;",
        ),
        (
            "[default]\nsso_session = s\n[sso-session s]\nsso_start_url = https://x\nsso_region = y\n",
            "profile: the profile \"default\" has a sign-in, but neither `sso_account_id` nor `sso_role_name`;",
        ),
    ] {
        let text = text_of(Home::new().config(config).chain().credentials(NOW));
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn many_threads_fetch_once_and_again_before_the_end() {
    let reply = |number: u32, expiry: &str| {
        Reply::json(format!(
            r#"{{"AccessKeyId":"CONTAINER{number}","SecretAccessKey":"hush","Token":"hush","Expiration":"{expiry}"}}"#
        ))
    };
    let server = Server::start([
        reply(1, "2023-11-14T23:13:20Z"),
        reply(2, "2023-11-15T00:13:20Z"),
        Reply::new("403 x", &[], ""),
    ]);
    let home = with_container(Home::new(), &server);
    let chain = home.chain().cached();
    let at = |seconds| {
        thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|_| scope.spawn(|| key(chain.credentials(later(seconds)))))
                .collect();
            let mut keys: Vec<_> = threads
                .into_iter()
                .map(|thread| {
                    thread
                        .join()
                        .expect("no panic")
                        .map_err(|error| error.to_string())
                })
                .collect();
            keys.sort();
            keys.dedup();
            keys
        })
    };
    assert_eq!(at(0), [Ok("CONTAINER1".to_owned())]);
    assert_eq!(server.requests().len(), 1);
    // Ten minutes before the end everybody waits for the new ones.
    assert_eq!(at(3_000), [Ok("CONTAINER2".to_owned())]);
    assert_eq!(server.requests().len(), 2);
    // When there are no new ones, the old ones are good for a while, and then no more.
    assert_eq!(at(7_200 - 601), [Ok("CONTAINER2".to_owned())]);
    let error = "container: the metadata service at 127.0.0.1: it answered HTTP 403";
    assert_eq!(at(7_200 - 600), [Err(error.to_owned())]);
}
