//! Many threads on one client, and a server with faults.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use aws_operation::retry::RetryPolicy;
use aws_operation::{Error, aws_operation, aws_output};

use crate::support::builder;

const THREADS: usize = 64;

/// How long it lasts: three seconds, or as long as the variable says.
fn seconds() -> u64 {
    std::env::var("AWS_OPERATION_STORM_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(3)
}

#[aws_operation(method = "GET", uri = "/things/{id}", output = Thing)]
struct GetThing {
    id: u64,
}

#[aws_output]
#[derive(Debug)]
struct Thing {
    id: u64,
}

#[derive(Default)]
struct Seen {
    requests: AtomicU64,
    faults: AtomicU64,
    opened: AtomicU64,
    ended: AtomicU64,
}

/// Every fifth request meets a fault, another kind each time.
fn serve(stream: TcpStream, seen: &Seen) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
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
        let number = seen.requests.fetch_add(1, Ordering::Relaxed);
        if number.is_multiple_of(5) {
            seen.faults.fetch_add(1, Ordering::Relaxed);
            match number / 5 % 6 {
                0 => stream.write_all(b"HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n")?,
                1 => stream.write_all(b"HTTP/1.1 503 Oh\r\ncontent-length: 0\r\n\r\n")?,
                2 => stream.write_all(b"HTTP/1.1 429 Oh\r\ncontent-length: 0\r\n\r\n")?,
                3 => return Ok(()),
                4 => {
                    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-le")?;
                    return Ok(());
                }
                _ => {
                    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"id\"")?;
                    return Ok(());
                }
            }
            continue;
        }
        let body = format!(r#"{{"id":{id}}}"#);
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}"
        )?;
    }
}

fn start(seen: &Arc<Seen>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    let url = format!("http://{}", listener.local_addr().expect("a bound socket"));
    let seen = Arc::clone(seen);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            seen.opened.fetch_add(1, Ordering::Relaxed);
            let seen = Arc::clone(&seen);
            thread::spawn(move || {
                let end = stream.try_clone();
                // A client that has gone is no concern of the server's.
                let _ = serve(stream, &seen);
                if let Ok(mut end) = end {
                    let _ = end.shutdown(Shutdown::Write);
                    // What the client still sends is read, so that it gets the end and no reset.
                    let _ = end.read_to_end(&mut Vec::new());
                }
                seen.ended.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    url
}

#[test]
fn every_call_ends_and_nothing_is_left_open() {
    let seen = Arc::new(Seen::default());
    let client = builder(&start(&seen))
        .retries(RetryPolicy::standard().max_backoff(Duration::from_millis(20)))
        .build()
        .expect("a URL");
    let until = Instant::now() + Duration::from_secs(seconds());
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let client = client.clone();
            thread::spawn(move || {
                let (mut done, mut failed) = (0_u64, 0_u64);
                while Instant::now() < until {
                    let id = thread as u64 * 1_000_000_000 + done + failed;
                    match client.send(&GetThing::new(id)) {
                        Ok(thing) => {
                            assert_eq!(thing.id, id, "every reply belongs to its request");
                            done += 1;
                        }
                        Err(Error::Unmodeled(_) | Error::Transport(_) | Error::Timeout(_)) => {
                            failed += 1;
                        }
                        Err(error) => panic!("{error:?}"),
                    }
                }
                (done, failed)
            })
        })
        .collect();
    let (mut done, mut failed) = (0, 0);
    for thread in threads {
        let counts = thread.join().expect("no panic");
        done += counts.0;
        failed += counts.1;
    }
    let requests = seen.requests.load(Ordering::Relaxed);
    let faults = seen.faults.load(Ordering::Relaxed);
    assert!(done > 0 && faults > 0);
    // What is left of the faults after up to two more attempts, as long as the quota lasts: most of them are mended.
    let again = requests.saturating_sub(done + failed);
    assert!(
        again <= faults,
        "{requests} requests, {done} done, {failed} failed"
    );
    // Each success at once gives the quota one back, each further attempt takes five: it allows no more than that.
    assert!(again <= 100 + (done + failed), "{again} further attempts");
    println!("{done} calls done, {failed} failed, {requests} requests, {faults} faults");

    drop(client);
    let patience = Instant::now() + Duration::from_secs(20);
    while seen.ended.load(Ordering::Relaxed) < seen.opened.load(Ordering::Relaxed) {
        assert!(Instant::now() < patience, "connections are left open");
        thread::sleep(Duration::from_millis(10));
    }
}
