//! The listener that the browser comes back to.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::callback::{Desk, Event};
use crate::Sensitive;

/// How many connections are read at once. Others wait until one of these is done, which takes seconds at most.
const CONNECTIONS: usize = 16;

/// Where the browser comes back to: a port of this machine that nobody else can connect to.
///
/// Each connection has a thread, so that one that says nothing keeps no other waiting. Dropping it ends the listening.
pub(super) struct Listener {
    address: SocketAddr,
    events: Receiver<Event>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    is_over: AtomicBool,
    busy: Mutex<usize>,
    changed: Condvar,
}

impl Listener {
    /// Listens for the one who brings this state.
    pub(super) fn bind(state: &Sensitive<String>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let (sender, events) = channel();
        let desk = Arc::new(Desk::new(state.clone(), address, sender));
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        let thread = thread::Builder::new()
            .name("sso-callback".to_owned())
            .spawn(move || of_thread.accept(&listener, &desk))?;
        Ok(Self {
            address,
            events,
            shared,
            thread: Some(thread),
        })
    }

    /// Where the service sends the browser.
    pub(super) fn redirect_uri(&self) -> String {
        format!("http://{}{}", self.address, super::callback::PATH)
    }

    /// What happens at the port.
    pub(super) const fn events(&self) -> &Receiver<Event> {
        &self.events
    }
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener, desk: &Arc<Desk>) {
        while self.has_room() {
            let connection = listener.accept();
            if self.is_over.load(Ordering::Acquire) {
                return;
            }
            match connection {
                Ok((stream, _)) => self.serve(stream, desk),
                // Out of file descriptors, or a connection that is gone again.
                Err(_) => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Waits for room for another connection. `false` where it is all over.
    fn has_room(&self) -> bool {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_while(busy, |busy| {
            *busy >= CONNECTIONS && !self.is_over.load(Ordering::Acquire)
        });
        drop(waited);
        !self.is_over.load(Ordering::Acquire)
    }

    fn serve(self: &Arc<Self>, stream: TcpStream, desk: &Arc<Desk>) {
        self.change(1);
        let (shared, desk) = (Arc::clone(self), Arc::clone(desk));
        let thread = thread::Builder::new().spawn(move || {
            desk.serve(stream);
            shared.change(-1);
        });
        if thread.is_err() {
            self.change(-1);
        }
    }

    fn change(&self, by: isize) {
        let mut busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        *busy = busy.saturating_add_signed(by);
        self.changed.notify_all();
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::Release);
        // Under the lock, so that who is about to wait hears of it.
        self.shared.change(0);
        // Wakes the thread that waits for a connection.
        let woken = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            // It has nothing to say.
            let _ = thread.join();
        }
    }
}
