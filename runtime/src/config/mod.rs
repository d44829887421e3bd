//! The environment and the files that configure the AWS CLI, read as it reads them.
//!
//! [`load`] reads the two files, [`Config::profile`] is the profile that the environment selects, and a [`Profile`] says
//! what was configured: each method looks into the environment first, and then into the files.
//!
//! ```no_run
//! use aws_operation::config::{self, Environment};
//! use aws_operation::ServiceMetadata;
//!
//! const LAMBDA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda");
//!
//! let config = config::load(&Environment::of_process())?;
//! let profile = config.profile()?;
//! println!("{:?}", profile.region()?);
//! let endpoint = profile.endpoint_settings(&LAMBDA)?.resolve(&LAMBDA)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A file that does not exist is an empty one. So is, as for the CLI, what is no regular file: a directory, a device, a
//! pipe. Nothing is checked before it is asked for, save the format of the files: a wrong `max_attempts` does not matter to
//! who only wants the region.
//!
//! # Precedence
//!
//! | what | first | then | then | then |
//! | --- | --- | --- | --- | --- |
//! | profile | `AWS_PROFILE` | `AWS_DEFAULT_PROFILE` | `default`, which need not exist | |
//! | region | `AWS_REGION` | `AWS_DEFAULT_REGION` | `region` | |
//! | URL of a service | `AWS_ENDPOINT_URL_SERVICE` | `AWS_ENDPOINT_URL` | `endpoint_url` in the service's block of the section that `services` names | `endpoint_url` |
//! | no URLs at all | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | `ignore_configured_endpoint_urls` | | |
//! | FIPS, dual stack | `AWS_USE_FIPS_ENDPOINT`, `AWS_USE_DUALSTACK_ENDPOINT` | `use_fips_endpoint`, `use_dualstack_endpoint` | | |
//! | what S3 has of its own | `addressing_style`, `use_accelerate_endpoint`, `use_dualstack_endpoint`, `payload_signing_enabled` in the block `s3` | | | |
//! | STS in each region | `AWS_STS_REGIONAL_ENDPOINTS` | `sts_regional_endpoints` | | |
//! | attempts, retry mode | `AWS_MAX_ATTEMPTS`, `AWS_RETRY_MODE` | `max_attempts`, `retry_mode` | | |
//! | checksums (feature `checksums`) | `AWS_REQUEST_CHECKSUM_CALCULATION`, `AWS_RESPONSE_CHECKSUM_VALIDATION` | `request_checksum_calculation`, `response_checksum_validation` | | |
//! | root certificates | `AWS_CA_BUNDLE` | `ca_bundle` | | |
//!
//! A key of a profile that is in both files has the value of the credentials file.
//!
//! # Where the tools differ
//!
//! - The order of the two variables for the profile, and `AWS_REGION`, are as in version 2 of the AWS CLI. botocore, and
//!   with it boto3, looks at `AWS_DEFAULT_PROFILE` first and does not know `AWS_REGION`.
//! - A variable that is set and empty counts, as for the CLI; only an empty URL is as good as none.
//! - A switch that is neither `true` nor `false` (in any case) is an error. For the CLI it is `false`: who writes
//!   `use_fips_endpoint = yes` does not get FIPS there.
//! - A URL together with FIPS or dual stack is an error of [`EndpointSettings::resolve`](crate::EndpointSettings::resolve).
//!   The CLI forgets FIPS.
//! - A file that may not be read is an error. For the CLI it is empty.

#[cfg(feature = "checksums")]
mod checksums;
#[cfg(feature = "sso-login")]
pub(crate) mod edit;
mod endpoint;
mod environment;
mod error;
mod expand;
mod files;
mod keys;
mod lines;
mod load;
mod parse;
mod profile;
mod role;
mod s3;
mod setting;
mod sso;
pub(crate) mod words;

pub use environment::Environment;
pub use error::{ConfigError, ConfigErrorKind};
pub use keys::{KeysSource, StaticKeys};
pub use load::{Config, load};
pub use profile::{Profile, RetryMode};
pub use role::{AssumeRole, RoleSource, WebIdentity};
pub use s3::S3Settings;
pub use sso::{SsoRole, SsoSession};
