//! STS's `GetCallerIdentity`, signed with temporary credentials: its cases.

pub use crate::get_secret_value::{REGION, SECRET_ACCESS_KEY, session_token};

/// The role's session.
pub const ARN: &str = "arn:aws:sts::123456789012:assumed-role/billing-nightly/i-0123456789abcdef0";

/// Which reply the loopback server is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Who one is, with status 200.
    Success,
    /// `InvalidClientTokenId`, with status 403.
    UnknownKey,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The identity came; holds the length of its ARN.
    Identity(usize),
    /// An error with the code `InvalidClientTokenId` came.
    UnknownKey,
}

impl crate::Case for Case {
    type Outcome = Outcome;

    const NAMES: &'static [(&'static str, Self)] = &[
        ("success", Self::Success),
        ("unknown-key", Self::UnknownKey),
    ];

    fn outcome(self) -> Outcome {
        match self {
            Self::Success => Outcome::Identity(ARN.len()),
            Self::UnknownKey => Outcome::UnknownKey,
        }
    }
}

/// The access key id for a case.
#[must_use]
pub const fn access_key_id(case: Case) -> &'static str {
    match case {
        Case::Success => crate::get_secret_value::ACCESS_KEY_ID,
        Case::UnknownKey => "ASIAUNKNOWNUNKNOWN12",
    }
}
