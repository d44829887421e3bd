//! One connection of a server.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use socket2::SockRef;

use super::Request;
use super::message::Step;

/// A socket, or TLS on one.
pub(super) trait Stream: Read + Write {
    fn socket(&self) -> &TcpStream;
}

impl Stream for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

/// Reads requests one after another and sends what it is told.
pub(super) struct Connection {
    stream: Box<dyn Stream>,
    received: Vec<u8>,
    resets: bool,
}

impl Connection {
    pub(super) fn new(stream: Box<dyn Stream>) -> Self {
        Self {
            stream,
            received: Vec::new(),
            resets: false,
        }
    }

    /// The next request. `None` when the client has gone.
    pub(super) fn request(&mut self) -> Option<Request> {
        let end = loop {
            let end = self
                .received
                .windows(4)
                .position(|four| four == b"\r\n\r\n");
            match end {
                Some(end) => break end,
                None => self.receive()?,
            }
        };
        let head: Vec<u8> = self.received.drain(..end + 4).take(end).collect();
        let mut request = Request {
            head: String::from_utf8(head).ok()?,
            body: Vec::new(),
        };
        request.body = if request.header("transfer-encoding") == Some("chunked") {
            self.chunks()?
        } else {
            let length = match request.header("content-length") {
                Some(length) => length.parse().ok()?,
                None => 0,
            };
            self.take(length)?
        };
        Some(request)
    }

    /// A body in chunks (RFC 9112 section 7.1), without trailers.
    fn chunks(&mut self) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                match self.received.windows(2).position(|two| two == b"\r\n") {
                    Some(end) => break end,
                    None => self.receive()?,
                }
            };
            let size = String::from_utf8(self.take(end)?).ok()?;
            let size = usize::from_str_radix(&size, 16).ok()?;
            self.take(2)?;
            body.extend(self.take(size)?);
            self.take(2)?;
            if size == 0 {
                return Some(body);
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<Vec<u8>> {
        while self.received.len() < length {
            self.receive()?;
        }
        Some(self.received.drain(..length).collect())
    }

    /// Does one step of a reply. `Err` when the connection is over.
    pub(super) fn act(&mut self, step: &Step) -> io::Result<()> {
        match step {
            Step::Send(bytes) => {
                self.stream.write_all(bytes)?;
                self.stream.flush()
            }
            Step::Trickle(byte, pause) => loop {
                self.stream.write_all(&[*byte])?;
                self.stream.flush()?;
                thread::sleep(*pause);
            },
            Step::Meet(barrier) => {
                barrier.wait();
                Ok(())
            }
            Step::Silence => {
                while self.receive().is_some() {}
                Err(io::ErrorKind::ConnectionAborted.into())
            }
            Step::Close => Err(io::ErrorKind::ConnectionAborted.into()),
            Step::Reset => {
                // Time for what was sent: a reset overtakes it.
                thread::sleep(Duration::from_millis(20));
                SockRef::from(self.stream.socket()).set_linger(Some(Duration::ZERO))?;
                self.resets = true;
                Err(io::ErrorKind::ConnectionReset.into())
            }
        }
    }

    /// Closes the connection, also where a process that is just being started still has the socket.
    pub(super) fn close(self) {
        if self.resets {
            return;
        }
        let _ = self.stream.socket().shutdown(Shutdown::Both);
    }

    fn receive(&mut self) -> Option<()> {
        let mut buffer = [0; 8192];
        let count = self.stream.read(&mut buffer).ok()?;
        self.received.extend_from_slice(&buffer[..count]);
        (count > 0).then_some(())
    }
}
