//! Time and chance.

use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::values::Timestamp;

/// What waiting between attempts needs of the world; a test that replaces it waits for nothing and knows every wait.
pub trait Clock: Send + Sync {
    /// The time.
    fn now(&self) -> Instant;

    /// The date and time, which requests are signed for and credentials are good at.
    fn time(&self) -> Timestamp {
        SystemTime::now().into()
    }

    /// Waits.
    fn sleep(&self, duration: Duration);

    /// A random number, at least 0 and below 1.
    fn random(&self) -> f64;
}

/// The machine's clock, and its generator of random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }

    fn random(&self) -> f64 {
        // Without chance, the middle: all that is lost is that clients wait alike.
        getrandom::u32().map_or(0.5, |bits| f64::from(bits) / (f64::from(u32::MAX) + 1.0))
    }
}
