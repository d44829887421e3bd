//! Reading the files.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::environment::Environment;
use super::error::{ConfigError, Fault, Place};
use super::files::File;
use super::profile::Profile;
use super::sso::SsoSession;

/// More than a thousand times what people have.
const LONGEST_FILE: u64 = 16 * 1024 * 1024;

/// Reads the two files that the environment names.
///
/// # Errors
///
/// A file that is there and cannot be read, has more than 16 MiB or is not in the format; a variable that is not Unicode.
pub fn load(environment: &Environment) -> Result<Config, ConfigError> {
    let config = read(&environment.config_file()?)?;
    let credentials = read(&environment.credentials_file()?)?;
    Config::parse(environment, &config, &credentials)
}

/// The content of a file, or nothing where there is no regular file.
fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, ConfigError> {
    let content = open(path)
        .and_then(|file| file.map_or_else(|| Ok(Zeroizing::default()), read_all))
        .map_err(|error| ConfigError::of_file(path, None, Fault::Unreadable(error)))?;
    if content.len() as u64 > LONGEST_FILE {
        return Err(ConfigError::of_file(
            path,
            None,
            Fault::TooLong(LONGEST_FILE),
        ));
    }
    Ok(content)
}

fn open(path: &Path) -> io::Result<Option<fs::File>> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => fs::File::open(path).map(Some),
        Ok(_) => Ok(None),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

fn read_all(file: fs::File) -> io::Result<Zeroizing<Vec<u8>>> {
    // Room for all of it: what grows leaves copies of the secrets behind.
    let length = file.metadata()?.len().min(LONGEST_FILE);
    let mut content = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1));
    file.take(LONGEST_FILE + 1).read_to_end(&mut content)?;
    Ok(content)
}

/// The environment and what the two files say.
///
/// `Debug` shows where the files are, not what is in them.
pub struct Config {
    pub(super) environment: Environment,
    pub(super) settings: File,
    pub(super) credentials: File,
}

impl Config {
    /// The environment that it was read with.
    #[must_use]
    pub const fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Reads the content of the two files. Nothing in a file is the same as no file.
    ///
    /// # Errors
    ///
    /// Content that is not in the format: the error has the path that the environment gives the file, and the line.
    pub fn parse(
        environment: &Environment,
        config: &[u8],
        credentials: &[u8],
    ) -> Result<Self, ConfigError> {
        Ok(Self {
            environment: environment.clone(),
            settings: File::config(environment.config_file()?, config)?,
            credentials: File::credentials(environment.credentials_file()?, credentials)?,
        })
    }

    /// The profile that the environment selects: `AWS_PROFILE`, then `AWS_DEFAULT_PROFILE`, then `default`.
    ///
    /// # Errors
    ///
    /// A profile that a variable names and neither file has.
    pub fn profile(&self) -> Result<Profile<'_>, ConfigError> {
        for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
            if let Some(name) = self.environment.get(variable)? {
                let place = Place::Variable(variable.to_owned());
                self.must_have(name, place)?;
                return Ok(Profile::new(self, name, false));
            }
        }
        Ok(Profile::new(self, "default", false))
    }

    /// A profile that the program selects, whatever the environment does.
    ///
    /// # Errors
    ///
    /// A profile that neither file has.
    pub fn profile_named<'a>(&'a self, name: &'a str) -> Result<Profile<'a>, ConfigError> {
        self.must_have(name, Place::Call)?;
        Ok(Profile::new(self, name, true))
    }

    /// The profile that the program selects, or else the environment.
    #[cfg(feature = "client")]
    pub(crate) fn selected<'a>(
        &'a self,
        name: Option<&'a str>,
    ) -> Result<Profile<'a>, ConfigError> {
        name.map_or_else(|| self.profile(), |name| self.profile_named(name))
    }

    fn must_have(&self, name: &str, place: Place) -> Result<(), ConfigError> {
        if self.has_profile(name) {
            return Ok(());
        }
        let fault = Fault::NoProfile {
            name: name.to_owned(),
            config: self.settings.path.clone(),
            credentials: self.credentials.path.clone(),
        };
        Err(ConfigError::new(place, fault))
    }

    pub(super) fn has_profile(&self, name: &str) -> bool {
        self.settings.profile(name).is_some() || self.credentials.profile(name).is_some()
    }

    /// The names of all profiles, sorted.
    #[must_use]
    pub fn profile_names(&self) -> Vec<&str> {
        let files = [&self.settings, &self.credentials];
        let names = files.into_iter().flat_map(|file| file.profiles.keys());
        let mut names: Vec<_> = names.map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The names of all `sso-session` sections, sorted.
    #[must_use]
    pub fn sso_session_names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self
            .settings
            .sso_sessions
            .keys()
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        names
    }

    /// The section `[sso-session NAME]`, if there is one.
    ///
    /// # Errors
    ///
    /// A section without `sso_start_url` or `sso_region`.
    pub fn sso_session(&self, name: &str) -> Result<Option<SsoSession>, ConfigError> {
        let section = self.settings.sso_session(name);
        section
            .map(|section| SsoSession::of_section(name, section))
            .transpose()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("config", &self.settings.path)
            .field("credentials", &self.credentials.path)
            .finish_non_exhaustive()
    }
}
