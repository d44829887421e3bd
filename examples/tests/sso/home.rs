//! A home folder with a configuration, whose sign-ins go to a local server.

use std::fs;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use aws_operation_examples::server::{Config, Decider, Server};
use serde_json::Value;

use crate::signed_in::token_of;
use crate::support::{self, Result, START_URL, sso, stderr, stdout};

/// SHA-1 of `my-sso`, the session of the configuration.
pub(crate) const TOKEN: &str = "0ad374308c5a4e22f723adf10145eafad7c4031c.json";

/// SHA-1 of the start URL, for a profile without a session.
pub(crate) const LEGACY_TOKEN: &str = "e8be5486177c5b5392bd9aa76563515b29358e6e.json";

const CONFIG: &str = "\
[default]
region = eu-central-1
sso_session = my-sso
sso_account_id = 111122223333
sso_role_name = ReadOnly

[profile staging]
sso_session = my-sso
sso_account_id = 222233334444
sso_role_name = PowerUser

[profile old]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 333344445555
sso_role_name = Administrator

[profile no-role]
sso_session = my-sso

[profile no-sso]
region = eu-central-1

[sso-session my-sso]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
";

/// A server that approves each sign-in at its first poll.
pub(crate) fn approving() -> std::io::Result<Server> {
    approving_with(Config::default())
}

pub(crate) fn approving_with(config: Config) -> std::io::Result<Server> {
    Server::start(Config {
        decider: Decider::ApproveAfter(NonZeroU32::MIN),
        ..config
    })
}

/// A home folder, and the server that its programs call.
pub(crate) struct Home {
    path: PathBuf,
    endpoint: String,
}

impl Home {
    /// With the configuration above.
    pub(crate) fn new(server: &Server) -> Result<Self> {
        Self::at(&server.url())
    }

    /// As [`new`](Self::new), with another service than that server.
    pub(crate) fn at(endpoint: &str) -> Result<Self> {
        let home = Self::empty(endpoint)?;
        fs::write(home.config(), CONFIG)?;
        Ok(home)
    }

    /// With no configuration but an empty folder for it.
    pub(crate) fn empty(endpoint: &str) -> Result<Self> {
        let path = support::home();
        fs::create_dir(path.join(".aws"))?;
        Ok(Self {
            path,
            endpoint: endpoint.to_owned(),
        })
    }

    /// As [`new`](Self::new), and somebody is signed in.
    pub(crate) fn signed_in(server: &Server) -> Result<Self> {
        let home = Self::new(server)?;
        fs::create_dir_all(home.tokens())?;
        fs::write(home.tokens().join(TOKEN), token_of(server)?.to_string())?;
        Ok(home)
    }

    /// As [`new`](Self::new), and somebody has signed in with the program.
    pub(crate) fn after_login(server: &Server) -> Result<Self> {
        let home = Self::new(server)?;
        home.succeed(["login", "--no-browser"])?;
        Ok(home)
    }

    /// The program at home here.
    pub(crate) fn sso<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = sso(arguments);
        self.set(&mut command);
        command
    }

    /// Lets a command be at home here.
    pub(crate) fn set(&self, command: &mut Command) {
        command
            .env("HOME", &self.path)
            .env("AWS_ENDPOINT_URL", &self.endpoint);
    }

    pub(crate) fn run<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Result<Output> {
        Ok(self.sso(arguments).output()?)
    }

    /// Runs the program, which must end well, and gives its standard output.
    pub(crate) fn succeed<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
    ) -> Result<String> {
        let output = self.run(arguments)?;
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        Ok(stdout(&output))
    }

    /// Runs the program, which must end with this code and print nothing but why.
    pub(crate) fn fail<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
        code: i32,
    ) -> Result<String> {
        let output = self.run(arguments)?;
        assert_eq!(output.status.code(), Some(code), "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
        Ok(stderr(&output))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.path.join(".aws/config")
    }

    pub(crate) fn tokens(&self) -> PathBuf {
        self.path.join(".aws/sso/cache")
    }

    pub(crate) fn roles(&self) -> PathBuf {
        self.path.join(".aws/cli/cache")
    }

    /// The token of the session.
    pub(crate) fn token(&self) -> Result<Value> {
        Ok(serde_json::from_slice(&fs::read(
            self.tokens().join(TOKEN),
        )?)?)
    }

    /// Writes the token of the session with another value of `key`.
    pub(crate) fn change_token(&self, key: &str, value: &str) -> Result<()> {
        let mut token = self.token()?;
        token[key] = value.into();
        Ok(fs::write(
            self.tokens().join(TOKEN),
            serde_json::to_vec(&token)?,
        )?)
    }

    /// The access token expired a while ago, by this machine's files.
    pub(crate) fn expire_token(&self) -> Result<()> {
        self.change_token("expiresAt", "2020-01-01T00:00:00Z")
    }

    /// The names of the JSON files in a folder, which may not be there.
    pub(crate) fn files(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|end| end == "json"))
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .collect();
        names.sort();
        names
    }
}

/// What a sign-in to the configured portal says first.
pub(crate) fn signed_in() -> String {
    format!("signed in to {START_URL} until 20")
}
