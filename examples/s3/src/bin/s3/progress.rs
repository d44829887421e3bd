//! What the person at the terminal sees. Where there is no terminal there are no bars.

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::shown::shown;

/// Bars on the standard error, and a line on the standard output for each file that is done.
pub(crate) struct Progress {
    bars: MultiProgress,
    is_quiet: bool,
}

impl Progress {
    pub(crate) fn new(is_quiet: bool) -> Self {
        let target = if is_quiet {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        Self {
            bars: MultiProgress::with_draw_target(target),
            is_quiet,
        }
    }

    /// A bar for a file, which is there until it is dropped.
    pub(crate) fn bar(&self, name: &str, length: u64) -> Bar<'_> {
        let style = "{msg:30!} [{wide_bar}] {bytes}/{total_bytes} {bytes_per_sec} {eta}";
        let style =
            ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(length).with_style(style.progress_chars("=> "));
        let bar = self.bars.add(bar);
        bar.set_message(shown(name));
        Bar {
            progress: self,
            bar,
        }
    }

    /// Says what was done.
    pub(crate) fn done(&self, text: &str) {
        if !self.is_quiet {
            self.bars.suspend(|| println!("{text}"));
        }
    }

    /// Says what else there is to know.
    pub(crate) fn note(&self, text: &str) {
        self.bars.suspend(|| eprintln!("{text}"));
    }
}

/// The bar of a file.
pub(crate) struct Bar<'a> {
    progress: &'a Progress,
    bar: ProgressBar,
}

impl Bar<'_> {
    /// So many bytes more.
    pub(crate) fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// So many bytes were there before.
    pub(crate) fn begin_at(&self, bytes: u64) {
        self.bar.set_position(bytes);
        self.bar.reset_eta();
    }

    /// Says what else there is to know.
    pub(crate) fn note(&self, text: &str) {
        self.progress.note(text);
    }
}

impl Drop for Bar<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        self.progress.bars.remove(&self.bar);
    }
}
