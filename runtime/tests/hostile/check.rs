//! What every reply is put through.

use std::error::Error as StdError;
use std::fmt::{Debug, Write};
use std::io::Cursor;
use std::ops::AddAssign;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use aws_operation::http::header::LOCATION;
use aws_operation::http::{Response, Uri};
use aws_operation::{Error, Operation, ServiceError};

use crate::sink::{
    Pour, PourBlob, PourChoice, PourDocument, PourKind, PourNothing, PourSecret, PourText, PourTree,
};

/// Text that hostile messages hold and that no error may show.
pub(crate) const VALUE: &str = "v4lue-of-the-message";
/// A number of the same kind.
pub(crate) const NUMBER: &str = "731590284617";
/// Text that stands in sensitive places, and that nothing may show.
pub(crate) const SECRET: &str = "s3cret-of-the-message";

/// How many replies were read, and how many refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) read: usize,
    pub(crate) refused: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.refused += other.refused;
    }
}

/// A reply with a body.
pub(crate) fn reply(status: u16, body: impl Into<Vec<u8>>) -> Response<Vec<u8>> {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = status.try_into().expect("a status");
    reply
}

/// Reads the reply as every operation whose output is in memory.
pub(crate) fn all(reply: &Response<Vec<u8>>) -> Tally {
    let mut tally = one::<Pour>(reply);
    tally += one::<PourBlob>(reply);
    tally += one::<PourSecret>(reply);
    tally += one::<PourText>(reply);
    tally += one::<PourKind>(reply);
    tally += one::<PourTree>(reply);
    tally += one::<PourChoice>(reply);
    tally += one::<PourDocument>(reply);
    tally += one::<PourNothing>(reply);
    tally
}

/// Reads the reply in both ways, which agree, and looks at what the outcome shows.
pub(crate) fn one<O>(reply: &Response<Vec<u8>>) -> Tally
where
    O: Operation<Output: Debug, Error: Debug>,
{
    let outcome = O::decode(reply.clone());
    let streamed = O::decode_streaming(reply.clone().map(Cursor::new));
    let host = redirected_to(reply);
    let shown = look(&outcome, host.as_deref());
    assert_eq!(
        shown,
        look(&streamed, host.as_deref()),
        "{}: bytes and stream differ",
        O::NAME
    );
    Tally {
        read: usize::from(outcome.is_ok()),
        refused: usize::from(outcome.is_err()),
    }
}

/// What the outcome shows, which must not be what the message holds.
fn look<T: Debug, E: StdError>(outcome: &Result<T, Error<E>>, host: Option<&str>) -> String {
    let shown = match outcome {
        Ok(output) => format!("{output:?}"),
        // The program's own type decides what of the members is shown; what is said about them is ours.
        Err(Error::Modeled(modeled, details)) => {
            assert_no_value(&chain(details), details);
            format!("{modeled} {modeled:?}")
        }
        Err(error) => {
            let shown = chain(error);
            match error {
                Error::Unmodeled(details) => assert_no_value(&shown, details),
                Error::Response(details) => {
                    assert_nothing_of_it(&shown, &[details.request_id(), host]);
                }
                _ => assert_nothing_of_it(&shown, &[]),
            }
            shown
        }
    };
    if let Err(error) = outcome {
        let display = error.to_string();
        assert!(
            !display.chars().any(char::is_control),
            "{display:?} could rewrite a terminal"
        );
    }
    assert!(!shown.contains(SECRET), "a secret is shown: {shown}");
    shown
}

/// The host that a redirect names, which its error names too.
fn redirected_to(reply: &Response<Vec<u8>>) -> Option<String> {
    let location = reply.headers().get(LOCATION)?.to_str().ok()?;
    let location: Uri = location.parse().ok()?;
    location.host().map(str::to_owned)
}

/// An error reply's message, code and request id are shown, as they must be; nothing else is.
fn assert_no_value(shown: &str, details: &ServiceError) {
    let said = [details.message(), details.code(), details.request_id()];
    assert_nothing_of_it(shown, &said);
}

fn assert_nothing_of_it(shown: &str, but: &[Option<&str>]) {
    for text in [VALUE, NUMBER] {
        let is_said = but.iter().flatten().any(|said| said.contains(text));
        assert!(
            is_said || !shown.contains(text),
            "a value is shown: {shown}"
        );
    }
}

/// The error and all that it stems from, in every format.
pub(crate) fn chain(error: &dyn StdError) -> String {
    let mut shown = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let _ = writeln!(shown, "{error}\n{error:#}\n{error:?}\n{error:#?}");
        next = error.source();
    }
    shown
}

/// What an operation that must refuse the reply says of it.
#[track_caller]
pub(crate) fn complaint<O>(reply: &Response<Vec<u8>>) -> String
where
    O: Operation<Output: Debug, Error: Debug>,
{
    one::<O>(reply);
    match O::decode(reply.clone()) {
        Err(Error::Response(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

/// Runs on a thread with the stack of a small one, 1 MiB, and gives up after a time in which a linear program is done ten
/// times over.
#[track_caller]
pub(crate) fn soon<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::Builder::new()
        .stack_size(1024 * 1024)
        .spawn(move || {
            let _ = sender.send(run());
        })
        .expect("a thread");
    match receiver.recv_timeout(Duration::from_secs(15)) {
        Ok(outcome) => outcome,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it takes too long"),
        Err(mpsc::RecvTimeoutError::Disconnected) => match thread.join() {
            Ok(()) => panic!("it ended without an outcome"),
            Err(panic) => std::panic::resume_unwind(panic),
        },
    }
}
