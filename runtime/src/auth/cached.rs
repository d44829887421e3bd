//! Credentials that are kept until shortly before they expire.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::values::Timestamp;

/// How long before they expire credentials are fetched anew. As botocore has it: 15 minutes, when a failure still does no
/// harm; within the last 10 it does.
const ADVISED: Duration = Duration::from_secs(15 * 60);
const MANDATORY: Duration = Duration::from_secs(10 * 60);
/// How long the old ones are used after an attempt to fetch new ones. botocore has it so for tokens.
const PAUSE: Duration = Duration::from_secs(60);

/// A provider whose credentials are kept: they are fetched once for all threads, and again before they expire.
///
/// From 15 minutes before they expire on, one thread fetches new ones while the others go on with the old. If that fails, the
/// old ones are used as long as they have 10 minutes left, with another attempt a minute later, and after that the failure is
/// an error. Credentials that are good for less than these 10 minutes are fetched once a minute.
pub struct Cached<P> {
    provider: P,
    kept: Mutex<Option<Kept>>,
    /// Held by the thread that fetches.
    fetching: Mutex<()>,
}

/// Credentials, and the last attempt to fetch such.
#[derive(Clone)]
struct Kept {
    credentials: Credentials,
    attempt: Timestamp,
    failed: bool,
}

/// What is to be done with credentials that are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Good,
    /// New ones would be better.
    Advised,
    /// Only new ones will do.
    Mandatory,
}

impl Kept {
    fn state(&self, now: Timestamp) -> State {
        // A clock that is put back ends it too.
        let pause = 0..i128::from(PAUSE.as_secs());
        let is_pause = pause.contains(&seconds_between(self.attempt, now));
        let has_left = |time| has_left(&self.credentials, now, time);
        if has_left(ADVISED) {
            State::Good
        } else if has_left(MANDATORY) {
            if is_pause {
                State::Good
            } else {
                State::Advised
            }
        } else if is_pause && !self.failed && has_left(Duration::ZERO) {
            State::Good
        } else {
            State::Mandatory
        }
    }
}

impl<P: ProvideCredentials> Cached<P> {
    /// Keeps what `provider` gives.
    pub const fn new(provider: P) -> Self {
        Self {
            provider,
            kept: Mutex::new(None),
            fetching: Mutex::new(()),
        }
    }

    fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The credentials that are kept, and what is to be done with them.
    fn look(&self, now: Timestamp) -> Option<(Credentials, State)> {
        let kept = self.kept();
        let kept = kept.as_ref()?;
        Some((kept.credentials.clone(), kept.state(now)))
    }

    /// For the thread that holds `fetching`.
    fn fetch(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let fetched = self.provider.credentials(now);
        let mut kept = self.kept();
        match &fetched {
            Ok(credentials) => {
                *kept = Some(Kept {
                    credentials: credentials.clone(),
                    attempt: now,
                    failed: false,
                });
            }
            Err(_) => {
                if let Some(kept) = &mut *kept {
                    kept.attempt = now;
                    kept.failed = true;
                }
            }
        }
        fetched
    }
}

impl<P: ProvideCredentials> ProvideCredentials for Cached<P> {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        match self.look(now) {
            Some((kept, State::Good)) => Ok(kept),
            Some((kept, State::Advised)) => {
                let Ok(_guard) = self.fetching.try_lock() else {
                    // Somebody else's turn.
                    return Ok(kept);
                };
                match self.look(now) {
                    // Which has just ended.
                    Some((kept, State::Good)) => Ok(kept),
                    // A failure: the old ones are still good.
                    _ => self.fetch(now).or(Ok(kept)),
                }
            }
            _ => {
                let _guard = self.fetching.lock().unwrap_or_else(PoisonError::into_inner);
                match self.look(now) {
                    // Another thread has fetched them meanwhile.
                    Some((kept, State::Good | State::Advised)) => Ok(kept),
                    _ => self.fetch(now),
                }
            }
        }
    }
}

/// Whether the credentials are good for so long, or for ever.
fn has_left(credentials: &Credentials, now: Timestamp, time: Duration) -> bool {
    credentials
        .expires_at()
        .is_none_or(|expires_at| seconds_between(now, expires_at) > i128::from(time.as_secs()))
}

