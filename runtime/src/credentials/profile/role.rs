//! Profiles with a role, and what it is assumed with.

use std::sync::Arc;

use super::NAME;
use super::search::{Found, Search};
use crate::auth::{Cached, CredentialsError};
use crate::config::{AssumeRole, Profile, RoleSource};
use crate::credentials::container::ContainerCredentials;
use crate::credentials::environment::EnvironmentCredentials;
use crate::credentials::failed::of_config;
use crate::credentials::instance::InstanceCredentials;
use crate::credentials::role::{AskMfaCode, AssumeRoleCredentials};

/// How many roles may be assumed one with the other. IAM itself has no limit; people have two or three.
const MOST_ROLES: usize = 32;

impl Search<'_> {
    pub(super) fn of_role(
        &self,
        profile: &Profile<'_>,
        role: AssumeRole,
        visited: &mut Vec<String>,
    ) -> Found {
        let name = profile.name();
        let mfa = role
            .mfa_serial
            .map(|serial| self.mfa(name, serial))
            .transpose()?;
        let source = self.source(name, &role.source, visited).map_err(|error| {
            if !error.is_absent() {
                return error;
            }
            // No other place is looked at: a role was meant.
            let message =
                format!("no credentials to assume the role of the profile {name:?} with: {error}");
            CredentialsError::because(NAME, message, error)
        })?;
        let sts = self.sts().map_err(|error| of_config(NAME, error))?;
        // Fetched once for many assumptions, and before it expires.
        let source = Box::new(Cached::new(source));
        let mut credentials =
            AssumeRoleCredentials::with_sts(role.role_arn, source, sts).of_profile(name);
        if let Some(name) = role.session_name {
            credentials = credentials.session_name(name);
        }
        if let Some(id) = role.external_id {
            credentials = credentials.external_id(id);
        }
        if let Some(duration) = role.duration {
            credentials = credentials.duration(duration);
        }
        if let Some((serial, ask)) = mfa {
            credentials = credentials.with_mfa(serial, ask);
        }
        Ok(Arc::new(credentials))
    }

    fn mfa(&self, name: &str, serial: String) -> Result<(String, AskMfaCode), CredentialsError> {
        if let Some(ask) = &self.means.ask_mfa_code {
            return Ok((serial, Arc::clone(ask)));
        }
        let message = format!(
            "the profile {name:?} has `mfa_serial`, and this program has nothing that asks for the code of an MFA device (`CredentialsChain::mfa_code`). Let the AWS CLI ask: run `eval \"$(aws configure export-credentials --profile {name} --format env)\"` before this program"
        );
        Err(CredentialsError::new(NAME, message))
    }

    fn source(&self, name: &str, source: &RoleSource, visited: &mut Vec<String>) -> Found {
        let environment = self.config.environment();
        match source {
            RoleSource::Profile(source) => self.source_profile(name, source, visited),
            RoleSource::Environment => {
                Ok(Arc::new(EnvironmentCredentials::new(environment.clone())))
            }
            RoleSource::EcsContainer => Ok(match self.means.container.clone() {
                Some(container) => Arc::new(container),
                None => Arc::new(ContainerCredentials::new(environment.clone())),
            }),
            RoleSource::Ec2InstanceMetadata => {
                let instance = InstanceCredentials::of_profile(environment, &self.selected);
                Ok(Arc::new(instance))
            }
        }
    }

    fn source_profile(&self, name: &str, source: &str, visited: &mut Vec<String>) -> Found {
        let profile = self.config.profile_named(source);
        let profile = profile.map_err(|error| of_config(NAME, error))?;
        let has_keys = ["aws_access_key_id", "aws_secret_access_key"]
            .iter()
            .any(|key| profile.keys().contains(key));
        if visited.iter().any(|visited| visited == source) && !(source == name && has_keys) {
            visited.push(source.to_owned());
            let message = format!(
                "`source_profile` leads in a circle: {}; one of these profiles needs credentials of another kind, such as access keys",
                visited.join(" -> ")
            );
            return Err(CredentialsError::new(NAME, message));
        }
        if visited.len() > MOST_ROLES {
            let message = format!("`source_profile` leads over more than {MOST_ROLES} roles");
            return Err(CredentialsError::new(NAME, message));
        }
        visited.push(source.to_owned());
        if has_keys {
            self.without_role(&profile)
        } else {
            self.of_profile(&profile, visited)
        }
    }
}
