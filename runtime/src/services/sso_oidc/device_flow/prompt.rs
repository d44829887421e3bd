//! What the person is shown.

use std::fmt::{self, Write};
use std::time::Duration;

use super::text::printable;
use super::verification::{VerificationHosts, VerificationUriError};
use crate::Sensitive;

/// The longest user code that is shown, in characters; real ones have eight or nine.
const LONGEST_USER_CODE: usize = 64;

/// What the person needs: a page and a code.
///
/// Both addresses have been checked (https, a host of AWS's or one that the settings allow), and the code is free of
/// control characters, so everything here is fit for a terminal. `Debug` hides the code: whoever has it can ask the
/// person to approve a stranger's sign-in (RFC 8628 section 5.4).
#[derive(Clone)]
pub struct Prompt {
    verification_uri: String,
    verification_uri_complete: Option<Sensitive<String>>,
    verification_host: String,
    user_code: Sensitive<String>,
    expires_in: Duration,
}

impl Prompt {
    pub(super) fn new(
        verification_uri: String,
        verification_uri_complete: Option<Sensitive<String>>,
        user_code: &Sensitive<String>,
        expires_in: Duration,
        hosts: &VerificationHosts,
    ) -> Result<Self, VerificationUriError> {
        let verification_host = hosts.check(&verification_uri)?;
        if let Some(complete) = &verification_uri_complete {
            hosts.check(complete.expose())?;
        }
        let stripped = Sensitive::new(printable(user_code.expose()));
        let user_code: String = stripped
            .expose()
            .trim()
            .chars()
            .take(LONGEST_USER_CODE)
            .collect();
        Ok(Self {
            verification_uri,
            verification_uri_complete,
            verification_host,
            user_code: Sensitive::new(user_code),
            expires_in,
        })
    }

    /// The page where the person enters the code.
    #[must_use]
    pub fn verification_uri(&self) -> &str {
        &self.verification_uri
    }

    /// The page with the code filled in, if the service names one.
    #[must_use]
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.verification_uri_complete
            .as_ref()
            .map(|uri| uri.expose().as_str())
    }

    /// The host of the page, in lower case: what the person should find in the browser's address bar.
    #[must_use]
    pub fn verification_host(&self) -> &str {
        &self.verification_host
    }

    /// The code that the person enters.
    #[must_use]
    pub fn user_code(&self) -> &str {
        self.user_code.expose()
    }

    /// How long the code was good for when the service sent it, or [`give_up_after`](super::Settings::give_up_after) if
    /// that is shorter.
    #[must_use]
    pub fn expires_in(&self) -> Duration {
        self.expires_in
    }

    /// What a QR code should hold: the page with the code filled in if there is one, else the page
    /// (RFC 8628 section 3.3.1).
    #[must_use]
    pub fn qr_content(&self) -> &str {
        self.verification_uri_complete()
            .unwrap_or(&self.verification_uri)
    }

    /// The address to open in a browser, as one argument and not through a shell; `None` if it is not https.
    #[must_use]
    pub fn browser_url(&self) -> Option<&str> {
        let url = self.qr_content();
        url.get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
            .then_some(url)
    }

    /// Plain text that tells the person what to do, with the address and the code alone on their lines.
    #[must_use]
    pub fn instructions(&self) -> String {
        let mut text = format!(
            "To sign in, open this page in a browser on any device:\n\n{}\n\nand enter this code:\n\n{}\n\n",
            self.verification_uri,
            self.user_code(),
        );
        // Writing to a string cannot fail.
        if let Some(complete) = self.verification_uri_complete() {
            let _ = write!(
                text,
                "Or open this page, which has the code filled in:\n\n{complete}\n\n"
            );
        }
        let _ = write!(
            text,
            "The page is at {}; the code is good for {}.\nEnter it only if you started this sign-in yourself.",
            self.verification_host,
            Spoken(self.expires_in),
        );
        text
    }
}

impl fmt::Debug for Prompt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Prompt")
            .field("verification_host", &self.verification_host)
            .field("user_code", &self.user_code)
            .field("expires_in", &self.expires_in)
            .finish_non_exhaustive()
    }
}

/// A duration as a person says it: whole minutes, or seconds when it is short.
pub(super) struct Spoken(pub(super) Duration);

impl fmt::Display for Spoken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let (number, unit) = if seconds < 120 {
            (seconds, "second")
        } else {
            (seconds / 60, "minute")
        };
        let plural = if number == 1 { "" } else { "s" };
        write!(formatter, "{number} {unit}{plural}")
    }
}
