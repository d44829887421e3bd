//! The same work on many things, on several threads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::failure::{Failure, Result};
use crate::interrupt;

/// Does the work on each item. After a failure nothing more is begun, and what has begun is ended; the first failure is returned.
///
/// The items are taken one by one, so that no more of them are in memory than there are threads.
pub(crate) fn for_each<T>(
    items: impl Iterator<Item = Result<T>> + Send,
    threads: u8,
    work: impl Fn(T) -> Result + Sync,
) -> Result {
    let items = Mutex::new(items);
    let next = || {
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        items.next()
    };
    let is_over = AtomicBool::new(false);
    let first_failure: Mutex<Option<Failure>> = Mutex::default();
    let fail = |failure| {
        is_over.store(true, Ordering::Relaxed);
        let mut first = first_failure.lock().unwrap_or_else(PoisonError::into_inner);
        first.get_or_insert(failure);
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let Some(item) = next() else { break };
                    let done = interrupt::check().and(item).and_then(&work);
                    if let Err(failure) = done {
                        fail(failure);
                    }
                }
            });
        }
    });
    match first_failure
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
    {
        Some(failure) => Err(failure),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::for_each;
    use crate::failure::Failure;

    #[test]
    fn all_is_done_once() {
        let sum = AtomicU32::new(0);
        let items = (1..=1000).map(Ok);
        let add = |number| {
            sum.fetch_add(number, Ordering::Relaxed);
            Ok(())
        };
        for_each(items, 7, add).expect("nothing fails");
        assert_eq!(sum.into_inner(), 500_500);
    }

    #[test]
    fn a_failure_ends_it() {
        let begun = AtomicU32::new(0);
        let items = (1..=1000).map(Ok);
        let failure = for_each(items, 3, |number| {
            begun.fetch_add(1, Ordering::Relaxed);
            if number == 10 {
                return Err(Failure::new("ten"));
            }
            Ok(())
        });
        assert_eq!(failure.expect_err("ten").to_string(), "ten");
        assert!(begun.into_inner() < 1000);

        let items = [Ok(1), Err(Failure::new("no item")), Ok(2)];
        let failure = for_each(items.into_iter(), 1, |number| {
            assert_eq!(number, 1);
            Ok(())
        });
        assert_eq!(failure.expect_err("no item").to_string(), "no item");
    }
}
