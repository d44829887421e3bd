//! Credentials of a role that is assumed with other credentials.

mod mfa;
mod session;
mod web_identity;

use std::fmt;
use std::time::Duration;

use super::expiry::refuse_expired;
use super::sts::{ParameterFault, Sts, StsFailure, check_text, credentials};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::services::sts::AssumeRole;
use crate::{Client, ClientBuilder, EndpointSettings, Sensitive, Timestamp};
pub use mfa::MfaError;
pub(super) use mfa::{AskMfaCode, Mfa};
use session::Session;
pub use web_identity::WebIdentityCredentials;

const NAME: &str = "role";

/// Credentials of a role that is assumed with other credentials, by the operation `AssumeRole` of AWS STS.
///
/// They come as often as they are asked for: [`Cached`](crate::auth::Cached) keeps them until shortly before they expire. So
/// it does the credentials that the role is assumed with, if they have to be fetched as well.
///
/// | setting | default |
/// | --- | --- |
/// | [`region`](Self::region), or [`endpoint_settings`](Self::endpoint_settings) | the global endpoint, `sts.amazonaws.com` |
/// | [`session_name`](Self::session_name) | `aws-operation-` and the time in seconds |
/// | [`duration`](Self::duration) | that of STS, an hour |
/// | [`external_id`](Self::external_id), [`mfa`](Self::mfa) | none |
///
/// A call that fails for a reason that may pass is made again, unless it had an MFA code, which is good for one call. The
/// account is that of the role that was assumed. A profile's roles are those of
/// [`ProfileCredentials`](super::ProfileCredentials).
///
/// # Errors
///
/// There are no credentials to assume the role with; STS refuses it (the error has the role and STS's code, and the
/// [`Error`](crate::Error) of the call is among its sources); the code could not be had.
///
/// ```no_run
/// use aws_operation::auth::Cached;
/// use aws_operation::credentials::AssumeRoleCredentials;
/// use aws_operation::{Client, Credentials};
///
/// let own = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
/// let role = AssumeRoleCredentials::new("arn:aws:iam::111122223333:role/backup", own)
///     .region("eu-central-1")
///     .session_name("nightly")
///     .external_id("a-word-agreed-on");
/// let client = Client::builder().region("eu-central-1").credentials(Cached::new(role)).build()?;
/// # Ok::<(), aws_operation::ClientError>(())
/// ```
pub struct AssumeRoleCredentials {
    session: Session,
    source: Box<dyn ProvideCredentials>,
    external_id: Option<Sensitive<String>>,
    mfa: Option<Mfa>,
    sts: Sts,
}

impl AssumeRoleCredentials {
    /// A role, by its ARN, and the credentials to assume it with.
    #[must_use]
    pub fn new(role_arn: impl Into<String>, source: impl ProvideCredentials + 'static) -> Self {
        Self::with_sts(
            role_arn.into(),
            Box::new(source),
            Sts::new(EndpointSettings::new(), Client::builder()),
        )
    }

    pub(super) const fn with_sts(
        role_arn: String,
        source: Box<dyn ProvideCredentials>,
        sts: Sts,
    ) -> Self {
        Self {
            session: Session::new(role_arn),
            source,
            external_id: None,
            mfa: None,
            sts,
        }
    }

    pub(super) fn of_profile(mut self, name: &str) -> Self {
        self.session.origin = Some(format!("profile {name:?}"));
        self
    }

