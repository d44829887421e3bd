//! Credentials of a container's task or pod.

mod address;

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION};
use http::{HeaderValue, Request};
use zeroize::Zeroizing;

use super::document::{self, Form};
use super::expiry::refuse_expired;
use super::failed::of_config;
use super::http::{Failure, Http, secret_header};
use crate::auth::{Credentials, CredentialsError, ProvideCredentials};
use crate::client::retry::{Clock, SystemClock};
use crate::config::Environment;
use crate::{Sensitive, Timestamp};
use address::Address;

const NAME: &str = "container";
const RELATIVE: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
const CA_BUNDLE: &str = "AWS_CA_BUNDLE";

/// Where ECS has them.
const HOST: &str = "http://169.254.170.2";

// As botocore has it.
const TIME_LIMIT: Duration = Duration::from_secs(2);
const ATTEMPTS: u32 = 3;
const PAUSE: Duration = Duration::from_secs(1);

/// A token has some 2 KiB.
const LONGEST_TOKEN: u64 = 64 * 1024;

/// Credentials of a container's task or pod (ECS, EKS Pod Identity, and others that do as they do).
///
/// | variable | what it has |
/// | --- | --- |
/// | `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` | a path on `http://169.254.170.2` |
/// | `AWS_CONTAINER_CREDENTIALS_FULL_URI` | or else a URL: `https`, or `http` to this machine, `169.254.170.2`, `169.254.170.23` or `[fd00:ec2::23]` |
/// | `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` | a file with what is sent as `Authorization`; it is read each time |
/// | `AWS_CONTAINER_AUTHORIZATION_TOKEN` | or else the same itself |
/// | `AWS_CA_BUNDLE` | for `https`: a file with root certificates in PEM, instead of those that the features choose |
///
/// Without the first two there are no credentials here. A request may take 2 s and is made three times at most, past any
/// proxy; redirects are not followed. Paths, which may be secret, and tokens are in no error.
#[derive(Clone)]
pub struct ContainerCredentials {
    environment: Environment,
    host: String,
    ca_bundle: Option<PathBuf>,
    clock: Arc<dyn Clock>,
}

