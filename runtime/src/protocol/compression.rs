//! Compressed request bodies: Smithy's `requestCompression` trait.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{CONTENT_ENCODING, HeaderValue};

use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;

/// Compresses the body with gzip if it has `min_size` bytes or more, and says so behind the encodings that the request
/// names already. A stream is sent as it is.
pub(crate) fn gzip<P>(message: &mut MessageEncoder<'_, P>, min_size: usize) {
    let Content::Bytes(bytes) = &message.content else {
        return;
    };
    if bytes.is_empty() || bytes.len() < min_size {
        return;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail; a body that is not compressed is as good.
    let Ok(compressed) = encoder.write_all(bytes).and_then(|()| encoder.finish()) else {
        return;
    };
    let encoding = message
        .headers
        .get(CONTENT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.is_empty())
        .and_then(|value| HeaderValue::try_from(format!("{value}, gzip")).ok())
        .unwrap_or(HeaderValue::from_static("gzip"));
    message.headers.insert(CONTENT_ENCODING, encoding);
    message.content = Content::Bytes(compressed.into());
}
