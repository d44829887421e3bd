//! When checksums are sent and verified of which nothing is said.

/// When a checksum is sent, or verified, that the request does not ask for itself: the words of AWS's SDKs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChecksumPolicy {
    /// `when_supported`: wherever the operation's model has one. The default, as of all SDKs since 2025.
    #[default]
    WhenSupported,
    /// `when_required`: only where the service wants one, or a member of the request asks for it.
    WhenRequired,
}
