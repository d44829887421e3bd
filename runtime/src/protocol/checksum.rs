//! Checksums of request bodies: Smithy's `httpChecksumRequired` trait.

use http::header::{HeaderName, HeaderValue};
use md5::{Digest as _, Md5};

use crate::error::BuildFault;
use crate::protocol::message::MessageEncoder;
use crate::protocol::payload::Content;
use crate::values::{Blob, StreamFault};

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Adds `Content-MD5` (RFC 1864), unless a member has given it.
pub(crate) fn content_md5<P>(message: &mut MessageEncoder<'_, P>) -> Result<(), BuildFault> {
    if message.headers.contains_key(&CONTENT_MD5) {
        return Ok(());
    }
    let Content::Bytes(bytes) = &message.content else {
        return Err(BuildFault::Stream(StreamFault::NoChecksum));
    };
    if let Ok(value) = HeaderValue::try_from(Blob::from(Md5::digest(bytes).to_vec()).to_base64()) {
        message.headers.insert(CONTENT_MD5, value);
    }
    Ok(())
}
