//! The command line that all clients share.

use crate::Case;

/// What a client was told on its command line: `URL success|pending CALLS`.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// Where the loopback server listens, such as `http://127.0.0.1:4000`.
    pub endpoint: String,
    /// Which reply to ask for.
    pub case: Case,
    /// How many calls to make on one connection.
    pub calls: u32,
}

impl Arguments {
    /// Reads the command line of this process.
    ///
    /// # Errors
    ///
    /// Says how the command line must look when it looks different.
    pub fn from_command_line() -> Result<Self, String> {
        let words: Vec<String> = std::env::args().skip(1).collect();
        Self::from_words(&words).ok_or_else(|| "usage: CLIENT URL success|pending CALLS".to_owned())
    }

    fn from_words(words: &[String]) -> Option<Self> {
        let [endpoint, case, calls] = words else {
            return None;
        };
        Some(Self {
            endpoint: endpoint.clone(),
            case: match case.as_str() {
                "success" => Case::Success,
                "pending" => Case::Pending,
                _ => return None,
            },
            calls: calls.parse().ok()?,
        })
    }
}
