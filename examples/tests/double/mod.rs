//! A server for tests that answers by a function and keeps what it saw; and a second opinion on signatures.

mod signature;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

pub(crate) use signature::check_signature;

type Answer = dyn Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync;

/// A running server on this machine. Its thread ends with the process.
pub(crate) struct Double {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    answer: Box<Answer>,
    seen: Mutex<Vec<Request<Bytes>>>,
}

impl Double {
    pub(crate) fn start(
        answer: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let state = Arc::new(State {
            answer: Box::new(answer),
            seen: Mutex::default(),
        });
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        // The test may be a task of another runtime.
        let listener = {
            let _context = runtime.enter();
            TcpListener::from_std(listener)?
        };
        let shared = Arc::clone(&state);
        thread::spawn(move || runtime.block_on(accept(listener, shared)));
        Ok(Self { address, state })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The method and the target of each request so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        let seen = self.state.seen.lock();
        let seen = seen.unwrap_or_else(PoisonError::into_inner);
        let line = |request: &Request<Bytes>| format!("{} {}", request.method(), request.uri());
        seen.iter().map(line).collect()
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let handler = service_fn(|request| answer(&state, request));
            // A connection that the client breaks off is the client's affair.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), handler)
                .await;
        });
    }
}

async fn answer(
    state: &State,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, hyper::Error> {
    let (head, body) = request.into_parts();
    let request = Request::from_parts(head, body.collect().await?.to_bytes());
    let response = (state.answer)(&request);
    let seen = state.seen.lock();
    seen.unwrap_or_else(PoisonError::into_inner).push(request);
    Ok(response.map(Full::new))
}

/// A reply with a JSON body.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Bytes> {
    let mut reply = Response::builder()
        .status(status)
        .header("content-type", "application/json");
    for (name, value) in headers {
        reply = reply.header(*name, *value);
    }
    reply
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .expect("the parts are those of a reply")
}
