//! Writing a page to a browser.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::page::Page;

/// How long the browser may take to read a page.
const WRITE_LIMIT: Duration = Duration::from_secs(5);

/// How long what the browser still sends is read. Closing a connection on unread bytes can cost the page.
const LINGER: Duration = Duration::from_millis(500);
const MOST_LEFT: u64 = 64 * 1024;

/// Shows a page, as the last thing on a connection. Who does not read it has had their chance.
pub(super) fn answer(stream: &TcpStream, page: Page) {
    let _ = write(stream, page);
}

fn write(mut stream: &TcpStream, page: Page) -> io::Result<()> {
    let body = page.html();
    let head = format!(
        "HTTP/1.1 {}\r\n\
         Content-Type: text/html; charset=utf-8\r\n\
         Content-Length: {}\r\n\
         Cache-Control: no-store\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
         Referrer-Policy: no-referrer\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n",
        page.status(),
        body.len(),
    );
    stream.set_write_timeout(Some(WRITE_LIMIT))?;
    stream.write_all(format!("{head}{body}").as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LINGER))?;
    io::copy(&mut stream.take(MOST_LEFT), &mut io::sink())?;
    Ok(())
}
