//! Changing a configuration file without disturbing what is in it.

mod document;
mod error;
mod save;

use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::config::{Config, Environment, SsoSession};
use document::Document;
pub use error::EditError;
use error::Fault;

/// Changes a configuration file. Comments, order, spacing and line ends stay; a new key goes to the end of its section, and
/// a new section to the end of the file. Nothing is written before [`save`](Self::save).
///
/// ```no_run
/// use aws_operation::sso_login::{ConfigEditor, SsoProfile};
///
/// let mut editor = ConfigEditor::open("/people/ada/.aws/config")?;
/// editor.set_sso_session("my-sso", "https://example.awsapps.com/start", "eu-west-1", &["sso:account:access"])?;
/// editor.set_sso_profile("night", &SsoProfile::new("my-sso", "111122223333", "ReadOnly"))?;
/// println!("{}", editor.preview());
/// editor.save()?;
/// # Ok::<(), aws_operation::sso_login::EditError>(())
/// ```
pub struct ConfigEditor {
    path: PathBuf,
    /// What the file had in it; `None` where there was none.
    original: Option<Zeroizing<Vec<u8>>>,
    document: Document,
}

/// A profile that takes a role in an account by a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SsoProfile {
    /// The name of the `sso-session` section.
    pub session: String,
    /// `sso_account_id`.
    pub account_id: String,
    /// `sso_role_name`.
    pub role_name: String,
    /// `region`; one that is there stays if this is `None`.
    pub region: Option<String>,
    /// `output`; one that is there stays if this is `None`.
    pub output: Option<String>,
}

impl SsoProfile {
    /// A profile without region and output format.
    #[must_use]
    pub fn new(
        session: impl Into<String>,
        account_id: impl Into<String>,
        role_name: impl Into<String>,
    ) -> Self {
        Self {
            session: session.into(),
            account_id: account_id.into(),
            role_name: role_name.into(),
            region: None,
            output: None,
        }
    }
}

