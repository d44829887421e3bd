//! How a stream lies in the body of a request.

#[cfg(feature = "checksums")]
use crate::checksum::{AwsChunked, ChecksumAlgorithm, encoded_length};
use crate::values::ByteStream;

/// How a stream lies in the body of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// As it is.
    Plain,
    /// In chunks, with its checksum behind them: the coding `aws-chunked`.
    #[cfg(feature = "checksums")]
    Trailer(ChecksumAlgorithm),
}

impl Framing {
    /// The body that the stream becomes.
    #[cfg_attr(not(feature = "checksums"), allow(clippy::unused_self))]
    pub(crate) fn of(self, stream: ByteStream) -> ByteStream {
        match self {
            Self::Plain => stream,
            #[cfg(feature = "checksums")]
            Self::Trailer(algorithm) => {
                let length = stream.length();
                let encoded = length.and_then(|length| encoded_length(length, algorithm));
                ByteStream::from_reader(AwsChunked::new(stream, algorithm, length), encoded)
            }
        }
    }
}
