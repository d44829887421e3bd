//! What a client does with requests to S3, and what it has learnt of buckets.

use std::collections::HashMap;
#[cfg(feature = "config")]
use std::sync::Arc;
use std::sync::{Mutex, PoisonError};

use crate::client::authorize::SignBody;
use crate::client::elsewhere::Elsewhere;
#[cfg(feature = "config")]
use crate::config::{ConfigError, S3Settings};
use crate::error::BuildFault;
use crate::protocol::AddressingStyle;

/// How many buckets outside of the client's region are remembered.
const MOST_BUCKETS: usize = 1000;

/// What the program gave, which goes before what is configured.
#[derive(Clone, Copy, Default)]
pub(super) struct S3Choices {
    pub(super) addressing_style: Option<AddressingStyle>,
    pub(super) use_accelerate: Option<bool>,
    pub(super) sign_payloads: Option<bool>,
}

/// The settings of a client for S3.
pub(super) struct S3Options {
    pub(super) addressing_style: AddressingStyle,
    /// Whether bodies are signed over https: `None` for all but streams.
    sign_payloads: Option<bool>,
    /// A configuration that is wrong matters only to who calls S3.
    #[cfg(feature = "config")]
    fault: Option<Arc<ConfigError>>,
    /// By the name of the bucket.
    elsewhere: Mutex<HashMap<String, Elsewhere>>,
}

impl S3Options {
    pub(super) fn new(choices: S3Choices) -> Self {
        Self {
            addressing_style: choices.addressing_style.unwrap_or_default(),
            sign_payloads: choices.sign_payloads,
            #[cfg(feature = "config")]
            fault: None,
            elsewhere: Mutex::default(),
        }
    }

    #[cfg(feature = "config")]
    pub(super) fn with_config(
        mut choices: S3Choices,
        config: Result<S3Settings, ConfigError>,
    ) -> Self {
        let fault = match config {
            Ok(config) => {
                choices.addressing_style = choices.addressing_style.or(config.addressing_style);
                choices.sign_payloads = choices.sign_payloads.or(config.payload_signing_enabled);
                None
            }
            Err(error) => Some(Arc::new(error)),
        };
        Self {
            fault,
            ..Self::new(choices)
        }
    }

    /// Whether the configuration can be understood.
    #[cfg_attr(
        not(feature = "config"),
        allow(clippy::unused_self, clippy::unnecessary_wraps)
    )]
    pub(super) fn check(&self) -> Result<(), BuildFault> {
        #[cfg(feature = "config")]
        if let Some(error) = &self.fault {
            return Err(BuildFault::Config(Arc::clone(error)));
        }
        Ok(())
    }

    pub(super) const fn sign_body(&self) -> SignBody {
        match self.sign_payloads {
            None => SignBody::UnlessStream,
            Some(true) => SignBody::Always,
            Some(false) => SignBody::UnlessHttps,
        }
    }

    /// Where the bucket is, if it was found to be elsewhere.
    pub(super) fn elsewhere(&self, bucket: &str, endpoint_prefix: &str) -> Option<Elsewhere> {
        let known = self
            .elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let found = known.get(bucket)?;
        (found.endpoint_prefix == endpoint_prefix).then(|| found.clone())
    }

    pub(super) fn forget(&self, bucket: &str) {
        let mut known = self
            .elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known.remove(bucket);
    }

    pub(super) fn remember(&self, bucket: &str, elsewhere: Elsewhere) {
        let mut known = self
            .elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        // What is forgotten is found again.
        if known.len() >= MOST_BUCKETS && !known.contains_key(bucket) {
            known.clear();
        }
        known.insert(bucket.to_owned(), elsewhere);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{MOST_BUCKETS, S3Choices, S3Options};
    use crate::client::elsewhere::Elsewhere;
    use crate::endpoint::Endpoint;

    #[test]
    fn what_is_remembered_is_bounded_and_of_one_service() {
        let options = S3Options::new(S3Choices::default());
        let elsewhere = Elsewhere {
            endpoint_prefix: "s3",
            region: "eu-central-1".into(),
            endpoint: Arc::new(Endpoint::new("https://example.com").expect("a URL")),
        };
        for number in 0..3 * MOST_BUCKETS {
            let bucket = format!("bucket-{number}");
            options.remember(&bucket, elsewhere.clone());
            let known = options.elsewhere.lock().expect("no panic").len();
            assert!(known <= MOST_BUCKETS);
            assert!(options.elsewhere(&bucket, "s3").is_some());
            assert!(options.elsewhere(&bucket, "storage").is_none());
        }
        options.forget("bucket-2999");
        assert!(options.elsewhere("bucket-2999", "s3").is_none());
    }
}
