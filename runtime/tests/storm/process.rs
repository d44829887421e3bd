//! What this process has open, as Linux tells it.

use std::fs;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How many files and sockets are open.
pub(crate) fn open_files() -> usize {
    let files = fs::read_dir("/proc/self/fd").expect("Linux has it");
    files.count()
}

/// Looks again and again how many connections are open to an address.
pub(crate) struct Watch {
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<usize>,
}

impl Watch {
    pub(crate) fn start(address: SocketAddr) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let thread = thread::spawn(move || {
            let mut most = 0;
            while !ends.load(Ordering::Relaxed) {
                most = most.max(connections_to(address));
                thread::sleep(Duration::from_millis(10));
            }
            most
        });
        Self { is_over, thread }
    }

    /// The most that were open at once.
    pub(crate) fn stop(self) -> usize {
        self.is_over.store(true, Ordering::Relaxed);
        self.thread.join().expect("no panic")
    }
}

/// The sockets whose other end is the address and that somebody holds: those that are closed have no inode any more.
fn connections_to(address: SocketAddr) -> usize {
    let port = format!(":{:04X}", address.port());
    let table = fs::read_to_string("/proc/self/net/tcp").expect("Linux has it");
    let sockets = table.lines().skip(1);
    sockets
        .filter(|line| {
            let mut words = line.split_ascii_whitespace();
            let ends_there = words.nth(2).is_some_and(|remote| remote.ends_with(&port));
            ends_there && words.nth(6).is_some_and(|inode| inode != "0")
        })
        .count()
}
