//! Metadata services are asked past any proxy. ureq reads the environment of the process: so this is one of its own.

use std::process::Command;

use aws_operation::auth::ProvideCredentials;

use crate::home::Home;
use crate::support::{Reply, Server};
use crate::{NOW, key};

/// A test that finds this is a child of itself, and does its part.
const CHILD: &str = "AWS_OPERATION_TEST_PROXY";

const DOCUMENT: &str = r#"{"AccessKeyId":"AKID","SecretAccessKey":"hush","Token":"hush","Expiration":"2023-11-14T23:13:20Z"}"#;

#[test]
fn no_request_goes_through_a_proxy() {
    if std::env::var(CHILD).is_ok() {
        ask();
        return;
    }
    let proxy = Server::start([Reply::new("502 x", &[], "")]);
    let mut child = Command::new(std::env::current_exe().expect("a path"));
    child
        .args(["--exact", "proxy::no_request_goes_through_a_proxy"])
        .env(CHILD, "1")
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    for name in ["ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY"] {
        child.env(name, proxy.url());
        child.env(name.to_ascii_lowercase(), proxy.url());
    }
    let output = child.output().expect("a process");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("1 passed"), "{text}");
    assert_eq!(proxy.connections(), 0);
}

fn ask() {
    let container = Server::start([Reply::json(DOCUMENT)]);
    let home = Home::new().variable("AWS_CONTAINER_CREDENTIALS_FULL_URI", &container.url());
    assert_eq!(key(home.chain().credentials(NOW)).expect("a key"), "AKID");
    let text = |text: &str| Reply::new("200 OK", &[], text);
    let instance = Server::start([text("token"), text("role"), Reply::json(DOCUMENT)]);
    let home = Home::new()
        .variable("AWS_EC2_METADATA_DISABLED", "false")
        .variable("AWS_EC2_METADATA_SERVICE_ENDPOINT", &instance.url());
    assert_eq!(key(home.chain().credentials(NOW)).expect("a key"), "AKID");
}
