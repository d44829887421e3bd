//! The command line that all clients share.

use crate::Case;

/// What a client was told on its command line: `URL CASE CALLS`.
#[derive(Clone, Debug)]
pub struct Arguments<C> {
    /// Where the loopback server listens, such as `http://127.0.0.1:4000`.
    pub endpoint: String,
    /// Which reply to ask for.
    pub case: C,
    /// How many calls to make on one connection.
    pub calls: u32,
}

impl<C: Case> Arguments<C> {
    /// Reads the command line of this process.
    ///
    /// # Errors
    ///
    /// Says how the command line must look when it looks different.
    pub fn from_command_line() -> Result<Self, String> {
        let words: Vec<String> = std::env::args().skip(1).collect();
        Self::from_words(&words).ok_or_else(|| {
            let names: Vec<&str> = C::NAMES.iter().map(|(name, _)| *name).collect();
            format!("usage: CLIENT URL {} CALLS", names.join("|"))
        })
    }

    fn from_words(words: &[String]) -> Option<Self> {
        let [endpoint, case, calls] = words else {
            return None;
        };
        let (_, case) = C::NAMES.iter().find(|(name, _)| name == case)?;
        Some(Self {
            endpoint: endpoint.clone(),
            case: *case,
            calls: calls.parse().ok()?,
        })
    }
}
