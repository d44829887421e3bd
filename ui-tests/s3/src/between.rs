//! Who is between client and server, and does harm.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the client to the server.
    Up,
    /// From the server to the client.
    Down,
}

/// What happens to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// The connection ends before the byte, for both.
    Cut,
    /// A bit of the byte is another.
    Flip,
}

/// What happens on the first connection, to the first message that goes this way. Other connections are left alone.
#[derive(Clone, Copy, Debug)]
pub struct Damage {
    /// Which way.
    pub way: Way,
    /// What.
    pub harm: Harm,
    /// To which byte, counted from the end of the message's head.
    pub at: u64,
}

/// Passes connections on to the server, and does damage. Gives the address to go to.
///
/// # Errors
///
/// There is no port.
pub fn between(server: SocketAddr, damage: Damage) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    // It ends with the process.
    thread::spawn(move || {
        let mut damage = Some(damage);
        for client in listener.incoming() {
            let Ok(mut client) = client else { continue };
            // Whoever only looks whether somebody listens has sent nothing.
            if client.peek(&mut [0]).is_ok_and(|count| count == 0) {
                continue;
            }
            let Ok(server) = TcpStream::connect(server) else {
                let _ = client.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
                continue;
            };
            let damage = damage.take();
            for (from, to, way) in [(&client, &server, Way::Up), (&server, &client, Way::Down)] {
                let damage = damage.filter(|damage| damage.way == way);
                if let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) {
                    thread::spawn(move || {
                        let _ = pass_on(&from, &to, damage);
                        for stream in [from, to] {
                            let _ = stream.shutdown(Shutdown::Both);
                        }
                    });
                }
            }
        }
    });
    Ok(address)
}

/// Passes on all that comes, until one of the two has enough, or the connection is cut.
fn pass_on(mut from: &TcpStream, mut to: &TcpStream, damage: Option<Damage>) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    let mut head = Head::default();
    let mut place = 0;
    loop {
        let count = from.read(&mut buffer)?;
        if count == 0 {
            return Ok(());
        }
        let bytes = &mut buffer[..count];
        let Some(Damage { harm, at, .. }) = damage else {
            to.write_all(bytes)?;
            continue;
        };
        let begin = head.end_in(bytes);
        let body = &mut bytes[begin..];
        let there = usize::try_from(at - place).ok();
        place += (body.len() as u64).min(at - place);
        match (there.and_then(|there| body.get_mut(there)), harm) {
            (None, _) => to.write_all(bytes)?,
            (Some(byte), Harm::Flip) => {
                *byte ^= 1;
                to.write_all(bytes)?;
                return pass_on(from, to, None);
            }
            (Some(_), Harm::Cut) => {
                return to.write_all(&bytes[..begin + there.unwrap_or_default()]);
            }
        }
    }
}

/// Where the head of a message ends.
#[derive(Default)]
struct Head {
    /// How much of the empty line that ends it was seen.
    seen: usize,
}

impl Head {
    /// Where the body begins in these bytes.
    fn end_in(&mut self, bytes: &[u8]) -> usize {
        const END: &[u8] = b"\r\n\r\n";
        for (place, byte) in bytes.iter().enumerate() {
            if self.seen == END.len() {
                return place;
            }
            self.seen = match *byte {
                byte if END[self.seen] == byte => self.seen + 1,
                b'\r' => 1,
                _ => 0,
            };
        }
        bytes.len()
    }
}