impl ContainerCredentials {
    /// What these variables point at.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        Self {
            environment,
            host: HOST.to_owned(),
            ca_bundle: None,
            clock: Arc::new(SystemClock),
        }
    }

    /// What stands for `http://169.254.170.2`, for tests.
    #[must_use]
    pub fn host(mut self, url: impl Into<String>) -> Self {
        self.host = url.into();
        self
    }

    /// A file with root certificates in PEM, instead of what `AWS_CA_BUNDLE` says. It is read for `https` alone.
    #[must_use]
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.ca_bundle = Some(path.into());
        self
    }

    /// What the pauses between attempts depend on, for tests.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    fn get(&self, name: &str) -> Result<Option<&str>, CredentialsError> {
        let value = self.environment.get(name);
        value.map_err(|error| of_config(NAME, error))
    }

    fn address(&self) -> Result<Address, CredentialsError> {
        let (name, address) = match (self.get(RELATIVE)?, self.get(FULL)?) {
            (Some(path), _) => (RELATIVE, Address::of_path(&self.host, path)),
            (None, Some(url)) => (FULL, Address::of_url(url)),
            (None, None) => {
                let message = format!("neither {RELATIVE} nor {FULL} is set");
                return Err(CredentialsError::absent(NAME, message));
            }
        };
        address.map_err(|fault| CredentialsError::new(NAME, format!("{name} {fault}")))
    }

    fn http(&self, address: &Address) -> Result<Http, CredentialsError> {
        if !address.is_https() {
            return Ok(Http::new(TIME_LIMIT));
        }
        let path = match &self.ca_bundle {
            Some(path) => Some(path.as_path()),
            None => self.get(CA_BUNDLE)?.map(Path::new),
        };
        let roots = match path {
            None => None,
            Some(path) => Some(fs::read(path).map_err(|error| {
                let message = format!(
                    "the certificates in {} cannot be read: {error}; correct `ca_bundle` or {CA_BUNDLE}",
                    path.display()
                );
                CredentialsError::because(NAME, message, error)
            })?),
        };
        Http::with_roots(TIME_LIMIT, roots.as_deref())
            .map_err(|error| CredentialsError::because(NAME, error.to_string(), error))
    }

    fn authorization(&self) -> Result<Option<HeaderValue>, CredentialsError> {
        let (name, token) = if let Some(path) = self.get(TOKEN_FILE)? {
            let token = read_token(path).map_err(|error| {
                let message =
                    format!("the file {path} that {TOKEN_FILE} names cannot be read: {error}");
                CredentialsError::because(NAME, message, error)
            })?;
            (TOKEN_FILE, token)
        } else if let Some(token) = self.get(TOKEN)? {
            (TOKEN, Sensitive::from(token))
        } else {
            return Ok(None);
        };
        let header = secret_header(token.expose()).ok_or_else(|| {
            let message = format!(
                "the token of {name} has a character that no header can hold, such as a line break at its end; remove it"
            );
            CredentialsError::new(NAME, message)
        })?;
        Ok(Some(header))
    }

    fn fetch(
        &self,
        http: &Http,
        address: &Address,
        now: Timestamp,
    ) -> Result<Credentials, Attempt> {
        let mut request = Request::get(&address.uri)
            .body([].as_slice())
            .map_err(|_| Attempt::from(Failure::Broken))?;
        request
            .headers_mut()
            .insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(token) = self.authorization().map_err(Attempt::last)? {
            request.headers_mut().insert(AUTHORIZATION, token);
        }
        let wrong = |what: &dyn fmt::Display| {
            let message = format!("the metadata service at {}: {what}", address.host());
            CredentialsError::new(NAME, message)
        };
        let body = http.send(request).map_err(|failure| Attempt {
            error: wrong(&failure),
            is_transient: failure.is_transient(),
        })?;
        let credentials = document::read(&body, Form::Metadata).map_err(|fault| Attempt {
            error: wrong(&format_args!("its answer has no credentials: {fault}")),
            is_transient: true,
        })?;
        refuse_expired(NAME, credentials, now, "is this machine's clock right?")
            .map_err(Attempt::last)
    }
}

/// An attempt that failed.
struct Attempt {
    error: CredentialsError,
    is_transient: bool,
}

impl Attempt {
    const fn last(error: CredentialsError) -> Self {
        Self {
            error,
            is_transient: false,
        }
    }
}

impl From<Failure> for Attempt {
    fn from(failure: Failure) -> Self {
        Self::last(CredentialsError::new(NAME, failure.to_string()))
    }
}

impl ProvideCredentials for ContainerCredentials {
    fn credentials(&self, now: Timestamp) -> Result<Credentials, CredentialsError> {
        let address = self.address()?;
        let http = self.http(&address)?;
        let mut attempts = 1;
        loop {
            match self.fetch(&http, &address, now) {
                Ok(credentials) => return Ok(credentials),
                Err(attempt) if attempt.is_transient && attempts < ATTEMPTS => {
                    self.clock.sleep(PAUSE);
                }
                Err(attempt) => return Err(attempt.error),
            }
            attempts += 1;
        }
    }
}

fn read_token(path: &str) -> std::io::Result<Sensitive<String>> {
    let mut token = Zeroizing::new(Vec::with_capacity(8 * 1024));
    fs::File::open(path)?
        .take(LONGEST_TOKEN)
        .read_to_end(&mut token)?;
    let text = std::str::from_utf8(&token).map_err(|_| std::io::ErrorKind::InvalidData)?;
    Ok(Sensitive::from(text))
}

impl fmt::Debug for ContainerCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ContainerCredentials")
            .finish_non_exhaustive()
    }
}
