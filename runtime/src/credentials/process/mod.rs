//! Credentials that a program prints.

mod run;
mod split;

use std::fmt;
use std::time::Duration;

use super::document::{self, Form};
use super::expiry::refuse_expired;
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::{ConfigError, Profile};
use crate::{Sensitive, Timestamp};

const NAME: &str = "credential_process";

/// Programs may ask a person, who has to find the phone first.
const TIME_LIMIT: Duration = Duration::from_secs(120);

/// Credentials that a program prints: `credential_process` of a profile.
///
/// The command is split into words as the CLI splits it, and run without a shell; with this program's environment, and
/// without an input. It prints a JSON object with `Version` 1, `AccessKeyId` and `SecretAccessKey`, and perhaps
/// `SessionToken`, `Expiration` and `AccountId`, on its standard output, 64 KiB at most. What it prints on its standard error
/// is thrown away: it could have secrets in it. Errors name the program and how it ended.
///
/// ```
/// use aws_operation::auth::ProvideCredentials;
/// use aws_operation::credentials::ProcessCredentials;
/// use aws_operation::Timestamp;
///
/// let provider = ProcessCredentials::new("/no/such/program --account 123");
/// let error = provider.credentials(Timestamp::from_secs(0)).expect_err("there is no such program");
/// assert!(error.to_string().contains("/no/such/program"));
/// assert!(!error.to_string().contains("--account"));
/// ```
#[derive(Clone)]
pub struct ProcessCredentials {
    /// People write secrets into commands.
    command: Sensitive<String>,
    account_id: Option<String>,
    time_limit: Duration,
}

impl ProcessCredentials {
    /// What this command prints.
    #[must_use]
    pub fn new(command: impl Into<Sensitive<String>>) -> Self {
        Self {
            command: command.into(),
            account_id: None,
            time_limit: TIME_LIMIT,
        }
    }

    /// What the command of a profile prints; `None` where it has none. An account that the program does not name is the
    /// profile's `aws_account_id`.
    ///
    /// # Errors
    ///
    /// A key that has no value.
    pub fn of_profile(profile: &Profile<'_>) -> Result<Option<Self>, ConfigError> {
        let Some(command) = profile.credential_process()? else {
            return Ok(None);
        };
        let account_id = profile.value("aws_account_id")?.map(str::to_owned);
        Ok(Some(Self {
            account_id: account_id.filter(|id| !id.is_empty()),
            ..Self::new(command)
        }))
    }

    /// How long the program may take. Default: 120 s. It is killed after that.
    #[must_use]
    pub const fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }
}

impl ProvideCredentials for ProcessCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let words = split::words(self.command.expose(), cfg!(windows));
        let words = words.ok_or_else(|| {
            CredentialsError::new(NAME, "the command has a quotation that does not end")
        })?;
        let Some((program, arguments)) = words.split_first() else {
            return Err(CredentialsError::new(NAME, "the command is empty"));
        };
        let output = run::output_of(program, arguments, self.time_limit);
        let output = output.map_err(|failure| {
            let message = format!("the program {program:?} {failure}");
            CredentialsError::new(NAME, message)
        })?;
        let credentials = document::read(&output, Form::Process).map_err(|fault| {
            let message = format!(
                "what the program {program:?} prints is not as expected: {fault}; see `aws help config-vars`, \"Sourcing Credentials From External Processes\""
            );
            CredentialsError::new(NAME, message)
        })?;
        let credentials = match (&self.account_id, credentials.account_id()) {
            (Some(account), None) => credentials.with_account_id(account),
            _ => credentials,
        };
        let advice = format!("the program {program:?} gave them; run it by hand to see why");
        refuse_expired(NAME, credentials, now, &advice)
    }
}

impl fmt::Debug for ProcessCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProcessCredentials")
            .field("command", &self.command)
            .field("time_limit", &self.time_limit)
            .finish_non_exhaustive()
    }
}
