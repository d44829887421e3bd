//! Why there is no endpoint.

use std::fmt;

/// A URL, a region or a combination of settings that is no endpoint.
///
/// A URL is not repeated: it may hold a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError {
    fault: Fault,
}

/// What kind of mistake an [`EndpointError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointErrorKind {
    /// The URL is none that requests could go to.
    InvalidUrl,
    /// The region is no host label.
    InvalidRegion,
    /// The service's endpoint prefix is no host name.
    InvalidPrefix,
    /// Neither a region nor a URL was given.
    MissingRegion,
    /// A URL was given and FIPS was asked for: the one decides the host, the other would change it.
    UrlWithFips,
    /// A URL was given and dual stack was asked for.
    UrlWithDualStack,
    /// A URL was given and S3 Transfer Acceleration was asked for.
    UrlWithAcceleration,
    /// FIPS and S3 Transfer Acceleration were asked for, whose endpoints have no FIPS.
    FipsWithAcceleration,
    /// The region's partition has no S3 Transfer Acceleration.
    NoAcceleration,
    /// The region's partition has no FIPS endpoints.
    NoFips,
    /// The region's partition has no dual-stack endpoints.
    NoDualStack,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Malformed,
    Scheme,
    UserInformation,
    QueryOrFragment,
    Region(String),
    Prefix(&'static str),
    NoRegion,
    UrlWithFips,
    UrlWithDualStack,
    UrlWithAcceleration,
    FipsWithAcceleration,
    NoAcceleration(&'static str),
    NoFips(&'static str),
    NoDualStack(&'static str),
}

impl EndpointError {
    pub(super) const fn new(fault: Fault) -> Self {
        Self { fault }
    }

    /// What kind of mistake it is.
    #[must_use]
    pub const fn kind(&self) -> EndpointErrorKind {
        match self.fault {
            Fault::Malformed | Fault::Scheme | Fault::UserInformation | Fault::QueryOrFragment => {
                EndpointErrorKind::InvalidUrl
            }
            Fault::Region(_) => EndpointErrorKind::InvalidRegion,
            Fault::Prefix(_) => EndpointErrorKind::InvalidPrefix,
            Fault::NoRegion => EndpointErrorKind::MissingRegion,
            Fault::UrlWithFips => EndpointErrorKind::UrlWithFips,
            Fault::UrlWithDualStack => EndpointErrorKind::UrlWithDualStack,
            Fault::UrlWithAcceleration => EndpointErrorKind::UrlWithAcceleration,
            Fault::FipsWithAcceleration => EndpointErrorKind::FipsWithAcceleration,
            Fault::NoAcceleration(_) => EndpointErrorKind::NoAcceleration,
            Fault::NoFips(_) => EndpointErrorKind::NoFips,
            Fault::NoDualStack(_) => EndpointErrorKind::NoDualStack,
        }
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            Fault::Malformed => f.write_str(
                "the endpoint is not a URL with a host; expected one such as https://oidc.us-east-1.amazonaws.com",
            ),
            Fault::Scheme => f.write_str("the endpoint's scheme is neither https nor http"),
            Fault::UserInformation => {
                f.write_str("the endpoint has user information before its host; remove it")
            }
            Fault::QueryOrFragment => {
                f.write_str("the endpoint has a query or a fragment; only a path may follow the host")
            }
            Fault::Region(region) => write!(
                f,
                "the region {region:?} is not a host label: expected letters, digits and hyphens, such as us-east-1"
            ),
            Fault::Prefix(prefix) => write!(
                f,
                "the service's endpoint prefix {prefix:?} is not host labels with dots between them, such as portal.sso"
            ),
            Fault::NoRegion => {
                f.write_str("there is no region; give one, such as us-east-1, set AWS_REGION where the environment is read, or give the URL of the endpoint")
            }
            Fault::UrlWithFips => f.write_str(
                "a URL for the endpoint and FIPS exclude each other; give the URL of the FIPS endpoint, and switch FIPS off",
            ),
            Fault::UrlWithDualStack => f.write_str(
                "a URL for the endpoint and dual stack exclude each other; give the URL of the dual-stack endpoint, and \
                 switch dual stack off",
            ),
            Fault::UrlWithAcceleration => f.write_str(
                "a URL for the endpoint and S3 Transfer Acceleration exclude each other; give no URL, or switch acceleration off",
            ),
            Fault::FipsWithAcceleration => f.write_str(
                "FIPS and S3 Transfer Acceleration exclude each other; switch one of them off",
            ),
            Fault::NoAcceleration(partition) => write!(
                f,
                "the partition {partition} has no S3 Transfer Acceleration; switch it off"
            ),
            Fault::NoFips(partition) => write!(f, "the partition {partition} has no FIPS endpoints"),
            Fault::NoDualStack(partition) => {
                write!(f, "the partition {partition} has no dual-stack endpoints")
            }
        }
    }
}

impl std::error::Error for EndpointError {}
