//! What STS refuses, and failures that pass.

use std::error::Error as _;

use aws_operation::auth::ProvideCredentials;
use aws_operation::retry::RetryPolicy;
use aws_operation::{Error, Timestamp};

use super::{CONFIG, Impatient, assumed, home, refused};
use crate::support::{Deserted, Reply, Server, builder};
use crate::{NOW, key, text_of};

/// What is said of a reply, after the role.
fn said(config: &str, reply: Reply) -> String {
    let server = Server::start([reply]);
    let text = text_of(home(config, &server).chain().credentials(NOW));
    assert_eq!(server.requests().len(), 1, "{text}");
    let role =
        "role: the role arn:aws:iam::111122223333:role/R (profile \"default\"): AssumeRole: ";
    let said = text.strip_prefix(role).unwrap_or_else(|| panic!("{text}"));
    said.to_owned()
}

#[test]
fn an_error_names_the_role_the_operation_the_code_and_what_to_do() {
    let denied = || refused("403 x", "AccessDenied", "User: u is not authorized");
    let reason = "AccessDenied: User: u is not authorized (HTTP 403, request id r-1); ";
    assert_eq!(
        said(CONFIG, denied()),
        format!(
            "{reason}check that the role's trust policy names who is assuming it; it may also ask for an external id or an MFA code"
        )
    );
    let with_id = CONFIG.replace("source_profile", "external_id = hush\nsource_profile");
    assert_eq!(
        said(&with_id, denied()),
        format!(
            "{reason}check that the role's trust policy names who is assuming it and this external id; it may also ask for an MFA code"
        )
    );
    assert_eq!(
        said(CONFIG, refused("403 x", "InvalidClientTokenId", "no")),
        "InvalidClientTokenId: no (HTTP 403, request id r-1); check the credentials that the role is assumed with"
    );
    assert_eq!(
        said(CONFIG, refused("403 x", "RegionDisabledException", "no")),
        "RegionDisabledException: no (HTTP 403, request id r-1)"
    );
}

#[test]
fn the_error_of_the_call_is_among_the_causes() {
    let server = Server::start([refused("403 x", "AccessDenied", "no")]);
    let error = home(CONFIG, &server).chain().credentials(NOW);
    let error = error.expect_err("denied");
    assert_eq!(error.provider(), "role");
    let cause = error.source().expect("a cause");
    let cause: &Error = cause.downcast_ref().expect("the call's");
    let service = cause.service_error().expect("of the service");
    assert_eq!(service.code(), Some("AccessDenied"));
    assert_eq!(service.request_id(), Some("r-1"));
}

#[test]
fn secrets_that_the_service_repeats_are_hidden() {
    let config = CONFIG.replace("source_profile", "external_id = hush ID\nsource_profile");
    assert_eq!(
        said(
            &config,
            refused(
                "400 x",
                "ValidationError",
                "Value 'hush ID' at 'externalId' failed to satisfy constraint"
            )
        ),
        "ValidationError: Value '[redacted]' at 'externalId' failed to satisfy constraint (HTTP 400, request id r-1)"
    );
}

#[test]
fn replies_that_are_not_of_the_service() {
    let text = |status: &str, text: &str| Reply::new(status, &[], text);
    let html = "<!DOCTYPE html><html><body>hush</body></html>";
    for (reply, expected) in [
        (
            text("502 x", html),
            "an HTML page instead of an AWS error; a proxy, gateway or load balancer between this program and AWS sent it (HTTP 502)",
        ),
        (text("400 x", "hush"), "an error without a code (HTTP 400)"),
        (
            text("400 x", ""),
            "an error without a code and without a body (HTTP 400)",
        ),
        (
            text("200 OK", html),
            "the reply is an HTML page where XML was expected; a proxy or a sign-in portal of the network may stand between this program and AWS (HTTP 200)",
        ),
        (
            text("200 OK", ""),
            "the reply has no body: missing required member `Credentials` (HTTP 200)",
        ),
        (
            text("200 OK", "<hush/>"),
            "the reply cannot be read: missing required member `Credentials` (HTTP 200)",
        ),
        (
            Reply::new("302 x", &[("location", "https://x.example/hush")], ""),
            "the reply redirects to the host x.example, and redirects are not followed; set the endpoint to the right host (HTTP 302)",
        ),
    ] {
        assert_eq!(said(CONFIG, reply), expected);
    }
    let deserted = Deserted::new();
    let home = crate::home::Home::new()
        .config(CONFIG)
        .variable("AWS_REGION", "eu-west-1")
        .variable(
            "AWS_ENDPOINT_URL",
            &format!("http://{}", deserted.address()),
        );
    let text = text_of(home.chain().credentials(NOW));
    assert!(
        text.contains("(profile \"default\"): AssumeRole: "),
        "{text}"
    );
    let home = home.variable("AWS_ENDPOINT_URL", "http://sts.example.com");
    let text = text_of(home.chain().credentials(NOW));
    assert!(text.contains("a client for STS: "), "plain http: {text}");
}

#[test]
fn throttling_and_other_failures_that_pass_are_answered_with_another_call() {
    let server = Server::start([
        refused("400 x", "Throttling", "Rate exceeded"),
        Reply::raw("").then_close(),
        assumed(1),
    ]);
    let client = builder("https://example.com")
        .retries(RetryPolicy::standard())
        .retry_clock(Impatient);
    let chain = home(CONFIG, &server).chain().client(client);
    assert_eq!(key(chain.credentials(NOW)).expect("credentials"), "ASIA1");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_wrong_clock_is_corrected() {
    let date =
        Timestamp::from_secs(Timestamp::from(std::time::SystemTime::now()).epoch_seconds() + 3600);
    let date = date.format(aws_operation::TimestampFormat::HttpDate);
    let late = Reply::new(
        "403 x",
        &[("date", &date)],
        "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error></ErrorResponse>",
    );
    let server = Server::start([late, assumed(1)]);
    let client = builder("https://example.com").retries(RetryPolicy::standard());
    let chain = home(CONFIG, &server).chain().client(client);
    assert_eq!(key(chain.credentials(NOW)).expect("credentials"), "ASIA1");
    let requests = server.requests();
    let times: Vec<_> = requests.iter().map(|of| of.header("x-amz-date")).collect();
    assert!(times[0] < times[1], "{times:?}");
}
