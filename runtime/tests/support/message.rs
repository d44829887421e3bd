//! Requests as they came in, and replies byte by byte.

use std::sync::{Arc, Barrier};
use std::time::Duration;

/// The pause between two bytes of a reply that trickles in.
const TRICKLE: Duration = Duration::from_millis(20);

/// A request as it came in.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The request line and the headers, without the empty line.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// All headers in order, names in lower case.
    pub(crate) fn headers(&self) -> Vec<(String, &str)> {
        let lines = self.head.lines().skip(1);
        lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim()))
            .collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers().into_iter();
        headers.find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

/// What a server does in answer to a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reply {
    pub(super) steps: Vec<Step>,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Send(Vec<u8>),
    /// The byte again and again, with pauses, until the client has gone.
    Trickle(u8, Duration),
    /// Waits until as many connections are here as the barrier is for.
    Meet(Arc<Barrier>),
    /// Nothing until the client has gone.
    Silence,
    Close,
    /// Ends the connection without the courtesy of an end: what is on the way is lost.
    Reset,
}

impl Reply {
    /// These bytes, well-formed or not.
    pub(crate) fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self::default().and(Step::Send(bytes.into()))
    }

    /// A whole reply with the length of its body.
    pub(crate) fn new(status: &str, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let length = body.len().to_string();
        let headers = [headers, &[("content-length", length.as_str())]].concat();
        Self::head(status, &headers).and(Step::Send(body.to_owned()))
    }

    /// The head of a reply alone.
    pub(crate) fn head(status: &str, headers: &[(&str, &str)]) -> Self {
        let lines: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        Self::raw(format!("HTTP/1.1 {status}\r\n{}\r\n", lines.concat()))
    }

    /// A successful JSON reply with the request id `r-1`.
    pub(crate) fn json(body: impl AsRef<[u8]>) -> Self {
        let headers = [
            ("content-type", "application/json"),
            ("x-amzn-requestid", "r-1"),
        ];
        Self::new("200 OK", &headers, body)
    }

    /// What [`Greet`](super::Greet) hopes for.
    pub(crate) fn greeting() -> Self {
        Self::json(r#"{"text":"Hello, Ada"}"#)
    }

    pub(crate) fn then_send(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.and(Step::Send(bytes.into()))
    }

    /// Waits until as many are at the barrier as it is for.
    pub(crate) fn then_meet(self, barrier: &Arc<Barrier>) -> Self {
        self.and(Step::Meet(Arc::clone(barrier)))
    }

    pub(crate) fn then_close(self) -> Self {
        self.and(Step::Close)
    }

    pub(crate) fn then_reset(self) -> Self {
        self.and(Step::Reset)
    }

    /// The same, after as many requests have come as the barrier is for.
    pub(crate) fn after_meeting(mut self, barrier: &Arc<Barrier>) -> Self {
        self.steps.insert(0, Step::Meet(Arc::clone(barrier)));
        self
    }

    pub(crate) fn then_silence(self) -> Self {
        self.and(Step::Silence)
    }

    pub(crate) fn then_trickle(self, byte: u8) -> Self {
        self.and(Step::Trickle(byte, TRICKLE))
    }

    fn and(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}
