//! Waiting.

use crate::client::Client;
use crate::protocol::Operation;
use crate::wait::{Verdict, WaitError, Waited, Waiter};

/// Calls until the waiter has seen enough: the last output, if the last call had one.
pub(super) fn wait<O: Operation>(client: &Client, request: &O, waiter: &Waiter<O>) -> Waited<O> {
    let clock = &*client.shared.clock;
    let (delay, max_attempts, max_wait) = waiter.limits();
    let deadline = max_wait.and_then(|limit| clock.now().checked_add(limit));
    let mut attempts = 0_u32;
    loop {
        let reply = client.send(request);
        attempts = attempts.saturating_add(1);
        let reply = match (waiter.judge(&reply), reply) {
            (Verdict::Success, reply) => return Ok(reply.ok()),
            (Verdict::Unmatched, Err(error)) => return Err(WaitError::Call(error)),
            (Verdict::Failure(reason), reply) => {
                return Err(WaitError::Failure {
                    operation: O::NAME,
                    waiter: waiter.given_name(),
                    reason,
                    reply: Box::new(reply),
                });
            }
            (Verdict::Retry | Verdict::Unmatched, reply) => reply,
        };
        let is_late = deadline.is_some_and(|deadline| {
            let next = clock.now().checked_add(delay);
            next.is_none_or(|next| next >= deadline)
        });
        if attempts >= max_attempts || is_late {
            return Err(WaitError::Exhausted {
                operation: O::NAME,
                waiter: waiter.given_name(),
                attempts,
                max_wait: max_wait.filter(|_| attempts < max_attempts),
                reply: Box::new(reply),
            });
        }
        clock.sleep(delay);
    }
}
