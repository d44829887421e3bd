//! The step that shows the prompt.

use super::Step;
use super::wait::Wait;
use crate::sso_oidc::device_flow::{Moment, Prompt};

/// Show the person this prompt, then say so.
#[derive(Debug)]
#[must_use]
pub struct ShowPrompt {
    prompt: Prompt,
    wait: Wait,
}

impl ShowPrompt {
    pub(super) fn new(prompt: Prompt, wait: Wait) -> Self {
        Self { prompt, wait }
    }

    /// What to show.
    #[must_use]
    pub fn prompt(&self) -> &Prompt {
        &self.prompt
    }

    /// Tells that the prompt is on display, at the time `now`. The time that it took counts towards the wait that follows.
    pub fn shown(self, now: Moment) -> Step {
        self.wait.at(now)
    }
}
