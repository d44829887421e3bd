//! What is planned of checksums.

/// What checksums the requests and replies of an operation have. All names are those of fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checksum {
    /// The field that names the algorithm of the request's.
    pub request_algorithm: Option<String>,
    /// Whether the service wants one.
    pub required: bool,
    /// The field that asks for that of the reply.
    pub request_validation_mode: Option<String>,
    /// The algorithms of replies that are verified.
    pub response_algorithms: Vec<String>,
}

impl Checksum {
    /// Whether it says something of requests.
    pub(crate) fn is_of_requests(&self) -> bool {
        self.request_algorithm.is_some() || self.required
    }
}
