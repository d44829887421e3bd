//! What nobody else knows about a sign-in.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::Sensitive;
use crate::sensitive::Wipe as _;

/// Random bytes of the verifier: 64 characters in base64url, each of them unreserved (RFC 7636 section 4.1).
const VERIFIER_BYTES: usize = 48;

/// The two secrets of one sign-in, from the generator of the operating system.
pub(super) struct Secrets {
    /// What the browser has to bring back: a random UUID (RFC 9562 version 4).
    pub(super) state: Sensitive<String>,
    /// What proves that the code was asked for from here.
    pub(super) verifier: Sensitive<String>,
}

impl Secrets {
    pub(super) fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = vec![0; 16 + VERIFIER_BYTES];
        getrandom::fill(&mut bytes)?;
        let (of_state, of_verifier) = bytes.split_at(16);
        let of_state = of_state.try_into().unwrap_or_default();
        let state = uuid::Builder::from_random_bytes(of_state).into_uuid();
        let verifier = URL_SAFE_NO_PAD.encode(of_verifier);
        bytes.wipe();
        Ok(Self {
            state: Sensitive::new(state.hyphenated().to_string()),
            verifier: Sensitive::new(verifier),
        })
    }

    /// The hash of the verifier, which may be seen (RFC 7636 section 4.2, `S256`).
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.expose()))
    }
}

#[cfg(test)]
mod tests {
    use super::Secrets;

    #[test]
    fn the_challenge_is_that_of_the_rfc() {
        // RFC 7636 appendix B.
        let secrets = Secrets {
            state: "".into(),
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into(),
        };
        assert_eq!(
            secrets.challenge(),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn each_is_new_and_of_the_right_form() {
        let one = Secrets::new().expect("random bytes");
        let other = Secrets::new().expect("random bytes");
        assert!(one.state != other.state && one.verifier != other.verifier);
        assert_eq!(one.verifier.expose().len(), 64);
        assert!(
            one.verifier
                .expose()
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "-_".contains(character))
        );
        let state = uuid::Uuid::parse_str(one.state.expose()).expect("a UUID");
        assert_eq!(state.get_version_num(), 4);
    }
}
