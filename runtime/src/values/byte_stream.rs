//! Bodies that are read and written piece by piece.

use std::fmt;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

/// A body that is sent or received piece by piece, never all of it in memory: the type of a streaming payload.
///
/// In a request it is made from bytes, from a file, or from any reader. Bytes and files can be sent again and again; a
/// reader can be sent once, and a second call is an error that says so. In a reply it is a reader: the connection is busy
/// until all of it is read or it is dropped. Where it breaks off, the error of its reader says how many bytes came; the rest
/// can be asked for where the service knows ranges. Its kind is [`UnexpectedEof`](io::ErrorKind::UnexpectedEof) or
/// [`ConnectionReset`](io::ErrorKind::ConnectionReset) where the connection ended, [`TimedOut`](io::ErrorKind::TimedOut) where
/// nothing more came in time.
///
/// A stream whose length is known is sent with `Content-Length`, any other in chunks (RFC 9112 section 7.1).
///
/// ```
/// use std::io::Read;
/// use aws_operation::ByteStream;
///
/// let mut stream = ByteStream::from(b"body".to_vec());
/// assert_eq!(stream.length(), Some(4));
/// let mut text = String::new();
/// stream.read_to_string(&mut text)?;
/// assert_eq!(text, "body");
///
/// let numbers = std::io::repeat(b'7').take(1_000_000);
/// let stream = ByteStream::from_reader(numbers, Some(1_000_000));
/// # let _ = stream;
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct ByteStream {
    length: Option<u64>,
    source: Mutex<Source>,
}

type Reader = Box<dyn Read + Send>;

enum Source {
    Bytes(Cursor<Bytes>),
    /// Opened anew for each request.
    Path(PathBuf),
    Reader(Reader),
    Spent,
}

impl ByteStream {
    /// A stream of what `reader` gives. `length` is the number of bytes, if it is known.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self {
            length,
            source: Mutex::new(Source::Reader(Box::new(reader))),
        }
    }

    /// A stream of the file at `path`, which is opened when a request is sent.
    ///
    /// # Errors
    ///
    /// The file's length cannot be read, or it is no file.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let metadata = path.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
        }
        Ok(Self {
            length: Some(metadata.len()),
            source: Mutex::new(Source::Path(path.to_owned())),
        })
    }

    /// The number of bytes, if it is known.
    #[must_use]
    pub const fn length(&self) -> Option<u64> {
        self.length
    }

    /// The same stream again, if it can be read twice.
    #[cfg(any(feature = "checksums", feature = "client"))]
    pub(crate) fn copy(&self) -> Option<Self> {
        let source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let copy = match &*source {
            Source::Bytes(bytes) => Source::Bytes(Cursor::new(bytes.get_ref().clone())),
            Source::Path(path) => Source::Path(path.clone()),
            Source::Reader(_) | Source::Spent => return None,
        };
        Some(Self {
            length: self.length,
            source: Mutex::new(copy),
        })
    }

    /// The stream to send, which leaves this one as it was where that can be done.
    pub(crate) fn to_send(&self) -> Result<Self, StreamFault> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let to_send = match &mut *source {
            Source::Bytes(bytes) => Source::Bytes(Cursor::new(bytes.get_ref().clone())),
            Source::Path(path) => Source::Path(path.clone()),
            Source::Spent => return Err(StreamFault::Spent),
            reader @ Source::Reader(_) => std::mem::replace(reader, Source::Spent),
        };
        Ok(Self {
            length: self.length,
            source: Mutex::new(to_send),
        })
    }
}

/// A stream that cannot be sent.
#[derive(Clone, Copy, Debug)]
pub enum StreamFault {
    /// Its reader was sent before.
    Spent,
    /// Its length is needed and not known.
    NoLength,
    /// Its checksum is needed before it is read.
    #[cfg_attr(not(feature = "content-md5"), allow(dead_code))]
    NoChecksum,
    /// Bytes were asked for.
    NoBytes,
}

impl Read for ByteStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let source = self
            .source
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        if let Source::Path(path) = source {
            *source = Source::Reader(Box::new(File::open(path)?));
        }
        match source {
            Source::Bytes(bytes) => bytes.read(buffer),
            Source::Reader(reader) => reader.read(buffer),
            Source::Path(_) | Source::Spent => Ok(0),
        }
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            length: Some(bytes.len() as u64),
            source: Mutex::new(Source::Bytes(Cursor::new(bytes.into()))),
        }
    }
}

impl From<&[u8]> for ByteStream {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for ByteStream {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Default for ByteStream {
    /// A stream of nothing.
    fn default() -> Self {
        Vec::new().into()
    }
}

impl fmt::Debug for ByteStream {
    /// The length only: bodies carry secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            Some(length) => write!(f, "ByteStream({length} bytes)"),
            None => f.write_str("ByteStream(length unknown)"),
        }
    }
}
