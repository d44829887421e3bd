//! Where something is: on this machine, or in a bucket.

use std::convert::Infallible;
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use crate::shown::shown;

const SCHEME: &str = "s3://";

/// A source or a destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Location {
    Local(PathBuf),
    Remote(Remote),
}

/// A bucket, and a key or what several keys begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remote {
    pub(crate) bucket: String,
    pub(crate) key: String,
}

impl Remote {
    /// Another key of the same bucket.
    pub(crate) fn with_key(&self, key: impl Into<String>) -> Self {
        Self {
            bucket: self.bucket.clone(),
            key: key.into(),
        }
    }

    /// The keys that are below this one, as files are below a directory.
    pub(crate) fn directory(&self) -> Self {
        if self.key.is_empty() || self.key.ends_with('/') {
            return self.clone();
        }
        self.with_key(format!("{}/", self.key))
    }

    /// The key for a file with this name: this one, unless it is that of a directory.
    pub(crate) fn for_file(&self, name: &str) -> Self {
        if self.key.is_empty() || self.key.ends_with('/') {
            return self.with_key(format!("{}{name}", self.key));
        }
        self.clone()
    }
}

impl fmt::Display for Remote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{SCHEME}{}/{}", shown(&self.bucket), shown(&self.key))
    }
}

impl FromStr for Remote {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rest = text
            .strip_prefix(SCHEME)
            .ok_or("expected s3://BUCKET/KEY")?;
        let (bucket, key) = rest.split_once('/').unwrap_or((rest, ""));
        if bucket.is_empty() {
            return Err("the bucket has no name; expected s3://BUCKET/KEY");
        }
        Ok(Self {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
        })
    }
}

impl FromStr for Location {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with(SCHEME) {
            return text.parse().map(Self::Remote);
        }
        let path = text
            .parse()
            .unwrap_or_else(|never: Infallible| match never {});
        Ok(Self::Local(path))
    }
}

#[cfg(test)]
mod tests {
    use super::{Location, Remote};

    #[test]
    fn what_is_a_bucket_and_what_a_path() {
        let remote = |text: &str| text.parse::<Remote>();
        let of = |bucket: &str, key: &str| Remote {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
        };
        assert_eq!(remote("s3://photos"), Ok(of("photos", "")));
        assert_eq!(remote("s3://photos/"), Ok(of("photos", "")));
        assert_eq!(remote("s3://photos//a/b "), Ok(of("photos", "/a/b ")));
        assert!(remote("s3:///a").is_err());
        assert!(remote("photos/a").is_err());
        assert!(matches!("photos/a".parse(), Ok(Location::Local(_))));
    }

    #[test]
    fn names_are_kept_where_a_directory_is_named() {
        let remote: Remote = "s3://photos/2026".parse().expect("a place");
        assert_eq!(remote.for_file("a.jpg").key, "2026");
        assert_eq!(remote.directory().for_file("a.jpg").key, "2026/a.jpg");
        assert_eq!(remote.with_key("").for_file("a.jpg").key, "a.jpg");
        assert_eq!(remote.with_key("").directory().key, "");
    }
}
