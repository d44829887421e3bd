//! Where the requests of a service go, as it is configured.

use super::error::{ConfigError, Fault};
use super::profile::Profile;
use super::setting::Setting;
use crate::endpoint::EndpointSettings;
use crate::protocol::ServiceMetadata;

impl<'a> Profile<'a> {
    /// Whether endpoints have FIPS 140 validated cryptography: `AWS_USE_FIPS_ENDPOINT`, `use_fips_endpoint`. Default: no.
    ///
    /// # Errors
    ///
    /// Anything but `true` and `false`.
    pub fn use_fips(&self) -> Result<bool, ConfigError> {
        self.switch("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")
    }

    /// Whether endpoints have IPv6 beside IPv4: `AWS_USE_DUALSTACK_ENDPOINT`, `use_dualstack_endpoint`. Default: no.
    ///
    /// # Errors
    ///
    /// Anything but `true` and `false`.
    pub fn use_dual_stack(&self) -> Result<bool, ConfigError> {
        self.switch("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")
    }

    /// Whether STS has an endpoint in each region: `AWS_STS_REGIONAL_ENDPOINTS`, `sts_regional_endpoints`. Default: yes,
    /// `regional`. With `legacy`, the older regions of the partition `aws` have the one at `sts.amazonaws.com`.
    ///
    /// # Errors
    ///
    /// Anything but `regional` and `legacy`.
    pub fn has_regional_sts(&self) -> Result<bool, ConfigError> {
        let variables = ["AWS_STS_REGIONAL_ENDPOINTS"];
        let setting = self.variable_or_key(&variables, "sts_regional_endpoints")?;
        match setting.map(|setting| (setting, setting.value)) {
            None | Some((_, "" | "regional")) => Ok(true),
            Some((_, "legacy")) => Ok(false),
            Some((setting, _)) => Err(setting.invalid("regional or legacy")),
        }
    }

    /// The URL that is set for a service, if there is one. See the table in [`config`](crate::config).
    ///
    /// The service's name is its id with `_` for spaces: `SSO OIDC` is `AWS_ENDPOINT_URL_SSO_OIDC`, and `sso_oidc` in a
    /// `[services NAME]` section. An empty URL is none.
    ///
    /// # Errors
    ///
    /// A `services` section that does not exist or is empty; a service in it that is no block; a switch that is neither
    /// `true` nor `false`.
    pub fn endpoint_url(&self, service: &ServiceMetadata) -> Result<Option<&'a str>, ConfigError> {
        let ignored = self.switch(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls",
        )?;
        if ignored {
            return Ok(None);
        }
        let name = service.service_id.replace(' ', "_");
        let variable = format!("AWS_ENDPOINT_URL_{}", name.to_ascii_uppercase());
        for variable in [&variable, "AWS_ENDPOINT_URL"] {
            let url = self.config().environment.get(variable)?;
            if let Some(url) = url.filter(|url| !url.is_empty()) {
                return Ok(Some(url));
            }
        }
        if let Some(url) = self.url_in_services(&name.to_ascii_lowercase())? {
            return Ok(Some(url));
        }
        let url = self.key("endpoint_url")?.map(|setting| setting.value);
        Ok(url.filter(|url| !url.is_empty()))
    }

    fn url_in_services(&self, service: &str) -> Result<Option<&'a str>, ConfigError> {
        let Some(setting) = self.key("services")? else {
            return Ok(None);
        };
        let section = self.config().settings.services(setting.value);
        let section = section.filter(|section| !section.is_empty());
        let section = section.ok_or_else(|| no_section(setting, "services"))?;
        let Some(block) = section.find(service) else {
            return Ok(None);
        };
        let url = block.block()?.get("endpoint_url");
        let url = url.map(|url| url.expose().as_str());
        Ok(url.filter(|url| !url.is_empty()))
    }

    /// Region, FIPS, dual stack and URL of a service, for S3 acceleration too: all that its endpoint follows from.
    ///
    /// # Errors
    ///
    /// As for [`region`](Self::region), [`use_fips`](Self::use_fips), [`use_dual_stack`](Self::use_dual_stack) and
    /// [`endpoint_url`](Self::endpoint_url); for S3, as for [`s3`](Self::s3).
    pub fn endpoint_settings(
        &self,
        service: &ServiceMetadata,
    ) -> Result<EndpointSettings, ConfigError> {
        let mut settings = EndpointSettings::new()
            .use_fips(self.use_fips()?)
            .use_dual_stack(self.use_dual_stack()?);
        if service.s3 {
            let s3 = self.s3()?;
            settings = settings.use_accelerate(s3.use_accelerate_endpoint == Some(true));
            if let Some(use_dual_stack) = s3.use_dualstack_endpoint {
                settings = settings.use_dual_stack(use_dual_stack);
            }
        }
        if let Some(region) = self.region()? {
            settings = settings.region(region);
        }
        if let Some(url) = self.endpoint_url(service)? {
            settings = settings.url(url);
        }
        Ok(settings)
    }
}

/// A key that names a section which does not exist.
pub(super) fn no_section(setting: Setting<'_>, kind: &'static str) -> ConfigError {
    let name = setting.value.to_owned();
    setting.error(Fault::NoSuchSection { kind, name })
}
