//! Drives the state machine with scripted replies, on a clock that jumps over every wait.

use std::collections::VecDeque;
use std::fmt::Write;
use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{
    self, DeviceFlowError, Moment, Prompt, Registration, Settings, SignedIn, Step, WaitReason,
};

use crate::replies::{Polled, Registered, Started, codes, registered};

/// A service that answers as it is told, and takes no time unless it is told to.
pub(crate) struct Script {
    registrations: VecDeque<Registered>,
    starts: VecDeque<Started>,
    polls: VecDeque<Polled>,
    polls_forever: Option<fn() -> Polled>,
    latency: Duration,
    time_to_show: Duration,
}

/// What the flow did, in seconds since the beginning.
pub(crate) struct Run {
    pub(crate) outcome: Result<SignedIn, DeviceFlowError>,
    pub(crate) start: Moment,
    pub(crate) ended_at: u64,
    pub(crate) registered_at: Vec<u64>,
    pub(crate) started_at: Vec<u64>,
    pub(crate) polled_at: Vec<u64>,
    pub(crate) prompted_at: Vec<u64>,
    pub(crate) prompts: Vec<Prompt>,
    pub(crate) waits: Vec<(Duration, WaitReason)>,
    /// Everything that the machine can format, at every step.
    pub(crate) formatted: String,
}

pub(crate) fn settings() -> Settings {
    Settings::new("eu-west-1", "https://example.awsapps.com/start")
}

/// A registration that was cached, with so many minutes left.
pub(crate) fn cached(minutes_left: u64) -> Registration {
    let expires_at = Moment::now() + Duration::from_secs(60 * minutes_left);
    Registration::new(
        "cached-client",
        "cached-client-secret",
        Some(expires_at.wall),
    )
}

impl Script {
    /// Registers any client, and hands out codes that live ten minutes with an interval of a second, as AWS does.
    pub(crate) fn new() -> Self {
        Self {
            registrations: VecDeque::new(),
            starts: VecDeque::new(),
            polls: VecDeque::new(),
            polls_forever: None,
            latency: Duration::ZERO,
            time_to_show: Duration::ZERO,
        }
    }

    pub(crate) fn registrations(mut self, replies: impl IntoIterator<Item = Registered>) -> Self {
        self.registrations.extend(replies);
        self
    }

    pub(crate) fn starts(mut self, replies: impl IntoIterator<Item = Started>) -> Self {
        self.starts.extend(replies);
        self
    }

    pub(crate) fn polls(mut self, replies: impl IntoIterator<Item = Polled>) -> Self {
        self.polls.extend(replies);
        self
    }

    /// Once the listed polls are used up.
    pub(crate) fn then_forever(mut self, reply: fn() -> Polled) -> Self {
        self.polls_forever = Some(reply);
        self
    }

    /// What every call takes.
    pub(crate) fn latency(mut self, seconds: u64) -> Self {
        self.latency = Duration::from_secs(seconds);
        self
    }

    /// What showing the prompt takes.
    pub(crate) fn time_to_show(mut self, seconds: u64) -> Self {
        self.time_to_show = Duration::from_secs(seconds);
        self
    }

    pub(crate) fn run(mut self, settings: Settings) -> Run {
        let start = Moment::now();
        let mut now = start;
        let mut run = Run::new(start);
        let mut step = device_flow::begin(settings, now);
        loop {
            let _ = writeln!(run.formatted, "{step:?}");
            let second = (now.monotonic - start.monotonic).as_secs();
            step = match step {
                Step::RegisterClient(call) => {
                    run.registered_at.push(second);
                    now = now + self.latency;
                    call.reply(
                        self.registrations.pop_front().unwrap_or_else(registered).0,
                        now,
                    )
                }
                Step::StartDeviceAuthorization(call) => {
                    run.started_at.push(second);
                    now = now + self.latency;
                    call.reply(
                        self.starts
                            .pop_front()
                            .unwrap_or_else(|| codes(600, Some(1)))
                            .0,
                        now,
                    )
                }
                Step::CreateToken(call) => {
                    run.polled_at.push(second);
                    now = now + self.latency;
                    call.reply(self.next_poll().0, now)
                }
                Step::ShowPrompt(show) => {
                    run.prompted_at.push(second);
                    run.prompts.push(show.prompt().clone());
                    now = now + self.time_to_show;
                    show.shown(now)
                }
                Step::Wait(wait) => {
                    run.waits.push((wait.duration(), wait.reason().clone()));
                    now = now + wait.duration();
                    wait.over(now)
                }
                Step::Done(signed_in) => return run.end(Ok(*signed_in), second),
                Step::Failed(error) => return run.end(Err(error), second),
            };
        }
    }

    fn next_poll(&mut self) -> Polled {
        let scripted = self.polls.pop_front();
        scripted
            .or_else(|| self.polls_forever.map(|reply| reply()))
            .expect("the flow polls more often than scripted")
    }
}

impl Run {
    fn new(start: Moment) -> Self {
        Self {
            outcome: Err(DeviceFlowError::Cancelled),
            start,
            ended_at: 0,
            registered_at: Vec::new(),
            started_at: Vec::new(),
            polled_at: Vec::new(),
            prompted_at: Vec::new(),
            prompts: Vec::new(),
            waits: Vec::new(),
            formatted: String::new(),
        }
    }

    fn end(mut self, outcome: Result<SignedIn, DeviceFlowError>, second: u64) -> Self {
        self.outcome = outcome;
        self.ended_at = second;
        self
    }

    pub(crate) fn signed_in(self) -> SignedIn {
        self.outcome.expect("the sign-in succeeds")
    }

    pub(crate) fn error(self) -> DeviceFlowError {
        self.outcome.expect_err("the sign-in fails")
    }
}
