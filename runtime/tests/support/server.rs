//! A server that gives scripted replies and keeps what it saw.

use std::collections::VecDeque;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

use super::connection::{Connection, Stream};
use super::{Reply, Request};

/// A running server; its threads end with the process.
pub(crate) struct Server {
    address: SocketAddr,
    scheme: &'static str,
    state: Arc<State>,
}

struct State {
    script: Mutex<VecDeque<Reply>>,
    seen: Mutex<Seen>,
    changed: Condvar,
}

#[derive(Default)]
struct Seen {
    connections: Vec<SocketAddr>,
    requests: Vec<Request>,
    ended: usize,
}

type Wrap = Arc<dyn Fn(TcpStream) -> Box<dyn Stream> + Send + Sync>;

impl Server {
    /// Gives these replies one after another, whatever the connection, and the last one again and again.
    pub(crate) fn start(script: impl IntoIterator<Item = Reply>) -> Self {
        Self::run("http", script, Arc::new(|stream| Box::new(stream)))
    }

    /// The same over TLS.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub(crate) fn start_tls(
        certificate: &super::tls::Certificate,
        script: impl IntoIterator<Item = Reply>,
    ) -> Self {
        let config = certificate.server_config();
        Self::run(
            "https",
            script,
            Arc::new(move |stream| super::tls::accept(&config, stream)),
        )
    }

    fn run(scheme: &'static str, script: impl IntoIterator<Item = Reply>, wrap: Wrap) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        let address = listener.local_addr().expect("a bound socket");
        let state = Arc::new(State {
            script: Mutex::new(script.into_iter().collect()),
            seen: Mutex::default(),
            changed: Condvar::new(),
        });
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Else a reply in two pieces waits for the client's delayed acknowledgement.
                let _ = stream.set_nodelay(true);
                let peer = stream.peer_addr();
                shared.change(|seen| seen.connections.extend(peer));
                let (state, wrap) = (Arc::clone(&shared), Arc::clone(&wrap));
                thread::spawn(move || {
                    let mut connection = Connection::new(wrap(stream));
                    state.serve(&mut connection);
                    connection.close();
                    state.change(|seen| seen.ended += 1);
                });
            }
        });
        Self {
            address,
            scheme,
            state,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state.seen().requests.clone()
    }

    /// How many connections clients have opened.
    ///
    /// Connections are accepted in the order in which they were opened: when one of our own has been, all before it have.
    pub(crate) fn connections(&self) -> usize {
        let probe = TcpStream::connect(self.address).expect("the server listens");
        let ours = probe.local_addr().expect("a connected socket");
        let mut seen = self.state.wait(|seen| seen.connections.contains(&ours));
        seen.connections.retain(|address| *address != ours);
        seen.connections.len()
    }

    /// Waits until the server has ended this many connections.
    pub(crate) fn wait_for_end_of(&self, connections: usize) {
        drop(self.state.wait(|seen| seen.ended >= connections));
    }
}

impl State {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().expect("no thread panics under the lock")
    }

    fn change(&self, change: impl FnOnce(&mut Seen)) {
        change(&mut self.seen());
        self.changed.notify_all();
    }

    fn wait(&self, until: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        self.changed
            .wait_while(self.seen(), |seen| !until(seen))
            .expect("no thread panics under the lock")
    }

    fn serve(&self, connection: &mut Connection) {
        while let Some(request) = connection.request() {
            self.change(|seen| seen.requests.push(request));
            for step in self.next_reply().steps {
                if connection.act(&step).is_err() {
                    return;
                }
            }
        }
    }

    fn next_reply(&self) -> Reply {
        let mut script = self.script.lock().expect("no thread panics under the lock");
        if script.len() > 1 {
            script.pop_front()
        } else {
            script.front().cloned()
        }
        .expect("a script has a reply")
    }
}
