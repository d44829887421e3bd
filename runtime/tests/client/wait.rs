//! Waiting, against a server with scripted replies, on a clock that does not wait.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_operation::retry::{Clock, RetryPolicy};
use aws_operation::wait::{Verdict, WaitError, Waiter};
use aws_operation::{Client, Error, aws_error, aws_operation, aws_output};
use serde_json::Value;

use crate::support::{Deserted, Reply, Server, builder};

#[aws_operation(method = "GET", uri = "/things/{id}", output = Thing, error = ThingError)]
struct GetThing<'a> {
    id: &'a str,
}

#[aws_output]
#[derive(Debug)]
struct Thing {
    status: Option<String>,
    secret: Option<String>,
}

#[aws_error]
#[derive(Debug)]
enum ThingError {
    #[aws(status = 404)]
    NotFoundException,
    #[aws(status = 410)]
    GoneException,
    #[aws(status = 403)]
    DeniedException,
}

/// The waiter of `data/make_waiters.py`.
fn thing_ready<'a>() -> Waiter<GetThing<'a>> {
    Waiter::<GetThing<'_>>::until(|reply| match reply {
        Ok(Thing { status, .. }) => match status.as_deref() {
            Some("READY") => Verdict::Success,
            Some("BROKEN") => Verdict::failure("`status` is `BROKEN`"),
            _ => Verdict::Unmatched,
        },
        Err(Error::Modeled(ThingError::NotFoundException, _)) => Verdict::Retry,
        Err(Error::Modeled(ThingError::GoneException, _)) => Verdict::Success,
        Err(Error::Modeled(ThingError::DeniedException, _)) => Verdict::failure("it is denied"),
        Err(error)
            if error
                .service_error()
                .is_some_and(|error| error.status() == 503) =>
        {
            Verdict::Retry
        }
        Err(_) => Verdict::Unmatched,
    })
    .named("ThingReady")
    .delay(Duration::from_secs(3))
    .max_attempts(4)
}

/// A clock on which only waiting takes time.
#[derive(Clone)]
struct Waits {
    start: Instant,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl Waits {
    fn new() -> Self {
        Self {
            start: Instant::now(),
            waits: Arc::default(),
        }
    }

    fn taken(&self) -> Vec<Duration> {
        self.waits.lock().expect("no panic under the lock").clone()
    }

    fn seconds(&self) -> Vec<u64> {
        self.taken().iter().map(Duration::as_secs).collect()
    }
}

impl Clock for Waits {
    fn now(&self) -> Instant {
        self.start + self.taken().iter().sum::<Duration>()
    }

    fn sleep(&self, duration: Duration) {
        let mut waits = self.waits.lock().expect("no panic under the lock");
        waits.push(duration);
    }

