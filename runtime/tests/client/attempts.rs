//! What the tests of attempts share: a clock that does not wait, and operations that may and may not be made again.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::{ClientBuilder, aws_error, aws_operation, aws_output};

use crate::support::{Reply, Server, builder};

/// A clock that keeps the waits and lets no other time pass, with the most unlucky chance: every wait is the longest.
#[derive(Clone)]
pub(crate) struct Waits {
    start: Instant,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Waits {
    pub(crate) fn new() -> Self {
        Self {
            start: Instant::now(),
            waits: Arc::default(),
        }
    }

    fn all(&self) -> Vec<Duration> {
        self.waits.lock().expect("no panic under the lock").clone()
    }

    pub(crate) fn milliseconds(&self) -> Vec<u128> {
        let waits = self.all().into_iter();
        // A random number is below 1, if only just.
        waits.map(|wait| wait.as_micros().div_ceil(1000)).collect()
    }
}

impl Clock for Waits {
    fn now(&self) -> Instant {
        // Real time would let the deadline depend on the machine.
        self.start + self.all().iter().sum::<Duration>()
    }

    fn sleep(&self, duration: Duration) {
        let mut waits = self.waits.lock().expect("no panic under the lock");
        waits.push(duration);
    }

    fn random(&self) -> f64 {
        1.0 - f64::EPSILON
    }
}

/// A client that makes calls again, with the clock that its waits are on.
pub(crate) fn retrying(server: &Server) -> (ClientBuilder, Waits) {
    retrying_at(&server.url())
}

pub(crate) fn retrying_at(url: &str) -> (ClientBuilder, Waits) {
    let waits = Waits::new();
    let builder = builder(url)
        .retries(RetryPolicy::standard())
        .retry_clock(waits.clone());
    (builder, waits)
}

#[aws_operation(method = "GET", uri = "/things/{id}", output = Thing, error = ThingError)]
pub(crate) struct GetThing {
    id: String,
}

#[aws_operation(method = "POST", uri = "/things", output = Thing, error = ThingError)]
pub(crate) struct CreateThing {
    name: String,
}

#[aws_operation(method = "POST", uri = "/things", output = Thing, error = ThingError)]
pub(crate) struct CreateThingWithToken {
    #[aws(idempotency_token)]
    client_token: Option<String>,
}

#[aws_operation(method = "POST", uri = "/search", output = Thing, error = ThingError, idempotent)]
pub(crate) struct SearchThings {
    text: String,
}

#[aws_output]
#[derive(Debug)]
pub(crate) struct Thing {
    pub(crate) id: String,
}

#[aws_error]
#[derive(Debug)]
pub(crate) enum ThingError {
    #[aws(status = 429, throttling)]
    TooManyThingsException,
    #[aws(status = 429)]
    ThingQuotaExceededException,
    #[aws(status = 409, retryable)]
    BusyException,
    #[aws(status = 404)]
    NoSuchThingException,
}

pub(crate) fn thing() -> Reply {
    Reply::json(r#"{"id":"t-1"}"#)
}

/// A reply with this status and nothing else.
pub(crate) fn status(status: &str) -> Reply {
    Reply::new(status, &[], "")
}

/// A reply that names an error.
pub(crate) fn named(status: &str, code: &str) -> Reply {
    Reply::new(status, &[("x-amzn-errortype", code)], "{}")
}
