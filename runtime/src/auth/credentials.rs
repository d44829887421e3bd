//! Keys to an AWS account.

use std::fmt;

use crate::sensitive::{Redacted, Sensitive};
use crate::values::Timestamp;

/// Keys to an AWS account: what requests are signed with.
///
/// `Debug` shows the access key id, which is no secret, and neither the secret access key nor the session token. Both are
/// wiped from memory when dropped.
///
/// ```
/// use aws_operation::Credentials;
///
/// let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
///     .with_session_token("IQoJb3JpZ2lu");
/// assert_eq!(credentials.access_key_id(), "AKIDEXAMPLE");
/// assert!(!format!("{credentials:?}").contains("wJalr"));
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: Sensitive<String>,
    session_token: Option<Sensitive<String>>,
    expires_at: Option<Timestamp>,
    account_id: Option<String>,
}

impl Credentials {
    /// Credentials that last: those of an IAM user.
    pub fn new(
        access_key_id: impl Into<String>,
        secret_access_key: impl Into<Sensitive<String>>,
    ) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
            expires_at: None,
            account_id: None,
        }
    }

    /// The token of temporary credentials. An empty one is none.
    pub fn with_session_token(mut self, token: impl Into<Sensitive<String>>) -> Self {
        self.session_token = Some(token.into()).filter(|token| !token.expose().is_empty());
        self
    }

    /// When temporary credentials end.
    pub const fn with_expiry(mut self, expires_at: Timestamp) -> Self {
        self.expires_at = Some(expires_at);
        self
    }

    /// The account that they belong to: 12 digits.
    pub fn with_account_id(mut self, account_id: impl Into<String>) -> Self {
        self.account_id = Some(account_id.into());
        self
    }

    /// The name of the keys, such as `AKIAIOSFODNN7EXAMPLE`. It is sent with each request and is no secret.
    #[must_use]
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// The secret that signatures are made with. It is never sent.
    #[must_use]
    pub const fn secret_access_key(&self) -> &Sensitive<String> {
        &self.secret_access_key
    }

    /// The token of temporary credentials, which is sent with each request.
    #[must_use]
    pub const fn session_token(&self) -> Option<&Sensitive<String>> {
        self.session_token.as_ref()
    }

    /// When they end, if that is known.
    #[must_use]
    pub const fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// The account that they belong to, if that is known.
    #[must_use]
    pub fn account_id(&self) -> Option<&str> {
        self.account_id.as_deref()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("secret_access_key", &Redacted)
            .field("session_token", &self.session_token)
            .field("expires_at", &self.expires_at)
            .field("account_id", &self.account_id)
            .finish()
    }
}
