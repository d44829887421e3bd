//! The server that all clients under measurement talk to: `CreateToken`, `GetSecretValue`, `GetObject` and
//! `GetCallerIdentity` over plain HTTP, connections kept alive.
//!
//! It is not a double of the service (that is `sso serve`), but as small and as regular as it can be: a reply is one
//! `write` of bytes made at the start, so a client's share of system calls does not depend on how fast the machine is.
//! The first line on standard output is `listening on http://127.0.0.1:PORT`. It runs until it is killed.

mod connection;
mod head;
mod replies;

use std::io::{self, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use replies::Replies;

fn main() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let mut output = io::stdout();
    writeln!(output, "listening on http://{}", listener.local_addr()?)?;
    output.flush()?;

    let replies = Arc::new(Replies::new());
    for stream in listener.incoming() {
        let stream = stream?;
        let replies = Arc::clone(&replies);
        thread::spawn(move || {
            // A client that goes away in the middle is the client's business; its exit code tells.
            let _ = connection::serve(stream, &replies);
        });
    }
    Ok(())
}
