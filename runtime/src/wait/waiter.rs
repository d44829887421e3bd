//! What judges the replies.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::Error;
use crate::protocol::Operation;

/// With [`ATTEMPTS`], the patience that Lambda's waiters have, and the middle of what AWS's services recommend.
const DELAY: Duration = Duration::from_secs(5);
const ATTEMPTS: u32 = 60;

/// What a call came to: the output, or the error.
pub type Reply<O> = Result<<O as Operation>::Output, Error<<O as Operation>::Error>>;

/// What a reply means to whoever waits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It is so: the wait is over.
    Success,
    /// It will never be so: the wait is over. The text says why, in a clause such as `the job failed`; see
    /// [`failure`](Self::failure).
    Failure(Cow<'static, str>),
    /// It is not yet so: the operation is called again, after an error too.
    Retry,
    /// The waiter knows nothing of such a reply: after an output the operation is called again, an error ends the wait.
    Unmatched,
}

impl Verdict {
    /// A failure, and why it is one.
    pub fn failure(reason: impl Into<Cow<'static, str>>) -> Self {
        Self::Failure(reason.into())
    }
}

/// Waits for something by the replies of one operation, with [`Client::wait`](crate::Client::wait).
///
/// | setting | default |
/// | --- | --- |
/// | [`delay`](Self::delay) | 5 s |
/// | [`max_attempts`](Self::max_attempts) | 60 |
/// | [`max_wait`](Self::max_wait) | none, beside the number of attempts |
///
/// With another client, ask [`judge`](Self::judge), and mind these settings:
///
/// ```
/// use aws_operation::wait::{Verdict, Waiter};
/// use aws_operation::{Operation, aws_operation, aws_output};
///
/// #[aws_operation(method = "GET", uri = "/jobs/{id}", output = Job)]
/// struct GetJob {
///     id: String,
/// }
///
/// #[aws_output]
/// #[derive(Debug)]
/// struct Job {
///     status: String,
/// }
///
/// let waiter = Waiter::<GetJob>::until(|reply| match reply {
///     Ok(job) if job.status == "DONE" => Verdict::Success,
///     _ => Verdict::Unmatched,
/// });
/// let reply = GetJob::decode(http::Response::new(r#"{"status":"DONE"}"#));
/// assert_eq!(waiter.judge(&reply), Verdict::Success);
/// ```
#[must_use = "a waiter does nothing until a client waits with it"]
pub struct Waiter<O: Operation> {
    judge: Judge<O>,
    name: Option<Cow<'static, str>>,
    delay: Duration,
    max_attempts: u32,
    max_wait: Option<Duration>,
}

type Judge<O> = Arc<dyn Fn(&Reply<O>) -> Verdict + Send + Sync>;

impl<O: Operation> Waiter<O> {
    /// A waiter that judges each reply by the function, which sees outputs and errors of every kind.
    pub fn until(judge: impl Fn(&Reply<O>) -> Verdict + Send + Sync + 'static) -> Self {
        Self {
            judge: Arc::new(judge),
            name: None,
            delay: DELAY,
            max_attempts: ATTEMPTS,
            max_wait: None,
        }
    }

    /// The name that error messages call it by.
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The time between the end of a call and the beginning of the next.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// How often the operation is called at most. 0 is 1. What the client repeats by its own retry policy is one call.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// How long after the wait began another call may still begin. A call that began in time has the limits of the client.
    pub fn max_wait(mut self, limit: Duration) -> Self {
        self.max_wait = Some(limit);
        self
    }

    /// What the reply means.
    pub fn judge(&self, reply: &Reply<O>) -> Verdict {
        (self.judge)(reply)
    }

    /// The name, if it has one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

#[cfg(feature = "client")]
impl<O: Operation> Waiter<O> {
    /// The delay, the number of attempts, and the time in which they may begin.
    pub(crate) const fn limits(&self) -> (Duration, u32, Option<Duration>) {
        (self.delay, self.max_attempts, self.max_wait)
    }

    pub(crate) fn given_name(&self) -> Option<Cow<'static, str>> {
        self.name.clone()
    }
}

impl<O: Operation> Clone for Waiter<O> {
    fn clone(&self) -> Self {
        Self {
            judge: Arc::clone(&self.judge),
            name: self.name.clone(),
            ..*self
        }
    }
}

impl<O: Operation> fmt::Debug for Waiter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter")
            .field("operation", &O::NAME)
            .field("name", &self.name)
            .field("delay", &self.delay)
            .field("max_attempts", &self.max_attempts)
            .field("max_wait", &self.max_wait)
            .finish_non_exhaustive()
    }
}
