//! Credentials of a role that is assumed with a token in a file.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use zeroize::Zeroizing;

use super::session::Session;
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::config::WebIdentity;
use crate::credentials::expiry::refuse_expired;
use crate::credentials::sts::{Sts, StsFailure, check_text, credentials};
use crate::services::sts::AssumeRoleWithWebIdentity;
use crate::{Client, ClientBuilder, EndpointSettings, Sensitive, Timestamp};

const NAME: &str = "web identity";

/// STS takes 20,000 characters.
const LONGEST_TOKEN: usize = 64 * 1024;

/// Credentials of a role that is assumed with a token of an identity provider, by the operation `AssumeRoleWithWebIdentity`
/// of AWS STS: pods of EKS with roles for service accounts, and jobs of CI services.
///
/// The token is in a file, which is read each time, since whoever writes it renews it; white space at its end does not count.
/// The call is not signed, and is made again after a failure that may pass, such as `IDPCommunicationError`.
/// [`Cached`](crate::auth::Cached) keeps the credentials until shortly before they expire.
///
/// | setting | default |
/// | --- | --- |
/// | [`region`](Self::region), or [`endpoint_settings`](Self::endpoint_settings) | the global endpoint, `sts.amazonaws.com` |
/// | [`session_name`](Self::session_name) | `aws-operation-` and the time in seconds |
/// | [`duration`](Self::duration) | that of STS, an hour |
///
/// # Errors
///
/// The file cannot be read or has no token; STS refuses it. The error has the role and the file, and STS's code.
///
/// ```no_run
/// use aws_operation::Client;
/// use aws_operation::auth::Cached;
/// use aws_operation::credentials::WebIdentityCredentials;
///
/// let role = "arn:aws:iam::111122223333:role/deploy";
/// let role = WebIdentityCredentials::new(role, "/var/run/secrets/token").region("eu-central-1");
/// let client = Client::builder().region("eu-central-1").credentials(Cached::new(role)).build()?;
/// # Ok::<(), aws_operation::ClientError>(())
/// ```
pub struct WebIdentityCredentials {
    session: Session,
    token_file: PathBuf,
    sts: Sts,
}

impl WebIdentityCredentials {
    /// A role, by its ARN, and the file with the token to assume it with.
    #[must_use]
    pub fn new(role_arn: impl Into<String>, token_file: impl Into<PathBuf>) -> Self {
        Self {
            session: Session::new(role_arn.into()),
            token_file: token_file.into(),
            sts: Sts::new(EndpointSettings::new(), Client::builder()),
        }
    }

    pub(in crate::credentials) fn of_config(
        identity: WebIdentity,
        origin: String,
        sts: Sts,
    ) -> Self {
        let mut session = Session::new(identity.role_arn);
        session.origin = Some(origin);
        if let Some(name) = identity.session_name {
            session.set_name(name);
        }
        Self {
            session,
            token_file: identity.token_file,
            sts,
        }
    }

    /// See [`AssumeRoleCredentials::region`](super::AssumeRoleCredentials::region).
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.sts = self.sts.with_region(region.into());
        self
    }

    /// Region, FIPS, dual stack or URL of STS, in place of what was set before.
    #[must_use]
    pub fn endpoint_settings(mut self, settings: EndpointSettings) -> Self {
        self.sts = self.sts.with_settings(settings);
        self
    }

    /// See [`AssumeRoleCredentials::client`](super::AssumeRoleCredentials::client).
    #[must_use]
    pub fn client(mut self, client: ClientBuilder) -> Self {
        self.sts = self.sts.with_client(client);
        self
    }

    /// See [`AssumeRoleCredentials::session_name`](super::AssumeRoleCredentials::session_name).
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session.set_name(name.into());
        self
    }

    /// See [`AssumeRoleCredentials::duration`](super::AssumeRoleCredentials::duration).
    #[must_use]
    pub const fn duration(mut self, duration: Duration) -> Self {
        self.session.set_duration(duration);
        self
    }

    fn token(&self) -> Result<Sensitive<String>, CredentialsError> {
        let file = self.token_file.display();
        let token = read_token(&self.token_file).map_err(|error| {
            let message = format!(
                "{}: the token file {file} cannot be read: {error}",
                self.session
            );
            CredentialsError::because(NAME, message, error)
        })?;
        if token.expose().is_empty() {
            let what = format!("the token file {file} is empty");
            return Err(self.session.error(NAME, what));
        }
        Ok(token)
    }
}

impl ProvideCredentials for WebIdentityCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let token = self.token()?;
        let credentials = self
            .assume(token, now)
            .map_err(|failure| self.session.failed(NAME, failure, |code| self.advice(code)))?;
        refuse_expired(NAME, credentials, now, "is this machine's clock right?")
    }
}

impl WebIdentityCredentials {
    fn assume(&self, token: Sensitive<String>, now: Timestamp) -> Result<Credentials, StsFailure> {
        let session = &self.session;
        session
            .check(now)
            .and_then(|()| check_text("WebIdentityToken", token.expose(), 4))
            .map_err(StsFailure::Parameter)?;
        let mut call = AssumeRoleWithWebIdentity::new(&session.role_arn, session.name(now), token);
        call.duration_seconds = session.duration_seconds();
        let reply = self
            .sts
            .call(&call, None, true, &[&call.web_identity_token])?;
        let operation = "AssumeRoleWithWebIdentity";
        credentials(operation, reply.credentials, reply.assumed_role_user)
    }

    fn advice(&self, code: &str) -> Option<String> {
        let file = self.token_file.display();
        let what = match code {
            "ExpiredToken" | "ExpiredTokenException" => {
                "has expired; whoever writes it must renew it"
            }
            "InvalidIdentityToken" | "IDPRejectedClaim" => {
                "is not one that the account's identity provider accepts"
            }
            "AccessDenied" => return Some("check the role's trust policy".to_owned()),
            _ => return None,
        };
        Some(format!("the token in {file} {what}"))
    }
}

fn read_token(path: &Path) -> io::Result<Sensitive<String>> {
    // Room for all of it: what grows leaves copies behind.
    let mut token = Zeroizing::new(Vec::with_capacity(LONGEST_TOKEN + 1));
    fs::File::open(path)?
        .take(LONGEST_TOKEN as u64 + 1)
        .read_to_end(&mut token)?;
    if token.len() > LONGEST_TOKEN {
        return Err(io::Error::other("it is too long for a token"));
    }
    let text = std::str::from_utf8(&token).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Sensitive::from(text.trim_ascii_end()))
}

impl fmt::Debug for WebIdentityCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebIdentityCredentials")
            .field("role_arn", &self.session.role_arn)
            .field("token_file", &self.token_file)
            .finish_non_exhaustive()
    }
}
