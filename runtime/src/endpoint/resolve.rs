//! From a service, a region and what is asked of the endpoint to its URL.

use super::error::{EndpointError, Fault};
use super::partitions::{FIPS_WITHOUT_SUFFIX_IN_US_GOV, Partition};
use super::{Endpoint, is_host_label};
use crate::protocol::ServiceMetadata;

/// What decides where a service's requests go: a region, FIPS, dual stack, or a URL instead of all of them.
///
/// Without a URL, the standard pattern of regional services gives the host: `{prefix}.{region}.{suffix}`, where FIPS adds
/// `-fips` to the prefix, and dual stack is a suffix of its own. A service that has other hosts needs a URL: one without
/// regions (IAM, Savings Plans), one whose host depends on the request (Neptune Graph), one with another name where FIPS is
/// asked for (EKS in us-east-1 has `fips.eks`). Some newer ones (S3 Vectors) have nothing but dual stack.
///
/// ```
/// use aws_operation::{EndpointSettings, ServiceMetadata};
///
/// const LAMBDA: ServiceMetadata = ServiceMetadata::new("Lambda", "lambda");
///
/// let settings = EndpointSettings::new().region("us-west-2");
/// let url = |settings: &EndpointSettings| settings.resolve(&LAMBDA).map(|endpoint| endpoint.to_string());
/// assert_eq!(url(&settings)?, "https://lambda.us-west-2.amazonaws.com");
///
/// let settings = settings.use_fips(true).use_dual_stack(true);
/// assert_eq!(url(&settings)?, "https://lambda-fips.us-west-2.api.aws");
///
/// let settings = EndpointSettings::new().url("http://localhost:4566");
/// assert_eq!(url(&settings)?, "http://localhost:4566");
/// # Ok::<(), aws_operation::EndpointError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct EndpointSettings {
    region: Option<String>,
    use_fips: bool,
    use_dual_stack: bool,
    use_accelerate: bool,
    /// Parsed at once: a URL that is none may hold a password, which `Debug` must not show.
    url: Option<Result<Endpoint, EndpointError>>,
}

impl EndpointSettings {
    /// No region, no URL, neither FIPS nor dual stack.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a region, such as `us-east-1`. Regions are not compared with a list.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// With or without FIPS 140 validated cryptography. Default: without.
    #[must_use]
    pub const fn use_fips(mut self, use_fips: bool) -> Self {
        self.use_fips = use_fips;
        self
    }