    /// The region whose STS is asked, such as `eu-central-1`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.sts = self.sts.with_region(region.into());
        self
    }

    /// Region, FIPS, dual stack or URL of STS, in place of what was set before. A URL needs a region too, to sign for.
    #[must_use]
    pub fn endpoint_settings(mut self, settings: EndpointSettings) -> Self {
        self.sts = self.sts.with_settings(settings);
        self
    }

    /// What the client for STS is made of: proxy, time limits, attempts. Endpoint and credentials are replaced. Default:
    /// [`Client::builder`].
    #[must_use]
    pub fn client(mut self, client: ClientBuilder) -> Self {
        self.sts = self.sts.with_client(client);
        self
    }

    /// The name of the session, which the logs of the account show: 2 to 64 letters, digits and `_+=,.@-`. An empty one is
    /// the default.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session.set_name(name.into());
        self
    }

    /// What the role's owner gave to those who may assume it. It is not shown.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<Sensitive<String>>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    /// How long the credentials are good for: 15 minutes to 12 hours, in whole seconds, and no longer than the role allows.
    #[must_use]
    pub const fn duration(mut self, duration: Duration) -> Self {
        self.session.set_duration(duration);
        self
    }

    /// The MFA device, by its serial number or ARN, and what asks for the code that it shows. It is asked for each call to
    /// STS, thus about once an hour, with the device's name; an error of it is the error of the credentials. White space
    /// around the code does not count.
    ///
    /// ```no_run
    /// # use aws_operation::credentials::AssumeRoleCredentials;
    /// # use aws_operation::Credentials;
    /// # let own = Credentials::new("AKIDEXAMPLE", "secret");
    /// let role = AssumeRoleCredentials::new("arn:aws:iam::111122223333:role/backup", own)
    ///     .region("eu-central-1")
    ///     .mfa("arn:aws:iam::111122223333:mfa/ada", |device| {
    ///         eprint!("MFA code of {device}: ");
    ///         let mut code = String::new();
    ///         std::io::stdin().read_line(&mut code)?;
    ///         Ok(code.into())
    ///     });
    /// ```
    #[must_use]
    pub fn mfa(
        self,
        serial: impl Into<String>,
        ask: impl Fn(&str) -> Result<Sensitive<String>, MfaError> + Send + Sync + 'static,
    ) -> Self {
        self.with_mfa(serial.into(), std::sync::Arc::new(ask))
    }

    pub(super) fn with_mfa(mut self, serial: String, ask: AskMfaCode) -> Self {
        self.mfa = Some(Mfa { serial, ask });
        self
    }

    /// The call without the code.
    fn call(&self, now: Timestamp) -> AssumeRole {
        let session = &self.session;
        let mut call = AssumeRole::new(&session.role_arn, session.name(now));
        call.duration_seconds = session.duration_seconds();
        call.external_id.clone_from(&self.external_id);
        call.serial_number = self.mfa.as_ref().map(|mfa| mfa.serial.clone());
        call
    }

    /// What STS would refuse of it.
    fn check(&self, now: Timestamp) -> Result<(), ParameterFault> {
        self.session.check(now)?;
        if let Some(id) = &self.external_id {
            check_text("ExternalId", id.expose(), 2)?;
        }
        match &self.mfa {
            Some(mfa) => check_text("SerialNumber", &mfa.serial, 9),
            None => Ok(()),
        }
    }

    /// The credentials that STS gives for the call.
    fn assume(&self, call: &AssumeRole, source: &Credentials) -> Result<Credentials, StsFailure> {
        if let Some(code) = &call.token_code {
            check_text("TokenCode", code.expose(), 6).map_err(StsFailure::Parameter)?;
        }
        // A code is good for one call.
        let is_idempotent = call.token_code.is_none();
        let secrets: Vec<&Sensitive<String>> =
            call.external_id.iter().chain(&call.token_code).collect();
        let reply = self.sts.call(call, Some(source), is_idempotent, &secrets)?;
        credentials("AssumeRole", reply.credentials, reply.assumed_role_user)
    }
}

impl ProvideCredentials for AssumeRoleCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        self.check(now)
            .map_err(|fault| self.session.error(NAME, fault))?;
        let source = self.source.credentials(now).map_err(|error| {
            let message = format!(
                "{}: no credentials to assume it with: {error}",
                self.session
            );
            CredentialsError::because(NAME, message, error)
        })?;
        // Asked for last: a code is good for half a minute.
        let code = self.mfa.as_ref().map(|mfa| mfa.code(&self.session));
        let code = code.transpose()?;
        let call = AssumeRole {
            token_code: code,
            ..self.call(now)
        };
        let credentials = self
            .assume(&call, &source)
            .map_err(|failure| self.session.failed(NAME, failure, |code| self.advice(code)))?;
        refuse_expired(NAME, credentials, now, "is this machine's clock right?")
    }
}

impl AssumeRoleCredentials {
    fn advice(&self, code: &str) -> Option<String> {
        let advice = match code {
            "AccessDenied" | "AccessDeniedException" => match (&self.mfa, &self.external_id) {
                (None, None) => {
                    "check that the role's trust policy names who is assuming it; it may also ask for an external id or an MFA code"
                }
                (None, Some(_)) => {
                    "check that the role's trust policy names who is assuming it and this external id; it may also ask for an MFA code"
                }
                (Some(_), _) => {
                    "check the code and the device, and that the role's trust policy names who is assuming it"
                }
            },
            "ExpiredToken"
            | "ExpiredTokenException"
            | "InvalidClientTokenId"
            | "SignatureDoesNotMatch"
            | "UnrecognizedClientException" => {
                "check the credentials that the role is assumed with"
            }
            _ => return None,
        };
        Some(advice.to_owned())
    }
}

impl fmt::Debug for AssumeRoleCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRoleCredentials")
            .field("role_arn", &self.session.role_arn)
            .finish_non_exhaustive()
    }
}
