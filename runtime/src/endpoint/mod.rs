//! Where requests go: a checked base URL.

mod error;
mod partitions;
mod resolve;

#[cfg(feature = "client")]
use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use http::Uri;
use http::uri::{Authority, Scheme};

use crate::protocol::Service;
use error::Fault;
pub use error::{EndpointError, EndpointErrorKind};
pub use partitions::Partition;
pub use resolve::EndpointSettings;

/// A base URL that was checked: `http` or `https`, a host, perhaps a port and a path, nothing else.
///
/// A path is kept, with or without a slash at its end: requests go below it.
///
/// ```
/// use aws_operation::Endpoint;
///
/// let endpoint: Endpoint = "https://oidc.us-east-1.amazonaws.com".parse()?;
/// assert_eq!(endpoint.host(), "oidc.us-east-1.amazonaws.com");
/// assert!("https://user:password@example.com".parse::<Endpoint>().is_err());
/// # Ok::<(), aws_operation::EndpointError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end: empty, or `/like/this`.
    path: String,
    origin: Origin,
}

/// Where an endpoint comes from. It says nothing of the URL, and counts for nothing where two are compared.
#[derive(Clone, Debug)]
enum Origin {
    /// It was given.
    Given,
    /// It was found for a service and a region.
    Found {
        /// The host for buckets, where requests go through S3 Transfer Acceleration.
        accelerated: Option<Authority>,
    },
}

impl Endpoint {
    /// Checks a URL.
    ///
    /// # Errors
    ///
    /// A scheme that is not `http` or `https`, no host, user information, a query or a fragment.
    pub fn new(url: &str) -> Result<Self, EndpointError> {
        // `http::Uri` drops fragments in silence.
        if url.contains(['?', '#']) {
            return Err(EndpointError::new(Fault::QueryOrFragment));
        }
        let parts = url
            .parse::<Uri>()
            .map_err(|_| EndpointError::new(Fault::Malformed))?
            .into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(EndpointError::new(Fault::Malformed));
        };
        if scheme != Scheme::HTTP && scheme != Scheme::HTTPS {
            return Err(EndpointError::new(Fault::Scheme));
        }
        if authority.as_str().contains('@') {
            return Err(EndpointError::new(Fault::UserInformation));
        }
        // `http` takes any text for a port and then has none.
        let has_port = authority.as_str().len() > authority.host().len();
        let port_is_valid = authority.port_u16().is_some_and(|port| port != 0);
        if authority.host().is_empty() || (has_port && !port_is_valid) {
            return Err(EndpointError::new(Fault::Malformed));
        }
        let path = parts
            .path_and_query
            .map(|path| path.path().trim_end_matches('/').to_owned())
            .unwrap_or_default();
        Ok(Self {
            scheme,
            authority,
            path,
            origin: Origin::Given,
        })
    }

    /// The regional endpoint of a service, such as `https://oidc.us-east-1.amazonaws.com`.
    ///
    /// The domain is that of the region's [`Partition`]. [`EndpointSettings`] has more to choose: FIPS, dual stack.
    ///
    /// # Errors
    ///
    /// A region that is no host label: letters, digits and hyphens, 1 to 63 of them. Regions are not compared with a list:
    /// a new one works on the day it opens.
    pub fn for_region<S: Service>(region: &str) -> Result<Self, EndpointError> {
        EndpointSettings::new().region(region).resolve(&S::METADATA)
    }

    fn of_host(host: &str) -> Result<Self, EndpointError> {
        let endpoint = Self::new(&format!("https://{host}"))?;
        // What was written must be what will be connected to, whatever the parts were.
        if endpoint.host() == host && endpoint.is_https() && endpoint.path.is_empty() {
            let origin = Origin::Found { accelerated: None };
            Ok(Self { origin, ..endpoint })
        } else {
            Err(EndpointError::new(Fault::Malformed))
        }
    }

    /// The host, without a port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.authority.host()
    }

    /// Whether requests are encrypted.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == Scheme::HTTPS
    }

    /// Whether the host is this machine: `localhost`, `127.0.0.0/8` or `[::1]`.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        host.eq_ignore_ascii_case("localhost")
            || host
                .trim_start_matches('[')
                .trim_end_matches(']')
                .parse()
                .is_ok_and(|address: IpAddr| address.is_loopback())
    }

    /// The endpoint that a request below it goes to, whose host may have a prefix.
    #[cfg(feature = "client")]
    pub(crate) fn of(&self, uri: &Uri) -> Cow<'_, Self> {
        match uri.authority() {
            Some(authority) if authority.as_str() != self.authority.as_str() => Cow::Owned(Self {
                authority: authority.clone(),
                ..self.clone()
            }),
            _ => Cow::Borrowed(self),
        }
    }

    /// With another host for buckets.
    fn accelerated_by(self, other: Self) -> Self {
        let accelerated = Some(other.authority);
        Self {
            origin: Origin::Found { accelerated },
            ..self
        }
    }

    /// Whether it was found for a service and a region, and is no URL that was given.
    pub(crate) const fn is_found(&self) -> bool {
        matches!(self.origin, Origin::Found { .. })
    }

    /// The host for buckets, if it is another.
    pub(crate) const fn accelerated(&self) -> Option<&Authority> {
        match &self.origin {
            Origin::Found { accelerated } => accelerated.as_ref(),
            Origin::Given => None,
        }
    }

    pub(crate) fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    pub(crate) fn authority(&self) -> &Authority {
        &self.authority
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }
}

