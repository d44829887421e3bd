//! Who comes to the listener, and what is made of it.

use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::page::Page;
use super::reply::answer;
use super::request::{Query, Request, Unreadable, read};
use crate::Sensitive;
use crate::sso_login::error::Refusal;

/// The path that the browser comes back to.
pub(super) const PATH: &str = "/oauth/callback";

/// What happens at the listener.
pub(super) enum Event {
    /// The browser brings a code.
    Granted(Granted),
    /// The browser brings a refusal, with the right state.
    Refused(Refusal),
    /// A request that is not the one that is waited for.
    Stray(&'static str),
}

/// A code, and the browser that waits for a page.
pub(super) struct Granted {
    pub(super) code: Sensitive<String>,
    stream: TcpStream,
}

impl Granted {
    /// Shows the person how it ended.
    pub(super) fn answer(self, is_signed_in: bool) {
        let page = if is_signed_in {
            Page::SignedIn
        } else {
            Page::NoToken
        };
        answer(&self.stream, page);
    }
}

/// What all connections are measured by.
pub(super) struct Desk {
    state: Sensitive<String>,
    host: String,
    /// Whether somebody brought the state: it is good once.
    is_spent: AtomicBool,
    events: Sender<Event>,
}

impl Desk {
    pub(super) fn new(
        state: Sensitive<String>,
        address: SocketAddr,
        events: Sender<Event>,
    ) -> Self {
        Self {
            state,
            host: address.to_string(),
            is_spent: AtomicBool::new(false),
            events,
        }
    }

    /// Serves one connection, to its end unless it brings the code.
    pub(super) fn serve(&self, stream: TcpStream) {
        let decision = match read(&stream) {
            Ok(request) => self.decide(&request),
            // Nothing was said at all: a scanner, or a browser's spare connection.
            Err(Unreadable::Silent) => return,
            Err(Unreadable::Malformed) => Decision::Stray(Page::Malformed),
        };
        match decision {
            Decision::Stray(page) => {
                // Nobody may be waiting any more.
                let _ = self.events.send(Event::Stray(page.reason()));
                answer(&stream, page);
            }
            Decision::Refused(refusal) => {
                answer(&stream, Page::Refused);
                let _ = self.events.send(Event::Refused(refusal));
            }
            Decision::Granted(code) => {
                let _ = self.events.send(Event::Granted(Granted { code, stream }));
            }
        }
    }

    fn decide(&self, request: &Request) -> Decision {
        // A page elsewhere whose name leads to this machine sends its own name.
        if request.host.as_deref() != Some(self.host.as_str()) {
            return Decision::Stray(Page::WrongHost);
        }
        if request.path != PATH {
            return Decision::Stray(Page::NoSuchPath);
        }
        if !request.is_get {
            return Decision::Stray(Page::WrongMethod);
        }
        let Some(query) = Query::parse(request.query.expose()) else {
            return Decision::Stray(Page::Malformed);
        };
        // The comparison takes a time that depends on the length alone.
        if query.state.as_ref() != Some(&self.state) {
            return Decision::Stray(Page::WrongState);
        }
        if query.error.is_none() && query.code.is_none() {
            return Decision::Stray(Page::NoCode);
        }
        if self.is_spent.swap(true, Ordering::AcqRel) {
            return Decision::Stray(Page::Again);
        }
        match (query.error, query.code) {
            (Some(code), _) => Decision::Refused(Refusal::new(code, query.error_description)),
            (None, Some(code)) => Decision::Granted(code),
            (None, None) => Decision::Stray(Page::NoCode),
        }
    }
}

enum Decision {
    Stray(Page),
    Refused(Refusal),
    Granted(Sensitive<String>),
}
