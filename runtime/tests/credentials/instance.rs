//! The metadata service of an instance.

use std::time::{Duration, Instant};

use aws_operation::auth::ProvideCredentials;

use crate::home::Home;
use crate::support::{Deserted, Reply, Server};
use crate::{NOW, later, text_of};

const ENDPOINT: &str = "AWS_EC2_METADATA_SERVICE_ENDPOINT";

fn document(expiry: &str) -> Reply {
    Reply::json(format!(
        r#"{{"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"AKID","SecretAccessKey":"hush","Token":"hush-token","Expiration":"{expiry}"}}"#
    ))
}

fn text(text: &str) -> Reply {
    Reply::new("200 OK", &[("content-type", "text/plain")], text)
}

fn home(url: &str) -> Home {
    Home::new()
        .variable("AWS_EC2_METADATA_DISABLED", "false")
        .variable(ENDPOINT, url)
}

/// The part of the error that is about the instance.
fn reason(home: &Home) -> String {
    let result = home.chain().credentials(NOW);
    assert!(result.as_ref().expect_err("none").is_absent());
    let text = text_of(result);
    let (_, reason) = text.split_once("instance metadata: ").expect("its part");
    let (reason, _) = reason.split_once(". Set AWS").expect("an end");
    reason.to_owned()
}

#[test]
fn a_token_the_role_and_its_credentials() {
    let server = Server::start([
        text("hush-metadata"),
        text("web+server\n"),
        document("2023-11-15T04:13:20Z"),
    ]);
    let found = home(&format!("{}/base/", server.url()))
        .chain()
        .credentials(NOW)
        .expect("credentials");
    assert_eq!(found.access_key_id(), "AKID");
    assert_eq!(found.secret_access_key().expose(), "hush");
    assert_eq!(
        found.session_token().map(|token| token.expose().as_str()),
        Some("hush-token")
    );
    assert_eq!(found.expires_at(), Some(later(6 * 3600)));
    let requests = server.requests();
    let lines: Vec<_> = requests.iter().map(crate::support::Request::line).collect();
    assert_eq!(
        lines,
        [
            "PUT /base/latest/api/token HTTP/1.1",
            "GET /base/latest/meta-data/iam/security-credentials/ HTTP/1.1",
            "GET /base/latest/meta-data/iam/security-credentials/web+server HTTP/1.1",
        ]
    );
    let ttl = "x-aws-ec2-metadata-token-ttl-seconds";
    assert_eq!(requests[0].header(ttl), Some("21600"));
    assert_eq!(requests[0].header("content-length"), Some("0"));
    for request in &requests[1..] {
        assert_eq!(
            request.header("x-aws-ec2-metadata-token"),
            Some("hush-metadata")
        );
    }
}

#[test]
fn what_has_nearly_expired_is_good_for_some_time() {
    for expiry in ["2023-11-14T22:13:19Z", "2023-11-14T22:30:00Z"] {
        let server = Server::start([text("t"), text("role"), document(expiry)]);
        let found = home(&server.url()).chain().credentials(NOW);
        let expiry = found.expect("credentials").expires_at().expect("an expiry");
        assert!(
            (later(17 * 60)..=later(25 * 60)).contains(&expiry),
            "{expiry}"
        );
    }
}

#[test]
fn a_machine_without_the_service_has_none() {
    let deserted = Deserted::new();
    assert_eq!(
        reason(&home(&format!("http://{}", deserted.address()))),
        "the metadata service at 127.0.0.1: asked for a token, no connection to it"
    );
    let server = Server::start([Reply::raw("").then_silence()]);
    let start = Instant::now();
    assert_eq!(
        reason(&home(&server.url())),
        "the metadata service at 127.0.0.1: asked for a token, no answer within 1 s"
    );
    let took = start.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_instance_without_a_role_has_none() {
    let status = |status| Reply::new(status, &[], "hush");
    let host = "the metadata service at 127.0.0.1: ";
    for (replies, expected) in [
        (vec![text("t"), status("404 x")], "the instance has no role"),
        (vec![text("t"), text(" \n")], "it names no role"),
        (vec![text("t"), text("../hush")], "it names no role"),
        (
            vec![status("403 x")],
            "asked for a token, it answered HTTP 403",
        ),
        (
            vec![text("hush\n")],
            "asked for a token, the connection broke off, or what came is no HTTP",
        ),
        (
            vec![Reply::new(
                "307 x",
                &[("location", "http://127.0.0.1:1/hush")],
                "",
            )],
            "asked for a token, it answered HTTP 307, and redirects are not followed",
        ),
        (
            vec![text("t"), text("role"), status("401 x")],
            "asked for credentials, it answered HTTP 401",
        ),
        (
            vec![text("t"), text("role"), text("hush")],
            "its answer has no credentials: it is no JSON object",
        ),
        (
            vec![
                text("t"),
                text("role"),
                Reply::json(r#"{"Code":"AssumeRoleUnauthorizedAccess","Message":"hush"}"#),
            ],
            "its answer has no credentials: it has the code AssumeRoleUnauthorizedAccess",
        ),
        (
            vec![
                text("t"),
                text("role"),
                Reply::json(r#"{"AccessKeyId":"AKID","SecretAccessKey":"hush"}"#),
            ],
            "its answer has no credentials: it has no `Token`",
        ),
    ] {
        let count = replies.len();
        let server = Server::start(replies);
        assert_eq!(reason(&home(&server.url())), format!("{host}{expected}"));
        assert_eq!(server.requests().len(), count, "{expected}");
    }
}

#[test]
fn attempts_and_time_can_be_set() {
    let server = Server::start([
        Reply::new("500 x", &[], ""),
        Reply::new("500 x", &[], ""),
        text("t"),
        text("role"),
        document("2023-11-15T04:13:20Z"),
    ]);
    let home = home(&server.url()).config("[default]\nmetadata_service_num_attempts = 3\n");
    drop(home.chain().credentials(NOW).expect("credentials"));
    assert_eq!(server.requests().len(), 5);
}

#[test]
fn the_service_can_be_switched_off() {
    let server = Server::start([text("t")]);
    let home = home(&server.url()).variable("AWS_EC2_METADATA_DISABLED", "True");
    assert_eq!(reason(&home), "AWS_EC2_METADATA_DISABLED is true");
    assert!(server.requests().is_empty());
}

#[test]
fn what_is_configured_wrongly_is_an_error() {
    let wrong = |name: &str, value: &str| {
        let home = Home::new()
            .variable("AWS_EC2_METADATA_DISABLED", "false")
            .variable(name, value);
        text_of(home.chain().credentials(NOW))
    };
    for (name, value, expected) in [
        (ENDPOINT, "hush", "a URL with http or https and a host"),
        (
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
            "ipv5",
            "ipv4 or ipv6",
        ),
        (
            "AWS_METADATA_SERVICE_TIMEOUT",
            "0",
            "a whole number, 1 or more",
        ),
        (
            "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
            "x",
            "a whole number, 1 or more",
        ),
    ] {
        assert_eq!(
            wrong(name, value),
            format!(
                "instance metadata: {name} has a value that it cannot have; expected {expected}"
            )
        );
    }
}
