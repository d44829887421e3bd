//! Where credentials and tokens come from.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::auth::Credentials;
use crate::sensitive::Sensitive;
use crate::values::Timestamp;

/// Where credentials come from: [`Credentials`] themselves, a chain of places, or a type of your own.
///
/// A client asks before each attempt, so a provider that has to fetch them keeps them; see [`Cached`](crate::auth::Cached).
///
/// ```
/// use aws_operation::auth::{CredentialsError, ProvideCredentials};
/// use aws_operation::{Credentials, Timestamp};
///
/// struct FromVault;
///
/// impl ProvideCredentials for FromVault {
///     fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
///         let secret = std::env::var("VAULT_SECRET")
///             .map_err(|_| CredentialsError::new("vault", "VAULT_SECRET is not set; log in to the vault"))?;
///         Ok(Credentials::new("AKIDEXAMPLE", secret))
///     }
/// }
/// ```
pub trait ProvideCredentials: Send + Sync {
    /// Credentials that are good at `now`.
    ///
    /// # Errors
    ///
    /// There are none, or they could not be fetched.
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError>;
}

impl ProvideCredentials for Credentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        match self.expires_at() {
            Some(expires_at) if expires_at <= now => Err(CredentialsError::new(
                "credentials",
                format!("they expired at {expires_at}; get new ones"),
            )),
            _ => Ok(self.clone()),
        }
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Arc<P> {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        P::credentials(self, now)
    }
}

impl<P: ProvideCredentials + ?Sized> ProvideCredentials for Box<P> {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        P::credentials(self, now)
    }
}

/// Where bearer tokens come from: a `Sensitive<String>`, or a type of your own.
pub trait ProvideToken: Send + Sync {
    /// A token that is good at `now`.
    ///
    /// # Errors
    ///
    /// There is none, or it could not be fetched.
    fn token(&self, now: Timestamp) -> Result<Sensitive<String>, CredentialsError>;
}

impl ProvideToken for Sensitive<String> {
    fn token(&self, _: Timestamp) -> Result<Sensitive<String>, CredentialsError> {
        Ok(self.clone())
    }
}

/// Credentials or a token that could not be had. It holds no secret.
#[derive(Clone, Debug)]
pub struct CredentialsError(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    provider: &'static str,
    message: String,
    is_absent: bool,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl CredentialsError {
    /// An error of a provider: its name, and what is wrong and what to do.
    pub fn new(provider: &'static str, message: impl Into<String>) -> Self {
        Self::with(provider, message.into(), false, None)
    }

    /// There are none here: a chain goes on to the next place.
    pub fn absent(provider: &'static str, message: impl Into<String>) -> Self {
        Self::with(provider, message.into(), true, None)
    }

    /// The same error with its cause.
    #[must_use]
    pub fn because(
        provider: &'static str,
        message: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::with(provider, message.into(), false, Some(source.into()))
    }

    fn with(
        provider: &'static str,
        message: String,
        is_absent: bool,
        source: Option<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self(Arc::new(Inner {
            provider,
            message,
            is_absent,
            source,
        }))
    }

    /// The provider that says so.
    #[must_use]
    pub fn provider(&self) -> &'static str {
        self.0.provider
    }

    /// Whether there are none, rather than bad ones.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.0.is_absent
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.provider, self.0.message)
    }
}

impl StdError for CredentialsError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