    fn random(&self) -> f64 {
        1.0 - f64::EPSILON
    }
}

fn thing(status: &str) -> Reply {
    Reply::json(format!(r#"{{"status":"{status}","secret":"s3cret"}}"#))
}

fn fault(status: &str, code: &str) -> Reply {
    Reply::new(
        status,
        &[("x-amzn-errortype", code)],
        r#"{"message":"so it is"}"#,
    )
}

fn client(server: &Server) -> (Client, Waits) {
    let waits = Waits::new();
    let client = builder(&server.url()).retry_clock(waits.clone());
    (client.build().expect("a loopback URL"), waits)
}

type Outcome = Result<Option<Thing>, WaitError<Thing, ThingError>>;

/// What comes of a wait for these replies, after how many calls, and after which waits.
fn waited(
    replies: impl IntoIterator<Item = Reply>,
    waiter: &Waiter<GetThing<'_>>,
) -> (Outcome, usize, Vec<u64>) {
    let server = Server::start(replies);
    let (client, waits) = client(&server);
    let outcome = client.wait(&GetThing::new("t-1"), waiter);
    (outcome, server.requests().len(), waits.seconds())
}

#[test]
fn what_is_so_at_once_is_not_waited_for() {
    let (outcome, calls, waits) = waited([thing("READY"), thing("BROKEN")], &thing_ready());
    let thing = outcome.expect("ready").expect("an output");
    assert_eq!(thing.status.as_deref(), Some("READY"));
    assert_eq!(thing.secret.as_deref(), Some("s3cret"));
    assert_eq!((calls, waits), (1, vec![]));
}

#[test]
fn a_request_can_borrow() {
    let server = Server::start([thing("READY")]);
    let id = String::from("t-2");
    let outcome = client(&server).0.wait(&GetThing::new(&id), &thing_ready());
    assert!(outcome.expect("ready").is_some());
    assert_eq!(server.requests()[0].line(), "GET /things/t-2 HTTP/1.1");
}

#[test]
fn it_calls_again_after_each_delay() {
    let replies = [
        fault("404 Not Found", "NotFoundException"),
        thing("PENDING"),
        thing("READY"),
    ];
    let (outcome, calls, waits) = waited(replies, &thing_ready());
    assert!(outcome.expect("ready").is_some());
    assert_eq!((calls, waits), (3, vec![3, 3]));
}

#[test]
fn an_error_can_be_what_is_waited_for() {
    let replies = [thing("PENDING"), fault("410 Gone", "GoneException")];
    let (outcome, calls, _) = waited(replies, &thing_ready());
    assert!(outcome.expect("gone").is_none());
    assert_eq!(calls, 2);
}

#[test]
fn a_failure_ends_it_and_says_why() {
    let (outcome, calls, _) = waited([thing("PENDING"), thing("BROKEN")], &thing_ready());
    let error = outcome.expect_err("broken");
    assert_eq!(calls, 2);
    assert_eq!(
        error.to_string(),
        "GetThing: the wait for ThingReady failed: `status` is `BROKEN`"
    );
    let output = error.output().expect("the output");
    assert_eq!(output.status.as_deref(), Some("BROKEN"));
    assert!(error.error().is_none());
    // An output may hold secrets that nobody marked.
    assert!(!format!("{error:?}").contains("s3cret"), "{error:?}");

    let (outcome, _, _) = waited([fault("403 Forbidden", "DeniedException")], &thing_ready());
    let error = outcome.expect_err("denied");
    assert_eq!(
        error.to_string(),
        "GetThing: the wait for ThingReady failed: it is denied \
         (the last reply: GetThing: DeniedException: so it is (HTTP 403))"
    );
    let modeled = error.error().and_then(Error::modeled);
    assert!(matches!(modeled, Some(ThingError::DeniedException)));
}

#[test]
fn a_reason_cannot_rewrite_the_terminal() {
    let waiter = Waiter::<GetThing<'_>>::until(|reply| match reply {
        Ok(thing) => Verdict::failure(thing.status.clone().unwrap_or_default()),
        Err(_) => Verdict::Unmatched,
    });
    let (outcome, _, _) = waited([thing(r"a\u001b[2Jb")], &waiter);
    assert_eq!(
        outcome.expect_err("a failure").to_string(),
        r"GetThing: the wait failed: a\u{1b}[2Jb"
    );
}

#[test]
fn an_unknown_error_ends_it_as_it_is() {
    let replies = [
        thing("PENDING"),
        fault("400 Bad Request", "ValidationException"),
    ];
    let (outcome, calls, waits) = waited(replies, &thing_ready());
    let error = outcome.expect_err("an error");
    assert!(matches!(&error, WaitError::Call(Error::Unmodeled(_))));
    assert_eq!(
        error.to_string(),
        "GetThing: ValidationException: so it is (HTTP 400)"
    );
    assert_eq!((calls, waits), (2, vec![3]));
}

#[test]
fn its_patience_ends_with_the_attempts() {
    let (outcome, calls, waits) = waited([thing("PENDING")], &thing_ready());
    let error = outcome.expect_err("exhausted");
    assert_eq!(
        error.to_string(),
        "GetThing: the wait for ThingReady ended without success after 4 attempts; allow more with `max_attempts`"
    );
    assert!(matches!(
        error,
        WaitError::Exhausted {
            attempts: 4,
            max_wait: None,
            ..
        }
    ));
    let output = error.output().expect("the last output");
    assert_eq!(output.status.as_deref(), Some("PENDING"));
    // Nobody waits for a call that is not made.
    assert_eq!((calls, waits), (4, vec![3, 3, 3]));

    let once = thing_ready().max_attempts(0);
    let (outcome, calls, waits) = waited([fault("404 Not Found", "NotFoundException")], &once);
    let error = outcome.expect_err("exhausted").to_string();
    assert!(
        error.contains("1 attempt;") && error.contains("HTTP 404"),
        "{error}"
    );
    assert_eq!((calls, waits), (1, vec![]));
}

#[test]
fn its_patience_ends_with_the_time() {
    for (limit, expected) in [(0, 1), (3, 1), (4, 2), (6, 2), (7, 3)] {
        let waiter = thing_ready().max_wait(Duration::from_secs(limit));
        let (outcome, calls, waits) = waited([thing("PENDING")], &waiter);
        let error = outcome.expect_err("exhausted");
        assert_eq!(calls, expected, "{limit} s");
        assert_eq!(waits.len(), expected - 1, "{limit} s");
        assert!(matches!(
            error,
            WaitError::Exhausted {
                max_wait: Some(_),
                ..
            }
        ));
    }
    let waiter = thing_ready().max_wait(Duration::from_secs(4));
    let (outcome, _, _) = waited([thing("PENDING")], &waiter);
    assert_eq!(
        outcome.expect_err("exhausted").to_string(),
        "GetThing: the wait for ThingReady ended without success after 2 attempts, without time for another; \
         allow more than 4s with `max_wait`"
    );
    // Time enough for all attempts.
    let waiter = thing_ready().max_wait(Duration::from_secs(10));
    let (outcome, calls, _) = waited([thing("PENDING")], &waiter);
    assert_eq!(calls, 4);
    let error = outcome.expect_err("exhausted");
    assert!(matches!(error, WaitError::Exhausted { max_wait: None, .. }));
}

#[test]
fn without_settings_it_waits_five_minutes() {
    let waiter = Waiter::<GetThing<'_>>::until(|_| Verdict::Unmatched);
    let (outcome, calls, waits) = waited([thing("PENDING")], &waiter);
    assert!(outcome.is_err());
    assert_eq!(calls, 60);
    assert_eq!(waits, [5; 59]);
}

#[test]
fn the_client_repeats_what_may_pass_and_the_waiter_sees_the_rest() {
    let replies = [
        thing("PENDING"),
        // One call for the waiter, two for the server.
        Reply::new("500 Internal Server Error", &[], ""),
        thing("READY"),
    ];
    let server = Server::start(replies);
    let waits = Waits::new();
    let client = builder(&server.url())
        .retries(RetryPolicy::standard())
        .retry_clock(waits.clone())
        .build()
        .expect("a loopback URL");
    let waiter = thing_ready().max_attempts(2);
    let thing = client.wait(&GetThing::new("t-1"), &waiter);
    assert!(thing.expect("ready").is_some());
    assert_eq!(server.requests().len(), 3);
    let waits = waits.taken();
    // The waiter's delay, and the longest backoff after a first failure.
    assert_eq!(waits.len(), 2);
    assert_eq!(waits[0], Duration::from_secs(3));
    assert!(waits[1] <= Duration::from_secs(1), "{waits:?}");
}

#[test]
fn a_fault_of_the_transport_ends_it_unless_the_waiter_says_otherwise() {
    let broken = || Reply::raw("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{").then_close();
    let (outcome, calls, _) = waited([thing("PENDING"), broken()], &thing_ready());
    let error = outcome.expect_err("broken off");
    assert!(
        matches!(&error, WaitError::Call(Error::Transport(_))),
        "{error:?}"
    );
    assert_eq!(calls, 2);

    let patient = Waiter::<GetThing<'_>>::until(|reply| match reply {
        Ok(_) => Verdict::Success,
        Err(error) if error.is_retryable() => Verdict::Retry,
        Err(_) => Verdict::Unmatched,
    });
    let (outcome, calls, waits) = waited([broken(), broken(), thing("READY")], &patient);
    assert!(outcome.expect("ready").is_some());
    assert_eq!((calls, waits), (3, vec![5, 5]));

    let deserted = Deserted::new();
    let waits = Waits::new();
    let client = builder(&format!("http://{}", deserted.address()))
        .retry_clock(waits.clone())
        .build()
        .expect("a loopback URL");
    let error = client.wait(&GetThing::new("t-1"), &patient.max_attempts(3));
    let error = error.expect_err("nobody is there");
    assert!(matches!(error, WaitError::Exhausted { attempts: 3, .. }));
    assert!(matches!(error.error(), Some(Error::Transport(_))));
    assert_eq!(waits.seconds(), [5, 5]);
}

