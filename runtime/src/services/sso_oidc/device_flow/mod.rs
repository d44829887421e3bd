//! Signing a person in: the OAuth 2.0 device authorization grant
//! ([RFC 8628](https://www.rfc-editor.org/rfc/rfc8628)) as AWS SSO speaks it.
//!
//! The program gets a short code and the address of a page. The person opens the page in any browser and approves.
//! Meanwhile the program asks the service again and again until a token comes. The machine that runs the program needs
//! no browser.
//!
//! # In a few lines
//!
//! ```no_run
//! # #[cfg(not(feature = "client"))] fn main() {}
//! # #[cfg(feature = "client")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use aws_operation::Client;
//! use aws_operation::sso_oidc::device_flow::{Cancellation, Progress, Settings, sign_in};
//!
//! let settings = Settings::new("eu-west-1", "https://example.awsapps.com/start");
//! let client = Client::builder().endpoint(settings.endpoint()?).build()?;
//! let signed_in = sign_in(&client, settings, &Cancellation::new(), |progress| {
//!     if let Progress::Prompt(prompt) = progress { eprintln!("{}", prompt.instructions()) }
//! })?;
//! # let _ = signed_in.token.access_token.expose();
//! # Ok(())
//! # }
//! ```
//!
//! # With another HTTP client, or in async code
//!
//! The rules live in a state machine that does no I/O and reads no clock. [`begin`] gives the first [`Step`]. A step says
//! what to do next; telling it what came of that consumes it and gives the next one. So a step cannot be answered twice,
//! or with the reply to another operation, and a wait that ends too early turns into the rest of the wait.
//!
//! ```no_run
//! use aws_operation::sso_oidc::device_flow::{self, DeviceFlowError, Moment, Settings, SignedIn, Step};
//! # use aws_operation::{Error, Operation};
//! # fn send<O: Operation>(_: &O) -> Result<O::Output, Error<O::Error>> { std::process::exit(1) }
//!
//! fn sign_in(settings: Settings) -> Result<SignedIn, DeviceFlowError> {
//!     let mut step = device_flow::begin(settings, Moment::now());
//!     loop {
//!         step = match step {
//!             Step::RegisterClient(call) => {
//!                 let reply = send(call.request()); // or `send(call.request()).await`
//!                 call.reply(reply, Moment::now())
//!             }
//!             Step::StartDeviceAuthorization(call) => {
//!                 let reply = send(call.request());
//!                 call.reply(reply, Moment::now())
//!             }
//!             Step::CreateToken(call) => {
//!                 let reply = send(call.request());
//!                 call.reply(reply, Moment::now())
//!             }
//!             Step::ShowPrompt(show) => {
//!                 eprintln!("{}", show.prompt().instructions());
//!                 show.shown(Moment::now())
//!             }
//!             Step::Wait(wait) => {
//!                 std::thread::sleep(wait.duration());
//!                 wait.over(Moment::now())
//!             }
//!             Step::Done(signed_in) => return Ok(*signed_in),
//!             Step::Failed(error) => return Err(error),
//!         };
//!     }
//! }
//! ```
//!
//! # The rules
//!
//! | what happens | what the flow does |
//! |---|---|
//! | a cached registration with at least 15 minutes left | is used; any other is replaced by `RegisterClient` |
//! | the service refuses the cached registration (`InvalidClient`, whichever call says so) | registers again, once, and starts over; a fresh registration that is refused is an error |
//! | the codes arrive | the page's address is checked, then one `CreateToken` goes out before anything is shown: a client that was approved before gets its token without a prompt |
//! | `interval` | 5 s when it is absent (RFC 8628 section 3.2), negative, or so long that the codes would expire before it is over; at least 1 s, so that 0 is no busy loop; counted from the last reply, so the service never sees two requests closer together |
//! | `expiresIn` | the deadline, on the monotonic clock, counted from *before* the request, so that it is never later than the service's; at most [`Settings::give_up_after`]; 0 or less ends the flow at once |
//! | `AuthorizationPending` | the interval stays (section 3.5) |
//! | `SlowDown`, or a reply that says "throttled" | the interval grows by 5 s and keeps it (section 3.5) |
//! | a timeout, in whichever phase | the interval doubles, up to a minute, and keeps it (section 3.5) |
//! | the connection broke, the service answered 5xx | the wait grows with each failure in a row, up to a minute; the interval stays |
//! | six such failures in a row while polling | the last of them is the error |
//! | `AccessDenied`, `ExpiredToken`, any other error reply | ends the flow (section 3.5) |
//! | a certificate that is not trusted, a redirect, a reply that is too large or cannot be read | ends the flow: it will not pass, or the code may be spent |
//! | the deadline | ends the flow: no poll after it, no wait beyond it |
//!
//! Repeating a poll is safe. RFC 8628 section 3.5 has the client repeat the request after a pending reply, and retry after a
//! timeout; a device code is worth one token at most. If the reply that carried the token is the one that was lost, the next
//! poll is refused with `InvalidGrant`, and the error is [`DeviceFlowError::ReplyLost`], which says so.
//!
//! `RegisterClient` and `StartDeviceAuthorization` are tried again, at most twice, only after a reply that reports a failure of
//! the service or throttling. A network that fails before the prompt ends the flow at once: the person has invested nothing
//! yet, and one with a wrong region or no network wants to know now.

#[cfg(feature = "client")]
mod blocking;
mod error;
mod moment;
mod pace;
mod prompt;
mod registration;
mod settings;
mod signed_in;
mod steps;
mod text;
mod verification;

#[cfg(feature = "client")]
pub use blocking::{Cancellation, Clock, Progress, SystemClock, sign_in, sign_in_with_clock};
pub use error::DeviceFlowError;
pub use moment::Moment;
pub use prompt::Prompt;
pub use registration::Registration;
pub use settings::Settings;
pub use signed_in::SignedIn;
pub use steps::{RegisterCall, ShowPrompt, StartCall, Step, TokenCall, Wait, WaitReason, begin};
#[cfg(feature = "sso-login")]
pub(crate) use text::printable;
pub use verification::VerificationUriError;
