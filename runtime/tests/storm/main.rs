//! Many threads on one client, and a server of which every fifth reply is a fault.
//!
//! It lasts three seconds, or as long as `AWS_OPERATION_STORM_SECONDS` says. It is a program of its own, for it counts what the
//! process has open.

#![cfg(feature = "client")]

#[cfg(target_os = "linux")]
mod process;
mod server;
#[path = "../support/mod.rs"]
mod support;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};

use aws_operation::retry::{Clock, RetryPolicy, SystemClock};
use aws_operation::{Client, Error, aws_operation, aws_output};

use server::{Mood, StormServer};
use support::builder;

const THREADS: u64 = 64;
/// What the client keeps for the next calls, beside the connections in use.
const IDLE_CONNECTIONS: usize = 16;
/// The quota, and what one more attempt takes of it at least: after throttling.
const QUOTA: u64 = 500;
const LEAST_COST: u64 = 5;

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

thread_local! {
    static WAITS: Cell<u64> = const { Cell::new(0) };
}

/// The real clock, which counts the waits of each thread: one before each further attempt.
struct Counting;

impl Clock for Counting {
    fn now(&self) -> Instant {
        SystemClock.now()
    }

    fn sleep(&self, duration: Duration) {
        WAITS.set(WAITS.get() + 1);
        SystemClock.sleep(duration);
    }

    fn random(&self) -> f64 {
        SystemClock.random()
    }
}

/// What became of calls.
#[derive(Default)]
struct Outcomes {
    calls: u64,
    at_once: u64,
    /// Further attempts.
    again: u64,
    /// Those that were paid for and not given back: of a call that succeeds, all but the last.
    lost: u64,
    errors: BTreeMap<String, u64>,
}

impl Outcomes {
    fn failed(&self) -> u64 {
        self.errors.values().sum()
    }

    fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.at_once += other.at_once;
        self.again += other.again;
        self.lost += other.lost;
        for (kind, count) in other.errors {
            *self.errors.entry(kind).or_default() += count;
        }
    }

    fn call(&mut self, client: &Client, id: u64) {
        WAITS.set(0);
        let result = client.send(&GetThing::new(id));
        let waits = WAITS.get();
        assert!(waits <= 2, "three attempts at most");
        self.calls += 1;
        self.again += waits;
        match result {
            Ok(thing) => {
                assert_eq!(thing.id, id, "every reply belongs to its request");
                self.at_once += u64::from(waits == 0);
                self.lost += waits.saturating_sub(1);
            }
            Err(error) => {
                self.lost += waits;
                *self.errors.entry(clear(&error)).or_default() += 1;
            }
        }
    }
}

/// The kind of an error that says what happened.
fn clear(error: &Error) -> String {
    let text = error.to_string();
    let (kind, says) = match error {
        Error::Unmodeled(error) => (format!("HTTP {}", error.status().as_u16()), "HTTP "),
        Error::Transport(error) => (format!("{:?}", error.kind()), "127.0.0.1:"),
        Error::Timeout(error) => (format!("timeout, {:?}", error.phase()), "took longer than"),
        error => panic!("{error:?}"),
    };
    assert!(
        text.starts_with("GetThing: ") && text.contains(says),
        "{text}"
    );
    kind
}

/// Every thread makes calls as long as it is to go on.
fn storm(client: &Client, go_on: impl Fn(u64) -> bool + Sync) -> Outcomes {
    let mut all = Outcomes::default();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let go_on = &go_on;
                scope.spawn(move || {
                    let mut outcomes = Outcomes::default();
                    while go_on(outcomes.calls) {
                        outcomes.call(client, thread * 1_000_000_000 + outcomes.calls);
                    }
                    outcomes
                })
            })
            .collect();
        for thread in threads {
            all.add(thread.join().expect("no panic"));
        }
    });
    all
}

#[test]
fn every_call_ends_and_nothing_is_left_open() {
    #[cfg(target_os = "linux")]
    let open_before = process::open_files();
    let server = StormServer::start();
    #[cfg(target_os = "linux")]
    let watch = process::Watch::start(server.address());
    let client = builder(&format!("http://{}", server.address()))
        .read_timeout(Duration::from_millis(500))
        .retries(RetryPolicy::standard().max_backoff(Duration::from_millis(20)))
        .retry_clock(Counting)
        .build()
        .expect("a URL");

    let began = Instant::now();
    let until = began + Duration::from_secs(seconds());
    let outcomes = storm(&client, |_| Instant::now() < until);
    let took = began.elapsed();
    let requests = server.requests();
    println!(
        "{took:.1?}: {} calls, {} done, {} of them at once, {requests} requests, {} faults, {} connections",
        outcomes.calls,
        outcomes.calls - outcomes.failed(),
        outcomes.at_once,
        server.faults(),
        server.opened(),
    );
    println!("errors: {:?}", outcomes.errors);
    assert!(outcomes.calls > THREADS && outcomes.again > 0);
    // No call hangs: three times the limit of a read, and what the machine needs.
    assert!(took < Duration::from_secs(seconds() + 20), "{took:?}");
    // Nothing was sent but the attempts that are counted here.
    assert!(requests <= outcomes.calls + outcomes.again);
    // What was paid and not given back was in the quota, or earned by calls that succeeded at once.
    assert!(
        outcomes.lost * LEAST_COST <= QUOTA + outcomes.at_once,
        "{} attempts without success",
        outcomes.lost
    );

    the_quota_is_whole(&client, &server);

    #[cfg(target_os = "linux")]
    {
        let most = watch.stop();
        println!("connections at once: {most}");
        // The system's list is not of one moment: a thread's old connection can be in it beside its new one. A leak would be
        // thousands.
        let allowed = 2 * usize::try_from(THREADS).expect("small") + IDLE_CONNECTIONS;
        assert!((1..=allowed).contains(&most), "{most} connections at once");
    }
    drop(client);
    server.wait_for_the_end_of_all();
    server.stop();
    #[cfg(target_os = "linux")]
    assert_eq!(process::open_files(), open_before, "left open");
}

/// After as many calls that succeed as it is large, the quota is full: it pays for no fewer further attempts than it should,
/// whoever makes them, and for none more.
fn the_quota_is_whole(client: &Client, server: &StormServer) {
    server.be(Mood::Well);
    let outcomes = storm(client, |calls| calls < QUOTA / THREADS + 1);
    assert_eq!((outcomes.failed(), outcomes.again), (0, 0));

    server.be(Mood::Busy);
    let outcomes = storm(client, |calls| calls < 4);
    assert_eq!(outcomes.again, QUOTA / LEAST_COST);
    let errors = BTreeMap::from([("HTTP 429".to_owned(), 4 * THREADS)]);
    assert_eq!(outcomes.errors, errors);

    server.be(Mood::Well);
    let mut outcomes = Outcomes::default();
    for id in 0..LEAST_COST {
        outcomes.call(client, id);
    }
    server.be(Mood::Busy);
    for id in 0..3 {
        outcomes.call(client, id);
    }
    assert_eq!((outcomes.at_once, outcomes.again), (LEAST_COST, 1));
}
