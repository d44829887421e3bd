//! What a body says of its message beside the members.

/// What the message is, for codecs that have a place for it in the body.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(not(feature = "xml"), allow(dead_code))]
pub struct Heading<'a> {
    /// The operation.
    pub(crate) operation: &'a str,
    /// The version of the service's API.
    #[cfg_attr(not(feature = "query"), allow(dead_code))]
    pub(crate) version: &'a str,
    /// The namespace of the service.
    pub(crate) namespace: Option<&'a str>,
    /// What is said of the outermost value: an [`Annotation`](super::Annotation).
    pub(crate) root: &'static str,
    /// The name of the type that is written, or nothing.
    pub(crate) name: &'static str,
    /// Whether it is a reply.
    pub(crate) is_reply: bool,
    /// The error that a reply reports.
    pub(crate) error: Option<ReportedError<'a>>,
}

impl Heading<'_> {
    /// What a document is called where nobody says it.
    #[cfg(feature = "xml")]
    pub(super) fn document_name(&self) -> String {
        if self.name.is_empty() {
            let suffix = if self.is_reply { "Response" } else { "Request" };
            format!("{}{suffix}", self.operation)
        } else {
            self.name.to_owned()
        }
    }
}

/// An error that a reply reports.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "xml"), allow(dead_code))]
pub(crate) struct ReportedError<'a> {
    pub(crate) code: &'a str,
    /// Whether it is the service's fault, and not that of who called.
    pub(crate) is_fault: bool,
}
