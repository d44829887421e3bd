//! Documents, as values. Read by a library that is not ours.

use roxmltree::{Document, Node};
use serde_json::{Value, json};

/// A document: names, the namespaces that elements declare, attributes, text, and elements, of which only the order of equal names
/// counts. White space between elements means nothing.
pub(crate) fn to_json(body: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(body).ok()?;
    let document = Document::parse(text).ok()?;
    Some(element(document.root_element()))
}

fn element(node: Node<'_, '_>) -> Value {
    let attributes: serde_json::Map<_, _> = node
        .attributes()
        .map(|attribute| (attribute.name().to_owned(), json!(attribute.value())))
        .collect();
    let around: Vec<_> = node
        .parent_element()
        .into_iter()
        .flat_map(|parent| parent.namespaces())
        .collect();
    let namespaces: Vec<Value> = node
        .namespaces()
        .filter(|namespace| namespace.name() != Some("xml") && !around.contains(namespace))
        .map(|namespace| json!([namespace.name(), namespace.uri()]))
        .collect();
    let mut children: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
    // The entries of a map too: theirs begin with a key.
    children.sort_by_key(|child| (child.tag_name().name(), key(*child)));
    let content: Value = if children.is_empty() {
        // A list or a map without entries.
        let text = node.text().unwrap_or_default();
        let is_indentation = text.contains('\n') && text.trim().is_empty();
        json!(if is_indentation { "" } else { text })
    } else {
        children.into_iter().map(element).collect()
    };
    json!({
        "name": node.tag_name().name(),
        "namespaces": namespaces,
        "attributes": attributes,
        "content": content,
    })
}

/// The key of an entry of a map.
fn key<'a>(entry: Node<'a, '_>) -> &'a str {
    const KEYS: [&str; 5] = ["key", "K", "Attribute", "OuterKey", "InnerKey"];
    let first = entry.first_element_child();
    let key = first.filter(|first| KEYS.contains(&first.tag_name().name()));
    key.and_then(|key| key.text()).unwrap_or_default()
}
