//! Parameters that STS would refuse. They are refused before a person is asked for a code.

use std::fmt;

/// A parameter that is too short or too small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::credentials) struct ParameterFault {
    name: &'static str,
    found: u64,
    least: u64,
    /// What is counted, where it is not the value itself.
    unit: &'static str,
}

/// The text has so many characters at least.
pub(in crate::credentials) fn check_text(
    name: &'static str,
    value: &str,
    least: u64,
) -> Result<(), ParameterFault> {
    check(name, value.chars().count() as u64, least, " characters")
}

/// The number is so large at least.
pub(in crate::credentials) fn check_number(
    name: &'static str,
    value: u64,
    least: u64,
) -> Result<(), ParameterFault> {
    check(name, value, least, "")
}

fn check(
    name: &'static str,
    found: u64,
    least: u64,
    unit: &'static str,
) -> Result<(), ParameterFault> {
    if found >= least {
        return Ok(());
    }
    Err(ParameterFault {
        name,
        found,
        least,
        unit,
    })
}

impl fmt::Display for ParameterFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            found,
            least,
            unit,
        } = self;
        let verb = if unit.is_empty() { "is" } else { "has" };
        write!(
            f,
            "the parameter {name} {verb} {found}{unit}; STS expects {least} at least"
        )
    }
}