#[test]
fn errors_travel() {
    fn checked<T: Send + Sync + 'static>(value: T) -> T {
        value
    }
    let (outcome, _, _) = waited([thing("BROKEN")], &thing_ready());
    let error: Box<dyn std::error::Error + Send + Sync> =
        checked(outcome.expect_err("broken")).into();
    assert!(error.source().is_none());
    let waiter = checked(thing_ready());
    assert_eq!(waiter.clone().name(), Some("ThingReady"));
    assert!(format!("{waiter:?}").contains("ThingReady"), "{waiter:?}");
}

#[test]
fn it_waits_as_botocore_does() {
    let all: Value =
        serde_json::from_str(include_str!("../data/waiters.json")).expect("the file is JSON");
    let runs = all["runs"].as_array().expect("runs");
    assert!(runs.len() >= 100, "{} runs", runs.len());
    for run in runs {
        let replies = run["replies"]
            .as_array()
            .expect("replies")
            .iter()
            .map(|reply| {
                let status = reply[0].as_u64().expect("a status");
                let code = reply[1].as_str().map(|code| ("x-amzn-errortype", code));
                let body = reply[2].as_str().expect("a body");
                Reply::new(&format!("{status} Scripted"), code.as_slice(), body)
            });
        let (outcome, calls, waits) = waited(replies, &thing_ready());
        let end = match outcome {
            Ok(_) => "success",
            Err(WaitError::Call(_)) => "error",
            Err(WaitError::Failure { .. }) => "failure",
            Err(WaitError::Exhausted { .. }) => "exhausted",
            Err(_) => "another",
        };
        assert_eq!(
            serde_json::json!([end, calls, waits]),
            serde_json::json!([run["end"], run["calls"], run["slept"]]),
            "{run}"
        );
    }
}

