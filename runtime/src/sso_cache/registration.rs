//! Registrations of clients as they are kept.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use zeroize::Zeroizing;

use super::error::CacheError;
use super::fields::Fields;
use super::lock::CacheLock;
use super::{file, python_json, sha1_of, time};
use crate::{Sensitive, Timestamp};

/// With less time left a registration is not used: the sign-in itself takes minutes.
const TIME_LEFT: i64 = 15 * 60;

/// What the AWS CLI calls itself in the names of these files. Who writes another name shares no registration with it.
const TOOL: &str = "botocore";

/// What a registration is for; its file is named after that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegistrationKey {
    /// The start URL, as it is configured.
    pub start_url: String,
    /// The region of the sign-in.
    pub region: String,
    /// The scopes, as they are configured; `None` without any.
    pub scopes: Option<Vec<String>>,
    /// The name of the `sso-session` section; `None` without one.
    pub session_name: Option<String>,
}

impl RegistrationKey {
    /// The registration of a sign-in with neither scopes nor a section.
    #[must_use]
    pub fn new(start_url: impl Into<String>, region: impl Into<String>) -> Self {
        Self {
            start_url: start_url.into(),
            region: region.into(),
            ..Self::default()
        }
    }

    /// The text that the file's name is the hash of.
    fn to_text(&self) -> String {
        let mut text = String::from(r#"{"region": "#);
        python_json::string(&self.region, &mut text);
        text.push_str(r#", "scopes": "#);
        if let Some(scopes) = &self.scopes {
            text.push('[');
            for (index, scope) in scopes.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                python_json::string(scope, &mut text);
            }
            text.push(']');
        } else {
            text.push_str("null");
        }
        text.push_str(r#", "session_name": "#);
        match &self.session_name {
            Some(name) => python_json::string(name, &mut text),
            None => text.push_str("null"),
        }
        text.push_str(r#", "startUrl": "#);
        python_json::string(&self.start_url, &mut text);
        text.push_str(r#", "tool": "#);
        python_json::string(TOOL, &mut text);
        text.push('}');
        text
    }
}

/// The files of registrations, which the AWS CLI reads and writes too. They are in the folder of the tokens.
///
/// ```
/// use aws_operation::sso_cache::{RegistrationCache, RegistrationKey};
///
/// let mut key = RegistrationKey::new("https://example.awsapps.com/start", "us-east-1");
/// key.scopes = Some(vec!["sso:account:access".to_owned()]);
/// key.session_name = Some("my-sso".to_owned());
/// let path = RegistrationCache::new("cache").path(&key);
/// assert_eq!(path.to_str(), Some("cache/e83b78ff73aa2ebd41812af5abcc466dca567738.json"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationCache {
    directory: PathBuf,
}

impl RegistrationCache {
    /// The files in a folder. It need not exist.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        let directory = directory.into();
        Self { directory }
    }

    /// Where the file of a registration is: the SHA-1 of the key, as Python writes it in JSON, and `.json`.
    #[must_use]
    pub fn path(&self, key: &RegistrationKey) -> PathBuf {
        self.directory
            .join(format!("{}.json", sha1_of(&key.to_text())))
    }

    /// Reads a registration. A file that cannot be read, is malformed or is a token's counts as absent.
    #[must_use]
    pub fn load(&self, key: &RegistrationKey) -> Option<CachedRegistration> {
        CachedRegistration::parse(&file::read(&self.path(key)).ok()?)
    }

    /// Writes a registration, as [`TokenCache::store`](super::TokenCache::store) does a token.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn store(
        &self,
        key: &RegistrationKey,
        registration: &CachedRegistration,
    ) -> Result<(), CacheError> {
        file::write(&self.path(key), &registration.to_json())
    }

    /// Removes a registration, if there is one.
    ///
    /// # Errors
    ///
    /// The file cannot be removed.
    pub fn remove(&self, key: &RegistrationKey) -> Result<bool, CacheError> {
        file::remove(&self.path(key))
    }

    /// Locks a registration, as [`TokenCache::lock`](super::TokenCache::lock) does a sign-in.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn lock(&self, key: &RegistrationKey, patience: Duration) -> Result<CacheLock, CacheError> {
        CacheLock::take(&self.path(key).with_extension("lock"), patience)
    }

    /// The folder.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }
}

