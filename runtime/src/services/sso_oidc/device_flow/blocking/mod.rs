//! The loop that drives the state machine with a [`Client`](crate::Client).

mod cancellation;
mod clock;
mod driver;
mod progress;

pub use cancellation::Cancellation;
pub use clock::{Clock, SystemClock};
pub use driver::{sign_in, sign_in_with_clock};
pub use progress::Progress;
