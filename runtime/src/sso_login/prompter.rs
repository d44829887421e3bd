//! What a person is shown.

use std::fmt;
use std::time::Duration;

use crate::Sensitive;
use crate::sso_cache::CacheError;
use crate::sso_oidc::device_flow::Progress;

/// What a person is shown, and asked to do. It runs on the thread that signs in.
///
/// Everything that is handed over is fit for a terminal. The codes in a prompt and the address of a page are for the person
/// alone: no log may have them.
pub trait Prompter {
    /// What happens in the device flow. [`Progress::Prompt`] must be shown.
    fn device(&mut self, progress: Progress<'_>);

    /// The page in a browser on this machine where the person signs in, in the flow that comes back to it: show the address
    /// and open it.
    fn browser(&mut self, page: &AuthorizationPage<'_>);

    /// Something that the person may want to know, and the sign-in goes on. Default: nothing is shown.
    fn notice(&mut self, notice: Notice<'_>) {
        let _ = notice;
    }
}

/// The page where a person signs in. `Debug` hides its address: whoever has it could answer in the person's place.
pub struct AuthorizationPage<'a> {
    url: &'a Sensitive<String>,
    host: &'a str,
    give_up_after: Duration,
}

impl<'a> AuthorizationPage<'a> {
    pub(super) const fn new(
        url: &'a Sensitive<String>,
        host: &'a str,
        give_up_after: Duration,
    ) -> Self {
        Self {
            url,
            host,
            give_up_after,
        }
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.expose()
    }

    /// The address to open in a browser, as one argument and not through a shell; `None` if it is not https, which only the
    /// address of a local server is not.
    #[must_use]
    pub fn browser_url(&self) -> Option<&str> {
        Some(self.url()).filter(|url| url.starts_with("https://"))
    }

    /// The host of the page: what the person should find in the browser's address bar at first.
    #[must_use]
    pub const fn host(&self) -> &str {
        self.host
    }

    /// How long the browser is waited for.
    #[must_use]
    pub const fn give_up_after(&self) -> Duration {
        self.give_up_after
    }

    /// Plain text that tells the person what to do, with the address alone on its line.
    #[must_use]
    pub fn instructions(&self) -> String {
        format!(
            "To sign in, open this page in a browser on this machine:\n\n{}\n\nThe page is at {}. Approve only if you started this sign-in yourself.",
            self.url(),
            self.host
        )
    }
}

impl fmt::Debug for AuthorizationPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthorizationPage")
            .field("host", &self.host)
            .field("give_up_after", &self.give_up_after)
            .finish_non_exhaustive()
    }
}

/// Something that a person may want to know.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Notice<'a> {
    /// The token in the file is that of another start URL or region, and is not used.
    OtherPortal {
        /// The start URL in the file.
        start_url: Option<&'a str>,
        /// The region in the file.
        region: Option<&'a str>,
    },
    /// The token in the file could not be used or refreshed, for this reason.
    NotKept(&'a str),
    /// The registration could not be kept: the next sign-in registers again.
    RegistrationNotSaved(&'a CacheError),
    /// The service refused the registration after the person approved; the person is asked again, with a new one.
    RegistrationRefused,
    /// Something came to the listener that is not the answer that is waited for; this is what it was. It changes nothing.
    StrayRequest(&'a str),
}
