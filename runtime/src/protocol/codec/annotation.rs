//! What is said of a value beside its type, for codecs that have more than one way to write it: Smithy's XML traits, and EC2's
//! names in requests.
//!
//! It goes through serde as the name of a newtype, as [`BLOB`](super::BLOB) does: words with blanks between them, such as
//! `aws_operation::Xml flattened item(name=Tag)`. The macros write it; codecs that have nothing of the kind pass through.

/// How the name of such a newtype begins.
const NEWTYPE: &str = "aws_operation::Xml ";

/// Stands before the name of an attribute that was read, where others are names of elements.
pub(crate) const ATTRIBUTE: char = '@';
/// Stands before the name of a member that was read from a request of EC2, where others are those of elements.
pub(crate) const EC2: char = '^';

/// Stands before the name of a member in a table, where it is an attribute. JSON has members that are called `@type`, and none that
/// begins so.
pub(crate) const IS_ATTRIBUTE: char = '\u{1}';
/// Stands in a table between the name of a member and its name in requests of EC2.
pub(crate) const EC2_NAME: char = '\u{2}';

/// The words said of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Annotation(&'static str);

impl Annotation {
    pub(crate) const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// What the name of a newtype says of the value in it, if it says anything.
    pub(crate) fn of_newtype(name: &'static str) -> Option<Self> {
        name.strip_prefix(NEWTYPE).map(Self)
    }

    /// Whether items stand where the list or map would: Smithy's `xmlFlattened` trait.
    pub(crate) fn is_flattened(self) -> bool {
        self.has("flattened")
    }

    /// Whether it is an attribute: Smithy's `xmlAttribute` trait.
    pub(crate) fn is_attribute(self) -> bool {
        self.has("attribute")
    }

    /// Its name, where that is another than the place says: Smithy's `xmlName` trait.
    pub(crate) fn name(self) -> Option<&'static str> {
        self.value("name")
    }

    /// Its name in requests of EC2: Smithy's `ec2QueryName` trait.
    #[cfg(feature = "query")]
    pub(crate) fn ec2_query_name(self) -> Option<&'static str> {
        self.value("ec2_query_name")
    }

    /// The namespaces it declares, each with its prefix or none: Smithy's `xmlNamespace` trait.
    pub(crate) fn namespaces<'n>(self) -> impl Iterator<Item = (Option<&'n str>, &'n str)> {
        self.words().filter_map(|word| {
            let (name, uri) = word.split_once('=')?;
            match name.split_once(':') {
                Some(("xmlns", prefix)) => Some((Some(prefix), uri)),
                None if name == "xmlns" => Some((None, uri)),
                _ => None,
            }
        })
    }

    /// What is said of a part of it: `item` of a list, `key` and `value` of a map.
    pub(crate) fn part(self, part: &str) -> Self {
        let content = self.words().find_map(|word| {
            let content = word.strip_prefix(part)?.strip_prefix('(')?;
            content.strip_suffix(')')
        });
        Self(content.unwrap_or_default())
    }

    fn has(self, wanted: &str) -> bool {
        self.words().any(|word| word == wanted)
    }

    fn value(self, wanted: &str) -> Option<&'static str> {
        self.words()
            .find_map(|word| word.strip_prefix(wanted)?.strip_prefix('='))
    }

    /// The words, each with what stands in parentheses behind it.
    fn words(self) -> impl Iterator<Item = &'static str> {
        let mut depth = 0_usize;
        self.0.split(move |character| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            character == ' ' && depth == 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Annotation;

    #[test]
    fn words_have_parts() {
        let of = |name| Annotation::of_newtype(name).expect("of ours");
        let list = of(
            "aws_operation::Xml flattened name=Tags item(name=Tag xmlns=http://a/ item(name=Inner)) xmlns:x=http://b/",
        );
        assert!(list.is_flattened() && !list.is_attribute());
        assert_eq!(list.name(), Some("Tags"));
        let namespaces: Vec<_> = list.namespaces().collect();
        assert_eq!(namespaces, [(Some("x"), "http://b/")]);
        let item = list.part("item");
        assert_eq!(item.name(), Some("Tag"));
        assert_eq!(item.namespaces().next(), Some((None, "http://a/")));
        assert_eq!(item.part("item").name(), Some("Inner"));
        assert!(!item.is_flattened());
        assert_eq!(list.part("key").name(), None);
        assert!(of("aws_operation::Xml attribute").is_attribute());
        assert_eq!(Annotation::of_newtype("aws_operation::Blob"), None);
        assert_eq!(Annotation::of_newtype("Flattened"), None);
    }
}