impl ConfigEditor {
    /// Reads the file. One that is not there is empty, and is made by [`save`](Self::save).
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or is not in the format: it has to be mended first.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, EditError> {
        let path = path.into();
        let original =
            save::read(&path).map_err(|error| EditError::new(&path, Fault::Read(error)))?;
        let bytes = original.as_ref().map_or(&[][..], |bytes| bytes);
        parse(&path, bytes)?;
        let document = Document::new(&String::from_utf8_lossy(bytes));
        Ok(Self {
            path,
            original,
            document,
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds or changes the section `[sso-session NAME]`. Its other keys stay.
    ///
    /// # Errors
    ///
    /// A name or a value that the file cannot hold.
    pub fn set_sso_session(
        &mut self,
        name: &str,
        start_url: &str,
        region: &str,
        scopes: &[&str],
    ) -> Result<(), EditError> {
        let scopes = scopes.join(",");
        let scopes = Some(scopes.as_str()).filter(|scopes| !scopes.is_empty());
        self.check("the start URL", start_url)?;
        self.check("the region", region)?;
        self.check("the scope", scopes.unwrap_or("none"))?;
        let header = self.header("sso-session", name)?;
        let mut keys = vec![
            ("sso_start_url", Some(start_url)),
            ("sso_region", Some(region)),
        ];
        // Scopes that are there stay if no others are given.
        keys.extend(scopes.map(|scopes| ("sso_registration_scopes", Some(scopes))));
        let is_section = |words: &[String]| is_named(words, "sso-session", name);
        self.document.set(is_section, &header, &keys);
        let config = parse(&self.path, self.document.text().as_bytes())?;
        match config.sso_session(name) {
            Ok(Some(SsoSession {
                start_url: found,
                region: there,
                ..
            })) if found == start_url && there == region => Ok(()),
            _ => Err(EditError::new(&self.path, Fault::Differs)),
        }
    }

    /// Adds or changes a profile. Its other keys stay, but for `sso_start_url` and `sso_region`, which are the session's.
    ///
    /// # Errors
    ///
    /// A name or a value that the file cannot hold; a session that is not in the file: set it first.
    pub fn set_sso_profile(&mut self, name: &str, profile: &SsoProfile) -> Result<(), EditError> {
        let region = profile.region.as_deref();
        let output = profile.output.as_deref();
        self.check("the session", &profile.session)?;
        self.check("the account", &profile.account_id)?;
        self.check("the role", &profile.role_name)?;
        self.check("the region", region.unwrap_or("none"))?;
        self.check("the output format", output.unwrap_or("none"))?;
        let header = if name == "default" {
            "[default]".to_owned()
        } else {
            self.header("profile", name)?
        };
        let mut keys = vec![
            ("sso_session", Some(profile.session.as_str())),
            ("sso_account_id", Some(profile.account_id.as_str())),
            ("sso_role_name", Some(profile.role_name.as_str())),
            ("sso_start_url", None),
            ("sso_region", None),
        ];
        keys.extend(region.map(|region| ("region", Some(region))));
        keys.extend(output.map(|output| ("output", Some(output))));
        let is_section = |words: &[String]| match words {
            [only] => name == "default" && only == "default",
            words => is_named(words, "profile", name),
        };
        self.document.set(is_section, &header, &keys);
        let config = parse(&self.path, self.document.text().as_bytes())?;
        let found = config
            .profile_named(name)
            .and_then(|found| found.sso_role());
        let is_as_asked = found.as_ref().is_ok_and(|found| {
            found.as_ref().is_some_and(|role| {
                role.account_id == profile.account_id
                    && role.role_name == profile.role_name
                    && role.session.name.as_ref() == Some(&profile.session)
            })
        });
        match (is_as_asked, found) {
            (true, _) => Ok(()),
            (false, Err(error)) => Err(EditError::new(&self.path, Fault::Config(Box::new(error)))),
            (false, Ok(_)) => Err(EditError::new(&self.path, Fault::Differs)),
        }
    }

    /// Whether there is something to save.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.document.is_changed()
    }

    /// The changes: each line that is added or removed, with `+` or `-` before it, below the header of its section. Lines that
    /// stay are not shown, for they may hold secrets.
    #[must_use]
    pub fn preview(&self) -> String {
        self.document.preview()
    }

    /// Writes the file in one step: whoever reads it sees the old one or the new one. It keeps its permissions and owner; a new
    /// one is for its owner alone. Behind a symbolic link, the file that it leads to is replaced, and the link stays.
    ///
    /// # Errors
    ///
    /// A file that cannot be written, or that another program changed since it was read.
    pub fn save(self) -> Result<(), EditError> {
        if !self.is_changed() {
            return Ok(());
        }
        let content = Zeroizing::new(self.document.text());
        save::write(
            &self.path,
            self.original.as_ref().map(|old| &***old),
            content.as_bytes(),
        )
        .map_err(|fault| EditError::new(&self.path, fault))
    }

    fn check(&self, what: &'static str, value: &str) -> Result<(), EditError> {
        let is_bad = value.is_empty()
            || value.trim() != value
            || value.contains(|character: char| {
                character.is_control() || matches!(character, '[' | ']' | '"' | '\'')
            });
        if is_bad {
            // Enough to know it by.
            let value = value.chars().take(100).collect();
            return Err(EditError::new(&self.path, Fault::Value(what, value)));
        }
        Ok(())
    }

    fn header(&self, kind: &'static str, name: &str) -> Result<String, EditError> {
        self.check("the name", name)?;
        let is_word = name
            .chars()
            .all(|character| !character.is_whitespace() && character != '\\');
        Ok(if is_word {
            format!("[{kind} {name}]")
        } else {
            format!("[{kind} '{name}']")
        })
    }
}

fn is_named(words: &[String], kind: &str, name: &str) -> bool {
    matches!(words, [first, second] if first.starts_with(kind) && second == name)
}

/// Whether it is in the format.
fn parse(path: &Path, bytes: &[u8]) -> Result<Config, EditError> {
    let environment = path.to_str().map(|path| ("AWS_CONFIG_FILE", path));
    let environment = Environment::from_iter(environment);
    Config::parse(&environment, bytes, b"")
        .map_err(|error| EditError::new(path, Fault::Config(Box::new(error))))
}

impl fmt::Debug for ConfigEditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConfigEditor")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}
