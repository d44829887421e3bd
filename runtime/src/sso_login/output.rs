//! Credentials as text for other programs.

use std::fmt;
use std::io::{self, Write};

use zeroize::Zeroizing;

use crate::sso_cache::Texts;
use crate::{Credentials, Timestamp};

/// The forms that other programs read credentials in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CredentialsFormat {
    /// What `credential_process` has to print: a JSON object on one line, with `Version` 1.
    Process,
    /// Lines for a shell: `export AWS_ACCESS_KEY_ID='...'`.
    Env,
    /// A section of the file `~/.aws/credentials`: of this profile, or `default`.
    Ini,
}

/// Credentials that are about to be written as text. This is the one way to their secrets as text, and `Debug` shows none.
///
/// ```
/// use aws_operation::Credentials;
/// use aws_operation::sso_login::{CredentialsFormat, CredentialsText};
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtn").with_session_token("token");
/// let text = CredentialsText::new(&credentials, CredentialsFormat::Env);
/// assert!(!format!("{text:?}").contains("wJalr"));
///
/// let mut out = Vec::new();
/// text.write_secrets_to(&mut out)?;
/// assert_eq!(
///     String::from_utf8(out)?,
///     "export AWS_ACCESS_KEY_ID='AKIDEXAMPLE'\n\
///      export AWS_SECRET_ACCESS_KEY='wJalrXUtn'\n\
///      export AWS_SESSION_TOKEN='token'\n"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct CredentialsText<'a> {
    credentials: &'a Credentials,
    format: CredentialsFormat,
    profile: &'a str,
    region: Option<&'a str>,
}

impl<'a> CredentialsText<'a> {
    /// Credentials in a format.
    pub const fn new(credentials: &'a Credentials, format: CredentialsFormat) -> Self {
        Self {
            credentials,
            format,
            profile: "default",
            region: None,
        }
    }

    /// The name of the section of [`CredentialsFormat::Ini`]. Default: `default`.
    pub const fn profile(mut self, name: &'a str) -> Self {
        self.profile = name;
        self
    }

    /// The region of the profile, for [`CredentialsFormat::Env`] and [`CredentialsFormat::Ini`]. Default: none is written.
    pub const fn region(mut self, region: Option<&'a str>) -> Self {
        self.region = region;
        self
    }

    /// Writes the text with its secrets, in one call, with a line break at the end.
    ///
    /// # Errors
    ///
    /// What the writer reports; a value with a line break, which no format but JSON can hold.
    pub fn write_secrets_to(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut text = Zeroizing::new(Vec::with_capacity(16 * 1024));
        match self.format {
            CredentialsFormat::Process => self.write_json(&mut text)?,
            CredentialsFormat::Env => self.write_env(&mut text)?,
            CredentialsFormat::Ini => self.write_ini(&mut text)?,
        }
        out.write_all(&text)?;
        out.flush()
    }

    /// The variables and their values, for the environment of another program: `AWS_ACCESS_KEY_ID` and so on.
    ///
    /// The values are secrets that nobody hides or wipes any more.
    #[must_use]
    pub fn secret_variables(&self) -> Vec<(&'static str, String)> {
        let pairs = self.pairs([
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
        ]);
        let mut variables: Vec<_> = pairs
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        if let Some(expires_at) = self.credentials.expires_at() {
            variables.push(("AWS_CREDENTIAL_EXPIRATION", whole_seconds(expires_at)));
        }
        if let Some(region) = self.region {
            variables.push(("AWS_REGION", region.to_owned()));
            variables.push(("AWS_DEFAULT_REGION", region.to_owned()));
        }
        variables
    }

    fn pairs(&self, names: [&'static str; 3]) -> impl Iterator<Item = (&'static str, &str)> {
        let credentials = self.credentials;
        let token = credentials.session_token();
        let values = [
            Some(credentials.access_key_id()),
            Some(credentials.secret_access_key().expose().as_str()),
            token.map(|token| token.expose().as_str()),
        ];
        names
            .into_iter()
            .zip(values)
            .filter_map(|(name, value)| Some((name, value?)))
    }

    fn write_json(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let names = ["AccessKeyId", "SecretAccessKey", "SessionToken"];
        let expiration = self.credentials.expires_at().map(whole_seconds);
        let mut members: Vec<_> = self
            .pairs(names)
            .map(|(name, value)| (name, Some(value)))
            .collect();
        members.push(("Expiration", expiration.as_deref()));
        members.push(("AccountId", self.credentials.account_id()));
        out.extend_from_slice(br#"{"Version":1,"#);
        let begin = out.len();
        serde_json::to_writer(&mut *out, &Texts(&members))?;
        // Its brace is that of the object already.
        out.remove(begin);
        out.push(b'\n');
        Ok(())
    }

    fn write_env(&self, out: &mut Vec<u8>) -> io::Result<()> {
        for (name, value) in self.secret_variables() {
            let value = Zeroizing::new(value);
            one_line(&value)?;
            let quoted = Zeroizing::new(value.replace('\'', r"'\''"));
            writeln!(out, "export {name}='{}'", *quoted)?;
        }
        Ok(())
    }

    fn write_ini(&self, out: &mut Vec<u8>) -> io::Result<()> {
        let profile = self.profile;
        one_line(profile)?;
        if profile.is_empty() || profile.contains(['[', ']']) {
            return Err(invalid("the name of the profile cannot stand in a header"));
        }
        writeln!(out, "[{profile}]")?;
        let names = [
            "aws_access_key_id",
            "aws_secret_access_key",
            "aws_session_token",
        ];
        let region = self.region.map(|region| ("region", region));
        for (name, value) in self.pairs(names).chain(region) {
            one_line(value)?;
            writeln!(out, "{name} = {value}")?;
        }
        Ok(())
    }
}

/// A time as all programs read it, and not later.
fn whole_seconds(time: Timestamp) -> String {
    Timestamp::from_secs(time.epoch_seconds()).to_string()
}

fn one_line(value: &str) -> io::Result<()> {
    if value.contains(char::is_control) {
        return Err(invalid(
            "a value has a line break or another control character in it",
        ));
    }
    Ok(())
}

fn invalid(message: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

impl fmt::Debug for CredentialsText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CredentialsText")
            .field("credentials", &self.credentials)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}
