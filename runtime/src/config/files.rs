//! What the two files say: profiles, and the sections that profiles name.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::error::{ConfigError, Fault};
use super::parse::{Entry, Section, Value, parse};
use super::words::words;
use crate::Sensitive;

/// One of the files.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) profiles: HashMap<String, Section>,
    pub(super) sso_sessions: HashMap<String, Section>,
    services: HashMap<String, Section>,
}

/// A section and the file it is in.
#[derive(Clone, Copy)]
pub(super) struct InFile<'a> {
    path: &'a Path,
    section: &'a Section,
}

/// A key that was found, and where.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    path: &'a Path,
    key: &'a str,
    pub(super) entry: &'a Entry,
}

impl File {
    /// The configuration file: `[default]`, `[profile NAME]`, `[sso-session NAME]`, `[services NAME]`. Other sections count
    /// for nothing. Of two that are the same profile, the later one counts.
    pub(super) fn config(path: PathBuf, bytes: &[u8]) -> Result<Self, ConfigError> {
        let mut file = Self::empty(path);
        for (header, section) in file.parse(bytes)? {
            // The CLI looks at no more of the first word.
            let sections = if header.starts_with("profile") {
                &mut file.profiles
            } else if header.starts_with("sso-session") {
                &mut file.sso_sessions
            } else if header.starts_with("services") {
                &mut file.services
            } else {
                if header == "default" {
                    file.profiles.insert(header, section);
                }
                continue;
            };
            if let Some([_, name]) = words(&header).as_deref() {
                sections.insert(name.clone(), section);
            }
        }
        Ok(file)
    }

    /// The credentials file: each section is the profile of its name.
    pub(super) fn credentials(path: PathBuf, bytes: &[u8]) -> Result<Self, ConfigError> {
        let mut file = Self::empty(path);
        file.profiles = file.parse(bytes)?.into_iter().collect();
        Ok(file)
    }

    fn empty(path: PathBuf) -> Self {
        Self {
            path,
            profiles: HashMap::new(),
            sso_sessions: HashMap::new(),
            services: HashMap::new(),
        }
    }

    fn parse(&self, bytes: &[u8]) -> Result<Vec<(String, Section)>, ConfigError> {
        parse(bytes)
            .map_err(|mistake| ConfigError::of_file(&self.path, Some(mistake.line), mistake.fault))
    }

    pub(super) fn profile(&self, name: &str) -> Option<InFile<'_>> {
        self.of(self.profiles.get(name))
    }

    pub(super) fn sso_session(&self, name: &str) -> Option<InFile<'_>> {
        self.of(self.sso_sessions.get(name))
    }

    pub(super) fn services(&self, name: &str) -> Option<InFile<'_>> {
        self.of(self.services.get(name))
    }

    fn of<'a>(&'a self, section: Option<&'a Section>) -> Option<InFile<'a>> {
        let path = &self.path;
        section.map(|section| InFile { path, section })
    }
}

impl<'a> InFile<'a> {
    pub(super) fn find(self, key: &str) -> Option<Found<'a>> {
        let (key, entry) = self.section.keys.get_key_value(key)?;
        let path = self.path;
        Some(Found { path, key, entry })
    }

    pub(super) fn is_empty(self) -> bool {
        self.section.keys.is_empty()
    }

    /// A mistake on the line of the header.
    pub(super) fn error(self, fault: Fault) -> ConfigError {
        ConfigError::of_file(self.path, Some(self.section.line), fault)
    }

    pub(super) fn all(self) -> impl Iterator<Item = Found<'a>> {
        let path = self.path;
        let entries = self.section.keys.iter();
        entries.map(move |(key, entry)| Found { path, key, entry })
    }
}

impl<'a> Found<'a> {
    pub(super) const fn key(self) -> &'a str {
        self.key
    }

    /// The value, which may be empty.
    pub(super) fn text(self) -> Result<&'a str, ConfigError> {
        match &self.entry.value {
            Value::Text(text) => Ok(text.expose()),
            Value::Block(_) => Err(self.error(Fault::Block {
                key: self.key.to_owned(),
            })),
        }
    }

    pub(super) fn block(self) -> Result<&'a HashMap<String, Sensitive<String>>, ConfigError> {
        match &self.entry.value {
            Value::Block(block) => Ok(block),
            Value::Text(_) => Err(self.error(Fault::NoBlock {
                key: self.key.to_owned(),
            })),
        }
    }

    /// A mistake on the line of the key.
    pub(super) fn error(self, fault: Fault) -> ConfigError {
        ConfigError::of_file(self.path, Some(self.entry.line), fault)
    }

    pub(super) fn has_value_of(self, other: Self) -> bool {
        match (&self.entry.value, &other.entry.value) {
            (Value::Text(one), Value::Text(other)) => one == other,
            (Value::Block(one), Value::Block(other)) => one == other,
            _ => false,
        }
    }
}