#[cfg(feature = "import")]
mod imported {
    use aws_operation::wait::{WaitError, Waited};

    use super::Waits;
    use crate::support::{Reply, Server, builder};

    mod notes {
        aws_operation::service! {
            model = "../ui-tests/models/notes.json",
            operations = [ListNotes],
            waiters = [NotesDone],
        }
    }

    use notes::{ListNotes, Notes};

    /// The requests that the server saw, and the waits between them.
    fn waited(replies: impl IntoIterator<Item = Reply>) -> (Waited<ListNotes>, usize, Vec<u64>) {
        let server = Server::start(replies);
        let waits = Waits::new();
        let client = builder(&server.url())
            .retry_clock(waits.clone())
            .build()
            .expect("a loopback URL");
        let outcome = client.wait(&ListNotes::new().done(true), &Notes::notes_done());
        (outcome, server.requests().len(), waits.seconds())
    }

    #[test]
    fn a_waiter_of_a_model_waits() {
        let replies = [
            Reply::json("{}"),
            Reply::new("503 Service Unavailable", &[], ""),
            Reply::json(r#"{"notes":[{"id":"n-1","type":"to-do"},{"id":"n-2","type":"self"}]}"#),
            Reply::json(r#"{"notes":[{"id":"n-1","type":"to-do"}]}"#),
        ];
        let (outcome, calls, waits) = waited(replies);
        let notes = outcome.expect("done").expect("an output").notes;
        assert_eq!(notes.len(), 1);
        assert_eq!((calls, waits), (4, vec![3, 3, 3]));
    }

    #[test]
    fn a_failure_is_told_in_the_words_of_the_model() {
        let idea = r#"{"notes":[{"id":"n-1","parent":{"id":"n-0","type":"IDEA"}}]}"#;
        let (outcome, calls, _) = waited([Reply::json(idea)]);
        let error = outcome.expect_err("a failure");
        assert_eq!(
            error.to_string(),
            "ListNotes: the wait for NotesDone failed: one of `notes[].parent.type` is `IDEA`"
        );
        assert!(matches!(error, WaitError::Failure { .. }));
        assert_eq!(calls, 1);
    }
}
