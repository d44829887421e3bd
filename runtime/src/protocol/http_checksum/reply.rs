//! The checksums of replies.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::checksum::{ChecksumAlgorithm, ChecksumMismatch, ChecksumPolicy, Expected, Verified};
use crate::protocol::ResponseChecksum;
use crate::protocol::payload::Incoming;
use crate::values::ByteStream;

/// Asks for the checksum of the reply, unless the request says something about it itself.
pub(crate) fn ask(headers: &mut HeaderMap, mode: &'static str, policy: ChecksumPolicy) {
    // The macro has checked the name.
    if let Ok(name) = HeaderName::try_from(mode)
        && policy == ChecksumPolicy::WhenSupported
    {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static("ENABLED"));
    }
}

/// Verifies a body that is here, and has a stream verified while it is read, if the reply has a checksum that says something
/// of its bytes.
pub(crate) fn verify<'a>(
    operation: &'static str,
    wanted: &ResponseChecksum,
    headers: &HeaderMap,
    body: Incoming<'a>,
) -> Result<Incoming<'a>, ChecksumMismatch> {
    let Some(expected) = expected(operation, wanted, headers) else {
        return Ok(body);
    };
    Ok(match body {
        Incoming::Bytes(bytes) => {
            expected.verify(bytes)?;
            Incoming::Bytes(bytes)
        }
        Incoming::Stream(stream) => {
            let length = stream.length();
            let verified = Verified::new(stream, expected, length);
            Incoming::Stream(ByteStream::from_reader(verified, length))
        }
    })
}

/// The first checksum that the reply has and the operation knows.
fn expected(
    operation: &'static str,
    wanted: &ResponseChecksum,
    headers: &HeaderMap,
) -> Option<Expected> {
    ChecksumAlgorithm::ALL
        .into_iter()
        .filter(|algorithm| {
            wanted
                .algorithms
                .is_none_or(|names| names.contains(&algorithm.name()))
        })
        .find_map(|algorithm| {
            let value = headers.get(algorithm.header_name())?;
            // Bytes that are no text are no checksum, and fit no body.
            Expected::read(operation, algorithm, value.to_str().unwrap_or_default())
        })
}
