//! A value, and where it comes from.

use super::error::{ConfigError, Fault};
use super::files::Found;
use super::profile::Profile;

/// A value of a variable or of a key.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) value: &'a str,
    origin: Origin<'a>,
}

#[derive(Clone, Copy)]
enum Origin<'a> {
    Variable(&'a str),
    Key(Found<'a>),
}

impl<'a> Setting<'a> {
    pub(super) fn of_key(found: Found<'a>) -> Result<Self, ConfigError> {
        Ok(Self {
            value: found.text()?,
            origin: Origin::Key(found),
        })
    }

    /// What this is a value of: the name of the variable or of the key.
    pub(super) const fn name(&self) -> &'a str {
        match self.origin {
            Origin::Variable(name) => name,
            Origin::Key(found) => found.key(),
        }
    }

    pub(super) fn error(&self, fault: Fault) -> ConfigError {
        match self.origin {
            Origin::Variable(name) => ConfigError::of_variable(name, fault),
            Origin::Key(found) => found.error(fault),
        }
    }

    /// A value that is none of those expected.
    pub(super) fn invalid(&self, expected: &'static str) -> ConfigError {
        let key = self.name().to_owned();
        self.error(Fault::Invalid { key, expected })
    }

    pub(super) fn not_blank(self) -> Result<&'a str, ConfigError> {
        if self.value.trim().is_empty() {
            let key = self.name().to_owned();
            return Err(self.error(Fault::Empty { key }));
        }
        Ok(self.value)
    }

    pub(super) fn switch(self) -> Result<bool, ConfigError> {
        if self.value.eq_ignore_ascii_case("true") {
            Ok(true)
        } else if self.value.eq_ignore_ascii_case("false") {
            Ok(false)
        } else {
            Err(self.invalid("true or false"))
        }
    }
}

impl<'a> Profile<'a> {
    /// The first of the variables that is set.
    pub(super) fn variable(&self, names: &[&'a str]) -> Result<Option<Setting<'a>>, ConfigError> {
        for &name in names {
            if let Some(value) = self.config().environment.get(name)? {
                let origin = Origin::Variable(name);
                return Ok(Some(Setting { value, origin }));
            }
        }
        Ok(None)
    }

    /// The key of the profile.
    pub(super) fn key(&self, key: &str) -> Result<Option<Setting<'a>>, ConfigError> {
        self.find(key).map(Setting::of_key).transpose()
    }

    /// The first of the variables that is set, or else the key.
    pub(super) fn variable_or_key(
        &self,
        variables: &[&'a str],
        key: &str,
    ) -> Result<Option<Setting<'a>>, ConfigError> {
        match self.variable(variables)? {
            Some(setting) => Ok(Some(setting)),
            None => self.key(key),
        }
    }

    pub(super) fn switch(&self, variable: &'a str, key: &str) -> Result<bool, ConfigError> {
        let setting = self.variable_or_key(&[variable], key)?;
        setting.map_or(Ok(false), Setting::switch)
    }
}
