//! The pages that the listener answers with. None repeats anything of the request.

/// What a person reads who comes to the listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    SignedIn,
    NoToken,
    Refused,
    WrongState,
    NoCode,
    Again,
    WrongHost,
    NoSuchPath,
    WrongMethod,
    Malformed,
}

const CLOSE: &str = "You can close this window.";

impl Page {
    pub(super) const fn status(self) -> &'static str {
        match self {
            Self::SignedIn => "200 OK",
            Self::NoToken => "502 Bad Gateway",
            Self::Refused | Self::WrongHost => "403 Forbidden",
            Self::WrongState | Self::NoCode | Self::Malformed => "400 Bad Request",
            Self::Again => "409 Conflict",
            Self::NoSuchPath => "404 Not Found",
            Self::WrongMethod => "405 Method Not Allowed",
        }
    }

    /// What it was, for the person at the terminal.
    pub(super) const fn reason(self) -> &'static str {
        match self {
            Self::SignedIn => "the sign-in",
            Self::NoToken => "a code that was refused",
            Self::Refused => "a refusal",
            Self::WrongState => "an answer to another sign-in, or a forged one",
            Self::NoCode => "an answer without a code",
            Self::Again => "a second answer",
            Self::WrongHost => "a request that was meant for another host",
            Self::NoSuchPath => "a request for another page",
            Self::WrongMethod => "a request that is no GET",
            Self::Malformed => "something that is no request",
        }
    }

    const fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::SignedIn => ("You are signed in", CLOSE),
            Self::NoToken => (
                "Not signed in",
                "You approved, but the program got no token. It says why in its own window. You can close this one.",
            ),
            Self::Refused => (
                "Not signed in",
                "The request was refused, and the program has ended the sign-in. You can close this window, and start again from the program.",
            ),
            Self::WrongState => (
                "This does not belong to the sign-in",
                "It answers another sign-in, or none. Nothing was done. If you are signing in, use the page that the program opened last; if you are not, close this window.",
            ),
            Self::NoCode => (
                "Something is missing",
                "The answer has no code in it. Nothing was done, and the program goes on waiting. Open its page again.",
            ),
            Self::Again => (
                "This was used already",
                "An answer is good once. Look at the program to see how the sign-in ended. You can close this window.",
            ),
            Self::WrongHost => (
                "Not here",
                "This address is for one program on this machine, under its own name alone. Nothing was done.",
            ),
            Self::NoSuchPath => (
                "Nothing is here",
                "A program is waiting here for a sign-in to end.",
            ),
            Self::WrongMethod => (
                "Not in this way",
                "A program is waiting here for a browser that opens a page. Nothing was done.",
            ),
            Self::Malformed => ("That was no request", "Nothing was done."),
        }
    }

    /// The page as HTML.
    pub(super) fn html(self) -> String {
        let (title, text) = self.text();
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
        )
    }
}

const STYLE: &str = ":root{color-scheme:light dark}\
body{margin:0;font:1rem/1.5 system-ui,sans-serif}\
main{max-width:32rem;margin:20vh auto 0;padding:0 1.5rem}\
h1{font-size:1.5rem;font-weight:600;margin:0 0 .5rem}p{margin:0}";
