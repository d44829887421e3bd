//! What is said of values in XML and in forms.

/// Smithy's XML traits of a member, and EC2's name for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct XmlTraits {
    /// Whether items stand where the list or map would.
    pub flattened: bool,
    /// Whether it is an attribute.
    pub attribute: bool,
    /// The namespace that its element declares.
    pub namespace: Option<XmlNamespace>,
    /// Its name in requests of EC2, where that is not its own with a capital.
    pub ec2_query_name: Option<String>,
    /// The items of a list.
    pub item: XmlPart,
    /// The keys of a map.
    pub key: XmlPart,
    /// The values of a map.
    pub value: XmlPart,
}

/// What is said of a part of a list or a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct XmlPart {
    /// Its name.
    pub name: Option<String>,
    /// The namespace that its element declares.
    pub namespace: Option<XmlNamespace>,
    /// What is said of the parts of this part: `item`, `key` and `value`.
    pub parts: Vec<(&'static str, Self)>,
}

impl XmlPart {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A namespace in XML.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct XmlNamespace {
    /// Its prefix, if it is not the default one.
    pub prefix: Option<String>,
    /// Its name, a URI.
    pub uri: String,
}

/// What an item is called as the outermost element of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct XmlRoot {
    /// The name, where that is not what the type's says.
    pub name: Option<String>,
    /// The namespace that the element declares.
    pub namespace: Option<XmlNamespace>,
}
