//! S3's `GetObject`, signed with temporary credentials: its cases, and an object of realistic size.

use crate::text::text;

pub use crate::get_secret_value::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, session_token};

/// The bucket.
pub const BUCKET: &str = "billing-reports";

/// The name of an object that does not exist.
pub const MISSING: &str = "2026/11/missing.csv";

/// Which reply the loopback server is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The object, with status 200.
    Success,
    /// `NoSuchKey`, with status 404.
    NotFound,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The object came, and had its checksum; holds its length.
    Object(usize),
    /// The typed error for `NoSuchKey` came.
    NotFound,
}

impl crate::Case for Case {
    type Outcome = Outcome;

    const NAMES: &'static [(&'static str, Self)] =
        &[("success", Self::Success), ("not-found", Self::NotFound)];

    fn outcome(self) -> Outcome {
        match self {
            Self::Success => Outcome::Object(object().len()),
            Self::NotFound => Outcome::NotFound,
        }
    }
}

/// The name of the object for a case.
#[must_use]
pub const fn key(case: Case) -> &'static str {
    match case {
        Case::Success => "2026/11/report.csv",
        Case::NotFound => MISSING,
    }
}

/// The object, 10,000 bytes.
#[must_use]
pub fn object() -> String {
    text(8, 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_object_has_the_size_that_the_documentation_claims() {
        assert_eq!(object().len(), 10_000);
    }

    #[test]
    fn only_one_object_is_missing() {
        assert_eq!(key(Case::NotFound), MISSING);
        assert_ne!(key(Case::Success), MISSING);
    }
}
