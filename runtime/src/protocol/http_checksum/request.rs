//! The checksums of requests.

use std::io::{self, Read};

use http::header::{CONTENT_ENCODING, HeaderMap, HeaderName, HeaderValue};

use super::PREFIX;
use crate::checksum::{Checksum, ChecksumAlgorithm, ChecksumPolicy};
use crate::error::{BuildFault, ChecksumFault};
use crate::protocol::framing::Framing;
use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;
use crate::protocol::settings::EncodeSettings;
use crate::values::ByteStream;

/// The coding that has a trailer.
const AWS_CHUNKED: &str = "aws-chunked";
const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DECODED_LENGTH: HeaderName = HeaderName::from_static("x-amz-decoded-content-length");
const TRAILER: HeaderName = HeaderName::from_static("x-amz-trailer");

/// What is not the checksum itself behind the prefix of checksums.
const ABOUT_CHECKSUMS: [&str; 3] = ["algorithm", "mode", "type"];

/// Whether a checksum is among the headers, of whatever algorithm.
pub(crate) fn is_given(headers: &HeaderMap) -> bool {
    headers
        .keys()
        .filter_map(|name| name.as_str().strip_prefix(PREFIX))
        .any(|rest| !ABOUT_CHECKSUMS.contains(&rest))
}

/// Adds the checksum of the body, unless the request has one. `algorithm` is the header of the member that names the
/// algorithm.
pub(crate) fn add<P>(
    message: &mut MessageEncoder<'_, P>,
    settings: &EncodeSettings<'_>,
    algorithm: Option<&'static str>,
    is_required: bool,
) -> Result<(), BuildFault> {
    if settings.has_checksum || is_given(&message.headers) {
        return Ok(());
    }
    let named = algorithm.and_then(|name| message.headers.get(name));
    let is_wanted = is_required
        || algorithm.is_some() && settings.request_checksums == ChecksumPolicy::WhenSupported;
    let chosen = match named {
        Some(name) => name
            .to_str()
            .ok()
            .and_then(ChecksumAlgorithm::from_name)
            .ok_or(ChecksumFault::UnknownAlgorithm)?,
        None if is_wanted => ChecksumAlgorithm::Crc32,
        None => return Ok(()),
    };
    // The macro has checked the name.
    if let Some(name) = algorithm.and_then(|name| HeaderName::try_from(name).ok()) {
        message
            .headers
            .entry(name)
            .or_insert(HeaderValue::from_static(chosen.name()));
    }
    let checksum = match &mut message.content {
        Content::Bytes(bytes) => {
            let mut checksum = Checksum::new(chosen);
            checksum.update(bytes);
            checksum
        }
        Content::Stream(stream, framing) if settings.endpoint.is_https() => {
            *framing = Framing::Trailer(chosen);
            announce(&mut message.headers, chosen, stream.length());
            return Ok(());
        }
        // Without TLS, each chunk would have to be signed: whoever is between could change body and trailer alike.
        Content::Stream(stream, _) => of_stream(stream, chosen)?,
    };
    let name = HeaderName::from_static(chosen.header_name());
    if let Ok(value) = HeaderValue::try_from(checksum.finish_base64()) {
        message.headers.insert(name, value);
    }
    Ok(())
}

/// Says of a body that it is in chunks with a trailer, behind the encodings that the request names already.
pub(crate) fn announce(headers: &mut HeaderMap, algorithm: ChecksumAlgorithm, length: Option<u64>) {
    let encodings = headers
        .get(CONTENT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.is_empty());
    let encodings = match encodings {
        None => Some(HeaderValue::from_static(AWS_CHUNKED)),
        Some(value) if value.split(',').any(|word| word.trim() == AWS_CHUNKED) => None,
        Some(value) => HeaderValue::try_from(format!("{value},{AWS_CHUNKED}")).ok(),
    };
    if let Some(encodings) = encodings {
        headers.insert(CONTENT_ENCODING, encodings);
    }
    headers.insert(TRAILER, HeaderValue::from_static(algorithm.header_name()));
    if let Some(length) = length {
        headers.insert(DECODED_LENGTH, length.into());
    }
    let sha256 = HeaderValue::from_static("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
    headers.insert(CONTENT_SHA256, sha256);
}

/// The checksum of a stream that can be read twice.
fn of_stream(stream: &ByteStream, algorithm: ChecksumAlgorithm) -> Result<Checksum, ChecksumFault> {
    let mut copy = stream.copy().ok_or(ChecksumFault::Stream)?;
    let mut checksum = Checksum::new(algorithm);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match copy.read(&mut buffer) {
            Ok(0) => return Ok(checksum),
            Ok(count) => checksum.update(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(ChecksumFault::Read(error)),
        }
    }
}
