//! Everything that is logged, by `log` and by `tracing`, at every level.

use std::fmt::Write;
use std::io;
use std::sync::{Mutex, MutexGuard, Once};

use log::{LevelFilter, Log, Metadata, Record};
use tracing_subscriber::filter::LevelFilter as TracingLevel;
use tracing_subscriber::fmt::format::FmtSpan;

/// The columns of text at the end of a line in which ureq dumps bytes.
const COLUMNS: usize = 16;

static LOGGED: Mutex<String> = Mutex::new(String::new());
static WIRE: Mutex<String> = Mutex::new(String::new());

/// Captures from now on, in all threads.
pub(crate) fn start() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Logger).expect("there is no other logger");
        log::set_max_level(LevelFilter::Trace);
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(TracingLevel::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(|| Traced)
            .finish();
        tracing::subscriber::set_global_default(subscriber).expect("there is no other subscriber");
    });
}

pub(crate) fn logged() -> String {
    lock(&LOGGED).clone()
}

/// What ureq logged at TRACE: dumps with their lines joined, the targets of redirects.
pub(crate) fn wire() -> String {
    lock(&WIRE).clone()
}

fn lock(text: &Mutex<String>) -> MutexGuard<'_, String> {
    text.lock().expect("no panic under the lock")
}

struct Logger;

impl Log for Logger {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let text = record.args().to_string();
        // Whoever compiles `log`'s TRACE level in must keep these targets out of what is shown.
        let excluded =
            log::STATIC_MAX_LEVEL == LevelFilter::Trace && record.target().starts_with("ureq");
        if excluded && record.target() == "ureq_proto::util" {
            lock(&WIRE).push_str(&text[text.len().saturating_sub(COLUMNS)..]);
        } else if excluded {
            // Connections are logged here too, which shows that the capture works.
            if text.starts_with("Connected") {
                lock(&LOGGED).push_str(&text);
            }
        } else {
            let (level, target) = (record.level(), record.target());
            let _ = writeln!(lock(&LOGGED), "{level} {target} {text}");
        }
    }

    fn flush(&self) {}
}

struct Traced;

impl io::Write for Traced {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        lock(&LOGGED).push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
