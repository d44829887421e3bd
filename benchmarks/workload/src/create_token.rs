//! SSO OIDC's `CreateToken`: its cases, and values of realistic size and alphabet. The service's secrets and tokens look like
//! JSON Web Tokens: three parts of base64url, about 900 to 1,000 bytes. Nothing in them needs escaping in JSON, as in reality.

use crate::text::text;

/// The client identifier, as long as those that the service gives out.
pub const CLIENT_ID: &str = "p3Wq7LmZx0VbN9sKdRfT2HVzLWVhc3QtMQ";

/// What a device code begins with for which the person has not decided yet.
pub const PENDING: &str = "pending";

/// Which reply the loopback server is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// The tokens, with status 200.
    Success,
    /// `AuthorizationPendingException`, with status 400.
    Pending,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Tokens came; holds the lengths of the access, refresh and ID token.
    Tokens(usize, usize, usize),
    /// The typed error for `AuthorizationPendingException` came.
    Pending,
}

impl crate::Case for Case {
    type Outcome = Outcome;

    const NAMES: &'static [(&'static str, Self)] =
        &[("success", Self::Success), ("pending", Self::Pending)];

    fn outcome(self) -> Outcome {
        match self {
            Self::Success => Outcome::Tokens(
                access_token().len(),
                refresh_token().len(),
                id_token().len(),
            ),
            Self::Pending => Outcome::Pending,
        }
    }
}

/// The client secret, 900 bytes.
#[must_use]
pub fn client_secret() -> String {
    token(1, 900)
}

/// The device code for a case, 86 bytes.
#[must_use]
pub fn device_code(case: Case) -> String {
    let beginning = match case {
        Case::Success => "decided",
        Case::Pending => PENDING,
    };
    format!("{beginning}-{}", text(2, 78))
}

/// The access token, 1,000 bytes.
#[must_use]
pub fn access_token() -> String {
    token(3, 1_000)
}

/// The refresh token, 1,000 bytes.
#[must_use]
pub fn refresh_token() -> String {
    token(4, 1_000)
}

/// The ID token, 1,000 bytes.
#[must_use]
pub fn id_token() -> String {
    token(5, 1_000)
}

/// Three parts of base64url with dots between them, `length` bytes in all.
fn token(seed: u64, length: usize) -> String {
    const HEADER: usize = 36;
    const SIGNATURE: usize = 128;
    let payload = length - HEADER - SIGNATURE - 2;
    format!(
        "{}.{}.{}",
        text(seed, HEADER),
        text(seed + 100, payload),
        text(seed + 200, SIGNATURE)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_size_and_the_alphabet_that_the_documentation_claims() {
        for (value, length) in [
            (client_secret(), 900),
            (access_token(), 1_000),
            (refresh_token(), 1_000),
            (id_token(), 1_000),
            (device_code(Case::Success), 86),
            (device_code(Case::Pending), 86),
        ] {
            assert_eq!(value.len(), length);
            assert!(
                value
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)),
                "{value}"
            );
        }
    }

    #[test]
    fn the_server_can_tell_the_two_device_codes_apart() {
        assert!(device_code(Case::Pending).starts_with(PENDING));
        assert!(!device_code(Case::Success).starts_with(PENDING));
    }
}
