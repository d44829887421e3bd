//! One HTTP exchange.

use std::borrow::Cow;
use std::io::{self, Read};
use std::time::{Duration, Instant};

use http::header::{CONTENT_LENGTH, HeaderValue, USER_AGENT};
use http::{Method, Request, Response, Uri};
use ureq::{Agent, AsSendBody, SendBody, Timeout};

use crate::client::arriving::Arriving;
use crate::client::failure::{Failure, Route};
use crate::client::repeat::TimeLeft;
use crate::client::trace::Trace;
use crate::client::whole::Whole;
use crate::endpoint::Endpoint;
use crate::error::TimeoutPhase;
use crate::values::ByteStream;

/// What bounds an exchange.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: Duration,
    pub(crate) body: u64,
}

/// The means to reach endpoints.
#[derive(Debug)]
pub(crate) struct Transport {
    agent: Agent,
    /// Whether the agent's configuration must be corrected for each call, because it is not ours.
    corrects_agent: bool,
    is_own_agent: bool,
    user_agent: HeaderValue,
    limits: Limits,
}

impl Transport {
    pub(crate) fn new(
        agent: Agent,
        is_own_agent: bool,
        user_agent: HeaderValue,
        limits: Limits,
    ) -> Self {
        let config = agent.config();
        let corrects_agent = config.http_status_as_error() || config.max_redirects() > 0;
        Self {
            agent,
            corrects_agent,
            is_own_agent,
            user_agent,
            limits,
        }
    }

    /// Sends the request of an operation once and reads the whole reply, so that the connection can be used again; or leaves
    /// the reading of a successful reply to the caller, who `wants_stream`.
    pub(crate) fn exchange(
        &self,
        operation: &'static str,
        endpoint: &Endpoint,
        mut request: Request<Sent<'_>>,
        wants_stream: bool,
        left: Option<TimeLeft>,
        trace: &mut Trace,
    ) -> Result<Response<Received>, Failure> {
        request
            .headers_mut()
            .entry(USER_AGENT)
            .or_insert_with(|| self.user_agent.clone());
        let left = left.filter(|time| time.left < self.limits.total);
        let total = left.map_or(self.limits.total, |time| time.left);
        let deadline = Deadline {
            end: Instant::now().checked_add(total),
            limit: left.map_or(self.limits.total, |time| time.of),
        };
        let left = left.map(|time| time.left);
        let result = self
            .run(endpoint, request, wants_stream, left)
            .and_then(|response| {
                if wants_stream && response.status().is_success() {
                    return Ok(response.map(|body| stream(body, operation, endpoint)));
                }
                self.read(response, deadline)
            })
            .map_err(|error| self.failure(endpoint, error, deadline));
        trace.end(&result);
        result
    }

    fn run(
        &self,
        endpoint: &Endpoint,
        request: Request<Sent<'_>>,
        wants_stream: bool,
        left: Option<Duration>,
    ) -> Result<Response<ureq::Body>, Broken> {
        let (mut parts, content) = request.into_parts();
        match content {
            Sent::Stream(stream) => {
                if let Some(length) = stream.length() {
                    parts.headers.insert(CONTENT_LENGTH, length.into());
                }
                let body = SendBody::from_owned_reader(Whole::new(stream));
                self.run_with(endpoint, Request::from_parts(parts, body), true, left)
            }
            // RFC 9110 section 8.6: no Content-Length where the method anticipates no content.
            Sent::Bytes(bytes) if bytes.is_empty() && !anticipates_content(&parts.method) => {
                self.run_with(endpoint, Request::from_parts(parts, ()), wants_stream, left)
            }
            Sent::Bytes(bytes) => self.run_with(
                endpoint,
                Request::from_parts(parts, &*bytes),
                wants_stream,
                left,
            ),
        }
    }

