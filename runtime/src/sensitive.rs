//! Values that must not be shown.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A secret: printed as `[redacted]`, wiped from memory when dropped, sent and read like the value itself.
///
/// [`expose`](Self::expose) is the one way to the content, so that a search for the word finds every place that uses it.
/// Comparing two secrets takes a time that depends on their length alone. What is wiped is this value: the bytes of a
/// request or reply pass through buffers of the HTTP and TLS libraries, which are theirs to reuse.
///
/// ```
/// use aws_operation::Sensitive;
///
/// let token = Sensitive::from("aoaAAAAA");
/// assert_eq!(format!("{token:?} {token}"), "[redacted] [redacted]");
/// assert_eq!(token.expose(), "aoaAAAAA");
/// ```
#[derive(Clone, Default)]
pub struct Sensitive<T: Wipe>(T);

impl<T: Wipe> Sensitive<T> {
    /// Wraps a secret.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The secret itself.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Wipe> Drop for Sensitive<T> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

/// What can be wiped from memory.
///
/// Strings and bytes are; a type of your own that holds some says how:
///
/// ```
/// use aws_operation::{Sensitive, Wipe};
///
/// struct KeyPair {
///     public: String,
///     private: String,
/// }
///
/// impl Wipe for KeyPair {
///     fn wipe(&mut self) {
///         self.private.wipe();
///     }
/// }
///
/// let pair = Sensitive::new(KeyPair { public: "p".into(), private: "s".into() });
/// assert_eq!(pair.expose().public, "p");
/// ```
pub trait Wipe {
    /// Overwrites the content, so that the compiler cannot leave it out.
    fn wipe(&mut self);
}

// Not `zeroize`'s own impls for these: they go byte by byte.
impl Wipe for String {
    fn wipe(&mut self) {
        std::mem::take(self).into_bytes().wipe();
    }
}

impl Wipe for Vec<u8> {
    /// Wipes the spare capacity too, where a longer value may have been.
    fn wipe(&mut self) {
        self.resize(self.capacity(), 0);
        zeroize::zeroize_bytes(self.as_mut_slice());
    }
}

impl Wipe for Cow<'_, str> {
    /// Wipes what is owned. What is borrowed is the owner's to wipe.
    fn wipe(&mut self) {
        if let Self::Owned(text) = self {
            text.wipe();
        }
    }
}

impl<T: Wipe> Wipe for Option<T> {
    fn wipe(&mut self) {
        if let Some(value) = self {
            value.wipe();
        }
    }
}

/// What a secret looks like in `Debug` and `Display`.
#[derive(Clone, Copy)]
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T: Wipe> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Redacted, f)
    }
}

impl<T: Wipe> fmt::Display for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Redacted, f)
    }
}

impl<T: Wipe> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Sensitive<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<&[u8]> for Sensitive<Vec<u8>> {
    fn from(value: &[u8]) -> Self {
        Self(value.to_owned())
    }
}

impl From<&Self> for Sensitive<String> {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

impl<T: Wipe + AsRef<[u8]>> PartialEq for Sensitive<T> {
    fn eq(&self, other: &Self) -> bool {
        let (left, right) = (self.0.as_ref(), other.0.as_ref());
        let difference = left
            .iter()
            .zip(right)
            .fold(0, |difference, (left, right)| difference | (left ^ right));
        // Without the barrier the compiler may stop at the first difference.
        left.len() == right.len() && std::hint::black_box(difference) == 0
    }
}

impl<T: Wipe + AsRef<[u8]>> Eq for Sensitive<T> {}

impl<T: Wipe + Serialize> Serialize for Sensitive<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Wipe + Deserialize<'de>> Deserialize<'de> for Sensitive<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::{Sensitive, Wipe};

    #[test]
    fn nothing_formatted_shows_the_secret() {
        let secret = Sensitive::from("hunter2");
        let nested = Some(vec![secret.clone()]);
        for shown in [
            format!("{secret}"),
            format!("{secret:?}"),
            format!("{secret:#?}"),
            format!("{nested:?}"),
        ] {
            assert!(shown.contains("[redacted]"), "{shown}");
            assert!(!shown.contains("hunter2"), "{shown}");
        }
    }

    #[test]
    fn dropping_wipes() {
        struct Spy(Rc<Cell<bool>>);
        impl Wipe for Spy {
            fn wipe(&mut self) {
                self.0.set(true);
            }
        }
        let wiped = Rc::new(Cell::new(false));
        drop(Sensitive::new(Spy(Rc::clone(&wiped))));
        assert!(wiped.get());
    }

    #[test]
    fn equality_is_that_of_the_content() {
        assert_eq!(Sensitive::from("a"), Sensitive::from("a"));
        assert_ne!(Sensitive::from("a"), Sensitive::from("b"));
        assert_ne!(Sensitive::from("a"), Sensitive::from("ab"));
        assert_ne!(Sensitive::from("ab"), Sensitive::from("a"));
    }

    #[test]
    fn json_is_that_of_the_content() {
        let secret: Sensitive<String> = serde_json::from_str("\"s\"").expect("reads");
        assert_eq!(serde_json::to_string(&secret).expect("writes"), "\"s\"");
    }
}
