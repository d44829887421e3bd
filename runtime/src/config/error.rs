//! Why a configuration cannot be used.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A mistake in the environment or in a configuration file.
///
/// It names the variable, or the file and the line; the key and what was expected. Values are not repeated, since they may
/// be secret; names of profiles and other sections are.
#[derive(Debug)]
pub struct ConfigError {
    place: Place,
    fault: Fault,
}

/// What kind of mistake a [`ConfigError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigErrorKind {
    /// A file is there and cannot be read.
    Unreadable,
    /// A file is not in the format of these files.
    Syntax,
    /// A profile, an `sso-session` or a `services` section that is asked for does not exist.
    MissingSection,
    /// A key is missing that another one needs.
    MissingKey,
    /// A value is not what its key or variable can have.
    InvalidValue,
    /// Two keys contradict each other.
    Conflict,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A call of this program.
    Call,
    Variable(String),
    File {
        path: PathBuf,
        line: Option<usize>,
    },
}

#[derive(Debug)]
pub(super) enum Fault {
    NotUnicode,
    Unreadable(io::Error),
    TooLong(u64),
    ByteOrderMark,
    NotUtf8,
    NoSection,
    NoDelimiter,
    NoKey,
    NoDelimiterInBlock {
        key: String,
    },
    SectionTwice {
        section: String,
        first: usize,
    },
    KeyTwice {
        key: String,
        first: usize,
    },
    NoProfile {
        name: String,
        config: PathBuf,
        credentials: PathBuf,
    },
    NoSuchSection {
        kind: &'static str,
        name: String,
    },
    MissingKey {
        section: String,
        key: &'static str,
    },
    NeededBy {
        key: String,
        needed: &'static str,
    },
    Empty {
        key: String,
    },
    Block {
        key: String,
    },
    NoBlock {
        key: String,
    },
    Invalid {
        key: String,
        expected: &'static str,
    },
    Both {
        one: &'static str,
        other: &'static str,
    },
    Differs {
        key: String,
        section: String,
    },
}

impl ConfigError {
    pub(super) const fn new(place: Place, fault: Fault) -> Self {
        Self { place, fault }
    }

    pub(super) fn of_variable(name: &str, fault: Fault) -> Self {
        Self::new(Place::Variable(name.to_owned()), fault)
    }

    pub(super) fn of_file(path: &Path, line: Option<usize>, fault: Fault) -> Self {
        let path = path.to_owned();
        Self::new(Place::File { path, line }, fault)
    }

    /// What kind of mistake it is.
    #[must_use]
    pub const fn kind(&self) -> ConfigErrorKind {
        match self.fault {
            Fault::Unreadable(_) | Fault::TooLong(_) => ConfigErrorKind::Unreadable,
            Fault::ByteOrderMark
            | Fault::NotUtf8
            | Fault::NoSection
            | Fault::NoDelimiter
            | Fault::NoKey
            | Fault::NoDelimiterInBlock { .. }
            | Fault::SectionTwice { .. }
            | Fault::KeyTwice { .. } => ConfigErrorKind::Syntax,
            Fault::NoProfile { .. } | Fault::NoSuchSection { .. } => {
                ConfigErrorKind::MissingSection
            }
            Fault::MissingKey { .. } | Fault::NeededBy { .. } => ConfigErrorKind::MissingKey,
            Fault::NotUnicode
            | Fault::Empty { .. }
            | Fault::Block { .. }
            | Fault::NoBlock { .. }
            | Fault::Invalid { .. } => ConfigErrorKind::InvalidValue,
            Fault::Both { .. } | Fault::Differs { .. } => ConfigErrorKind::Conflict,
        }
    }

    /// The file that the mistake is in, if it is in one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::File { path, .. } => Some(path),
            Place::Call | Place::Variable(_) => None,
        }
    }

    /// The line of the file, from 1 on, if the mistake is in one.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        match self.place {
            Place::File { line, .. } => line,
            Place::Call | Place::Variable(_) => None,
        }
    }

    /// The environment variable that the mistake is in, if it is in one.
    #[must_use]
    pub fn variable(&self) -> Option<&str> {
        match &self.place {
            Place::Variable(name) => Some(name),
            Place::Call | Place::File { .. } => None,
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Call => {}
            Place::Variable(name) => write!(f, "environment variable {name}: ")?,
            Place::File { path, line: None } => write!(f, "{}: ", path.display())?,
            Place::File {
                path,
                line: Some(line),
            } => write!(f, "{}, line {line}: ", path.display())?,
        }
        self.fault.fmt(f)
    }
}

impl StdError for ConfigError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.fault {
            Fault::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUnicode => f.write_str("the value is not Unicode"),
            Self::Unreadable(error) => write!(f, "the file cannot be read: {error}"),
            Self::TooLong(limit) => {
                write!(f, "the file has more than {limit} bytes; is it the right one?")
            }
            Self::ByteOrderMark => f.write_str(
                "the file begins with a byte order mark, which the AWS CLI does not read; save it as UTF-8 without one",
            ),
            Self::NotUtf8 => f.write_str("the file is not UTF-8 here; save it as UTF-8"),
            Self::NoSection => f.write_str(
                "there is something before the first section; expected a header such as [default]",
            ),
            Self::NoDelimiter => {
                f.write_str("expected `key = value`, a [section], or a comment that begins with #")
            }
            Self::NoKey => f.write_str("there is no key before the `=`"),
            Self::NoDelimiterInBlock { key } => write!(
                f,
                "expected `key = value` in the block of `{key}`, which has no value on its own line"
            ),
            Self::SectionTwice { section, first } => write!(
                f,
                "the section [{section}] is there twice, first on line {first}; make one of the two"
            ),
            Self::KeyTwice { key, first } => write!(
                f,
                "`{key}` is there twice in its section, first on line {first}; remove one of them"
            ),
            Self::NoProfile {
                name,
                config,
                credentials,
            } => write!(
                f,
                "there is no profile {name:?}; expected [profile {name}] in {}, or [{name}] in {}",
                config.display(),
                credentials.display()
            ),
            Self::NoSuchSection { kind, name } => {
                write!(f, "the section [{kind} {name}] that is named here does not exist")
            }
            Self::MissingKey { section, key } => write!(f, "[{section}] has no `{key}`"),
            Self::NeededBy { key, needed } => {
                write!(f, "`{key}` is set without {needed}, which it needs")
            }
            Self::Empty { key } => write!(f, "`{key}` has no value"),
            Self::Block { key } => write!(
                f,
                "`{key}` has a block of keys; expected a value on the same line"
            ),
            Self::NoBlock { key } => write!(
                f,
                "`{key}` has a value; expected nothing after the `=`, and a block of indented keys on the next lines"
            ),
            Self::Invalid { key, expected } => {
                write!(f, "`{key}` has a value that it cannot have; expected {expected}")
            }
            Self::Both { one, other } => {
                write!(f, "both `{one}` and `{other}` are set; remove one of them")
            }
            Self::Differs { key, section } => write!(
                f,
                "`{key}` has another value in the profile than in [{section}]; remove one of them"
            ),
        }
    }
}
