//! What every client under measurement is asked to do: the same values, the same command line, the same loop.
//!
//! It depends on nothing but the standard library, so it adds no crate and no cost to one client that it does not add to
//! the others.

mod arguments;
mod values;

pub use arguments::Arguments;
pub use values::{
    CLIENT_ID, PENDING, access_token, client_secret, device_code, id_token, refresh_token,
};

/// What the loopback server is asked to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The tokens, with status 200.
    Success,
    /// `AuthorizationPendingException`, with status 400.
    Pending,
}

/// How a call ended, as far as the measurement must know to be sure that all clients did the same work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Tokens came; holds the lengths of the access, refresh and ID token.
    Tokens(usize, usize, usize),
    /// The typed error for `AuthorizationPendingException` came.
    Pending,
}

/// Makes the calls one after another and checks each outcome.
///
/// # Errors
///
/// A call that failed, or one whose outcome is not the one that `arguments` ask for, ends the run.
pub fn run<E: std::fmt::Display>(
    arguments: &Arguments,
    mut call: impl FnMut() -> Result<Outcome, E>,
) -> Result<(), String> {
    let expected = match arguments.case {
        Case::Success => Outcome::Tokens(
            access_token().len(),
            refresh_token().len(),
            id_token().len(),
        ),
        Case::Pending => Outcome::Pending,
    };
    for _ in 0..arguments.calls {
        let outcome = call().map_err(|error| error.to_string())?;
        if outcome != expected {
            return Err(format!("expected {expected:?}, got {outcome:?}"));
        }
    }
    Ok(())
}
