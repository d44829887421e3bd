//! The person's browser.

/// Opens the URL in the person's browser, as one argument and without waiting for it; says whether that began well.
///
/// The caller sees to it that the URL is one that may be opened.
pub(crate) fn open(url: &str) -> bool {
    // A browser that prints would break into the prompt, so it is cut off from this terminal.
    open::that_detached(url).is_ok()
}
