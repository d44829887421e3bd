//! Lists in headers.

/// Whether the items come back as they are: of white space around an item and of an empty item at the end, nothing is kept.
pub(crate) fn come_back<'a>(items: impl IntoIterator<Item = &'a str>) -> bool {
    items
        .into_iter()
        .all(|item| !item.is_empty() && item.trim_ascii() == item)
}
