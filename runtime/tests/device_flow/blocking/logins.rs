//! Whole sign-ins.

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{
    Cancellation, DeviceFlowError, Moment, Registration, sign_in_with_clock,
};

use super::clock::JumpingClock;
use super::service::{Poll, Service};
use super::{client, settings, sign_in};

#[test]
fn the_caller_hears_of_every_step() {
    let service = Service::start([Poll::Pending, Poll::SlowDown, Poll::Pending, Poll::Approve]);
    let (outcome, told) = sign_in(&client(&service), settings());
    assert_eq!(
        told,
        [
            "registered client-1",
            "prompt WDJB-MJHT",
            "pending, 1, 600 left",
            "slow down to 6",
            "pending, 6, 593 left",
            "approved",
        ]
    );
    let signed_in = outcome.expect("the sign-in succeeds");
    assert_eq!(signed_in.token.access_token.expose(), "the-access-token");
    assert_eq!(signed_in.registration.client_id, "client-1");
}

#[test]
fn a_client_that_was_approved_before_sees_no_prompt() {
    let service = Service::start([Poll::Approve]);
    let (outcome, told) = sign_in(&client(&service), settings());
    assert_eq!(told, ["registered client-1", "approved"]);
    assert!(outcome.is_ok());
}

#[test]
fn a_refused_registration_is_told_and_replaced() {
    let service = Service::start([Poll::Approve]);
    let expires_at = (Moment::now() + Duration::from_secs(86_400)).wall;
    let unknown = Registration::new("client-9", "secret-of-client-9", Some(expires_at));
    let (outcome, told) = sign_in(&client(&service), settings().registration(unknown));
    assert_eq!(
        told,
        ["registration refused", "registered client-1", "approved"]
    );
    assert_eq!(
        service.requests(),
        [
            "StartDeviceAuthorization",
            "RegisterClient",
            "StartDeviceAuthorization",
            "CreateToken"
        ]
    );
    assert!(outcome.expect("the sign-in succeeds").newly_registered);
}

#[test]
fn the_registration_of_one_sign_in_serves_the_next() {
    let service = Service::start([Poll::Approve, Poll::Approve]);
    let client = client(&service);
    let (first, _) = sign_in(&client, settings());
    let registration = first.expect("the sign-in succeeds").registration;
    let (second, told) = sign_in(&client, settings().registration(registration));
    assert_eq!(told, ["approved"]);
    assert!(!second.expect("the sign-in succeeds").newly_registered);
}

#[test]
fn a_denial_is_the_last_thing_heard() {
    let service = Service::start([Poll::Pending, Poll::Deny]);
    let (outcome, told) = sign_in(&client(&service), settings());
    assert_eq!(
        told.last().map(String::as_str),
        Some("pending, 1, 600 left")
    );
    assert!(
        matches!(outcome, Err(DeviceFlowError::Denied(_))),
        "{outcome:?}"
    );
}

#[test]
fn a_clock_that_wakes_early_leads_to_neither_early_polls_nor_repeated_news() {
    let service = Service::start([Poll::Pending, Poll::Approve]).interval(10);
    let clock = JumpingClock::in_jumps_of(Duration::from_secs(4));
    let mut told = Vec::new();
    let outcome = sign_in_with_clock(
        &client(&service),
        settings(),
        &Cancellation::new(),
        &clock,
        |progress| told.push(super::summary(progress)),
    );
    assert!(outcome.is_ok());
    assert_eq!(clock.waits(), [10, 6, 2]);
    assert_eq!(
        told,
        [
            "registered client-1",
            "prompt WDJB-MJHT",
            "pending, 10, 600 left",
            "approved"
        ]
    );
}
