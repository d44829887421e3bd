//! The interval between polls (RFC 8628 sections 3.2 and 3.5).

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{self, Moment, Step, WaitReason};

use crate::replies::{codes, pending, registered, slow_down, token};
use crate::scripted::{Script, settings};

#[test]
fn pending_keeps_the_interval() {
    let run = Script::new()
        .starts([codes(600, Some(3))])
        .polls([pending(), pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 3, 6, 9]);
    assert!(run.outcome.is_ok());
}

#[test]
fn slow_down_adds_five_seconds_each_time_and_keeps_them() {
    let run = Script::new()
        .polls([
            pending(),
            slow_down(),
            pending(),
            slow_down(),
            pending(),
            token(),
        ])
        .run(settings());
    // The interval is 1, 6, 6, 11, 11.
    assert_eq!(run.polled_at, [0, 1, 7, 13, 24, 35]);
    assert_eq!(
        run.waits[1].1,
        WaitReason::SlowDown {
            interval: Duration::from_secs(6)
        }
    );
    assert_eq!(
        run.waits[3].1,
        WaitReason::SlowDown {
            interval: Duration::from_secs(11)
        }
    );
    assert!(run.outcome.is_ok());
}

#[test]
fn slow_down_to_the_first_attempt_counts_too() {
    let run = Script::new()
        .polls([slow_down(), pending(), token()])
        .run(settings());
    assert_eq!(run.prompted_at, [0]);
    assert_eq!(run.polled_at, [0, 6, 12]);
}

#[test]
fn without_an_interval_it_is_five_seconds() {
    let run = Script::new()
        .starts([codes(600, None)])
        .polls([pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 5]);
}

#[test]
fn an_interval_of_zero_is_no_busy_loop() {
    let run = Script::new()
        .starts([codes(600, Some(0))])
        .polls([pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 1, 2]);
}

#[test]
fn an_absurd_interval_is_replaced_by_five_seconds() {
    for absurd in [-1, i32::MIN, 600, i32::MAX] {
        let run = Script::new()
            .starts([codes(600, Some(absurd))])
            .polls([pending(), pending(), token()])
            .run(settings());
        assert_eq!(run.polled_at, [0, 5, 10], "interval {absurd}");
    }
}

#[test]
fn a_long_interval_that_leaves_time_to_poll_is_honoured() {
    let run = Script::new()
        .starts([codes(600, Some(200))])
        .polls([pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 200, 400]);
}

#[test]
fn the_interval_counts_from_the_reply() {
    let run = Script::new()
        .latency(2)
        .starts([codes(600, Some(5))])
        .polls([pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [4, 11, 18]);
}

#[test]
fn the_time_that_showing_takes_counts_towards_the_wait() {
    let slow_browser = Script::new().time_to_show(3).starts([codes(600, Some(5))]);
    let run = slow_browser
        .polls([pending(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 5, 10]);
    assert_eq!(run.waits[0].0, Duration::from_secs(2));

    let slower_browser = Script::new().time_to_show(9).starts([codes(600, Some(5))]);
    let run = slower_browser.polls([pending(), token()]).run(settings());
    assert_eq!(run.polled_at, [0, 9]);
}

#[test]
fn a_wait_that_ends_too_early_goes_on() {
    let start = Moment::now();
    let Step::RegisterClient(call) = device_flow::begin(settings(), start) else {
        panic!()
    };
    let Step::StartDeviceAuthorization(call) = call.reply(registered().0, start) else {
        panic!()
    };
    let Step::CreateToken(call) = call.reply(codes(600, Some(10)).0, start) else {
        panic!()
    };
    let Step::ShowPrompt(show) = call.reply(pending().0, start) else {
        panic!()
    };
    let Step::Wait(wait) = show.shown(start) else {
        panic!()
    };
    assert_eq!(wait.duration(), Duration::from_secs(10));
    assert_eq!(wait.remaining(), Some(Duration::from_secs(600)));

    let Step::Wait(rest) = wait.over(start + Duration::from_secs(4)) else {
        panic!("the wait is not over")
    };
    assert_eq!(rest.duration(), Duration::from_secs(6));
    assert_eq!(rest.remaining(), Some(Duration::from_secs(596)));
    assert!(matches!(
        rest.over(start + Duration::from_secs(10)),
        Step::CreateToken(_)
    ));
}
