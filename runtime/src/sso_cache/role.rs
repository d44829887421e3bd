//! Credentials of roles as they are kept.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use zeroize::Zeroizing;

use super::error::CacheError;
use super::fields::{Fields, Texts};
use super::lock::CacheLock;
use super::{file, python_json, sha1_of, time};
use crate::{Credentials, Sensitive};

/// Whose credentials they are; their file is named after that.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleKey {
    /// The account's number.
    pub account_id: String,
    /// The role's name.
    pub role_name: String,
    /// The sign-in that leads to them.
    pub sign_in: SignInKey,
}

/// What a sign-in is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignInKey {
    /// The name of its `sso-session` section.
    SessionName(String),
    /// Without one, its start URL as it is configured.
    StartUrl(String),
}

impl RoleKey {
    /// The role in an account that a sign-in leads to.
    #[must_use]
    pub fn new(
        account_id: impl Into<String>,
        role_name: impl Into<String>,
        sign_in: SignInKey,
    ) -> Self {
        Self {
            account_id: account_id.into(),
            role_name: role_name.into(),
            sign_in,
        }
    }

    /// The text that the file's name is the hash of.
    fn to_text(&self) -> String {
        let mut text = String::from(r#"{"accountId":"#);
        python_json::string(&self.account_id, &mut text);
        text.push_str(r#","roleName":"#);
        python_json::string(&self.role_name, &mut text);
        let (member, value) = match &self.sign_in {
            SignInKey::SessionName(name) => (r#","sessionName":"#, name),
            SignInKey::StartUrl(url) => (r#","startUrl":"#, url),
        };
        text.push_str(member);
        python_json::string(value, &mut text);
        text.push('}');
        text
    }
}

/// The folder in which the AWS CLI keeps credentials of roles: `~/.aws/cli/cache`.
///
/// ```
/// use aws_operation::sso_cache::{RoleCache, RoleKey, SignInKey};
///
/// let sign_in = SignInKey::SessionName("my-sso".to_owned());
/// let path = RoleCache::new("cache").path(&RoleKey::new("123456789012", "Admin", sign_in));
/// assert_eq!(path.to_str(), Some("cache/c30b99aca80d8f5b3178e353f05b2abcc9a4ccd3.json"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCache {
    directory: PathBuf,
}

impl RoleCache {
    /// The files in a folder. It need not exist.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        let directory = directory.into();
        Self { directory }
    }

    /// The files below a home folder, in `.aws/cli/cache`.
    #[must_use]
    pub fn in_home(home: &Path) -> Self {
        Self::new(home.join(".aws").join("cli").join("cache"))
    }

    /// The folder.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where the file of a role is: the SHA-1 of the key, as Python writes it in JSON, and `.json`.
    #[must_use]
    pub fn path(&self, key: &RoleKey) -> PathBuf {
        self.directory
            .join(format!("{}.json", sha1_of(&key.to_text())))
    }

    /// Reads the credentials of a role. A file that cannot be read, is malformed or has no time at which they expire counts
    /// as absent.
    #[must_use]
    pub fn load(&self, key: &RoleKey) -> Option<Credentials> {
        parse(&file::read(&self.path(key)).ok()?)
    }

    /// Writes the credentials of a role, as [`TokenCache::store`](super::TokenCache::store) does a token.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn store(&self, key: &RoleKey, credentials: &Credentials) -> Result<(), CacheError> {
        file::write(&self.path(key), &to_json(key, credentials))
    }

    /// Locks a role, as [`TokenCache::lock`](super::TokenCache::lock) does a sign-in.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn lock(&self, key: &RoleKey, patience: Duration) -> Result<CacheLock, CacheError> {
        CacheLock::take(&self.path(key).with_extension("lock"), patience)
    }

    /// Removes the files of all roles that sign-ins led to, and says how many. Files of other tools stay.
    ///
    /// # Errors
    ///
    /// The first file that could not be removed. The others are removed all the same.
    pub fn remove_all(&self) -> Result<usize, CacheError> {
        let is_of_sign_in = |path: &Path| {
            let content = file::read(path).ok();
            let fields = content.and_then(|content| Fields::parse(&content));
            let provider = fields.and_then(|mut fields| fields.take("ProviderType"));
            provider.as_ref().and_then(Value::as_str) == Some("sso")
        };
        let paths = file::list(&self.directory)
            .into_iter()
            .filter(|path| is_of_sign_in(path));
        let mut removed = 0;
        let mut first = Ok(());
        for path in paths {
            match file::remove(&path) {
                Ok(was_there) => removed += usize::from(was_there),
                Err(error) => first = first.and(Err(error)),
            }
        }
        first.map(|()| removed)
    }
}

fn parse(json: &[u8]) -> Option<Credentials> {
    let mut inner = Fields::parse(json)?.take_object("Credentials")?;
    let mut text = |name: &str| match inner.take(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    };
    let id = text("AccessKeyId")?;
    let secret = Sensitive::new(text("SecretAccessKey")?);
    let token = Sensitive::new(text("SessionToken")?);
    let expires_at = time::parse(&text("Expiration")?)?;
    let credentials = Credentials::new(id, secret)
        .with_session_token(token)
        .with_expiry(expires_at);
    Some(match text("AccountId") {
        Some(account) => credentials.with_account_id(account),
        None => credentials,
    })
}

fn to_json(key: &RoleKey, credentials: &Credentials) -> Zeroizing<Vec<u8>> {
    let expiration = credentials.expires_at().map(time::format);
    let token = credentials.session_token();
    let inner = Texts(&[
        ("AccessKeyId", Some(credentials.access_key_id())),
        (
            "SecretAccessKey",
            Some(credentials.secret_access_key().expose()),
        ),
        ("SessionToken", token.map(|token| token.expose().as_str())),
        ("Expiration", expiration.as_deref()),
        ("AccountId", Some(&key.account_id)),
    ]);
    // Room for all of it in most cases: what grows leaves copies behind.
    let mut json = Zeroizing::new(Vec::with_capacity(16 * 1024));
    json.extend_from_slice(br#"{"ProviderType":"sso","Credentials":"#);
    // Nothing in it fails: keys and values are text.
    let _ = serde_json::to_writer(&mut *json, &inner);
    json.push(b'}');
    json
}

#[cfg(test)]
mod tests {
    use super::{RoleCache, RoleKey, SignInKey};

    #[test]
    fn names_are_those_of_the_cli() {
        let url = "https://example.awsapps.com/start".to_owned();
        for (sign_in, name) in [
            (
                SignInKey::SessionName("my-sso".to_owned()),
                "c30b99aca80d8f5b3178e353f05b2abcc9a4ccd3.json",
            ),
            (
                SignInKey::StartUrl(url),
                "764b1819cd322a32dff569462ca869a4196b4fc1.json",
            ),
        ] {
            let key = RoleKey::new("123456789012", "Admin", sign_in);
            assert_eq!(RoleCache::new("").path(&key).to_str(), Some(name));
        }
    }
}
