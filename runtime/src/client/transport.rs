//! One HTTP exchange.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use http::header::{HeaderValue, USER_AGENT};
use http::{Method, Request, Response, Uri};
use ureq::{Agent, AsSendBody, Timeout};

use crate::client::failure::{Failure, Route};
use crate::client::trace::Trace;
use crate::endpoint::Endpoint;
use crate::error::TimeoutPhase;
use crate::protocol::Body;

/// What bounds an exchange.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) body: u64,
}

/// An endpoint and the means to reach it.
#[derive(Debug)]
pub(crate) struct Transport {
    endpoint: Endpoint,
    agent: Agent,
    /// Whether the agent's configuration must be corrected for each call, because it is not ours.
    corrects_agent: bool,
    user_agent: HeaderValue,
    limits: Limits,
}

impl Transport {
    pub(crate) fn new(
        endpoint: Endpoint,
        agent: Agent,
        user_agent: HeaderValue,
        limits: Limits,
    ) -> Self {
        let config = agent.config();
        let corrects_agent = config.http_status_as_error() || config.max_redirects() > 0;
        Self {
            endpoint,
            agent,
            corrects_agent,
            user_agent,
            limits,
        }
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends the request once and reads the whole reply, so that the connection can be used again.
    pub(crate) fn exchange(
        &self,
        operation: &'static str,
        mut request: Request<Body>,
    ) -> Result<Response<Vec<u8>>, Failure> {
        let trace = Trace::begin(operation);
        request
            .headers_mut()
            .entry(USER_AGENT)
            .or_insert_with(|| self.user_agent.clone());
        let deadline = Instant::now().checked_add(self.limits.total);
        let result = self
            .run(request)
            .and_then(|response| self.read(response, deadline))
            .map_err(|error| self.failure(error, deadline));
        trace.end(&result);
        result
    }

    fn run(&self, request: Request<Body>) -> Result<Response<ureq::Body>, Broken> {
        let (parts, body) = request.into_parts();
        // RFC 9110 section 8.6: no Content-Length where the method anticipates no content.
        let anticipates = [Method::POST, Method::PUT, Method::PATCH].contains(&parts.method);
        if body.is_empty() && !anticipates {
            self.run_with(Request::from_parts(parts, ()))
        } else {
            self.run_with(Request::from_parts(parts, body.as_bytes()))
        }
    }

    fn run_with(&self, request: Request<impl AsSendBody>) -> Result<Response<ureq::Body>, Broken> {
        let request = if self.corrects_agent {
            self.agent
                .configure_request(request)
                .http_status_as_error(false)
                .max_redirects(0)
                .build()
        } else {
            request
        };
        self.agent.run(request).map_err(Broken::Ureq)
    }

    fn read(
        &self,
        response: Response<ureq::Body>,
        deadline: Option<Instant>,
    ) -> Result<Response<Vec<u8>>, Broken> {
        let (parts, body) = response.into_parts();
        let limit = self.limits.body;
        let announced = body.content_length();
        if announced.is_some_and(|length| length > limit) {
            return Err(Broken::TooLarge);
        }
        let mut bytes = Vec::new();
        if let Some(length) = announced.and_then(|length| usize::try_from(length).ok()) {
            bytes.reserve_exact(length);
        }
        let reader = Deadline {
            reader: body.into_reader(),
            deadline,
        };
        reader
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| Broken::Ureq(error.into()))?;
        if bytes.len() as u64 > limit {
            return Err(Broken::TooLarge);
        }
        Ok(Response::from_parts(parts, bytes))
    }

    fn failure(&self, broken: Broken, deadline: Option<Instant>) -> Failure {
        let error = match broken {
            Broken::TooLarge => return Failure::too_large(self.limits.body),
            Broken::Ureq(error) => error,
        };
        if has_passed(deadline) && is_timeout_of_exchange(&error) {
            return Failure::Timeout {
                phase: TimeoutPhase::Total,
                limit: Some(self.limits.total),
                host: self.endpoint.authority().to_string(),
            };
        }
        let route = Route {
            endpoint: &self.endpoint,
            proxy: self.proxy(),
        };
        Failure::from_ureq(error, &route, |timeout| self.limit(timeout))
    }

    /// Host and port of the proxy that requests go through.
    fn proxy(&self) -> Option<String> {
        let proxy = self.agent.config().proxy()?;
        let target: Uri = self.endpoint.to_string().parse().ok()?;
        (!proxy.is_no_proxy(&target)).then(|| format!("{}:{}", proxy.host(), proxy.port()))
    }

    /// The agent's limit that passed.
    fn limit(&self, timeout: Timeout) -> Option<Duration> {
        let config = self.agent.config();
        let limits = config.timeouts();
        match timeout {
            Timeout::PerRead => config.timeout_per_read(),
            Timeout::PerWrite => config.timeout_per_write(),
            Timeout::Global => limits.global,
            Timeout::PerCall => limits.per_call,
            Timeout::Resolve => limits.resolve,
            Timeout::Connect => limits.connect,
            Timeout::SendRequest => limits.send_request,
            Timeout::SendBody => limits.send_body,
            Timeout::RecvResponse => limits.recv_response,
            Timeout::RecvBody => limits.recv_body,
            _ => None,
        }
    }
}

/// Why an exchange ended without a whole reply.
enum Broken {
    TooLarge,
    Ureq(ureq::Error),
}

/// Whether it is a timeout of what the limit for the whole call cuts short. Past the deadline, each such timeout is that
/// of the whole call, whoever noticed it first.
fn is_timeout_of_exchange(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Timeout(timeout) => !matches!(timeout, Timeout::Resolve | Timeout::Connect),
        ureq::Error::Io(error) => error.kind() == io::ErrorKind::TimedOut,
        _ => false,
    }
}

/// Ends reading when the time for the whole call is over: a reply that trickles in never exceeds the limit of one read.
struct Deadline<R> {
    reader: R,
    deadline: Option<Instant>,
}

impl<R: Read> Read for Deadline<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if has_passed(self.deadline) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.reader.read(buffer)
    }
}

fn has_passed(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|deadline| Instant::now() >= deadline)
}
