//! Settings of a client for S3, given and configured.

use aws_operation::{AddressingStyle, ClientBuilder};

use super::{Aws, GetObject};
use crate::support::Reply;

/// Host and path of a request for an object.
#[track_caller]
fn sent(aws: &Aws, builder: ClientBuilder) -> String {
    let client = aws.set_up(builder).build().expect("a client");
    client
        .send(&GetObject::new("bucket", "k"))
        .expect("a reply");
    let seen = aws.server.requests().pop().expect("a request");
    format!("{} {}", seen.header("host").expect("a host"), seen.line())
}

const IN_HOST: &str = "bucket.s3.eu-west-1.amazonaws.com GET /k HTTP/1.1";
const IN_PATH: &str = "s3.eu-west-1.amazonaws.com GET /bucket/k HTTP/1.1";
const ACCELERATED: &str = "bucket.s3-accelerate.amazonaws.com GET /k HTTP/1.1";

#[test]
fn the_style_and_acceleration_are_what_was_given() {
    let aws = Aws::start([Reply::json("")]);
    let builder = || ClientBuilder::default().region("eu-west-1");
    assert_eq!(sent(&aws, builder()), IN_HOST);
    assert_eq!(
        sent(&aws, builder().addressing_style(AddressingStyle::Virtual)),
        IN_HOST
    );
    assert_eq!(
        sent(&aws, builder().addressing_style(AddressingStyle::Path)),
        IN_PATH
    );
    assert_eq!(sent(&aws, builder().use_accelerate(true)), ACCELERATED);
    let url = || builder().endpoint_url("https://storage.example.com");
    assert_eq!(
        sent(&aws, url()),
        "storage.example.com GET /bucket/k HTTP/1.1"
    );
    assert_eq!(
        sent(&aws, url().addressing_style(AddressingStyle::Virtual)),
        "bucket.storage.example.com GET /k HTTP/1.1"
    );
}

#[test]
fn an_error_names_the_host_that_was_asked() {
    let certificate_of_others = Aws::start([Reply::json("")]);
    let builder = ClientBuilder::default().region("eu-north-1");
    let client = certificate_of_others
        .set_up(builder)
        .build()
        .expect("a client");
    let error = client
        .send(&GetObject::new("bucket", "k"))
        .expect_err("no such name");
    assert!(
        error
            .to_string()
            .contains("no encrypted connection to bucket.s3.eu-north-1.amazonaws.com: "),
        "{error}"
    );
}

#[cfg(feature = "config")]
mod configured {
    use std::sync::Arc;

    use aws_operation::Service;
    use aws_operation::config::{Config, Environment};

    use super::super::{ListBuckets, S3};
    use super::{
        ACCELERATED, AddressingStyle, Aws, ClientBuilder, GetObject, IN_HOST, IN_PATH, Reply, sent,
    };

    /// No variable but the one for the home directory.
    fn environment() -> Environment {
        Environment::from_iter([("HOME", "/nonexistent")])
    }

    fn configured(s3: &str) -> ClientBuilder {
        let file = format!("[default]\nregion = eu-west-1\ns3 =\n{s3}");
        let config = Config::parse(&environment(), file.as_bytes(), b"");
        ClientBuilder::default().config(Arc::new(config.expect("a configuration")))
    }

    #[test]
    fn the_profile_says_what_was_not_given() {
        let aws = Aws::start([Reply::json("")]);
        assert_eq!(sent(&aws, configured("")), IN_HOST);
        assert_eq!(
            sent(&aws, configured("  addressing_style = auto\n")),
            IN_HOST
        );
        assert_eq!(
            sent(&aws, configured("  max_concurrent_requests = 7\n")),
            IN_HOST
        );
        let path = "  addressing_style = path\n";
        assert_eq!(sent(&aws, configured(path)), IN_PATH);
        let given = configured(path).addressing_style(AddressingStyle::Auto);
        assert_eq!(sent(&aws, given), IN_HOST);
        let accelerate = "  use_accelerate_endpoint = true\n";
        assert_eq!(sent(&aws, configured(accelerate)), ACCELERATED);
        assert_eq!(
            sent(&aws, configured(accelerate).use_accelerate(false)),
            IN_HOST
        );
        // With an endpoint of the program's own, too.
        let url = configured("  addressing_style = virtual\n")
            .endpoint_url("https://storage.example.com");
        assert_eq!(
            sent(&aws, url),
            "bucket.storage.example.com GET /k HTTP/1.1"
        );
        assert_eq!(
            sent(
                &aws,
                configured(
                    "  addressing_style = virtual\nendpoint_url = https://storage.example.com\n"
                )
            ),
            "bucket.storage.example.com GET /k HTTP/1.1"
        );
    }

    #[test]
    fn dual_stack_is_said_of_s3_too() {
        let url = |rest: &str| {
            let file = format!("[default]\nregion = eu-west-1\n{rest}");
            let config =
                Config::parse(&environment(), file.as_bytes(), b"").expect("a configuration");
            let profile = config.profile().expect("a profile");
            let settings = profile.endpoint_settings(&S3::METADATA).expect("settings");
            settings
                .resolve(&S3::METADATA)
                .expect("an endpoint")
                .to_string()
        };
        let (plain, dual_stack) = (
            "https://s3.eu-west-1.amazonaws.com",
            "https://s3.dualstack.eu-west-1.amazonaws.com",
        );
        for (rest, expected) in [
            ("", plain),
            ("s3 =\n", plain),
            ("use_dualstack_endpoint = true\n", dual_stack),
            ("s3 =\n  use_dualstack_endpoint = true\n", dual_stack),
            (
                "use_dualstack_endpoint = true\ns3 =\n  use_dualstack_endpoint = false\n",
                plain,
            ),
        ] {
            assert_eq!(url(rest), expected, "{rest}");
        }
    }

    #[test]
    fn a_mistake_is_an_error_of_who_calls_s3() {
        let aws = Aws::start([Reply::json("")]);
        for (s3, expected) in [
            ("  addressing_style = host\n", "auto, path or virtual"),
            ("  use_accelerate_endpoint = yes\n", "true or false"),
            ("  payload_signing_enabled = yes\n", "true or false"),
        ] {
            let client = aws.set_up(configured(s3)).build().expect("a client");
            for error in [
                client
                    .send(&GetObject::new("bucket", "k"))
                    .expect_err(s3)
                    .to_string(),
                client.send(&ListBuckets::new()).expect_err(s3).to_string(),
            ] {
                assert!(
                    error.contains(expected) && error.ends_with("; nothing was sent"),
                    "{error}"
                );
            }
        }
        assert!(aws.server.requests().is_empty());
    }
}
