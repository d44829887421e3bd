//! Cancellation, from other threads and from within.

use std::thread;
use std::time::{Duration, Instant};

use aws_operation::sso_oidc::device_flow::{Cancellation, DeviceFlowError, Progress, sign_in};

use super::service::{Poll, Service};
use super::{client, settings};

/// Far below the waits that are cancelled, far above what a busy machine needs.
const SOON: Duration = Duration::from_secs(60);

#[test]
fn a_wait_ends_at_once_when_another_thread_cancels() {
    let service = Service::start([Poll::Pending]).interval(300);
    let cancellation = Cancellation::new();
    let start = Instant::now();
    let outcome = sign_in(&client(&service), settings(), &cancellation, |progress| {
        if let Progress::Pending { next_poll_in, .. } = progress {
            assert!(next_poll_in > SOON);
            let cancellation = cancellation.clone();
            thread::spawn(move || {
                // Long enough for the wait to have begun, most of the time; the test holds either way.
                thread::sleep(Duration::from_millis(100));
                cancellation.cancel();
            });
        }
    });
    assert!(
        matches!(outcome, Err(DeviceFlowError::Cancelled)),
        "{outcome:?}"
    );
    assert!(start.elapsed() < SOON);
    assert_eq!(
        service.requests(),
        ["RegisterClient", "StartDeviceAuthorization", "CreateToken"]
    );
}

#[test]
fn nothing_is_sent_after_a_cancellation() {
    let service = Service::start([]);
    let cancellation = Cancellation::new();
    cancellation.cancel();
    let outcome = sign_in(&client(&service), settings(), &cancellation, |_| {});
    assert!(
        matches!(outcome, Err(DeviceFlowError::Cancelled)),
        "{outcome:?}"
    );
    assert!(service.requests().is_empty());
}

#[test]
fn the_callback_may_cancel() {
    let service = Service::start([Poll::Pending]);
    let cancellation = Cancellation::new();
    let outcome = sign_in(&client(&service), settings(), &cancellation, |progress| {
        if matches!(progress, Progress::Prompt(_)) {
            cancellation.cancel();
        }
    });
    assert!(
        matches!(outcome, Err(DeviceFlowError::Cancelled)),
        "{outcome:?}"
    );
    assert_eq!(service.requests().len(), 3);
}

#[test]
fn a_cancellation_during_a_call_counts_when_the_call_returns() {
    let cancellation = Cancellation::new();
    let handle = cancellation.clone();
    let service = Service::start([Poll::Pending]).on_poll(move || handle.cancel());
    let outcome = sign_in(&client(&service), settings(), &cancellation, |progress| {
        assert!(
            !matches!(progress, Progress::Prompt(_)),
            "nobody is left to see it"
        );
    });
    assert!(
        matches!(outcome, Err(DeviceFlowError::Cancelled)),
        "{outcome:?}"
    );
}

#[test]
fn a_token_that_arrives_all_the_same_is_not_thrown_away() {
    let cancellation = Cancellation::new();
    let handle = cancellation.clone();
    let service = Service::start([Poll::Approve]).on_poll(move || handle.cancel());
    let outcome = sign_in(&client(&service), settings(), &cancellation, |_| {});
    assert!(outcome.is_ok(), "{outcome:?}");
}

#[test]
fn a_cancellation_is_shared_by_its_clones_and_for_good() {
    let cancellation = Cancellation::new();
    assert!(!cancellation.is_cancelled());
    assert!(!cancellation.wait(Duration::from_millis(1)));
    cancellation.clone().cancel();
    assert!(cancellation.is_cancelled());
    let start = Instant::now();
    assert!(cancellation.wait(2 * SOON));
    assert!(start.elapsed() < SOON);
}
