//! The loop.

use super::{Cancellation, Clock, Progress, SystemClock};
use crate::retry::RetryPolicy;
use crate::sso_oidc::device_flow::{DeviceFlowError, Settings, SignedIn, Step, Wait, begin};
use crate::{Client, Error, Operation};

/// Signs a person in, and returns when there is a token or no hope for one.
///
/// The calling thread is busy until then; `on_progress` runs on it, and must show the person the
/// [prompt](Progress::Prompt).
///
/// # Errors
///
/// See [`DeviceFlowError`]. A cancellation counts at every step, except that a token that has arrived is returned.
///
/// # Example
///
/// With Ctrl-C, or anything else that runs on another thread, ending the wait:
///
/// ```no_run
/// use aws_operation::Client;
/// use aws_operation::sso_oidc::device_flow::{Cancellation, DeviceFlowError, Progress, Settings, sign_in};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let settings = Settings::new("eu-west-1", "https://example.awsapps.com/start");
/// let client = Client::builder().endpoint(settings.endpoint()?).build()?;
/// let cancellation = Cancellation::new();
/// let handle = cancellation.clone();
/// std::thread::spawn(move || {
///     // When the person has had enough:
///     handle.cancel();
/// });
/// let outcome = sign_in(&client, settings, &cancellation, |progress| match progress {
///     Progress::Prompt(prompt) => eprintln!("{}", prompt.instructions()),
///     Progress::Trouble { message, next_try_in, .. } => eprintln!("{message}; next try in {next_try_in:?}"),
///     _ => {}
/// });
/// match outcome {
///     Ok(signed_in) => println!("signed in until {:?}", signed_in.expires_at()),
///     Err(DeviceFlowError::Denied(_)) => eprintln!("denied"),
///     Err(error) => eprintln!("{error}"),
/// }
/// # Ok(())
/// # }
/// ```
pub fn sign_in(
    client: &Client,
    settings: Settings,
    cancellation: &Cancellation,
    on_progress: impl FnMut(Progress<'_>),
) -> Result<SignedIn, DeviceFlowError> {
    sign_in_with_clock(client, settings, cancellation, &SystemClock, on_progress)
}

/// [`sign_in`] with another clock: a test that replaces it waits for nothing.
///
/// # Errors
///
/// As [`sign_in`].
pub fn sign_in_with_clock(
    client: &Client,
    settings: Settings,
    cancellation: &Cancellation,
    clock: &impl Clock,
    mut on_progress: impl FnMut(Progress<'_>),
) -> Result<SignedIn, DeviceFlowError> {
    let mut step = begin(settings, clock.now());
    loop {
        step = match step {
            Step::Done(signed_in) => {
                on_progress(Progress::Approved);
                return Ok(*signed_in);
            }
            Step::Failed(error) => return Err(error),
            _ if cancellation.is_cancelled() => return Err(DeviceFlowError::Cancelled),
            Step::RegisterClient(call) => {
                let reply = send_once(client, call.request());
                let next = call.reply(reply, clock.now());
                if let Step::StartDeviceAuthorization(start) = &next {
                    on_progress(Progress::Registered(start.registration()));
                }
                next
            }
            Step::StartDeviceAuthorization(call) => {
                let reply = send_once(client, call.request());
                tell_refusal(call.reply(reply, clock.now()), &mut on_progress)
            }
            Step::CreateToken(call) => {
                let reply = send_once(client, call.request());
                tell_refusal(call.reply(reply, clock.now()), &mut on_progress)
            }
            Step::ShowPrompt(show) => {
                on_progress(Progress::Prompt(show.prompt()));
                show.shown(clock.now())
            }
            Step::Wait(wait) => {
                on_progress(Progress::from(&wait));
                wait_out(wait, clock, cancellation)
            }
        };
    }
}

/// What to do after a failure is the flow's to say.
fn send_once<O: Operation>(client: &Client, request: &O) -> Result<O::Output, Error<O::Error>> {
    client.call(request).retries(RetryPolicy::none()).send()
}

/// Only a refused registration leads from a later call back to `RegisterClient`.
fn tell_refusal(next: Step, on_progress: &mut impl FnMut(Progress<'_>)) -> Step {
    if matches!(next, Step::RegisterClient(_)) {
        on_progress(Progress::RegistrationRefused);
    }
    next
}

/// Waits in as many parts as the clock wants, so that the caller hears of each wait once.
fn wait_out(mut wait: Wait, clock: &impl Clock, cancellation: &Cancellation) -> Step {
    loop {
        clock.wait(wait.duration(), cancellation);
        match wait.over(clock.now()) {
            Step::Wait(rest) if !cancellation.is_cancelled() => wait = rest,
            next => return next,
        }
    }
}
