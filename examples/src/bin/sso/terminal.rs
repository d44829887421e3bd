//! What a person is shown and asked to do in a sign-in.

use aws_operation::sso_login::{AuthorizationPage, Notice, Prompter};
use aws_operation::sso_oidc::device_flow::Progress;

use super::browser;
use super::exit::without_name;
use super::screen::Screen;

/// Standard error and the person's browser.
pub(crate) struct Terminal {
    screen: Screen,
    /// Whether pages are opened in a browser.
    opens: bool,
    /// Whether notices are left out.
    is_quiet: bool,
}

impl Terminal {
    pub(crate) fn new(opens: bool, is_quiet: bool) -> Self {
        Self {
            screen: Screen::new(),
            opens,
            is_quiet,
        }
    }

    /// Opens a page that may be opened: https, or that of a server on this machine.
    fn open(&mut self, url: &str) {
        if self.opens && !browser::open(url) {
            self.screen.line("No browser could be opened from here.");
        }
    }
}

impl Prompter for Terminal {
    fn device(&mut self, progress: Progress<'_>) {
        let is_notice = !matches!(progress, Progress::Prompt(_) | Progress::Approved);
        if is_notice && self.is_quiet {
            return;
        }
        self.screen.show(&progress);
        if let Progress::Prompt(prompt) = progress {
            // The flow lets no other page pass than one of AWS, or of the endpoint on this machine that the person named.
            let url = prompt.browser_url().unwrap_or(prompt.qr_content());
            self.open(url);
        }
    }

    fn browser(&mut self, page: &AuthorizationPage<'_>) {
        self.screen.wait(&page.instructions(), page.give_up_after());
        self.open(page.url());
    }

    fn notice(&mut self, notice: Notice<'_>) {
        if self.is_quiet {
            return;
        }
        let text = match notice {
            Notice::OtherPortal { start_url, .. } => format!(
                "The token in the file is of {}, and is not used.",
                start_url.unwrap_or("another portal")
            ),
            Notice::NotKept(reason) => {
                format!(
                    "The token in the file is not good: {}.",
                    without_name(reason)
                )
            }
            Notice::RegistrationNotSaved(error) => {
                format!("The next sign-in registers again: {error}.")
            }
            Notice::RegistrationRefused => {
                "The registration was refused; registering again.".to_owned()
            }
            Notice::StrayRequest(reason) => {
                format!("Something else came to the listener, and was sent away: {reason}.")
            }
            _ => return,
        };
        self.screen.line(&text);
    }
}
