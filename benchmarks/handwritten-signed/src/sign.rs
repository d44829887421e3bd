//! Signature Version 4, as far as these services need it: `POST /` without a query, and the same headers each time. The
//! client of STS has this file too.

use std::time::{Duration, SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::call::{CONTENT_TYPE, MORE_HEADERS, SERVICE, SIGNED_HEADERS};

/// Temporary credentials.
pub(crate) struct Credentials {
    pub(crate) access_key_id: String,
    pub(crate) secret_access_key: String,
    pub(crate) session_token: String,
}

/// Signs requests for one region.
pub(crate) struct Signer {
    region: String,
    /// What the signing key is made of: `AWS4` and the secret access key.
    seed: String,
    pub(crate) credentials: Credentials,
}

/// The values of the headers `x-amz-date` and `authorization`.
pub(crate) struct Signature {
    pub(crate) date: String,
    pub(crate) authorization: String,
}

impl Signer {
    pub(crate) fn new(region: &str, credentials: Credentials) -> Self {
        Self {
            region: region.to_owned(),
            seed: format!("AWS4{}", credentials.secret_access_key),
            credentials,
        }
    }

    /// Signs a call on `host`.
    pub(crate) fn sign(&self, host: &str, body: &[u8], now: SystemTime) -> Signature {
        let date = date(now);
        let day = &date[..8];
        let Credentials {
            access_key_id,
            session_token,
            ..
        } = &self.credentials;

        // The canonical request goes into the hash piece by piece: nobody needs it whole.
        let mut canonical = Sha256::new();
        for piece in [
            "POST\n/\n\ncontent-type:",
            CONTENT_TYPE,
            "\nhost:",
            host,
            "\nx-amz-date:",
            &date,
            "\nx-amz-security-token:",
            session_token,
            MORE_HEADERS,
            "\n\n",
            SIGNED_HEADERS,
            "\n",
            &hex(&Sha256::digest(body).into()),
        ] {
            canonical.update(piece);
        }
        let scope = format!("{day}/{}/{SERVICE}/aws4_request", self.region);
        let hash = hex(&canonical.finalize().into());
        let string_to_sign = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{hash}");

        let mut key = hmac(self.seed.as_bytes(), day);
        for part in [&self.region, SERVICE, "aws4_request"] {
            key = hmac(&key, part);
        }
        let signature = hex(&hmac(&key, &string_to_sign));
        let authorization = format!(
            "AWS4-HMAC-SHA256 Credential={access_key_id}/{scope}, SignedHeaders={SIGNED_HEADERS}, Signature={signature}"
        );
        Signature {
            date,
            authorization,
        }
    }
}

fn hmac(key: &[u8], message: &str) -> [u8; 32] {
    let mut hmac = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
    hmac.update(message.as_bytes());
    hmac.finalize().into_bytes().into()
}

fn hex(hash: &[u8; 32]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(64);
    for byte in hash {
        text.push(DIGITS[usize::from(byte >> 4)].into());
        text.push(DIGITS[usize::from(byte & 15)].into());
    }
    text
}

/// `20150830T123600Z`; by Howard Hinnant's `civil_from_days`, for years that begin in March.
fn date(now: SystemTime) -> String {
    let since = now.duration_since(SystemTime::UNIX_EPOCH);
    let seconds = since.unwrap_or(Duration::ZERO).as_secs();
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = 400 * era + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    /// A signer with credentials that are known.
    pub(crate) fn signer() -> Signer {
        let credentials = Credentials {
            access_key_id: "ASIAIOSFODNN7EXAMPLE".to_owned(),
            secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_owned(),
            session_token: "AQoDYXdzEPT//////////wEXAMPLE".to_owned(),
        };
        Signer::new("us-east-1", credentials)
    }

    /// What it says of a body at a time that is known.
    pub(crate) fn signature(signer: &Signer, body: &[u8]) -> String {
        let signature = signer.sign("127.0.0.1:4000", body, at(1_440_938_160));
        assert_eq!(signature.date, "20150830T123600Z");
        signature.authorization
    }

    #[test]
    fn days_before_and_after_a_leap_day_are_told_apart() {
        for (seconds, expected) in [
            (0, "19700101T000000Z"),
            (951_782_399, "20000228T235959Z"),
            (951_782_400, "20000229T000000Z"),
            (951_868_800, "20000301T000000Z"),
            (1_735_689_599, "20241231T235959Z"),
            (4_107_542_400, "21000301T000000Z"),
        ] {
            assert_eq!(date(at(seconds)), expected);
        }
    }
}
