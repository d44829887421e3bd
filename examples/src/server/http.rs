//! Bytes in, bytes out: the only file that knows of sockets and of hyper.
//!
//! All connections share one thread and none can hold up another: the service answers from memory, and whoever stalls runs into
//! a timeout while the others go on.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, HeaderValue};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};

use super::failure::Failure;
use super::service::{Service, complete};

/// Enough for every request of the protocol many times over.
const MAX_BODY: usize = 64 * 1024;
const MAX_HEAD: usize = 16 * 1024;

/// How long a connection may take to send the head of its next request; so also how long it may be idle.
const HEAD_TIMEOUT: Duration = Duration::from_secs(60);
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// Further connections wait until one of these ends.
const MAX_CONNECTIONS: usize = 256;

/// A running accept loop; dropping it ends the loop and all connections.
#[derive(Debug)]
pub(super) struct Listening {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Listening {
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Blocks until the loop ends by itself, which it does only if its thread dies.
    pub(super) fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic over there has been reported by the panic hook already.
            let _ = thread.join();
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

/// Takes a port on 127.0.0.1; 0 stands for any free one.
pub(super) fn bind(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves on a new thread.
pub(super) fn listen(listener: TcpListener, service: Arc<Service>) -> io::Result<Listening> {
    let address = listener.local_addr()?;
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()?;
    let listener = {
        let _context = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let (stop, stopped) = oneshot::channel();
    let thread = thread::Builder::new()
        .name("local-sso-server".to_owned())
        .spawn(move || run(&runtime, listener, service, stopped))?;
    Ok(Listening {
        address,
        stop: Some(stop),
        thread: Some(thread),
    })
}

fn run(
    runtime: &Runtime,
    listener: tokio::net::TcpListener,
    service: Arc<Service>,
    stopped: oneshot::Receiver<()>,
) {
    runtime.spawn(accept(listener, service));
    // The sender is only ever dropped, so the result carries nothing. Dropping the runtime then drops every connection.
    let _ = runtime.block_on(stopped);
}

async fn accept(listener: tokio::net::TcpListener, service: Arc<Service>) {
    let permits = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                let service = Arc::clone(&service);
                tokio::spawn(async move {
                    connection(stream, service).await;
                    drop(permit);
                });
            }
            // Such as too many open files: it passes, and trying again at once would only burn the processor.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(stream: TcpStream, service: Arc<Service>) {
    // Replies are written in one piece, so there is nothing to be gained from waiting for more.
    let _ = stream.set_nodelay(true);
    let handler = service_fn(|request| {
        let service = Arc::clone(&service);
        async move { Ok::<_, Infallible>(reply(&service, request).await) }
    });
    // The error is the client's: gone, too slow, or not speaking HTTP, which hyper has answered.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_header_size(MAX_HEAD)
        .serve_connection(TokioIo::new(stream), handler)
        .await;
}

async fn reply(service: &Service, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let body = timeout(BODY_TIMEOUT, Limited::new(body, MAX_BODY).collect()).await;
    let response = match body {
        Ok(Ok(body)) => service.answer(&Request::from_parts(head, body.to_bytes())),
        Ok(Err(error)) if error.is::<LengthLimitError>() => unread(&Failure::TOO_LARGE),
        Ok(Err(_)) => unread(&Failure::INCOMPLETE),
        Err(_) => unread(&Failure::TOO_SLOW),
    };
    response.map(Full::new)
}

/// The reply to a request whose body was not read to its end, after which the connection is of no more use.
fn unread(failure: &Failure) -> Response<Bytes> {
    let mut response = complete(failure.response());
    response
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
