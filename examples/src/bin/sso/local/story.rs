//! Tells the steps of the sign-in as they happen, and lets the person act when it is time.

use std::time::Duration;

use aws_operation::sso_oidc::device_flow::{Cancellation, Progress, Prompt};

use super::super::context::CLIENT_NAME;
use super::super::exit::{Failure, Kind};
use super::super::{output, person};
use super::impatience::ImpatientClock;

/// How many polls find the person undecided before the program grows impatient.
const PATIENT_POLLS: u32 = 2;

/// The state of the tale.
pub(crate) struct Story<'a> {
    clock: &'a ImpatientClock,
    cancellation: &'a Cancellation,
    steps: u32,
    pending: u32,
    prompt: Option<(String, String)>,
    failure: Option<Failure>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(clock: &'a ImpatientClock, cancellation: &'a Cancellation) -> Self {
        Self {
            clock,
            cancellation,
            steps: 0,
            pending: 0,
            prompt: None,
            failure: None,
        }
    }

    /// Prints the next step.
    pub(crate) fn step(&mut self, text: &str) {
        self.steps += 1;
        let outcome = output::line(&format!("{:2}. {text}", self.steps));
        self.keep(outcome);
    }

    /// The first thing that went wrong, if any did.
    pub(crate) fn check(&mut self) -> Result<(), Failure> {
        self.failure.take().map_or(Ok(()), Err)
    }

    pub(crate) fn tell(&mut self, progress: &Progress<'_>) {
        match progress {
            Progress::Registered(registration) => {
                let until = registration
                    .expires_at
                    .map(|time| output::utc(time.into()))
                    .unwrap_or_default();
                self.step(&format!(
                    "RegisterClient: this program is now client {}, until {until}.",
                    registration.client_id
                ));
            }
            Progress::Prompt(prompt) => self.ask(prompt),
            Progress::Pending { next_poll_in, .. } => self.wait(*next_poll_in),
            Progress::SlowDown { interval, .. } => self.slow_down(*interval),
            Progress::Approved => {
                self.step("CreateToken: approved; an access token and a refresh token.");
            }
            Progress::Trouble { message, .. } => self.step(message),
            _ => {}
        }
    }

    fn ask(&mut self, prompt: &Prompt) {
        self.prompt = Some((
            prompt.verification_uri().to_owned(),
            prompt.user_code().to_owned(),
        ));
        self.step(&format!(
            "StartDeviceAuthorization: the person is told\n\n{}",
            indented(prompt.instructions().trim())
        ));
    }

    fn wait(&mut self, next_poll_in: Duration) {
        self.pending += 1;
        let what = "CreateToken: AuthorizationPendingException, the person has not decided yet.";
        if self.pending < PATIENT_POLLS {
            self.step(&format!(
                "{what} Next poll in {}.",
                output::whole_seconds(next_poll_in)
            ));
        } else {
            self.step(&format!("{what} Next poll at once, which is too soon."));
            self.clock.skip_next_wait();
        }
    }

    fn slow_down(&mut self, interval: Duration) {
        self.step(&format!(
            "CreateToken: SlowDownException. From now on the program waits {}.",
            output::whole_seconds(interval)
        ));
        if let Some((verification_uri, user_code)) = self.prompt.take() {
            match person::approve(&verification_uri, &user_code, CLIENT_NAME) {
                Ok(()) => self.step(&format!(
                    "The person opens the page, enters the code, reads that {CLIENT_NAME} asks, and approves."
                )),
                Err(error) => self.keep(Err(Failure::new(Kind::Other, error))),
            }
        }
    }

    /// Remembers a failure and stops the sign-in, which would wait in vain.
    fn keep(&mut self, outcome: Result<(), Failure>) {
        if let Err(failure) = outcome {
            self.failure.get_or_insert(failure);
            self.cancellation.cancel();
        }
    }
}

/// Sets the text off from the steps.
fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("        {line}\n"),
    });
    lines.collect()
}
