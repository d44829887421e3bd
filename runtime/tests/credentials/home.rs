//! Home folders.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use aws_operation::config::{self, Config, Environment};
use aws_operation::credentials::CredentialsChain;
use aws_operation::sso_cache::TokenCache;

use crate::support::builder;

/// A home folder of its own.
pub(crate) struct Home {
    path: PathBuf,
    variables: Vec<(String, String)>,
}

impl Home {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("credentials-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(path.join(".aws")).expect("a folder");
        let variables = vec![(
            "HOME".to_owned(),
            path.to_str().expect("Unicode").to_owned(),
        )];
        Self { path, variables }.variable("AWS_EC2_METADATA_DISABLED", "true")
    }

    pub(crate) fn config(self, text: &str) -> Self {
        fs::write(self.path.join(".aws/config"), text).expect("a file");
        self
    }

    pub(crate) fn credentials(self, text: &str) -> Self {
        fs::write(self.path.join(".aws/credentials"), text).expect("a file");
        self
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        fs::write(self.path.join(name), text).expect("a file");
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn cache(&self) -> TokenCache {
        TokenCache::in_home(&self.path)
    }

    pub(crate) fn environment(&self) -> Environment {
        let variables = self.variables.iter();
        variables
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    pub(crate) fn load(&self) -> Arc<Config> {
        Arc::new(config::load(&self.environment()).expect("files in the format"))
    }

    pub(crate) fn chain(&self) -> CredentialsChain {
        // The servers of the tests are on this machine; the URL is replaced by that of a service.
        let client = builder("https://example.com");
        CredentialsChain::new(self.load()).client(client)
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}
