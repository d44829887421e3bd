//! A server with faults, for many connections at once.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use socket2::SockRef;

/// How the server is.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(crate) enum Mood {
    /// Every fifth reply is a fault, another kind each time.
    Faulty,
    /// It replies to everything.
    Well,
    /// It asks for fewer calls, always.
    Busy,
}

pub(crate) struct StormServer {
    address: SocketAddr,
    seen: Arc<Seen>,
    listening: JoinHandle<()>,
}

#[derive(Default)]
struct Seen {
    mood: AtomicU8,
    requests: AtomicU64,
    faults: AtomicU64,
    opened: AtomicU64,
    ended: AtomicU64,
    is_over: AtomicBool,
}

impl StormServer {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        let address = listener.local_addr().expect("a bound socket");
        let seen = Arc::new(Seen::default());
        let shared = Arc::clone(&seen);
        let listening = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.is_over.load(Ordering::SeqCst) {
                    return;
                }
                shared.opened.fetch_add(1, Ordering::SeqCst);
                let seen = Arc::clone(&shared);
                thread::spawn(move || {
                    // A client that has gone is no concern of the server's.
                    let _ = seen.serve(stream);
                    seen.ended.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self {
            address,
            seen,
            listening,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn be(&self, mood: Mood) {
        self.seen.mood.store(mood as u8, Ordering::SeqCst);
    }

    pub(crate) fn requests(&self) -> u64 {
        self.seen.requests.load(Ordering::SeqCst)
    }

    pub(crate) fn faults(&self) -> u64 {
        self.seen.faults.load(Ordering::SeqCst)
    }

    pub(crate) fn opened(&self) -> u64 {
        self.seen.opened.load(Ordering::SeqCst)
    }

    /// Every connection ends when the client is gone.
    pub(crate) fn wait_for_the_end_of_all(&self) {
        let patience = Instant::now() + Duration::from_secs(20);
        while self.seen.ended.load(Ordering::SeqCst) < self.opened() {
            assert!(Instant::now() < patience, "connections are left open");
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub(crate) fn stop(self) {
        self.seen.is_over.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(self.address));
        self.listening.join().expect("no panic");
    }
}

const KINDS: u64 = 10;

impl Seen {
    /// Replies until the client goes, or a fault ends the connection.
    fn serve(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let id = line
                .split(['/', ' '])
                .find_map(|word| word.parse::<u64>().ok())
                .unwrap_or_default();
            while reader.read_line(&mut line)? > 2 {}
            let number = self.requests.fetch_add(1, Ordering::SeqCst);
            let mood = self.mood.load(Ordering::SeqCst);
            if mood == Mood::Busy as u8 {
                status(reader.get_mut(), "429 Busy")?;
            } else if mood == Mood::Faulty as u8 && number.is_multiple_of(5) {
                self.faults.fetch_add(1, Ordering::SeqCst);
                fault(number / 5 % KINDS, &mut reader)?;
            } else {
                let body = format!(r#"{{"id":{id}}}"#);
                let length = body.len();
                write!(
                    reader.get_mut(),
                    "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"
                )?;
            }
        }
    }
}

fn status(stream: &mut TcpStream, status: &str) -> io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n")
}

/// `Err` when the connection is over.
fn fault(kind: u64, reader: &mut BufReader<TcpStream>) -> io::Result<()> {
    let stream = reader.get_mut();
    match kind {
        0 => status(stream, "500 Oh"),
        1 => status(stream, "503 Oh"),
        2 => status(stream, "429 Oh"),
        3 => end(stream, b""),
        4 => end(stream, b"HTTP/1.1 200 OK\r\ncontent-le"),
        5 => end(
            stream,
            b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"id\"",
        ),
        6 => end(
            stream,
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\n{\"id\"",
        ),
        7 => end(stream, b"garbage\r\n\r\n"),
        8 => {
            // A reset, which may overtake what was sent.
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"id\"")?;
            SockRef::from(&*stream).set_linger(Some(Duration::ZERO))?;
            Err(io::ErrorKind::ConnectionReset.into())
        }
        _ => {
            // Nothing more until the client has enough of it.
            stream.write_all(b"HTTP/1.1 200 OK\r\n")?;
            reader.read_to_end(&mut Vec::new())?;
            Err(io::ErrorKind::ConnectionAborted.into())
        }
    }
}

/// Sends the beginning of a reply and ends the connection.
fn end(stream: &mut TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.shutdown(Shutdown::Write)?;
    Err(io::ErrorKind::ConnectionAborted.into())
}
