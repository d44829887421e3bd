//! What goes wrong between client and service.

use std::net::TcpListener;
use std::time::Duration;

use aws_operation::Client;
use aws_operation::sso_oidc::device_flow::DeviceFlowError;

use super::service::{Poll, Service};
use super::{client, settings, sign_in};

#[test]
fn a_connection_that_ends_in_mid_reply_is_retried() {
    let service = Service::start([Poll::Pending, Poll::Cut, Poll::Pending, Poll::Approve]);
    let (outcome, told) = sign_in(&client(&service), settings());
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(
        told[2..],
        [
            "pending, 1, 600 left",
            "trouble, 2",
            "pending, 1, 597 left",
            "approved"
        ]
    );
}

#[test]
fn a_gateways_page_is_retried() {
    let service = Service::start([Poll::Pending, Poll::Status(502), Poll::Approve]);
    let (outcome, told) = sign_in(&client(&service), settings());
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(
        told[2..],
        ["pending, 1, 600 left", "trouble, 2", "approved"]
    );
}

#[test]
fn a_reply_that_is_too_late_doubles_the_interval() {
    let service =
        Service::start([Poll::Pending, Poll::Late, Poll::Pending, Poll::Approve]).interval(5);
    let impatient = Client::builder()
        .endpoint_url(service.url())
        .allow_loopback_http(true)
        .read_timeout(Duration::from_secs(2))
        .build()
        .expect("the test's endpoint is well-formed");
    let (outcome, told) = sign_in(&impatient, settings());
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(
        told[2..],
        [
            "pending, 5, 600 left",
            "trouble, 10",
            "pending, 10, 585 left",
            "approved"
        ]
    );
}

#[test]
fn a_service_that_is_not_there_is_reported_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    drop(listener);
    let client = Client::builder()
        .endpoint_url(&format!("http://{address}"))
        .allow_loopback_http(true)
        .build()
        .expect("the test's endpoint is well-formed");
    let (outcome, told) = sign_in(&client, settings());
    assert!(told.is_empty(), "{told:?}");
    let error = outcome.expect_err("nobody listens");
    assert!(
        matches!(error, DeviceFlowError::RegisterClient(_)),
        "{error:?}"
    );
    assert!(error.is_unreachable());
    let said = error.to_string();
    assert!(said.contains("could not be reached"), "{said}");
    assert!(said.contains("refuses the connection"), "{said}");
}
