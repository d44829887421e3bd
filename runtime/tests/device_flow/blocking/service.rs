//! A small SSO OIDC service on a loopback socket: it knows its clients and codes, and fails when told to.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use aws_operation::server::{self, ServerOperation};
use aws_operation::sso_oidc::{
    CreateToken, CreateTokenError, CreateTokenResponse, OAuthError, RegisterClient,
    RegisterClientResponse, StartDeviceAuthorization, StartDeviceAuthorizationError,
    StartDeviceAuthorizationResponse,
};
use http::{Request, Response};

/// What the service hands out that nobody may see.
pub(crate) const SECRETS: [&str; 4] = [
    "secret-of-client-1",
    "device-code-1",
    "the-access-token",
    "the-refresh-token",
];

/// What happens to one request for a token.
#[derive(Clone, Copy)]
pub(crate) enum Poll {
    Pending,
    SlowDown,
    Deny,
    /// The page of a gateway.
    Status(u16),
    /// The connection ends in the middle of the reply.
    Cut,
    /// The reply takes longer than the client waits.
    Late,
    /// The token.
    Approve,
}

/// A running service; its thread ends with the process.
pub(crate) struct Service {
    url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    polls: VecDeque<Poll>,
    clients: usize,
    requests: Vec<&'static str>,
    interval: i32,
    on_poll: Option<Box<dyn Fn() + Send>>,
}

impl Service {
    /// Answers the requests for a token one after another in this way.
    pub(crate) fn start(polls: impl IntoIterator<Item = Poll>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        let address = listener
            .local_addr()
            .expect("a bound socket has an address");
        let state = State {
            polls: polls.into_iter().collect(),
            interval: 1,
            ..State::default()
        };
        let state = Arc::new(Mutex::new(state));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &state));
            }
        });
        Self {
            url: format!("http://{address}"),
            state,
        }
    }

    pub(crate) fn interval(self, seconds: i32) -> Self {
        lock(&self.state).interval = seconds;
        self
    }

    /// Calls this before each reply to a request for a token.
    pub(crate) fn on_poll(self, callback: impl Fn() + Send + 'static) -> Self {
        lock(&self.state).on_poll = Some(Box::new(callback));
        self
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The operations that were called so far.
    pub(crate) fn requests(&self) -> Vec<&'static str> {
        lock(&self.state).requests.clone()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().expect("no handler panics under the lock")
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let Ok(mut writer) = stream.try_clone() else {
        return;
    };
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader) {
        let sent = match answer(&request, state) {
            Answer::Reply(response) => writer.write_all(&response_bytes(&response)),
            Answer::Cut => {
                let _ =
                    writer.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"access");
                return;
            }
            Answer::Late => {
                // Until the client has had enough and closes the connection.
                let _ = reader.read(&mut [0]);
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

enum Answer {
    Reply(Response<Vec<u8>>),
    Cut,
    Late,
}

fn answer(request: &Request<Vec<u8>>, state: &Mutex<State>) -> Answer {
    if server::matches::<RegisterClient>(request) {
        Answer::Reply(register(request, &mut lock(state)))
    } else if server::matches::<StartDeviceAuthorization>(request) {
        Answer::Reply(start(request, &mut lock(state)))
    } else if server::matches::<CreateToken>(request) {
        token(request, &mut lock(state))
    } else {
        panic!("no operation at {} {}", request.method(), request.uri())
    }
}

fn register(request: &Request<Vec<u8>>, state: &mut State) -> Response<Vec<u8>> {
    RegisterClient::decode_request(request).expect("the client sends a well-formed request");
    state.requests.push("RegisterClient");
    state.clients += 1;
    let mut output = RegisterClientResponse::new(
        format!("client-{}", state.clients),
        format!("secret-of-client-{}", state.clients),
    );
    output.client_secret_expires_at = Some(4_102_444_800);
    bytes(RegisterClient::encode_output(&output))
}

fn start(request: &Request<Vec<u8>>, state: &mut State) -> Response<Vec<u8>> {
    let request = StartDeviceAuthorization::decode_request(request)
        .expect("the client sends a well-formed request");
    state.requests.push("StartDeviceAuthorization");
    if !knows(state, &request.client_id, request.client_secret.expose()) {
        let error = StartDeviceAuthorizationError::InvalidClientException(
            OAuthError::new().error("invalid_client"),
        );
        return bytes(StartDeviceAuthorization::encode_error(&error));
    }
    let mut output = StartDeviceAuthorizationResponse::new(
        "device-code-1",
        "WDJB-MJHT",
        "http://127.0.0.1:9/device",
        600,
    );
    output.interval = Some(state.interval);
    bytes(StartDeviceAuthorization::encode_output(&output))
}

fn token(request: &Request<Vec<u8>>, state: &mut State) -> Answer {
    let request =
        CreateToken::decode_request(request).expect("the client sends a well-formed request");
    state.requests.push("CreateToken");
    assert!(knows(
        state,
        &request.client_id,
        request.client_secret.expose()
    ));
    assert_eq!(
        request.device_code.expect("a device code").expose(),
        "device-code-1"
    );
    if let Some(callback) = &state.on_poll {
        callback();
    }
    let error = match state
        .polls
        .pop_front()
        .expect("the client polls more often than scripted")
    {
        Poll::Pending => CreateTokenError::AuthorizationPendingException(
            OAuthError::new().error("authorization_pending"),
        ),
        Poll::SlowDown => CreateTokenError::SlowDownException(OAuthError::new().error("slow_down")),
        Poll::Deny => {
            CreateTokenError::AccessDeniedException(OAuthError::new().error("access_denied"))
        }
        Poll::Status(status) => {
            let page = b"<html>gateway</html>".to_vec();
            let response = Response::builder().status(status).body(page);
            return Answer::Reply(response.expect("the page is well-formed"));
        }
        Poll::Cut => return Answer::Cut,
        Poll::Late => return Answer::Late,
        Poll::Approve => {
            let mut output = CreateTokenResponse::new("the-access-token");
            output.expires_in = Some(28_800);
            output.refresh_token = Some("the-refresh-token".into());
            return Answer::Reply(bytes(CreateToken::encode_output(&output)));
        }
    };
    Answer::Reply(bytes(CreateToken::encode_error(&error)))
}

fn knows(state: &State, client_id: &str, client_secret: &str) -> bool {
    (1..=state.clients).any(|number| {
        client_id == format!("client-{number}")
            && client_secret == format!("secret-of-client-{number}")
    })
}

fn bytes(response: Response<aws_operation::Body>) -> Response<Vec<u8>> {
    response.map(aws_operation::Body::into_bytes)
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Request<Vec<u8>>> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut parts = line.split(' ');
    let mut builder = Request::builder().method(parts.next()?).uri(parts.next()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().ok()?;
        }
        builder = builder.header(name, value);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    builder.body(body).ok()
}

fn response_bytes(response: &Response<Vec<u8>>) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {}\r\n", response.status()).into_bytes();
    for (name, value) in response.headers() {
        if name != http::header::CONTENT_LENGTH {
            bytes.extend_from_slice(name.as_str().as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
    }
    bytes
        .extend_from_slice(format!("content-length: {}\r\n\r\n", response.body().len()).as_bytes());
    bytes.extend_from_slice(response.body());
    bytes
}
