//! Timeouts, broken connections and servers that fail.

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{DeviceFlowError, WaitReason};
use aws_operation::{TimeoutPhase, TransportErrorKind};

use crate::replies::{
    broken, broken_by, codes, exception, invalid_grant, page, pending, server_error, slow_down,
    timed_out, timed_out_while, token,
};
use crate::scripted::{Script, settings};

#[test]
fn a_timeout_doubles_the_interval_and_keeps_it() {
    let run = Script::new()
        .starts([codes(600, Some(5))])
        .polls([
            pending(),
            timed_out(),
            pending(),
            timed_out(),
            pending(),
            token(),
        ])
        .run(settings());
    // The interval is 5, 10, 10, 20, 20.
    assert_eq!(run.polled_at, [0, 5, 15, 25, 45, 65]);
    assert!(matches!(run.waits[1].1, WaitReason::Trouble { .. }));
    assert!(run.outcome.is_ok());
}

#[test]
fn the_interval_doubles_up_to_a_minute() {
    let run = Script::new()
        .starts([codes(600, Some(20))])
        .polls([timed_out(), timed_out(), timed_out(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 40, 100, 160, 220]);
}

#[test]
fn a_server_error_is_asked_again_and_leaves_the_interval_alone() {
    let run = Script::new()
        .polls([pending(), server_error(), pending(), token()])
        .run(settings());
    assert_eq!(run.polled_at, [0, 1, 3, 4]);
    assert!(run.outcome.is_ok());
}

#[test]
fn so_is_a_broken_connection_and_a_gateways_page() {
    let run = Script::new()
        .polls([
            pending(),
            broken(),
            page(502),
            page(503),
            pending(),
            token(),
        ])
        .run(settings());
    // The wait grows with each failure in a row: 2, 4, 8; then the interval is 1 again.
    assert_eq!(run.polled_at, [0, 1, 3, 7, 15, 16]);
    assert!(run.outcome.is_ok());
}

#[test]
fn trouble_with_the_first_attempt_does_not_keep_the_prompt_from_the_person() {
    let run = Script::new().polls([timed_out(), token()]).run(settings());
    assert_eq!(run.prompted_at, [0]);
    assert_eq!(run.polled_at, [0, 2]);
    assert!(run.outcome.is_ok());
}

#[test]
fn six_failures_in_a_row_end_it_with_the_last_one_inside() {
    let run = Script::new()
        .polls([pending()])
        .then_forever(server_error)
        .run(settings());
    assert_eq!(run.polled_at, [0, 1, 3, 7, 15, 31, 63]);
    let error = run.error();
    assert!(
        matches!(error, DeviceFlowError::CreateToken(_)),
        "{error:?}"
    );
    assert!(!error.is_unreachable());
    assert!(error.to_string().contains("sign in again later"), "{error}");

    let run = Script::new()
        .polls([pending()])
        .then_forever(timed_out)
        .run(settings());
    assert_eq!(run.polled_at.len(), 7);
    let error = run.error();
    assert!(error.is_unreachable(), "{error:?}");
    assert!(error.to_string().contains("check the network"), "{error}");
}

#[test]
fn trouble_does_not_move_the_deadline() {
    let run = Script::new()
        .starts([codes(30, Some(5))])
        .polls([pending()])
        .then_forever(timed_out)
        .run(settings());
    assert_eq!(run.polled_at, [0, 5, 15]);
    assert_eq!(run.ended_at, 30);
    assert!(matches!(
        run.error(),
        DeviceFlowError::DeadlinePassed { .. }
    ));
}

#[test]
fn a_reply_that_was_lost_explains_a_spent_code() {
    for lost in [timed_out, broken, server_error, || page(504)] {
        let run = Script::new()
            .polls([pending(), lost(), invalid_grant()])
            .run(settings());
        let error = run.error();
        assert!(matches!(error, DeviceFlowError::ReplyLost(_)), "{error:?}");
        assert!(error.is_unreachable());
        assert!(error.to_string().contains("lost"), "{error}");
    }
}

#[test]
fn nothing_is_lost_when_the_connection_was_never_made() {
    for never_sent in [
        || timed_out_while(TimeoutPhase::Resolve),
        || timed_out_while(TimeoutPhase::Connect),
        || broken_by(TransportErrorKind::Resolve),
        || broken_by(TransportErrorKind::Connect),
    ] {
        let polls = [pending(), never_sent(), invalid_grant()];
        let error = Script::new().polls(polls).run(settings()).error();
        assert!(
            matches!(error, DeviceFlowError::CreateToken(_)),
            "{error:?}"
        );
    }
}

#[test]
fn trouble_that_will_not_pass_ends_it() {
    for kind in [
        TransportErrorKind::Tls,
        TransportErrorKind::TooLarge,
        TransportErrorKind::Protocol,
        TransportErrorKind::Configuration,
    ] {
        let run = Script::new()
            .polls([pending(), broken_by(kind)])
            .run(settings());
        assert_eq!(run.polled_at, [0, 1], "{kind:?}");
        assert!(matches!(run.error(), DeviceFlowError::CreateToken(_)));
    }
}

#[test]
fn a_timeout_in_any_phase_doubles_the_interval() {
    for phase in [
        TimeoutPhase::Resolve,
        TimeoutPhase::Connect,
        TimeoutPhase::Send,
        TimeoutPhase::Total,
    ] {
        let polls = [pending(), timed_out_while(phase), pending(), token()];
        let run = Script::new().polls(polls).run(settings());
        assert_eq!(run.polled_at, [0, 1, 3, 5], "{phase:?}");
    }
}

#[test]
fn throttling_without_the_protocols_word_for_it_slows_down_too() {
    let run = Script::new()
        .polls([
            pending(),
            exception(429, "TooManyRequestsException", "too_many_requests"),
            pending(),
            token(),
        ])
        .run(settings());
    assert_eq!(run.polled_at, [0, 1, 7, 13]);
}

#[test]
fn before_the_prompt_a_network_that_fails_ends_it_at_once() {
    for lost in [timed_out, broken] {
        let run = Script::new().registrations([lost()]).run(settings());
        assert_eq!((run.registered_at.len(), run.ended_at), (1, 0));
        let error = run.error();
        assert!(
            matches!(error, DeviceFlowError::RegisterClient(_)),
            "{error:?}"
        );
        assert!(error.is_unreachable());
    }
    for lost in [timed_out, broken] {
        let run = Script::new().starts([lost()]).run(settings());
        assert_eq!((run.started_at.len(), run.ended_at), (1, 0));
        let error = run.error();
        assert!(
            matches!(error, DeviceFlowError::StartDeviceAuthorization(_)),
            "{error:?}"
        );
        assert!(error.is_unreachable());
    }
}

#[test]
fn before_the_prompt_a_service_that_could_not_serve_is_asked_twice_more() {
    let run = Script::new()
        .registrations([server_error(), slow_down()])
        .starts([slow_down(), page(503)])
        .polls([token()])
        .run(settings());
    assert_eq!(run.registered_at, [0, 2, 7]);
    assert_eq!(run.started_at, [7, 12, 16]);
    assert!(run.outcome.is_ok());

    let run = Script::new()
        .registrations([server_error(), server_error(), server_error()])
        .run(settings());
    assert_eq!(run.registered_at, [0, 2, 6]);
    assert!(matches!(run.error(), DeviceFlowError::RegisterClient(_)));

    let run = Script::new()
        .starts([slow_down(), slow_down(), slow_down()])
        .run(settings());
    assert_eq!(run.started_at, [0, 5, 10]);
    assert!(matches!(
        run.error(),
        DeviceFlowError::StartDeviceAuthorization(_)
    ));
}

#[test]
fn what_went_wrong_is_told_in_one_printable_line() {
    let run = Script::new()
        .polls([pending(), server_error(), token()])
        .run(settings());
    let (wait, WaitReason::Trouble { message }) = &run.waits[1] else {
        panic!("{:?}", run.waits)
    };
    assert_eq!(*wait, Duration::from_secs(2));
    assert!(message.contains("InternalServerException"), "{message}");
    assert_eq!(message.lines().count(), 1);
}
