//! When, where and for which service a signature holds.

use super::ALGORITHM;
use super::body::{hex, sha256};
use super::error::{Fault, SigningError};
use super::key;
use super::parameters::SigningParameters;
use crate::values::{Timestamp, TimestampFormat};

/// The scope of a signature: its time and its names, checked.
pub(super) struct Scope<'a> {
    parameters: &'a SigningParameters<'a>,
    time: String,
}

impl<'a> Scope<'a> {
    pub(super) fn new(parameters: &'a SigningParameters<'a>) -> Result<Self, SigningError> {
        for (what, name) in [
            ("region", parameters.region),
            ("signing name", parameters.signing_name),
        ] {
            if !is_name(name) {
                return Err(Fault::Name(what, name.to_owned()).into());
            }
        }
        let id = parameters.credentials.access_key_id();
        // Between these the id stands in the header.
        if id.is_empty()
            || !id
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b',')
        {
            return Err(Fault::AccessKeyId.into());
        }
        if parameters
            .credentials
            .secret_access_key()
            .expose()
            .is_empty()
        {
            return Err(Fault::SecretAccessKey.into());
        }
        // `2015-08-30T12:36:00Z`, without what is between the digits.
        let mut time =
            Timestamp::from_secs(parameters.time.epoch_seconds()).format(TimestampFormat::DateTime);
        time.retain(|character| !matches!(character, '-' | ':'));
        Ok(Self { parameters, time })
    }

    /// The time as requests carry it: `20150830T123600Z`.
    pub(super) fn time(&self) -> &str {
        &self.time
    }

    fn date(&self) -> &str {
        self.time
            .split_once('T')
            .map_or(self.time.as_str(), |(date, _)| date)
    }

    fn names(&self) -> [&str; 3] {
        let SigningParameters {
            region,
            signing_name,
            ..
        } = self.parameters;
        [self.date(), region, signing_name]
    }

    fn text(&self) -> String {
        let [date, region, signing_name] = self.names();
        format!("{date}/{region}/{signing_name}/aws4_request")
    }

    /// The access key id and the scope.
    pub(super) fn credential(&self) -> String {
        format!(
            "{}/{}",
            self.parameters.credentials.access_key_id(),
            self.text()
        )
    }

    pub(super) fn string_to_sign(&self, canonical_request: &[u8]) -> String {
        let (time, scope) = (self.time(), self.text());
        let hash = hex(&sha256(canonical_request));
        format!("{ALGORITHM}\n{time}\n{scope}\n{hash}")
    }

    pub(super) fn signature(&self, string_to_sign: &str) -> String {
        let secret = self.parameters.credentials.secret_access_key();
        key::signature(secret.expose(), self.names(), string_to_sign)
    }
}

/// Regions are host labels, and signing names look the same; here no more than what keeps the scope in one piece.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}
