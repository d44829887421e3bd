//! Credentials that are kept until shortly before they expire.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::values::Timestamp;

/// How long before they expire credentials are fetched anew. As botocore has it: 15 minutes, when a failure still does no
/// harm; within the last 10 it does.
const ADVISED: Duration = Duration::from_secs(15 * 60);
const MANDATORY: Duration = Duration::from_secs(10 * 60);

/// A provider whose credentials are kept: they are fetched once for all threads, and again before they expire.
///
/// From 15 minutes before they expire on, one thread fetches new ones while the others go on with the old; if that fails, the
/// old ones are used as long as they have 10 minutes left, and after that the failure is an error.
pub struct Cached<P> {
    provider: P,
    kept: Mutex<Option<Credentials>>,
    /// Held by the thread that fetches.
    fetching: Mutex<()>,
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

    fn kept(&self) -> Option<Credentials> {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn fetch(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let credentials = self.provider.credentials(now)?;
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(credentials.clone());
        Ok(credentials)
    }
}

impl<P: ProvideCredentials> ProvideCredentials for Cached<P> {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        match self.kept() {
            Some(kept) if has_left(&kept, now, ADVISED) => Ok(kept),
            Some(kept) if has_left(&kept, now, MANDATORY) => {
                // Somebody else's turn, or a failure: the old ones are still good.
                match self.fetching.try_lock() {
                    Ok(_guard) => self.fetch(now).or(Ok(kept)),
                    Err(_) => Ok(kept),
                }
            }
            _ => {
                let _guard = self.fetching.lock().unwrap_or_else(PoisonError::into_inner);
                // Another thread may have fetched them meanwhile.
                match self.kept() {
                    Some(kept) if has_left(&kept, now, MANDATORY) => Ok(kept),
                    _ => self.fetch(now),
                }
            }
        }
    }
}

/// Whether the credentials are good for so long, or for ever.
fn has_left(credentials: &Credentials, now: Timestamp, time: Duration) -> bool {
    let Some(expires_at) = credentials.expires_at() else {
        return true;
    };
    let left = i128::from(expires_at.epoch_seconds()) - i128::from(now.epoch_seconds());
    left > i128::from(time.as_secs())
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

    /// Gives credentials that are good for an hour, a few times.
    struct Counting {
        fetched: AtomicU32,
        times: u32,
    }

    impl ProvideCredentials for Counting {
        fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
            let number = self.fetched.fetch_add(1, Ordering::SeqCst) + 1;
            thread::sleep(Duration::from_millis(5));
            if number > self.times {
                return Err(CredentialsError::new("test", "no more"));
            }
            let expiry = Timestamp::from_secs(now.epoch_seconds() + 3600);
            Ok(Credentials::new(format!("AKID{number}"), "s").with_expiry(expiry))
        }
    }

    fn cached(times: u32) -> Cached<Counting> {
        Cached::new(Counting {
            fetched: AtomicU32::new(0),
            times,
        })
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
