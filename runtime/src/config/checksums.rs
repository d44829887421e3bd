//! When checksums are sent and verified, as it is configured.

use super::error::ConfigError;
use super::profile::Profile;
use crate::checksum::ChecksumPolicy;

impl<'a> Profile<'a> {
    /// When requests get a checksum that nobody asked for: `AWS_REQUEST_CHECKSUM_CALCULATION`,
    /// `request_checksum_calculation`.
    ///
    /// # Errors
    ///
    /// Anything but `when_supported` and `when_required`, in any case.
    pub fn request_checksum_calculation(&self) -> Result<Option<ChecksumPolicy>, ConfigError> {
        self.policy(
            "AWS_REQUEST_CHECKSUM_CALCULATION",
            "request_checksum_calculation",
        )
    }

    /// When requests ask for the checksum of the reply, which is then verified: `AWS_RESPONSE_CHECKSUM_VALIDATION`,
    /// `response_checksum_validation`.
    ///
    /// # Errors
    ///
    /// As for [`request_checksum_calculation`](Self::request_checksum_calculation).
    pub fn response_checksum_validation(&self) -> Result<Option<ChecksumPolicy>, ConfigError> {
        self.policy(
            "AWS_RESPONSE_CHECKSUM_VALIDATION",
            "response_checksum_validation",
        )
    }

    fn policy(&self, variable: &'a str, key: &str) -> Result<Option<ChecksumPolicy>, ConfigError> {
        let Some(setting) = self.variable_or_key(&[variable], key)? else {
            return Ok(None);
        };
        match setting.value.to_ascii_lowercase().as_str() {
            "when_supported" => Ok(Some(ChecksumPolicy::WhenSupported)),
            "when_required" => Ok(Some(ChecksumPolicy::WhenRequired)),
            _ => Err(setting.invalid("when_supported or when_required")),
        }
    }
}
