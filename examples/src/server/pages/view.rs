//! The pages as text; the templates are in `templates/` and escape whatever is put into them.

use std::time::Duration;

use askama::Template;

use super::super::store::{ConsentRequest, Decision, SignInRequest};
use super::super::user_code::UserCode;
use super::authorization_request::Asked;

/// Each page that there is.
pub(super) enum Page<'a> {
    /// Asks for the code.
    Enter {
        typed: &'a str,
        message: Option<&'a str>,
    },
    /// Shows who asks, and asks for the decision.
    Confirm {
        user_code: String,
        request: SignInRequest,
    },
    /// The end.
    Done {
        decision: Decision,
        client_name: String,
    },
    /// Shows which program asks, and asks whether to let it in.
    Authorize {
        asked: &'a Asked,
        consent: ConsentRequest,
    },
    /// The end of a request that cannot be answered.
    Refused { message: &'a str },
}

impl<'a> Page<'a> {
    pub(super) fn enter(typed: &'a str) -> Self {
        Self::Enter {
            typed,
            message: None,
        }
    }

    /// The form below a message.
    pub(super) fn problem(typed: &'a str, message: &'a str) -> Self {
        Self::Enter {
            typed,
            message: Some(message),
        }
    }

    pub(super) fn confirm(code: &UserCode, request: SignInRequest) -> Self {
        Self::Confirm {
            user_code: code.grouped(),
            request,
        }
    }

    pub(super) fn done(decision: Decision, request: SignInRequest) -> Self {
        Self::Done {
            decision,
            client_name: request.client_name,
        }
    }

    pub(super) fn authorize(asked: &'a Asked, consent: ConsentRequest) -> Self {
        Self::Authorize { asked, consent }
    }

    /// The page's HTML, with `token` in its form.
    pub(super) fn render(&self, token: &str) -> askama::Result<String> {
        match self {
            Self::Enter { typed, message } => Enter {
                token,
                typed,
                message: *message,
            }
            .render(),
            Self::Confirm { user_code, request } => Confirm {
                token,
                user_code,
                client_name: &request.client_name,
                start_url: &request.start_url,
                scopes: &request.scopes,
                asked: ago(request.age),
                remaining: approximately(request.remaining),
            }
            .render(),
            Self::Done {
                decision,
                client_name,
            } => Done {
                is_approved: *decision == Decision::Approve,
                client_name,
            }
            .render(),
            Self::Authorize { asked, consent } => {
                let origin = asked.origin();
                Authorize {
                    token,
                    client_name: &consent.client_name,
                    start_url: consent.start_url.as_deref(),
                    scopes: &consent.scopes,
                    is_here: origin.starts_with("http://"),
                    origin,
                    fields: asked.fields(),
                }
                .render()
            }
            Self::Refused { message } => Refused { message }.render(),
        }
    }
}

#[derive(Template)]
#[template(path = "enter.html")]
struct Enter<'a> {
    token: &'a str,
    typed: &'a str,
    message: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "confirm.html")]
struct Confirm<'a> {
    token: &'a str,
    user_code: &'a str,
    client_name: &'a str,
    start_url: &'a str,
    scopes: &'a [String],
    asked: String,
    remaining: String,
}

#[derive(Template)]
#[template(path = "done.html")]
struct Done<'a> {
    is_approved: bool,
    client_name: &'a str,
}

#[derive(Template)]
#[template(path = "authorize.html")]
struct Authorize<'a> {
    token: &'a str,
    client_name: &'a str,
    start_url: Option<&'a str>,
    scopes: &'a [String],
    origin: String,
    /// Plain http is allowed for loopback addresses only.
    is_here: bool,
    fields: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Refused<'a> {
    message: &'a str,
}

fn ago(age: Duration) -> String {
    if age < Duration::from_secs(5) {
        "just now".to_owned()
    } else {
        format!("{} ago", approximately(age))
    }
}

/// The duration in its largest whole unit.
fn approximately(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (count, unit) = match seconds {
        0..120 => (seconds, "second"),
        120..7200 => (seconds / 60, "minute"),
        _ => (seconds / 3600, "hour"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_a_person_says_them() {
        for (seconds, expected) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (7199, "119 minutes"),
            (7200, "2 hours"),
        ] {
            assert_eq!(approximately(Duration::from_secs(seconds)), expected);
        }
        assert_eq!(ago(Duration::from_secs(4)), "just now");
        assert_eq!(ago(Duration::from_secs(5)), "5 seconds ago");
    }

    #[test]
    fn whatever_a_client_calls_itself_stays_text() -> askama::Result<()> {
        let html = Confirm {
            token: "",
            user_code: "",
            client_name: "<script>alert('1')</script> & \"co\"",
            start_url: "https://example.com/?a=<b>",
            scopes: &["<i>".to_owned()],
            asked: String::new(),
            remaining: String::new(),
        }
        .render()?;
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<i>"));
        assert!(html.contains("&#60;script&#62;"));
        Ok(())
    }
}
