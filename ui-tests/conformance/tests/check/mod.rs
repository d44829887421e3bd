//! What a case asks for, and what came of it.

mod body;
mod exceptions;
mod request;
mod response;
mod same;
#[path = "../../../shared/values.rs"]
mod values;
#[path = "../../../shared/xml.rs"]
mod xml;

pub(crate) use body::Format;
pub(crate) use request::request;
pub(crate) use response::{ExpectedError, error, output};
pub(crate) use same::same;
pub(crate) use values::{blob, document, float, stream, timestamp};

/// The suites are whole, or not there at all.
#[track_caller]
pub(crate) fn count(found: usize, expected: usize) {
    assert!(
        found == expected || found == 0,
        "{found} cases, expected {expected}"
    );
}
