//! Running a program, in limits.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

/// Credentials have some 2 KiB.
const LONGEST_OUTPUT: usize = 64 * 1024;

/// How long between two looks at whether it has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// How it failed, to be read after its name.
#[derive(Debug)]
pub(super) enum Failure {
    Start(io::Error),
    Wait(io::Error),
    Ended(ExitStatus),
    TooLong,
    TooSlow(Duration),
}

/// What a program prints on its standard output, if it ends well.
pub(super) fn output_of(
    program: &str,
    arguments: &[String],
    time_limit: Duration,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let deadline = Instant::now().checked_add(time_limit);
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(Failure::Start)?;
    let result = wait(&mut child, deadline);
    if !matches!(result, Ok(_) | Err(Failure::Ended(_))) {
        // It may have ended by itself meanwhile.
        let _ = child.kill();
        let _ = child.wait();
    }
    result.map_err(|failure| match failure {
        Failure::TooSlow(_) => Failure::TooSlow(time_limit),
        failure => failure,
    })
}

fn wait(child: &mut Child, deadline: Option<Instant>) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let output = match child.stdout.take() {
        Some(stdout) => read_until(stdout, deadline)?,
        None => Zeroizing::default(),
    };
    loop {
        match child.try_wait().map_err(Failure::Wait)? {
            Some(status) if status.success() => return Ok(output),
            Some(status) => return Err(Failure::Ended(status)),
            None if left(deadline).is_zero() => return Err(Failure::TooSlow(Duration::ZERO)),
            None => thread::sleep(PAUSE),
        }
    }
}

/// Reads all of it. On a thread of its own, since reading has no time limit; it ends when the last one who has the other
/// end of the pipe does.
fn read_until(
    stdout: ChildStdout,
    deadline: Option<Instant>,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let (sender, receiver) = mpsc::channel();
    let reading = move || {
        // Room for all of it: what grows leaves copies of the secrets behind.
        let mut output = Zeroizing::new(Vec::with_capacity(LONGEST_OUTPUT + 1));
        let limit = LONGEST_OUTPUT as u64 + 1;
        let result = stdout.take(limit).read_to_end(&mut output);
        // The other end is gone when the time is over.
        let _ = sender.send(result.map(|_| output));
    };
    let spawned = thread::Builder::new().spawn(reading);
    spawned.map_err(Failure::Wait)?;
    match receiver.recv_timeout(left(deadline)) {
        Ok(Ok(output)) if output.len() > LONGEST_OUTPUT => Err(Failure::TooLong),
        Ok(Ok(output)) => Ok(output),
        Ok(Err(error)) => Err(Failure::Wait(error)),
        Err(_) => Err(Failure::TooSlow(Duration::ZERO)),
    }
}

/// How much time is left. A limit beyond the clock's end is none; a year is as good.
fn left(deadline: Option<Instant>) -> Duration {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);
    deadline.map_or(YEAR, |deadline| {
        deadline.saturating_duration_since(Instant::now())
    })
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(error) => write!(f, "cannot be started: {error}"),
            Self::Wait(error) => write!(f, "ran, but its output cannot be read: {error}"),
            Self::Ended(status) => {
                write!(f, "failed with {status}; run it by hand to see why")
            }
            Self::TooLong => write!(f, "prints more than {LONGEST_OUTPUT} bytes"),
            Self::TooSlow(limit) => write!(
                f,
                "did not end within {} s; run it by hand to see why",
                limit.as_secs_f32()
            ),
        }
    }
}