/// Two that are the same URL.
impl PartialEq for Endpoint {
    fn eq(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.authority == other.authority && self.path == other.path
    }
}

impl Eq for Endpoint {}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(url: &str) -> Result<Self, EndpointError> {
        Self::new(url)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.path)
    }
}

/// RFC 1123 section 2.1: letters, digits and hyphens, none of them at an end, 1 to 63 in all.
fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::Endpoint;
    use crate::protocol::{Service, ServiceMetadata};

    struct Oidc;
    impl Service for Oidc {
        type Protocol = crate::RestJson1;
        const METADATA: ServiceMetadata = ServiceMetadata::new("SSO OIDC", "oidc");
    }

    #[test]
    fn a_path_is_kept_without_the_slash_at_its_end() {
        for url in ["https://h/base/", "https://h/base"] {
            assert_eq!(Endpoint::new(url).expect(url).to_string(), "https://h/base");
        }
        for url in ["https://h/", "https://h"] {
            assert_eq!(Endpoint::new(url).expect(url).to_string(), "https://h");
        }
    }

    #[test]
    fn what_is_no_endpoint_is_refused_and_not_repeated() {
        for url in [
            "",
            "/path",
            "example.com",
            "ftp://example.com",
            "file:///etc/passwd",
            "https://",
            "https://:443",
            "https://user:secret@example.com",
            "https://secret@example.com",
            "https://example.com?secret",
            "https://example.com#secret",
            "https://exa mple.com",
            "https://example.com:",
            "https://example.com:0",
            "https://example.com:80000",
            "https://example.com:secret",
        ] {
            let error = Endpoint::new(url).expect_err(url);
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn regions_are_host_labels() {
        let of = |region: &str| Endpoint::for_region::<Oidc>(region);
        assert_eq!(
            of("eu-central-1").expect("valid").to_string(),
            "https://oidc.eu-central-1.amazonaws.com"
        );
        assert_eq!(
            of("cn-north-1").expect("valid").host(),
            "oidc.cn-north-1.amazonaws.com.cn"
        );
        assert_eq!(
            of("us-iso-east-1").expect("valid").host(),
            "oidc.us-iso-east-1.c2s.ic.gov"
        );
        for region in [
            "",
            "-a",
            "a-",
            "us-east-1.evil.example",
            "x/y",
            "a@b",
            "a#",
            "a?",
            "ä",
            "a b",
            "a\nb",
            &"a".repeat(64),
        ] {
            assert!(of(region).is_err(), "{region:?}");
        }
    }

    #[test]
    fn loopback_is_this_machine_only() {
        let loopback = |url: &str| Endpoint::new(url).expect(url).is_loopback();
        assert!(loopback("http://localhost:1"));
        assert!(loopback("http://127.0.0.1:1"));
        assert!(loopback("http://127.8.9.1"));
        assert!(loopback("http://[::1]:1"));
        assert!(!loopback("http://localhost.example.com"));
        assert!(!loopback("http://10.0.0.1"));
        assert!(!loopback("http://127.0.0.1.example.com"));
    }
}
