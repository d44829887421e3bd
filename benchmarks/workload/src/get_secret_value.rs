//! Secrets Manager's `GetSecretValue`, signed with temporary credentials: its cases, and values of realistic size.

use crate::text::text;

/// The region that requests are signed for.
pub const REGION: &str = "us-east-1";

/// The access key id of temporary credentials.
pub const ACCESS_KEY_ID: &str = "ASIAIOSFODNN7EXAMPLE";

/// The secret access key, 40 bytes as always.
pub const SECRET_ACCESS_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// The name of a secret that does not exist.
pub const MISSING: &str = "production/billing/missing";

/// Which reply the loopback server is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The secret, with status 200.
    Success,
    /// `ResourceNotFoundException`, with status 400.
    NotFound,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A secret came; holds the length of its string.
    Secret(usize),
    /// The typed error for `ResourceNotFoundException` came.
    NotFound,
}

impl crate::Case for Case {
    type Outcome = Outcome;

    const NAMES: &'static [(&'static str, Self)] =
        &[("success", Self::Success), ("not-found", Self::NotFound)];

    fn outcome(self) -> Outcome {
        match self {
            Self::Success => Outcome::Secret(secret_string().len()),
            Self::NotFound => Outcome::NotFound,
        }
    }
}

/// The name of the secret for a case.
#[must_use]
pub const fn secret_id(case: Case) -> &'static str {
    match case {
        Case::Success => "production/billing/database",
        Case::NotFound => MISSING,
    }
}

/// The session token, 900 bytes, about as long as those of assumed roles.
#[must_use]
pub fn session_token() -> String {
    text(6, 900)
}

/// What Secrets Manager keeps for a database: JSON, whose quotes are escaped in the reply.
#[must_use]
pub fn secret_string() -> String {
    format!(
        r#"{{"username":"billing","password":"{}","engine":"postgres","host":"billing.cluster-c0ffee012345.us-east-1.rds.amazonaws.com","port":5432,"dbname":"billing"}}"#,
        text(7, 32)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_size_that_the_documentation_claims() {
        assert_eq!(SECRET_ACCESS_KEY.len(), 40);
        assert_eq!(session_token().len(), 900);
    }

    #[test]
    fn only_one_secret_is_missing() {
        assert_eq!(secret_id(Case::NotFound), MISSING);
        assert_ne!(secret_id(Case::Success), MISSING);
    }
}
