//! Questions to a person at a terminal, on standard error.

use dialoguer::{Confirm, Input, MultiSelect};

use crate::exit::{Failure, Kind};

/// Somebody to ask, or nobody.
pub(super) struct Questions {
    is_attended: bool,
}

impl Questions {
    pub(super) fn new() -> Self {
        Self {
            is_attended: console::user_attended() && console::user_attended_stderr(),
        }
    }

    pub(super) const fn are_answered(&self) -> bool {
        self.is_attended
    }

    /// A line of text. Where there is nobody to ask, `option` had to be given.
    pub(super) fn required(
        &self,
        question: &str,
        option: &str,
        default: Option<&str>,
    ) -> Result<String, Failure> {
        if !self.is_attended {
            let message = format!("{option} is not given, and there is no terminal to ask at");
            return Err(Failure::new(Kind::Usage, message));
        }
        let mut input = Input::new().with_prompt(question);
        if let Some(default) = default {
            input = input.default(default.to_owned());
        }
        input.interact_text().map_err(failed)
    }

    /// A line of text, or none.
    pub(super) fn optional(&self, question: &str) -> Result<Option<String>, Failure> {
        if !self.is_attended {
            return Ok(None);
        }
        let input = Input::new().with_prompt(format!("{question} (none if empty)"));
        let text: String = input.allow_empty(true).interact_text().map_err(failed)?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// Which of these.
    pub(super) fn several(question: &str, items: &[String]) -> Result<Vec<usize>, Failure> {
        let select = MultiSelect::new()
            .with_prompt(format!("{question} (space chooses, enter ends)"))
            .items(items);
        select.interact().map_err(failed)
    }

    /// Yes or no. Where there is nobody to ask, `--yes` had to be given.
    pub(super) fn agree(&self, question: &str) -> Result<bool, Failure> {
        if !self.is_attended {
            let message =
                "--yes is not given, and there is no terminal to ask at; nothing was written";
            return Err(Failure::new(Kind::Usage, message));
        }
        let confirm = Confirm::new().with_prompt(question).default(true);
        confirm.interact().map_err(failed)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn failed(error: dialoguer::Error) -> Failure {
    Failure::new(
        Kind::Other,
        format!("the terminal cannot be asked: {error}"),
    )
}
