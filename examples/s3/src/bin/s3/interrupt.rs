//! Ctrl-C: what has begun is ended in order, so that no parts are left at S3.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::{Context as _, Failure, Result};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The status that shells give to who was interrupted.
const STATUS: i32 = 130;

/// Takes note of the first interrupt. With the second, the program ends at once.
pub(crate) fn listen() -> Result {
    ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            process::exit(STATUS);
        }
    })
    .context(|| "interrupts cannot be caught".to_owned())
}

/// A failure, if there was an interrupt.
pub(crate) fn check() -> Result {
    if INTERRUPTED.load(Ordering::Relaxed) {
        return Err(Failure::new("interrupted"));
    }
    Ok(())
}
