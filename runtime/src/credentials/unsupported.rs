//! What the AWS CLI can do and this crate cannot.

use crate::auth::CredentialsError;
use crate::config::{ConfigError, Environment, Profile};

/// The error of a profile whose credentials come from where this crate cannot get them.
pub(super) fn unsupported(
    environment: &Environment,
    profile: &Profile<'_>,
) -> Result<Option<CredentialsError>, ConfigError> {
    if let Some(role) = profile.assume_role()? {
        let what = format!("assumes the role {}", role.role_arn);
        return Ok(Some(needs_sts(profile, &what)));
    }
    let Some(identity) = profile.web_identity()? else {
        return Ok(None);
    };
    let is_of_environment = !profile.is_explicit()
        && environment
            .get("AWS_WEB_IDENTITY_TOKEN_FILE")?
            .is_some_and(|file| !file.is_empty());
    let source = if is_of_environment {
        " (AWS_WEB_IDENTITY_TOKEN_FILE)"
    } else {
        ""
    };
    let what = format!(
        "assumes the role {} with a web identity{source}",
        identity.role_arn
    );
    Ok(Some(needs_sts(profile, &what)))
}

/// The same for `aws login`, which is asked for later than the others.
pub(super) fn unsupported_login(
    profile: &Profile<'_>,
) -> Result<Option<CredentialsError>, ConfigError> {
    let login = profile.value("login_session")?;
    Ok(login.map(|_| {
        let what = "has `login_session`, the sign-in of `aws login`, which is not supported";
        error(profile, what)
    }))
}

fn needs_sts(profile: &Profile<'_>, what: &str) -> CredentialsError {
    let what = format!(
        "{what}; that is not supported yet, since STS speaks another protocol (AWS query) than this crate"
    );
    error(profile, &what)
}

fn error(profile: &Profile<'_>, what: &str) -> CredentialsError {
    let name = profile.name();
    let message = format!(
        "the profile {name:?} {what}. Let the AWS CLI do it: make another profile with `credential_process = aws configure export-credentials --profile {name}` and use that one, or run `eval \"$(aws configure export-credentials --profile {name} --format env)\"` before this program"
    );
    CredentialsError::new("profile", message)
}
