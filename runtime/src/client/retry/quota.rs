//! How many failures a client may answer with another attempt.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The costs are those of the SDKs' standard mode: a service that asks for fewer calls is there, another may not be.
const CAPACITY: u32 = 500;
const COST: u32 = 14;
const COST_OF_THROTTLING: u32 = 5;
/// What a call gives back that succeeds at once.
const REWARD: u32 = 1;

/// A bucket that attempts are paid from, shared by all calls of a client.
#[derive(Debug)]
pub(crate) struct Quota {
    available: Mutex<u32>,
}

impl Quota {
    pub(crate) const fn new() -> Self {
        Self {
            available: Mutex::new(CAPACITY),
        }
    }

    /// Pays for an attempt: what it cost, or nothing if there is not enough.
    pub(super) fn pay(&self, is_throttling: bool) -> Option<u32> {
        let cost = if is_throttling {
            COST_OF_THROTTLING
        } else {
            COST
        };
        let mut available = self.lock();
        *available = available.checked_sub(cost)?;
        Some(cost)
    }

    /// Gives back what the last attempt of a call that succeeded has cost, or the reward for one that needed none.
    pub(super) fn give_back(&self, paid: Option<u32>) {
        let mut available = self.lock();
        *available = available
            .saturating_add(paid.unwrap_or(REWARD))
            .min(CAPACITY);
    }

    fn lock(&self) -> MutexGuard<'_, u32> {
        self.available
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Quota;

    #[test]
    fn it_is_used_up_and_refilled() {
        let quota = Quota::new();
        for _ in 0..100 {
            assert_eq!(quota.pay(true), Some(5));
        }
        assert_eq!(quota.pay(true), None);
        quota.give_back(Some(5));
        assert_eq!(quota.pay(false), None);
        assert_eq!(quota.pay(true), Some(5));
        for _ in 0..13 {
            quota.give_back(None);
        }
        assert_eq!(quota.pay(false), None);
        quota.give_back(None);
        assert_eq!(quota.pay(false), Some(14));
    }

    #[test]
    fn it_is_never_more_than_full() {
        let quota = Quota::new();
        quota.give_back(Some(14));
        let attempts = (0..1000).take_while(|_| quota.pay(false).is_some());
        assert_eq!(attempts.count(), 35);
    }
}
