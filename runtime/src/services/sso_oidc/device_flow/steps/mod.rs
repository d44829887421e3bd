//! The state machine: what to do next, and what comes of each answer. One file per step.

mod answer;
mod poll;
mod register;
mod show;
mod start;
mod token;
mod wait;

pub use register::RegisterCall;
pub use show::ShowPrompt;
pub use start::StartCall;
pub use token::TokenCall;
pub use wait::{Wait, WaitReason};

use super::{DeviceFlowError, Moment, Registration, Settings, SignedIn};

/// What to do next.
///
/// Each step but the last two owns the flow; telling it what happened consumes it and gives the next one.
#[derive(Debug)]
#[must_use]
pub enum Step {
    /// Send a `RegisterClient` request.
    RegisterClient(RegisterCall),
    /// Send a `StartDeviceAuthorization` request.
    StartDeviceAuthorization(StartCall),
    /// Send a `CreateToken` request.
    CreateToken(TokenCall),
    /// Show the person where to go and what to enter.
    ShowPrompt(ShowPrompt),
    /// Do nothing for a while.
    Wait(Wait),
    /// The person is signed in.
    Done(Box<SignedIn>),
    /// The sign-in failed.
    Failed(DeviceFlowError),
}

/// The first step of a sign-in: with the registration in the settings if it is fresh, else by registering.
pub fn begin(mut settings: Settings, now: Moment) -> Step {
    let cached = settings
        .registration
        .take()
        .filter(|cached| cached.is_fresh(now.wall));
    match cached {
        Some(registration) => Step::StartDeviceAuthorization(StartCall::new(
            Session {
                settings,
                registration,
                newly_registered: false,
            },
            now,
        )),
        None => Step::RegisterClient(RegisterCall::new(settings)),
    }
}

/// What the steps after the registration carry along.
#[derive(Debug)]
struct Session {
    settings: Settings,
    registration: Registration,
    newly_registered: bool,
}
