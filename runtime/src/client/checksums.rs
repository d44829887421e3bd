//! When a client sends and verifies checksums.

use crate::checksum::ChecksumPolicy;
use crate::client::ClientBuilder;
#[cfg(feature = "config")]
use crate::config::{ConfigError, Profile};
use crate::protocol::EncodeSettings;

/// What is said of checksums, by a builder or by the configuration.
#[derive(Clone, Copy, Default)]
pub(super) struct Checksums {
    request: Option<ChecksumPolicy>,
    response: Option<ChecksumPolicy>,
}

impl Checksums {
    /// Takes what the configuration says and the builder does not.
    #[cfg(feature = "config")]
    pub(super) fn take_from(&mut self, profile: &Profile<'_>) -> Result<(), ConfigError> {
        if self.request.is_none() {
            self.request = profile.request_checksum_calculation()?;
        }
        if self.response.is_none() {
            self.response = profile.response_checksum_validation()?;
        }
        Ok(())
    }

    pub(super) fn apply(self, settings: EncodeSettings<'_>) -> EncodeSettings<'_> {
        settings
            .request_checksum_calculation(self.request.unwrap_or_default())
            .response_checksum_validation(self.response.unwrap_or_default())
    }
}

impl ClientBuilder {
    /// When requests get a checksum that nobody asked for, for operations with `checksum(request_algorithm = "...")`. Default:
    /// what the [`config`](Self::config) says (`AWS_REQUEST_CHECKSUM_CALCULATION`, `request_checksum_calculation`), else
    /// [`ChecksumPolicy::WhenSupported`].
    pub const fn request_checksum_calculation(mut self, policy: ChecksumPolicy) -> Self {
        self.checksums.request = Some(policy);
        self
    }

    /// When requests ask for the checksum of the reply, which is then verified, for operations with
    /// `checksum(request_validation_mode = "...")`. Default: what the [`config`](Self::config) says
    /// (`AWS_RESPONSE_CHECKSUM_VALIDATION`, `response_checksum_validation`), else [`ChecksumPolicy::WhenSupported`].
    pub const fn response_checksum_validation(mut self, policy: ChecksumPolicy) -> Self {
        self.checksums.response = Some(policy);
        self
    }
}
