//! The blocking loop, over sockets, against a server built on the mirror of the same operations.

mod cancelling;
mod clock;
mod logins;
mod network;
mod service;

use aws_operation::Client;
use aws_operation::sso_oidc::device_flow::{
    Cancellation, DeviceFlowError, Progress, Settings, SignedIn, sign_in_with_clock,
};

use clock::JumpingClock;
use service::Service;

fn settings() -> Settings {
    crate::scripted::settings().allow_loopback_verification(true)
}

fn client(service: &Service) -> Client {
    Client::builder()
        .endpoint_url(service.url())
        .allow_loopback_http(true)
        .build()
        .expect("the test's endpoint is well-formed")
}

/// Signs in without waiting; gives the outcome and what was told on the way, formatted.
fn sign_in(
    client: &Client,
    settings: Settings,
) -> (Result<SignedIn, DeviceFlowError>, Vec<String>) {
    let mut told = Vec::new();
    let outcome = sign_in_with_clock(
        client,
        settings,
        &Cancellation::new(),
        &JumpingClock::new(),
        |progress| told.push(summary(progress)),
    );
    (outcome, told)
}

/// The event in a few words, after a look for secrets in its `Debug`.
fn summary(progress: Progress<'_>) -> String {
    let debug = format!("{progress:?}");
    for secret in service::SECRETS {
        assert!(!debug.contains(secret), "{secret} is in {debug}");
    }
    match progress {
        Progress::Registered(registration) => format!("registered {}", registration.client_id),
        Progress::RegistrationRefused => "registration refused".to_owned(),
        Progress::Prompt(prompt) => format!("prompt {}", prompt.user_code()),
        Progress::Pending {
            next_poll_in,
            remaining,
        } => {
            format!(
                "pending, {}, {} left",
                next_poll_in.as_secs(),
                remaining.as_secs()
            )
        }
        Progress::SlowDown {
            interval,
            next_poll_in,
            ..
        } => {
            assert_eq!(interval, next_poll_in);
            format!("slow down to {}", interval.as_secs())
        }
        Progress::Trouble {
            next_try_in,
            remaining,
            ..
        } => {
            let when = if remaining.is_some() {
                ""
            } else {
                " before the codes"
            };
            format!("trouble{when}, {}", next_try_in.as_secs())
        }
        Progress::Approved => "approved".to_owned(),
        other => panic!("an event that this test does not know: {other:?}"),
    }
}