    /// With or without IPv6 beside IPv4. Default: without.
    #[must_use]
    pub const fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.use_dual_stack = use_dual_stack;
        self
    }

    /// With or without S3 Transfer Acceleration, for buckets that have it switched on. Default: without. It says nothing of other
    /// services than S3.
    #[must_use]
    pub const fn use_accelerate(mut self, use_accelerate: bool) -> Self {
        self.use_accelerate = use_accelerate;
        self
    }

    /// With a URL, which is the endpoint as it is, whatever the service and the region.
    #[must_use]
    pub fn url(mut self, url: &str) -> Self {
        self.url = Some(Endpoint::new(url));
        self
    }

    /// The region, if one is set.
    #[cfg(feature = "credentials")]
    pub(crate) fn region_name(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Whether there is nothing beside a region.
    #[cfg(feature = "credentials")]
    pub(crate) const fn has_region_alone(&self) -> bool {
        self.url.is_none() && !self.use_fips && !self.use_dual_stack
    }

    /// The endpoint of a service.
    ///
    /// # Errors
    ///
    /// A URL that is none; a URL together with FIPS or dual stack; neither a URL nor a region; a region or a part of the
    /// service's prefix that is no host label (letters, digits and hyphens, 1 to 63 of them); FIPS or dual stack where the
    /// partition has none.
    pub fn resolve(&self, service: &ServiceMetadata) -> Result<Endpoint, EndpointError> {
        if let Some(url) = &self.url {
            if self.use_fips {
                return Err(EndpointError::new(Fault::UrlWithFips));
            }
            if self.use_dual_stack {
                return Err(EndpointError::new(Fault::UrlWithDualStack));
            }
            if self.use_accelerate && service.s3 {
                return Err(EndpointError::new(Fault::UrlWithAcceleration));
            }
            return url.clone();
        }
        let Some(region) = &self.region else {
            return Err(EndpointError::new(Fault::NoRegion));
        };
        if !is_host_label(region) {
            return Err(EndpointError::new(Fault::Region(region.clone())));
        }
        self.in_partition(service, region, Partition::of_region(region))
    }

    fn in_partition(
        &self,
        service: &ServiceMetadata,
        region: &str,
        partition: &Partition,
    ) -> Result<Endpoint, EndpointError> {
        let prefix = service.endpoint_prefix;
        if !prefix.split('.').all(is_host_label) {
            return Err(EndpointError::new(Fault::Prefix(prefix)));
        }
        if self.use_fips && !partition.has_fips() {
            return Err(EndpointError::new(Fault::NoFips(partition.name())));
        }
        if service.s3 {
            return self.of_s3(prefix, region, partition);
        }
        let has_suffix = self.use_dual_stack
            || partition.name() != "aws-us-gov"
            || !FIPS_WITHOUT_SUFFIX_IN_US_GOV.contains(&prefix);
        let fips = if self.use_fips && has_suffix {
            "-fips"
        } else {
            ""
        };
        let domain = if self.use_dual_stack {
            let fault = Fault::NoDualStack(partition.name());
            let suffix = partition.dual_stack_dns_suffix();
            suffix.ok_or_else(|| EndpointError::new(fault))?
        } else {
            partition.dns_suffix()
        };
        Endpoint::of_host(&format!("{prefix}{fips}.{region}.{domain}"))
    }

    /// S3 has a name for dual stack where others have a domain, and the same for FIPS in all partitions.
    fn of_s3(
        &self,
        prefix: &str,
        region: &str,
        partition: &Partition,
    ) -> Result<Endpoint, EndpointError> {
        let is_china = partition.name() == "aws-cn";
        let domain = partition.dns_suffix();
        if self.use_fips && self.use_accelerate {
            return Err(EndpointError::new(Fault::FipsWithAcceleration));
        }
        if self.use_fips && is_china {
            return Err(EndpointError::new(Fault::NoFips(partition.name())));
        }
        if self.use_accelerate && is_china {
            return Err(EndpointError::new(Fault::NoAcceleration(partition.name())));
        }
        let fips = if self.use_fips { "-fips" } else { "" };
        let dual_stack = if self.use_dual_stack {
            ".dualstack"
        } else {
            ""
        };
        let endpoint = Endpoint::of_host(&format!("{prefix}{fips}{dual_stack}.{region}.{domain}"))?;
        if !self.use_accelerate {
            return Ok(endpoint);
        }
        let accelerated = format!("{prefix}-accelerate{dual_stack}.{domain}");
        Ok(endpoint.accelerated_by(Endpoint::of_host(&accelerated)?))
    }
}

#[cfg(test)]
mod tests {
    use super::{EndpointSettings, Partition};
    use crate::endpoint::EndpointErrorKind;
    use crate::protocol::ServiceMetadata;

    #[test]
    fn a_partition_without_fips_or_dual_stack_says_so() {
        let service = ServiceMetadata::new("SSO OIDC", "oidc");
        let kind = |settings: &EndpointSettings| {
            settings
                .in_partition(&service, "us-east-1", &Partition::without_variants())
                .map_err(|error| error.kind())
        };
        let plain = EndpointSettings::new();
        assert!(kind(&plain).is_ok());
        let fips = plain.clone().use_fips(true);
        assert_eq!(kind(&fips), Err(EndpointErrorKind::NoFips));
        let dual_stack = plain.use_dual_stack(true);
        assert_eq!(kind(&dual_stack), Err(EndpointErrorKind::NoDualStack));
    }
}
