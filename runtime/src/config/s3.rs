//! What is configured for S3 alone.

use super::error::{ConfigError, Fault};
use super::files::Found;
use super::profile::Profile;
use crate::protocol::AddressingStyle;

/// What a profile says in its block `s3`. What it does not say is `None`.
///
/// ```text
/// [profile storage]
/// s3 =
///   addressing_style = path
///   payload_signing_enabled = true
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct S3Settings {
    /// `addressing_style`: `auto`, `path` or `virtual`.
    pub addressing_style: Option<AddressingStyle>,
    /// `use_accelerate_endpoint`: whether buckets are reached through S3 Transfer Acceleration.
    pub use_accelerate_endpoint: Option<bool>,
    /// `use_dualstack_endpoint`, which goes before the profile's key of this name.
    pub use_dualstack_endpoint: Option<bool>,
    /// `payload_signing_enabled`: whether bodies are signed over https too.
    pub payload_signing_enabled: Option<bool>,
}

impl Profile<'_> {
    /// The block `s3`. Keys in it that are not in [`S3Settings`] count for nothing: us-east-1 is always `regional`, and what the
    /// CLI does with transfers is its own.
    ///
    /// # Errors
    ///
    /// A value in place of the block; a style that is none; a switch that is neither `true` nor `false`.
    pub fn s3(&self) -> Result<S3Settings, ConfigError> {
        let Some(found) = self.find("s3") else {
            return Ok(S3Settings::default());
        };
        // As good as nothing: the block of a key without lines below it.
        if found.text().is_ok_and(str::is_empty) {
            return Ok(S3Settings::default());
        }
        let block = found.block()?;
        let value = |key: &str| block.get(key).map(|value| value.expose().as_str());
        let switch = |key| {
            let value = value(key);
            value.map(|value| switch(found, key, value)).transpose()
        };
        Ok(S3Settings {
            addressing_style: value("addressing_style")
                .map(|value| style(found, value))
                .transpose()?,
            use_accelerate_endpoint: switch("use_accelerate_endpoint")?,
            use_dualstack_endpoint: switch("use_dualstack_endpoint")?,
            payload_signing_enabled: switch("payload_signing_enabled")?,
        })
    }
}

fn style(found: Found<'_>, value: &str) -> Result<AddressingStyle, ConfigError> {
    match value {
        "auto" => Ok(AddressingStyle::Auto),
        "path" => Ok(AddressingStyle::Path),
        "virtual" => Ok(AddressingStyle::Virtual),
        _ => Err(invalid(found, "addressing_style", "auto, path or virtual")),
    }
}

fn switch(found: Found<'_>, key: &str, value: &str) -> Result<bool, ConfigError> {
    if value.eq_ignore_ascii_case("true") {
        Ok(true)
    } else if value.eq_ignore_ascii_case("false") {
        Ok(false)
    } else {
        Err(invalid(found, key, "true or false"))
    }
}

/// The line is that of the block.
fn invalid(found: Found<'_>, key: &str, expected: &'static str) -> ConfigError {
    let key = format!("s3.{key}");
    found.error(Fault::Invalid { key, expected })
}