    fn run_with(
        &self,
        endpoint: &Endpoint,
        request: Request<impl AsSendBody>,
        streams: bool,
        left: Option<Duration>,
    ) -> Result<Response<ureq::Body>, Broken> {
        // An endpoint on this machine, of a client whose agent is for the services of AWS.
        let is_plain =
            self.is_own_agent && !endpoint.is_https() && self.agent.config().https_only();
        if !self.corrects_agent && !streams && !is_plain && left.is_none() {
            return self.agent.run(request).map_err(Broken::Ureq);
        }
        let mut request = self
            .agent
            .configure_request(request)
            .http_status_as_error(false)
            .max_redirects(0);
        if is_plain {
            request = request.https_only(false).proxy(None);
        }
        if let Some(left) = left {
            let limits = self.agent.config().timeouts();
            let shorter =
                |limit: Option<Duration>| Some(limit.map_or(left, |limit| limit.min(left)));
            request = request
                .timeout_send_request(shorter(limits.send_request))
                .timeout_send_body(shorter(limits.send_body))
                .timeout_recv_response(shorter(limits.recv_response))
                .timeout_recv_body(shorter(limits.recv_body));
        }
        if streams && self.is_own_agent {
            // How long a stream takes is its length's to say. Each of its reads and writes is bounded.
            request = request.timeout_send_body(None).timeout_recv_body(None);
        }
        self.agent.run(request.build()).map_err(Broken::Ureq)
    }

    fn read(
        &self,
        response: Response<ureq::Body>,
        deadline: Deadline,
    ) -> Result<Response<Received>, Broken> {
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
        let reader = UntilDeadline {
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
        Ok(Response::from_parts(parts, Received::Bytes(bytes)))
    }

    fn failure(&self, endpoint: &Endpoint, broken: Broken, deadline: Deadline) -> Failure {
        let error = match broken {
            Broken::TooLarge => return Failure::too_large(self.limits.body),
            Broken::Ureq(error) => error,
        };
        if deadline.has_passed() && is_timeout_of_exchange(&error) {
            return Failure::Timeout {
                phase: TimeoutPhase::Total,
                limit: Some(deadline.limit),
                host: endpoint.authority().to_string(),
            };
        }
        let route = Route {
            endpoint,
            proxy: self.proxy(endpoint),
        };
        Failure::from_ureq(error, &route, |timeout| self.limit(timeout))
    }

    /// Host and port of the proxy that requests go through.
    fn proxy(&self, endpoint: &Endpoint) -> Option<String> {
        let proxy = self.agent.config().proxy()?;
        let target: Uri = endpoint.to_string().parse().ok()?;
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

/// The body of a request.
pub(crate) enum Sent<'a> {
    Bytes(Cow<'a, [u8]>),
    Stream(ByteStream),
}

/// The body of a reply.
pub(crate) enum Received {
    Bytes(Vec<u8>),
    Stream(ByteStream),
}

fn stream(body: ureq::Body, operation: &'static str, endpoint: &Endpoint) -> Received {
    let length = body.content_length();
    let peer = endpoint.authority().to_string();
    let reader = Arriving::new(body, operation, peer);
    Received::Stream(ByteStream::from_reader(reader, length))
}

fn anticipates_content(method: &Method) -> bool {
    [Method::POST, Method::PUT, Method::PATCH].contains(method)
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

/// When the time for the whole exchange is over.
#[derive(Clone, Copy)]
struct Deadline {
    end: Option<Instant>,
    /// The limit that it follows from.
    limit: Duration,
}

impl Deadline {
    fn has_passed(self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end)
    }
}

/// Ends reading when the time for the whole call is over: a reply that trickles in never exceeds the limit of one read.
struct UntilDeadline<R> {
    reader: R,
    deadline: Deadline,
}

impl<R: Read> Read for UntilDeadline<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.deadline.has_passed() {
            return Err(io::ErrorKind::TimedOut.into());
        }
        self.reader.read(buffer)
    }
}
