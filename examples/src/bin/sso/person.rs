//! Somebody who opens the verification page, reads it and presses its buttons, over HTTP as a browser does.

use http::header::{COOKIE, SET_COOKIE};
use ureq::Agent;

/// Approves the sign-in with this code, or says what was in the way.
///
/// The page must name `client_name`: a person would not approve a program that they did not start.
pub(crate) fn approve(
    verification_uri: &str,
    user_code: &str,
    client_name: &str,
) -> Result<(), String> {
    let visit = Visit::begin(verification_uri)?;
    let question = visit.press("continue", user_code)?;
    if !question.contains(client_name) {
        return Err("the verification page does not name the program".to_owned());
    }
    visit.press("approve", user_code)?;
    Ok(())
}

/// A browser's window: it holds a cookie and the form that it shows.
struct Visit<'a> {
    agent: Agent,
    page: &'a str,
    cookie: String,
    form_token: String,
}

impl<'a> Visit<'a> {
    fn begin(page: &'a str) -> Result<Self, String> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build()
            .into();
        let mut response = agent.get(page).call().map_err(|error| error.to_string())?;
        let cookie = response
            .headers()
            .get(SET_COOKIE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .unwrap_or_default()
            .to_owned();
        let html = text(&mut response)?;
        Ok(Self {
            agent,
            page,
            cookie,
            form_token: form_token(&html)?,
        })
    }

    /// Sends the form with this button and gives the page that follows.
    fn press(&self, button: &str, user_code: &str) -> Result<String, String> {
        let form = [
            ("form_token", self.form_token.as_str()),
            ("user_code", user_code),
            ("action", button),
        ];
        let mut response = self
            .agent
            .post(self.page)
            .header(COOKIE, &self.cookie)
            .send_form(form)
            .map_err(|error| error.to_string())?;
        let status = response.status();
        let html = text(&mut response)?;
        if status.is_success() {
            return Ok(html);
        }
        Err(format!("the verification page answered {status}"))
    }
}

fn text(response: &mut http::Response<ureq::Body>) -> Result<String, String> {
    response
        .body_mut()
        .read_to_string()
        .map_err(|error| error.to_string())
}

/// The hidden field that a browser sends back without showing it.
fn form_token(html: &str) -> Result<String, String> {
    html.split_once(r#"name="form_token" value=""#)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(token, _)| token.to_owned())
        .ok_or_else(|| "the verification page has no form".to_owned())
}