fn seconds_between(earlier: Timestamp, later: Timestamp) -> i128 {
    i128::from(later.epoch_seconds()) - i128::from(earlier.epoch_seconds())
}

impl<P> fmt::Debug for Cached<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cached").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;
    use std::time::Duration;

    use super::Cached;
    use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
    use crate::values::Timestamp;

    /// Gives credentials that are good for a while, a few times.
    struct Counting {
        fetched: AtomicU32,
        times: u32,
        good_for: i64,
    }

    impl ProvideCredentials for Counting {
        fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
            let number = self.fetched.fetch_add(1, Ordering::SeqCst) + 1;
            thread::sleep(Duration::from_millis(5));
            if number > self.times {
                return Err(CredentialsError::new("test", "no more"));
            }
            let expiry = Timestamp::from_secs(now.epoch_seconds() + self.good_for);
            Ok(Credentials::new(format!("AKID{number}"), "s").with_expiry(expiry))
        }
    }

    fn cached(times: u32) -> Cached<Counting> {
        Cached::new(Counting {
            fetched: AtomicU32::new(0),
            times,
            good_for: 3600,
        })
    }

    fn fetched(cached: &Cached<Counting>) -> u32 {
        cached.provider.fetched.load(Ordering::SeqCst)
    }

    fn key_at(cached: &Cached<Counting>, seconds: i64) -> Result<String, CredentialsError> {
        let credentials = cached.credentials(Timestamp::from_secs(seconds))?;
        Ok(credentials.access_key_id().to_owned())
    }

    #[test]
    fn they_are_fetched_again_before_they_expire() {
        let cached = cached(2);
        for (seconds, key) in [
            (0, "AKID1"),
            (2_699, "AKID1"),
            (2_700, "AKID2"),
            (3_600, "AKID2"),
        ] {
            assert_eq!(
                key_at(&cached, seconds).expect("credentials"),
                key,
                "{seconds}"
            );
        }
    }

    #[test]
    fn a_failure_does_no_harm_while_the_old_ones_are_good() {
        let cached = cached(1);
        assert_eq!(key_at(&cached, 0).expect("credentials"), "AKID1");
        assert_eq!(key_at(&cached, 2_800).expect("the old ones"), "AKID1");
        assert!(
            key_at(&cached, 3_001).is_err(),
            "ten minutes are too little"
        );
    }

    #[test]
    fn a_failure_is_not_repeated_with_each_call() {
        let cached = cached(1);
        assert_eq!(key_at(&cached, 0).expect("credentials"), "AKID1");
        let mut attempts = Vec::new();
        for seconds in (2_600..3_000).step_by(10) {
            let before = fetched(&cached);
            assert_eq!(key_at(&cached, seconds).expect("the old ones"), "AKID1");
            if fetched(&cached) > before {
                attempts.push(seconds);
            }
        }
        assert_eq!(attempts, [2_700, 2_760, 2_820, 2_880, 2_940]);
        // From here on it is an error, and each call tries.
        for seconds in [3_000, 3_001] {
            let before = fetched(&cached);
            assert!(key_at(&cached, seconds).is_err());
            assert_eq!(fetched(&cached), before + 1);
        }
    }

    #[test]
    fn credentials_that_live_shortly_are_fetched_once_a_minute() {
        let mut cached = cached(100);
        cached.provider.good_for = 300;
        for (seconds, key) in [
            (0, "AKID1"),
            (1, "AKID1"),
            (59, "AKID1"),
            (60, "AKID2"),
            (61, "AKID2"),
            // The clock is put back.
            (30, "AKID3"),
            (31, "AKID3"),
            (1_000, "AKID4"),
        ] {
            assert_eq!(key_at(&cached, seconds).expect("credentials"), key);
        }
        cached.provider.good_for = 30;
        for (seconds, key) in [(1_100, "AKID5"), (1_129, "AKID5"), (1_130, "AKID6")] {
            assert_eq!(key_at(&cached, seconds).expect("credentials"), key);
        }
    }

    #[test]
    fn many_threads_fetch_once() {
        let cached = Arc::new(cached(100));
        let threads: Vec<_> = (0..32)
            .map(|_| {
                let cached = Arc::clone(&cached);
                thread::spawn(move || key_at(&cached, 0).expect("credentials"))
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), "AKID1");
        }
    }
}
