//! What every client under measurement is asked to do: the same values, the same command line, the same loop.
//!
//! It depends on nothing but the standard library, so it adds no crate and no cost to one client that it does not add to
//! the others.

mod arguments;
pub mod create_token;
pub mod get_caller_identity;
pub mod get_object;
pub mod get_secret_value;
mod text;

use std::fmt::{Debug, Display};

pub use arguments::Arguments;

/// Which reply to a call the loopback server is asked for.
pub trait Case: Copy + 'static {
    /// How a call ended, as far as the measurement must know to be sure that all clients did the same work.
    type Outcome: Debug + PartialEq;

    /// The cases of the call, by their names on the command line.
    const NAMES: &'static [(&'static str, Self)];

    /// How a call ends that asks for this reply.
    fn outcome(self) -> Self::Outcome;
}

/// Makes the calls one after another and checks each outcome.
///
/// # Errors
///
/// A call that failed, or one whose outcome is not the one that `arguments` ask for, ends the run.
pub fn run<C: Case, E: Display>(
    arguments: &Arguments<C>,
    mut call: impl FnMut() -> Result<C::Outcome, E>,
) -> Result<(), String> {
    let expected = arguments.case.outcome();
    for _ in 0..arguments.calls {
        let outcome = call().map_err(|error| error.to_string())?;
        if outcome != expected {
            return Err(format!("expected {expected:?}, got {outcome:?}"));
        }
    }
    Ok(())
}
