//! What stands between the program and the server, and does what networks do.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A request that came through.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Method, path and version.
    pub(crate) line: String,
    headers: Vec<(String, String)>,
}

impl Seen {
    pub(crate) fn is(&self, method: &str) -> bool {
        self.line.split(' ').next() == Some(method)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(found, _)| found.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// What becomes of a request.
pub(crate) enum Fate {
    /// It goes to the server, and the reply comes back.
    Passes,
    /// So many bytes of the reply's body come back, then the connection ends.
    Cut(usize),
    /// This bit of the reply's body is another.
    Flip(usize),
    /// It does not go to the server; this comes back.
    Answered(String),
}

pub(crate) struct Proxy {
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Proxy {
    /// Begins to listen. `fate` is asked once for each request, with how many came before it.
    pub(crate) fn start(
        server: &str,
        fate: impl Fn(usize, &Seen) -> Fate + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let (server, fate, all) = (server.to_owned(), Arc::new(fate), Arc::clone(&seen));
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (server, fate, all) = (server.clone(), Arc::clone(&fate), Arc::clone(&all));
                // What goes wrong here the program sees as a network that is broken.
                thread::spawn(move || carry(&client, &server, &*fate, &all));
            }
        });
        Ok(Self { url, seen })
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic").clone()
    }

    /// The requests with this method.
    pub(crate) fn with_method(&self, method: &str) -> Vec<Seen> {
        let seen = self.seen();
        seen.into_iter().filter(|seen| seen.is(method)).collect()
    }
}

/// Carries one request of a connection, and ends it.
fn carry(
    client: &TcpStream,
    server: &str,
    fate: &(impl Fn(usize, &Seen) -> Fate + ?Sized),
    all: &Mutex<Vec<Seen>>,
) -> io::Result<()> {
    let mut reader = BufReader::new(client);
    let mut head = Vec::new();
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if line == "\r\n" {
            break;
        }
        head.extend(line.bytes());
        lines.push(line.trim_end().to_owned());
    }
    let mut lines = lines.into_iter();
    let seen = Seen {
        line: lines.next().unwrap_or_default(),
        headers: lines
            .filter_map(|line| {
                line.split_once(": ")
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
            })
            .collect(),
    };
    let length = seen
        .header("content-length")
        .and_then(|text| text.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let before = {
        let mut all = all.lock().expect("no panic");
        all.push(seen.clone());
        all.len() - 1
    };
    let fate = fate(before, &seen);
    let reply = match &fate {
        Fate::Answered(reply) => reply.clone().into_bytes(),
        _ => ask(server, &head, &body)?,
    };
    let begin = reply.windows(4).position(|bytes| bytes == b"\r\n\r\n");
    let begin = begin.map_or(reply.len(), |position| position + 4);
    let reply = match fate {
        Fate::Passes | Fate::Answered(_) => reply,
        Fate::Cut(bytes) => reply[..begin + bytes].to_vec(),
        Fate::Flip(bit) => {
            let mut reply = reply;
            reply[begin + bit / 8] ^= 1 << (bit % 8);
            reply
        }
    };
    let mut client = client;
    client.write_all(&reply)?;
    client.shutdown(Shutdown::Both)
}

/// Asks the server, which ends the connection after its reply.
fn ask(server: &str, head: &[u8], body: &[u8]) -> io::Result<Vec<u8>> {
    let mut server = TcpStream::connect(server)?;
    server.write_all(head)?;
    server.write_all(b"Connection: close\r\n\r\n")?;
    server.write_all(body)?;
    let mut reply = Vec::new();
    server.read_to_end(&mut reply)?;
    Ok(reply)
}
