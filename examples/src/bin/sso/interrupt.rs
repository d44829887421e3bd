//! Ctrl-C.

use std::io::{IsTerminal as _, Write as _};
use std::process;

use super::exit::Kind;

/// Ends the process at once when the person interrupts it, whatever it is waiting for.
///
/// Nothing needs to be saved: a sign-in that is not finished leaves nothing behind.
pub(crate) fn handle() {
    // It fails where signals cannot be handled; then the system's own way ends the process.
    let _ = ctrlc::set_handler(|| {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() {
            // The shell's prompt comes next; it is not to stand behind the spinner.
            let _ = stderr.write_all(b"\n");
        }
        process::exit(Kind::Interrupted as i32);
    });
}
