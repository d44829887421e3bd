//! Roles that are assumed, beside what is compared with botocore.

mod errors;
mod hostile;
mod kept;
mod mfa;
mod profile;
mod provider;
mod web_identity;

use std::time::{Duration, Instant};

use aws_operation::retry::Clock;

use crate::home::Home;
use crate::later;
use crate::support::{Reply, Request, Server};

pub(crate) const ARN: &str = "arn:aws:iam::111122223333:role/R";

pub(crate) const CONFIG: &str = "[default]
role_arn = arn:aws:iam::111122223333:role/R
source_profile = base
[profile base]
aws_access_key_id = BASE
aws_secret_access_key = hush
";

/// A home folder with a configuration, and STS at this server.
pub(crate) fn home(config: &str, sts: &Server) -> Home {
    Home::new()
        .config(config)
        .variable("AWS_REGION", "eu-west-1")
        .variable("AWS_ENDPOINT_URL_STS", &sts.url())
}

/// The XML with credentials that are good for so many seconds from [`NOW`](crate::NOW) on.
pub(crate) fn xml(operation: &str, number: u32, seconds: i64) -> String {
    let expiry = later(seconds);
    format!(
        "<?xml version=\"1.0\"?>\n<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <{operation}Result>\n    <AssumedRoleUser>\n      <Arn>arn:aws:sts::444455556666:assumed-role/R/me</Arn>\n    </AssumedRoleUser>\n    <Credentials>\n      <AccessKeyId>ASIA{number}</AccessKeyId>\n      <SecretAccessKey>hush/&#x2b;&lt;{number}</SecretAccessKey>\n      <SessionToken>hush-token-{number}</SessionToken>\n      <Expiration>{expiry}</Expiration>\n    </Credentials>\n  </{operation}Result>\n</{operation}Response>\n"
    )
}

/// Credentials of a role that are good for an hour.
fn assumed(number: u32) -> Reply {
    good_for(number, 3600)
}

fn good_for(number: u32, seconds: i64) -> Reply {
    Reply::new("200 OK", &[], xml("AssumeRole", number, seconds))
}

fn refused(status: &str, code: &str, message: &str) -> Reply {
    Reply::new(
        status,
        &[("content-type", "text/xml")],
        format!(
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>"
        ),
    )
}

/// A parameter of a form, as it was sent.
fn parameter<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let body = std::str::from_utf8(&request.body).expect("ASCII");
    let mut pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// No time passes between attempts.
pub(crate) struct Impatient;

impl Clock for Impatient {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, _: Duration) {}

    fn random(&self) -> f64 {
        0.0
    }
}
