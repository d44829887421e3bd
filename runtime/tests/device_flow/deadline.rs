//! The deadline, by this machine's monotonic clock.

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::DeviceFlowError;

use crate::replies::{codes, pending, slow_down, token};
use crate::scripted::{Run, Script, settings};

fn assert_deadline(run: Run, seconds: u64) {
    match run.error() {
        DeviceFlowError::DeadlinePassed { lifetime } => {
            assert_eq!(lifetime, Duration::from_secs(seconds));
        }
        other => panic!("expected the deadline, found {other:?}"),
    }
}

#[test]
fn polling_ends_with_the_codes() {
    let run = Script::new()
        .starts([codes(12, Some(5))])
        .then_forever(pending)
        .run(settings());
    assert_eq!(run.polled_at, [0, 5, 10]);
    assert_eq!(run.ended_at, 12, "the last wait is cut at the deadline");
    assert_eq!(run.waits[2].0, Duration::from_secs(2));
    assert_deadline(run, 12);
}

#[test]
fn no_poll_is_sent_at_the_very_end() {
    let run = Script::new()
        .starts([codes(10, Some(5))])
        .then_forever(pending)
        .run(settings());
    assert_eq!(run.polled_at, [0, 5]);
    assert_eq!(run.ended_at, 10);
    assert_deadline(run, 10);
}

#[test]
fn the_codes_age_while_their_reply_is_on_the_way() {
    let run = Script::new()
        .latency(4)
        .starts([codes(10, Some(1))])
        .then_forever(pending)
        .run(settings());
    // Asked for at 4, here at 8, so they end at 14; polled at 8 until 12, then one more.
    assert_eq!(run.started_at, [4]);
    assert_eq!(run.polled_at, [8, 13]);
    assert_eq!(
        run.ended_at, 17,
        "the reply that was under way is waited for"
    );
    assert_deadline(run, 10);
}

#[test]
fn a_token_that_arrives_after_the_deadline_is_still_a_token() {
    let run = Script::new()
        .latency(4)
        .starts([codes(10, Some(1))])
        .polls([pending(), token()])
        .run(settings());
    assert!(run.ended_at > 14);
    assert_eq!(
        run.signed_in().token.access_token.expose(),
        "the-access-token"
    );
}

#[test]
fn slowing_down_does_not_move_the_deadline() {
    let run = Script::new()
        .starts([codes(60, Some(1))])
        .then_forever(slow_down)
        .run(settings());
    assert_eq!(run.polled_at, [0, 6, 17, 33, 54]);
    assert_eq!(run.ended_at, 60);
    assert_deadline(run, 60);
}

#[test]
fn codes_without_any_time_left_are_not_even_shown() {
    for expires_in in [0, -1, i32::MIN] {
        let run = Script::new()
            .starts([codes(expires_in, Some(1))])
            .run(settings());
        assert!(run.polled_at.is_empty(), "expiresIn {expires_in}");
        assert!(run.prompts.is_empty());
        assert_deadline(run, 0);
    }
}

#[test]
fn codes_that_live_absurdly_long_are_waited_for_half_an_hour() {
    let run = Script::new()
        .starts([codes(i32::MAX, Some(60))])
        .then_forever(pending)
        .run(settings());
    assert_eq!(run.ended_at, 30 * 60);
    assert_deadline(run, 30 * 60);
}

#[test]
fn the_caller_may_give_up_earlier_but_not_later_than_the_codes() {
    let patience = |seconds| settings().give_up_after(Duration::from_secs(seconds));

    let run = Script::new().then_forever(pending).run(patience(3));
    assert_eq!(run.polled_at, [0, 1, 2]);
    assert_eq!(run.prompts[0].expires_in(), Duration::from_secs(3));
    assert_deadline(run, 3);

    let run = Script::new()
        .starts([codes(5, Some(1))])
        .then_forever(pending)
        .run(patience(900));
    assert_deadline(run, 5);

    // The interval that the service asked for is not shortened by the caller's patience.
    let run = Script::new()
        .starts([codes(600, Some(30))])
        .then_forever(pending)
        .run(patience(10));
    assert_eq!(run.polled_at, [0]);
    assert_deadline(run, 10);

    let forever = settings().give_up_after(Duration::MAX);
    let run = Script::new()
        .starts([codes(i32::MAX, Some(3600))])
        .then_forever(pending)
        .run(forever);
    assert_deadline(run, 24 * 60 * 60);
}
