//! What a person is shown.

use crate::sso_cache::CacheError;
use crate::sso_oidc::device_flow::Progress;

/// What a person is shown, and asked to do. It runs on the thread that signs in.
///
/// Everything that is handed over is fit for a terminal. The codes in a prompt and the address of a page are for the person
/// alone: no log may have them.
pub trait Prompter {
    /// What happens in the device flow. [`Progress::Prompt`] must be shown.
    fn device(&mut self, progress: Progress<'_>);

    /// Something that the person may want to know, and the sign-in goes on. Default: nothing is shown.
    fn notice(&mut self, notice: Notice<'_>) {
        let _ = notice;
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
}
