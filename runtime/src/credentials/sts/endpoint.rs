//! The endpoint of STS, and the region that requests to it are signed for.

use super::SERVICE;
use crate::{Endpoint, EndpointError, EndpointSettings};

/// The endpoint that was the only one once. It signs for the region in which it is.
const GLOBAL: &str = "https://sts.amazonaws.com";
const GLOBAL_REGION: &str = "us-east-1";

/// The regions where `sts_regional_endpoints = legacy` means the global endpoint: botocore's list.
const WITH_GLOBAL: [&str; 15] = [
    "ap-northeast-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/// Where requests go, and which region they are signed for.
pub(super) struct Location {
    pub(super) endpoint: Endpoint,
    pub(super) region: Option<String>,
}

impl Location {
    /// As the official rules for STS have it; without a region, as botocore has it.
    pub(super) fn of(settings: &EndpointSettings, is_global: bool) -> Result<Self, EndpointError> {
        let region = settings.region_name();
        let is_global = match region {
            None | Some("aws-global") => true,
            Some(region) => is_global && WITH_GLOBAL.contains(&region),
        };
        if is_global && settings.has_region_alone() {
            return Ok(Self {
                endpoint: Endpoint::new(GLOBAL)?,
                region: Some(GLOBAL_REGION.to_owned()),
            });
        }
        Ok(Self {
            endpoint: settings.resolve(&SERVICE)?,
            region: region.map(str::to_owned),
        })
    }
}
