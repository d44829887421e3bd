//! The partitions of AWS, as data.

/// A part of AWS with regions, accounts and domains of its own: `aws`, `aws-cn`, `aws-us-gov`, the isolated ones and the
/// European sovereign cloud.
///
/// The data are those of botocore 1.44.5. A region is told by its prefix, never compared with a list, so that a new one
/// works on the day it opens.
///
/// ```
/// use aws_operation::Partition;
///
/// let china = Partition::of_region("cn-north-1");
/// assert_eq!(china.name(), "aws-cn");
/// assert_eq!(china.dns_suffix(), "amazonaws.com.cn");
/// assert_eq!(Partition::of_region("mx-central-1").name(), "aws");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    name: &'static str,
    /// How the names of its regions begin. Empty for `aws`, which has what no other partition has.
    region_prefix: &'static str,
    dns_suffix: &'static str,
    /// `None` where there are no dual-stack endpoints.
    dual_stack_dns_suffix: Option<&'static str>,
    has_fips: bool,
    implicit_global_region: &'static str,
}

impl Partition {
    /// The partition that a region is in: `aws` where no other one has its prefix.
    ///
    /// The names that stand for a whole partition, such as `aws-cn-global`, are regions too.
    #[must_use]
    pub fn of_region(region: &str) -> &'static Self {
        PARTITIONS
            .iter()
            .find(|partition| {
                region.starts_with(partition.region_prefix)
                    || region.strip_suffix("-global") == Some(partition.name)
            })
            .unwrap_or(&AWS)
    }

    /// Its name, as ARNs have it: `aws-cn` in `arn:aws-cn:iam::123456789012:role/x`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The domain of its endpoints: `amazonaws.com.cn`.
    #[must_use]
    pub const fn dns_suffix(&self) -> &'static str {
        self.dns_suffix
    }

    /// The domain of its endpoints that speak IPv4 and IPv6, if there are any: `api.amazonwebservices.com.cn`.
    #[must_use]
    pub const fn dual_stack_dns_suffix(&self) -> Option<&'static str> {
        self.dual_stack_dns_suffix
    }

    /// Whether it has endpoints with FIPS 140 validated cryptography.
    #[must_use]
    pub const fn has_fips(&self) -> bool {
        self.has_fips
    }

    /// The region that signs for services without regions, such as IAM: `cn-northwest-1`.
    #[must_use]
    pub const fn implicit_global_region(&self) -> &'static str {
        self.implicit_global_region
    }

    #[cfg(test)]
    pub(super) const fn without_variants() -> Self {
        Self {
            dual_stack_dns_suffix: None,
            has_fips: false,
            ..AWS
        }
    }
}

const AWS: Partition = Partition {
    name: "aws",
    region_prefix: "",
    dns_suffix: "amazonaws.com",
    dual_stack_dns_suffix: Some("api.aws"),
    has_fips: true,
    implicit_global_region: "us-east-1",
};

/// All but `aws`.
const PARTITIONS: [Partition; 7] = [
    Partition {
        name: "aws-cn",
        region_prefix: "cn-",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: Some("api.amazonwebservices.com.cn"),
        has_fips: true,
        implicit_global_region: "cn-northwest-1",
    },
    Partition {
        name: "aws-us-gov",
        region_prefix: "us-gov-",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: Some("api.aws"),
        has_fips: true,
        implicit_global_region: "us-gov-west-1",
    },
    Partition {
        name: "aws-iso",
        region_prefix: "us-iso-",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: Some("api.aws.ic.gov"),
        has_fips: true,
        implicit_global_region: "us-iso-east-1",
    },
    Partition {
        name: "aws-iso-b",
        region_prefix: "us-isob-",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: Some("api.aws.scloud"),
        has_fips: true,
        implicit_global_region: "us-isob-east-1",
    },
    Partition {
        name: "aws-iso-e",
        region_prefix: "eu-isoe-",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: Some("api.cloud-aws.adc-e.uk"),
        has_fips: true,
        implicit_global_region: "eu-isoe-west-1",
    },
    Partition {
        name: "aws-iso-f",
        region_prefix: "us-isof-",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: Some("api.aws.hci.ic.gov"),
        has_fips: true,
        implicit_global_region: "us-isof-south-1",
    },
    Partition {
        name: "aws-eusc",
        region_prefix: "eusc-",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: Some("api.amazonwebservices.eu"),
        has_fips: true,
        implicit_global_region: "eusc-de-east-1",
    },
];

/// Services whose endpoints in `aws-us-gov` are FIPS endpoints without a `-fips` in their names, by endpoint prefix: those
/// services with the protocol restJson1 that are so in both of its regions, and STS. With dual stack, they have it.
pub(super) const FIPS_WITHOUT_SUFFIX_IN_US_GOV: [&str; 26] = [
    "access-analyzer",
    "appconfig",
    "appconfigdata",
    "batch",
    "clouddirectory",
    "dlm",
    "eks",
    "emr-containers",
    "fis",
    "glacier",
    "greengrass",
    "guardduty",
    "imagebuilder",
    "kafka",
    "kafkaconnect",
    "mediaconvert",
    "oidc",
    "outposts",
    "participant.connect",
    "portal.sso",
    "ram",
    "resource-groups",
    "runtime.sagemaker",
    "serverlessrepo",
    "servicecatalog-appregistry",
    "sts",
];
