//! The environment variables, as a value that is passed in.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};

use super::error::{ConfigError, Fault};
use super::expand::expand;
use crate::Sensitive;

/// Environment variables: those of the process, or others, in tests.
///
/// What follows from them is a function of this value: nothing here looks at the process again. `Debug` shows the names
/// alone.
///
/// ```
/// use aws_operation::config::Environment;
///
/// let environment = Environment::from_iter([("HOME", "/people/ada"), ("AWS_REGION", "eu-central-1")]);
/// assert_eq!(environment.get("AWS_REGION")?, Some("eu-central-1"));
/// assert_eq!(environment.config_file()?.to_str(), Some("/people/ada/.aws/config"));
/// # Ok::<(), aws_operation::config::ConfigError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `None` for a value that is not Unicode.
    variables: HashMap<String, Option<Sensitive<String>>>,
    /// The home directory, where no variable says it.
    home: Option<PathBuf>,
}

impl Environment {
    /// The variables of this process, as they are now.
    #[must_use]
    pub fn of_process() -> Self {
        let variables = env::vars_os().filter_map(|(name, value)| {
            let value = value.into_string().ok().map(Sensitive::new);
            Some((key(name.to_str()?), value))
        });
        Self {
            variables: variables.collect(),
            home: env::home_dir(),
        }
    }

    /// The value of a variable. An empty one is `Some("")`.
    ///
    /// # Errors
    ///
    /// A value that is not Unicode.
    pub fn get(&self, name: &str) -> Result<Option<&str>, ConfigError> {
        match self.variables.get(&key(name)) {
            None => Ok(None),
            Some(Some(value)) => Ok(Some(value.expose())),
            Some(None) => Err(ConfigError::of_variable(name, Fault::NotUnicode)),
        }
    }

    /// Where the configuration file is: `AWS_CONFIG_FILE`, or `~/.aws/config`.
    ///
    /// A `~` at the beginning is the home directory: `HOME`, on Windows `USERPROFILE`. `$NAME` and `${NAME}` are replaced by
    /// the variable's value, where there is one.
    ///
    /// # Errors
    ///
    /// A variable that is not Unicode.
    pub fn config_file(&self) -> Result<PathBuf, ConfigError> {
        self.file("AWS_CONFIG_FILE", "~/.aws/config")
    }

    /// Where the credentials file is: `AWS_SHARED_CREDENTIALS_FILE`, or `~/.aws/credentials`.
    ///
    /// # Errors
    ///
    /// As for [`config_file`](Self::config_file).
    pub fn credentials_file(&self) -> Result<PathBuf, ConfigError> {
        self.file("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
    }

    fn file(&self, variable: &str, default: &str) -> Result<PathBuf, ConfigError> {
        let path = self.get(variable)?.unwrap_or(default);
        expand(path, |name| self.get(name), self.home_dir()?)
    }

    /// The person's home directory, which `~` stands for: `HOME`, then `USERPROFILE`, else the system's.
    ///
    /// # Errors
    ///
    /// A variable that is not UTF-8.
    pub fn home_dir(&self) -> Result<Option<&Path>, ConfigError> {
        for name in ["HOME", "USERPROFILE"] {
            if let Some(path) = self.get(name)? {
                return Ok(Some(Path::new(path)));
            }
        }
        Ok(self.home.as_deref())
    }
}

/// Variables with these names and values, and no others.
impl<N: AsRef<str>, V: Into<String>> FromIterator<(N, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        let variables = variables.into_iter().map(|(name, value)| {
            let value = Sensitive::new(value.into());
            (key(name.as_ref()), Some(value))
        });
        Self {
            variables: variables.collect(),
            home: None,
        }
    }
}

/// Windows takes upper and lower case in names for the same.
fn key(name: &str) -> String {
    if cfg!(windows) {
        name.to_ascii_uppercase()
    } else {
        name.to_owned()
    }
}
