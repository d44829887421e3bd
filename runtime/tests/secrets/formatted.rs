//! What programs print of values and errors.

use std::error::Error;
use std::fmt::{Debug, Write};

/// Values and errors, in every format that they have.
#[derive(Default)]
pub(crate) struct Formatted(pub(crate) String);

impl Formatted {
    pub(crate) fn value(&mut self, value: &impl Debug) {
        let _ = writeln!(self.0, "{value:?}\n{value:#?}");
    }

    /// The error and all that it stems from.
    pub(crate) fn error(&mut self, error: &dyn Error) {
        let mut next = Some(error);
        while let Some(error) = next {
            let _ = writeln!(self.0, "{error}\n{error:#}\n{error:?}\n{error:#?}");
            next = error.source();
        }
    }

    /// The outcome of a call, which is also what the caller goes on with.
    pub(crate) fn outcome<T: Debug, E: Error>(&mut self, outcome: Result<T, E>) -> Option<T> {
        match outcome {
            Ok(value) => {
                self.value(&value);
                Some(value)
            }
            Err(error) => {
                self.error(&error);
                None
            }
        }
    }
}