/// A registration as it is kept in a file. `Debug` shows no secret.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CachedRegistration {
    /// The client's identifier.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: Sensitive<String>,
    /// When the secret expires. A file has whole seconds.
    pub expires_at: Timestamp,
    /// The scopes that the client was registered with.
    pub scopes: Option<Vec<String>>,
    /// The grants that the client was registered for; `None` is the device authorization grant.
    pub grant_types: Option<Vec<String>>,
    /// What other tools keep in the file.
    others: Fields,
}

impl CachedRegistration {
    /// A client for the device authorization grant, without scopes.
    #[must_use]
    pub fn new(
        client_id: impl Into<String>,
        client_secret: impl Into<Sensitive<String>>,
        expires_at: Timestamp,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            client_secret: client_secret.into(),
            expires_at,
            scopes: None,
            grant_types: None,
            others: Fields::default(),
        }
    }

    /// Whether at least 15 minutes are left at `now`, which is what a sign-in needs.
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        // Far from the ends of the integers: a timestamp's years have four digits.
        self.expires_at.epoch_seconds() - now.epoch_seconds() >= TIME_LEFT
    }

    /// Whether it is for the authorization code grant. One that is not is for the device authorization grant.
    #[must_use]
    pub fn has_authorization_code_grant(&self) -> bool {
        let grants = self.grant_types.iter().flatten();
        grants
            .into_iter()
            .any(|grant| grant == "authorization_code")
    }

    /// Reads the content of a file. `None` without all of what a client needs, and for a token, which has that too.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let mut fields = Fields::parse(json)?;
        if fields.take_in_any_case("accessToken").is_some() {
            return None;
        }
        let mut text = |name: &str| match fields.take_in_any_case(name) {
            Some(Value::String(text)) if !text.is_empty() => Some(text),
            _ => None,
        };
        let client_id = text("clientId")?;
        let client_secret = Sensitive::new(text("clientSecret")?);
        let expires_at = time::parse(&text("expiresAt")?)?;
        let mut registration = Self::new(client_id, client_secret, expires_at);
        registration.scopes = fields.take_in_any_case("scopes").and_then(texts);
        registration.grant_types = fields.take_in_any_case("grantTypes").and_then(texts);
        registration.others = fields;
        Some(registration)
    }

    fn to_json(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it in most cases: what grows leaves copies behind.
        let mut json = Zeroizing::new(Vec::with_capacity(16 * 1024));
        // Nothing in it fails: keys and values are text, and so is what was read.
        let _ = serde_json::to_writer(&mut *json, self);
        json
    }
}

/// A list of texts; `None` for anything else.
fn texts(value: Value) -> Option<Vec<String>> {
    let Value::Array(items) = value else {
        return None;
    };
    let texts = items.into_iter().map(|item| match item {
        Value::String(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// As in a file.
impl Serialize for CachedRegistration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("clientId", &self.client_id)?;
        map.serialize_entry("clientSecret", self.client_secret.expose())?;
        map.serialize_entry("expiresAt", &time::format(self.expires_at))?;
        if let Some(scopes) = &self.scopes {
            map.serialize_entry("scopes", scopes)?;
        }
        if let Some(grants) = &self.grant_types {
            map.serialize_entry("grantTypes", grants)?;
        }
        for (name, value) in self.others.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl fmt::Debug for CachedRegistration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedRegistration")
            .field("client_secret", &self.client_secret)
            .field("expires_at", &self.expires_at)
            .field("scopes", &self.scopes)
            .field("grant_types", &self.grant_types)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{RegistrationCache, RegistrationKey};

    #[test]
    fn names_are_those_of_the_cli() {
        let mut key = RegistrationKey::new("https://example.awsapps.com/start", "us-east-1");
        let name = |key: &RegistrationKey| {
            let path = RegistrationCache::new("").path(key);
            path.to_str().expect("Unicode").to_owned()
        };
        assert_eq!(name(&key), "6c6f31f93a84fcbeca9b94bb5d13f4109559e71a.json");
        key.scopes = Some(vec!["sso:account:access".to_owned()]);
        key.session_name = Some("my-sso".to_owned());
        assert_eq!(name(&key), "e83b78ff73aa2ebd41812af5abcc466dca567738.json");
        key.scopes = Some(vec!["a".to_owned(), "b\u{e4}".to_owned()]);
        assert_eq!(
            key.to_text(),
            r#"{"region": "us-east-1", "scopes": ["a", "b\u00e4"], "session_name": "my-sso", "startUrl": "https://example.awsapps.com/start", "tool": "botocore"}"#
        );
    }
}
