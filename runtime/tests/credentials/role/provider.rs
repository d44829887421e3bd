//! Roles without a profile.

use std::time::Duration;

use aws_operation::auth::ProvideCredentials;
use aws_operation::credentials::AssumeRoleCredentials;
use aws_operation::{Credentials, EndpointSettings};

use super::{ARN, assumed, parameter};
use crate::support::{Server, builder};
use crate::{NOW, later, text_of};

fn own() -> Credentials {
    Credentials::new("OWN", "hush").with_session_token("hush-own")
}

fn at(server: &Server) -> EndpointSettings {
    EndpointSettings::new()
        .region("eu-central-1")
        .url(&server.url())
}

#[test]
fn all_that_can_be_set() {
    let server = Server::start([assumed(1)]);
    let role = AssumeRoleCredentials::new(ARN, own())
        .endpoint_settings(at(&server))
        .client(builder("https://example.com"))
        .session_name("nightly")
        .external_id("hush id")
        .duration(Duration::from_secs(900));
    let found = role.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "ASIA1");
    assert_eq!(found.secret_access_key().expose(), "hush/+<1");
    let token = found.session_token().map(|token| token.expose().as_str());
    assert_eq!(token, Some("hush-token-1"));
    assert_eq!(found.expires_at(), Some(later(3600)));
    assert_eq!(found.account_id(), Some("444455556666"));
    let requests = server.requests();
    let [request] = &requests[..] else {
        panic!("one request");
    };
    assert_eq!(request.line(), "POST / HTTP/1.1");
    assert_eq!(
        String::from_utf8_lossy(&request.body),
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FR&RoleSessionName=nightly&DurationSeconds=900&ExternalId=hush%20id"
    );
    assert_eq!(request.header("x-amz-security-token"), Some("hush-own"));
    let authorization = request.header("authorization").expect("a signature");
    assert!(authorization.contains("Credential=OWN/"), "{authorization}");
    assert!(
        authorization.contains("/eu-central-1/sts/aws4_request"),
        "{authorization}"
    );
    assert!(!format!("{role:?}").contains("hush"));
}

#[test]
fn the_name_that_is_made_stays_the_same() {
    let server = Server::start([assumed(1)]);
    let role = AssumeRoleCredentials::new(ARN, own()).endpoint_settings(at(&server));
    for seconds in [0, 1800] {
        drop(role.credentials(later(seconds)).expect("credentials"));
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for request in &requests {
        let name = parameter(request, "RoleSessionName");
        assert_eq!(name, Some("aws-operation-1700000000"));
    }
}

#[test]
fn a_role_can_be_assumed_with_another_one() {
    let server = Server::start([assumed(1), assumed(2)]);
    let first = AssumeRoleCredentials::new(ARN, own()).endpoint_settings(at(&server));
    let second = "arn:aws:iam::444455556666:role/S";
    let second = AssumeRoleCredentials::new(second, first).endpoint_settings(at(&server));
    let found = second.credentials(NOW).expect("credentials");
    assert_eq!(found.access_key_id(), "ASIA2");
    let requests = server.requests();
    let token = requests[1].header("x-amz-security-token");
    assert_eq!(token, Some("hush-token-1"));
}

#[test]
fn what_is_missing_is_said_before_anything_is_sent() {
    let server = Server::start([assumed(1)]);
    let url = EndpointSettings::new().url(&server.url());
    let role = |arn: &str| AssumeRoleCredentials::new(arn, own()).endpoint_settings(url.clone());
    assert_eq!(
        text_of(role(ARN).credentials(NOW)),
        "role: the role arn:aws:iam::111122223333:role/R: the call is signed for a region, and there is none; set AWS_REGION, or `region` in the profile"
    );
    assert_eq!(
        text_of(role("R").credentials(NOW)),
        "role: the role R: the parameter RoleArn has 1 characters; STS expects 20 at least"
    );
    let short = Duration::from_secs(60);
    assert_eq!(
        text_of(role(ARN).duration(short).credentials(NOW)),
        "role: the role arn:aws:iam::111122223333:role/R: the parameter DurationSeconds is 60; STS expects 900 at least"
    );
    let expired = own().with_expiry(NOW);
    assert_eq!(
        text_of(AssumeRoleCredentials::new(ARN, expired).credentials(NOW)),
        "role: the role arn:aws:iam::111122223333:role/R: no credentials to assume it with: credentials: they expired at 2023-11-14T22:13:20Z; get new ones"
    );
    let role = AssumeRoleCredentials::new(ARN, own()).region("eu west");
    let text = text_of(role.credentials(NOW));
    assert!(
        text.starts_with("role: the role arn:aws:iam::111122223333:role/R: the endpoint of STS: "),
        "{text}"
    );
    assert!(server.requests().is_empty());
}
