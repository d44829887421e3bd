//! What the person sees while the program waits. All of it goes to standard error.

use std::io::Write as _;
use std::time::{Duration, Instant};

use aws_operation::sso_oidc::device_flow::{Progress, Prompt};
use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::output::whole_seconds;
use super::qr;

/// Standard error: a terminal that can be drawn on, or anything that takes lines.
pub(crate) struct Screen {
    term: Term,
    is_terminal: bool,
    spinner: Option<ProgressBar>,
}

impl Screen {
    pub(crate) fn new() -> Self {
        let term = Term::stderr();
        // A terminal that calls itself dumb would show control sequences as text.
        let is_dumb = std::env::var_os("TERM").is_some_and(|name| name == "dumb");
        Self {
            is_terminal: term.is_term() && !is_dumb,
            term,
            spinner: None,
        }
    }

    /// Shows one step of the sign-in.
    pub(crate) fn show(&mut self, progress: &Progress<'_>) {
        match progress {
            Progress::Prompt(prompt) => self.prompt(prompt),
            Progress::RegistrationRefused => {
                self.line("The registration was refused; registering again.");
            }
            Progress::SlowDown { interval, .. } => {
                self.line(&format!(
                    "The service asks for patience: one question in {}.",
                    whole_seconds(*interval)
                ));
            }
            Progress::Trouble {
                message,
                next_try_in,
                ..
            } => {
                self.line(&format!(
                    "{message}\nTrying again in {}.",
                    whole_seconds(*next_try_in)
                ));
            }
            Progress::Approved => self.end(),
            _ => {}
        }
    }

    /// Says something below what was said before.
    pub(crate) fn line(&mut self, text: &str) {
        match &self.spinner {
            // Takes the spinner away for as long as the line is written.
            Some(spinner) => spinner.suspend(|| write(text)),
            None => write(text),
        }
    }

    /// Takes the spinner away.
    pub(crate) fn end(&mut self) {
        if let Some(spinner) = self.spinner.take() {
            spinner.finish_and_clear();
        }
    }

    /// Tells the person what to do in the browser, and waits for so long.
    pub(crate) fn wait(&mut self, instructions: &str, limit: Duration) {
        self.end();
        write(instructions.trim_end());
        if self.is_terminal {
            self.spinner = Some(spinner(limit));
        } else {
            write("Waiting for your decision.");
        }
    }

    fn prompt(&mut self, prompt: &Prompt) {
        self.end();
        write(prompt.instructions().trim_end());
        if !self.is_terminal {
            write("Waiting for your decision.");
            return;
        }
        self.code(prompt.qr_content());
        self.spinner = Some(spinner(prompt.expires_in()));
    }

    /// Shows the QR code, if it fits. It needs its colours, and somebody may want none (<https://no-color.org>).
    fn code(&self, content: &str) {
        let (_, columns) = self.term.size();
        if console::colors_enabled_stderr()
            && let Some(code) = qr::render(content, columns.into())
        {
            write(&format!("\nOr scan this:\n\n{code}"));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.end();
    }
}

/// A spinner that counts down to the end of the codes.
fn spinner(expires_in: Duration) -> ProgressBar {
    let ends_at = Instant::now() + expires_in;
    let left = move |_: &ProgressState, text: &mut dyn std::fmt::Write| {
        let seconds = ends_at.saturating_duration_since(Instant::now()).as_secs();
        let _ = write!(text, "{}:{:02}", seconds / 60, seconds % 60);
    };
    let style = ProgressStyle::with_template(
        "{spinner} Waiting for your decision in the browser, {left} left",
    )
    .unwrap_or_else(|_| ProgressStyle::default_spinner())
    .with_key("left", left);
    let spinner =
        ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style);
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner
}

fn write(text: &str) {
    // Whoever closed standard error does not want to read this.
    let _ = writeln!(std::io::stderr(), "{text}");
}
