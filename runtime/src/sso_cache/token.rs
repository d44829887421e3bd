//! A sign-in as it is kept.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use zeroize::Zeroizing;

use super::fields::Fields;
use super::time;
use crate::{Sensitive, Timestamp};

/// A sign-in as it is kept in a file. `Debug` shows no secret.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CachedToken {
    /// The token that proves the sign-in.
    pub access_token: Sensitive<String>,
    /// When it expires. A file has whole seconds.
    pub expires_at: Timestamp,
    /// The start URL, as it is configured.
    pub start_url: Option<String>,
    /// The region of the sign-in.
    pub region: Option<String>,
    /// What a new access token can be had for, once.
    pub refresh_token: Option<Sensitive<String>>,
    /// The client that the token belongs to.
    pub client_id: Option<String>,
    /// Its secret.
    pub client_secret: Option<Sensitive<String>>,
    /// When the client's registration expires.
    pub registration_expires_at: Option<Timestamp>,
    /// What other tools keep in the file.
    others: Fields,
}

impl CachedToken {
    /// A token alone.
    #[must_use]
    pub fn new(access_token: impl Into<Sensitive<String>>, expires_at: Timestamp) -> Self {
        Self {
            access_token: access_token.into(),
            expires_at,
            start_url: None,
            region: None,
            refresh_token: None,
            client_id: None,
            client_secret: None,
            registration_expires_at: None,
            others: Fields::default(),
        }
    }

    /// Reads the content of a file. `None` without an access token and a time at which it expires.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let (token, has_time) = Self::parse_any(json)?;
        has_time.then_some(token)
    }

    /// The same for any content with an access token: whether it says when that expires too. Without, it has in 1970.
    pub(super) fn parse_any(json: &[u8]) -> Option<(Self, bool)> {
        let mut fields = Fields::parse(json)?;
        let mut text = |name: &str| match fields.take_in_any_case(name) {
            Some(Value::String(text)) if !text.is_empty() => Some(text),
            _ => None,
        };
        let access_token = Sensitive::new(text("accessToken")?);
        let expires_at = text("expiresAt").and_then(|text| time::parse(&text));
        let mut token = Self::new(access_token, expires_at.unwrap_or(Timestamp::from_secs(0)));
        token.start_url = text("startUrl");
        token.region = text("region");
        token.refresh_token = text("refreshToken").map(Sensitive::new);
        token.client_id = text("clientId");
        token.client_secret = text("clientSecret").map(Sensitive::new);
        token.registration_expires_at =
            text("registrationExpiresAt").and_then(|text| time::parse(&text));
        token.others = fields;
        Some((token, expires_at.is_some()))
    }

    pub(super) fn to_json(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it in most cases: what grows leaves copies behind.
        let mut json = Zeroizing::new(Vec::with_capacity(16 * 1024));
        // Nothing in it fails: keys and values are text, and so is what was read.
        let _ = serde_json::to_writer(&mut *json, self);
        json
    }
}

/// As in a file.
impl Serialize for CachedToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut optional = |name: &str, value: Option<&str>| {
            value.map_or(Ok(()), |value| map.serialize_entry(name, value))
        };
        optional("startUrl", self.start_url.as_deref())?;
        optional("region", self.region.as_deref())?;
        optional("accessToken", Some(self.access_token.expose()))?;
        optional("expiresAt", Some(&time::format(self.expires_at)))?;
        optional("clientId", self.client_id.as_deref())?;
        optional("clientSecret", exposed(self.client_secret.as_ref()))?;
        let registration = self.registration_expires_at.map(time::format);
        optional("registrationExpiresAt", registration.as_deref())?;
        optional("refreshToken", exposed(self.refresh_token.as_ref()))?;
        for (name, value) in self.others.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

fn exposed(secret: Option<&Sensitive<String>>) -> Option<&str> {
    secret.map(|secret| secret.expose().as_str())
}

impl fmt::Debug for CachedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedToken")
            .field("access_token", &self.access_token)
            .field("expires_at", &self.expires_at)
            .field("start_url", &self.start_url)
            .field("region", &self.region)
            .field("refresh_token", &self.refresh_token)
            .field("client_secret", &self.client_secret)
            .field("registration_expires_at", &self.registration_expires_at)
            .finish_non_exhaustive()
    }
}
