//! One call, made again after a failure that may pass.

use std::time::Duration;

use aws_operation::{Credentials, Endpoint, Error, Operation};

use crate::carry::{carry, encode};

/// The longest time between two attempts.
const MAX_BACKOFF: Duration = Duration::from_secs(20);

/// Makes a call up to `attempts` times, as long as it fails for a reason that may pass and making it again can do no harm.
///
/// Between attempts passes a random time up to 50 ms, 100 ms, 200 ms ... and at most 20 s; up to 1 s, 2 s, 4 s ... where the
/// service asks for fewer calls; or as long as `Retry-After` asks for. A deadline for all attempts is `tokio::time::timeout`
/// around it. Many calls at once to a service that is down need one thing more, a quota of failures that all share: the
/// standard mode of AWS's SDKs has one, and so has the blocking client.
///
/// # Errors
///
/// See [`Error`]: that of the last attempt.
pub async fn send_with_retries<O: Operation>(
    http: &reqwest::Client,
    operation: &O,
    credentials: &Credentials,
    region: &str,
    endpoint: &Endpoint,
    attempts: u32,
) -> Result<O::Output, Error<O::Error>> {
    // Encoded once: each attempt has the same idempotency token, and a signature of its own.
    let request = encode(operation, endpoint)?;
    let mut failures = 0;
    loop {
        let error = match carry::<O>(http, request.clone(), credentials, region).await {
            Ok(output) => return Ok(output),
            Err(error) => error,
        };
        failures += 1;
        if failures >= attempts || !error.may_be_retried(O::IDEMPOTENT) {
            return Err(error);
        }
        let wait = asked_wait(&error).unwrap_or_else(|| backoff(failures, error.is_throttling()));
        if wait > MAX_BACKOFF {
            return Err(error);
        }
        tokio::time::sleep(wait).await;
    }
}

/// How long the reply asks to wait: `Retry-After` in seconds.
fn asked_wait<E>(error: &Error<E>) -> Option<Duration> {
    let value = error.service_error()?.headers().get("retry-after")?;
    value
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()
        .map(Duration::from_secs)
}

/// Exponential, with full jitter: programs that failed together do not come back together.
fn backoff(failures: u32, is_throttling: bool) -> Duration {
    let base = Duration::from_millis(if is_throttling { 1000 } else { 50 });
    let exponent = failures.saturating_sub(1).min(31);
    let limit = base.saturating_mul(1 << exponent).min(MAX_BACKOFF);
    // Without randomness, the longest wait is the polite one.
    let random = getrandom::u32().unwrap_or(u32::MAX);
    limit.mul_f64(f64::from(random) / f64::from(u32::MAX))
}
