//! Waits that came to no good end.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::error::{Error, Printable};
use crate::protocol::{NoModeledError, Operation};

/// What a wait comes to: the output of the last call, or `None` where an error was the success.
pub type Waited<O> = Result<
    Option<<O as Operation>::Output>,
    WaitError<<O as Operation>::Output, <O as Operation>::Error>,
>;

/// A wait without success, by what ended it.
///
/// `T` is the operation's output, `E` its own error type. `Display` names the operation, the waiter, and what ended the wait; it
/// shows nothing of an output.
#[non_exhaustive]
pub enum WaitError<T, E = NoModeledError> {
    /// A call failed, and the waiter knows nothing of such an error.
    Call(Error<E>),
    /// A reply means that success will never come.
    #[non_exhaustive]
    Failure {
        /// The name of the operation.
        operation: &'static str,
        /// The name of the waiter, if it has one.
        waiter: Option<Cow<'static, str>>,
        /// Why it is a failure, as the waiter says it.
        reason: Cow<'static, str>,
        /// The reply.
        reply: Box<Result<T, Error<E>>>,
    },
    /// Success may still come, but the waiter has no more patience.
    #[non_exhaustive]
    Exhausted {
        /// The name of the operation.
        operation: &'static str,
        /// The name of the waiter, if it has one.
        waiter: Option<Cow<'static, str>>,
        /// How often the operation was called.
        attempts: u32,
        /// The time limit, where that ended the wait and not the number of attempts.
        max_wait: Option<Duration>,
        /// The last reply.
        reply: Box<Result<T, Error<E>>>,
    },
}

impl<T, E> WaitError<T, E> {
    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        match self {
            Self::Call(error) => error.operation(),
            Self::Failure { operation, .. } | Self::Exhausted { operation, .. } => operation,
        }
    }

    /// The last output, if there was one after the last call.
    #[must_use]
    pub fn output(&self) -> Option<&T> {
        match self {
            Self::Call(_) => None,
            Self::Failure { reply, .. } | Self::Exhausted { reply, .. } => {
                reply.as_ref().as_ref().ok()
            }
        }
    }

    /// The error of the last call, if that failed.
    #[must_use]
    pub fn error(&self) -> Option<&Error<E>> {
        match self {
            Self::Call(error) => Some(error),
            Self::Failure { reply, .. } | Self::Exhausted { reply, .. } => {
                reply.as_ref().as_ref().err()
            }
        }
    }

    fn waiter(&self) -> Option<&str> {
        match self {
            Self::Call(_) => None,
            Self::Failure { waiter, .. } | Self::Exhausted { waiter, .. } => waiter.as_deref(),
        }
    }
}

impl<T, E> fmt::Display for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Call(error) = self {
            return error.fmt(f);
        }
        write!(f, "{}: the wait", self.operation())?;
        if let Some(waiter) = self.waiter() {
            write!(f, " for {}", Printable(waiter))?;
        }
        match self {
            Self::Call(_) => {}
            Self::Failure { reason, .. } => write!(f, " failed: {}", Printable(reason))?,
            Self::Exhausted {
                attempts, max_wait, ..
            } => {
                let plural = if *attempts == 1 { "" } else { "s" };
                write!(f, " ended without success after {attempts} attempt{plural}")?;
                match max_wait {
                    None => f.write_str("; allow more with `max_attempts`")?,
                    Some(limit) => write!(
                        f,
                        ", without time for another; allow more than {limit:?} with `max_wait`"
                    )?,
                }
            }
        }
        match self.error() {
            Some(error) => write!(f, " (the last reply: {error})"),
            None => Ok(()),
        }
    }
}

/// Nothing of an output: it may hold secrets that nobody marked.
impl<T, E: fmt::Debug> fmt::Debug for WaitError<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => f.debug_tuple("Call").field(error).finish(),
            Self::Failure { reason, .. } => f
                .debug_struct("Failure")
                .field("operation", &self.operation())
                .field("waiter", &self.waiter())
                .field("reason", reason)
                .field("error", &self.error())
                .finish_non_exhaustive(),
            Self::Exhausted {
                attempts, max_wait, ..
            } => f
                .debug_struct("Exhausted")
                .field("operation", &self.operation())
                .field("waiter", &self.waiter())
                .field("attempts", attempts)
                .field("max_wait", max_wait)
                .field("error", &self.error())
                .finish_non_exhaustive(),
        }
    }
}

impl<T, E: fmt::Debug> StdError for WaitError<T, E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error().and_then(StdError::source)
    }
}
