//! An HTTP proxy that connects through (RFC 9110 section 9.3.6).

use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::Request;
use super::connection::Connection;

/// What the proxy does with a request to connect.
#[derive(Clone, Copy)]
pub(crate) enum Tunnels {
    Open,
    /// Leads all of them there.
    To(SocketAddr),
    /// Refuses with this status line.
    Refused(&'static str),
    /// Never answers.
    Silent,
}

/// A running proxy; its threads end with the process.
pub(crate) struct Proxy {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Proxy {
    pub(crate) fn start(tunnels: Tunnels) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        let address = listener.local_addr().expect("a bound socket");
        let requests = Arc::new(Mutex::default());
        let shared = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let requests = Arc::clone(&shared);
                // An error is the end of a connection, which the tests see from its other side.
                thread::spawn(move || serve(stream, tunnels, &requests));
            }
        });
        Self { address, requests }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The requests that the proxy got. What goes through the tunnels is none of its business.
    pub(crate) fn requests(&self) -> Vec<Request> {
        let requests = self.requests.lock();
        requests.expect("no thread panics under the lock").clone()
    }
}

fn serve(
    mut client: TcpStream,
    tunnels: Tunnels,
    requests: &Mutex<Vec<Request>>,
) -> io::Result<()> {
    // A client sends nothing through the tunnel before it is open, so no byte of it is lost in the connection's buffer.
    let mut connection = Connection::new(Box::new(client.try_clone()?));
    let Some(request) = connection.request() else {
        return Ok(());
    };
    let target = request.line().split(' ').nth(1).map(str::to_owned);
    requests
        .lock()
        .expect("no thread panics under the lock")
        .push(request);
    match tunnels {
        Tunnels::Silent => connection.request().map_or(Ok(()), |_| Ok(())),
        Tunnels::Refused(status) => {
            write!(client, "HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n")
        }
        Tunnels::Open | Tunnels::To(_) => {
            let server = match tunnels {
                Tunnels::To(address) => TcpStream::connect(address)?,
                _ => TcpStream::connect(target.unwrap_or_default())?,
            };
            client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
            let (from_client, to_server) = (client.try_clone()?, server.try_clone()?);
            thread::spawn(move || pass(from_client, to_server));
            pass(server, client);
            Ok(())
        }
    }
}

/// Copies until either end has gone, and tells the other.
fn pass(mut from: TcpStream, mut to: TcpStream) {
    let _ = io::copy(&mut from, &mut to);
    let _ = to.shutdown(Shutdown::Both);
}
