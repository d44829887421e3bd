//! Bodies of CBOR around one item.

use super::encode::{MAP, NULL, endless, integer, list, map, pairs, text};

/// The members of a `Flood`.
pub(crate) const MEMBERS: [&str; 42] = [
    "id",
    "text",
    "secret",
    "letter",
    "flag",
    "byte",
    "short",
    "integer",
    "long",
    "huge",
    "unsignedByte",
    "unsignedShort",
    "unsignedInteger",
    "unsignedLong",
    "float",
    "double",
    "blob",
    "secretBlob",
    "time",
    "dateTime",
    "httpDate",
    "document",
    "kind",
    "level",
    "choice",
    "tree",
    "hex",
    "pair",
    "outcome",
    "list",
    "sparseList",
    "blobs",
    "trees",
    "map",
    "sparseMap",
    "kinds",
    "numbered",
    "times",
    "documents",
    "count",
    "tags",
    "new",
];

/// An output with a member of this item, the last of its name.
pub(crate) fn with(member: &str, item: &[u8]) -> Vec<u8> {
    map(&[("id", text("i")), (member, item.to_vec())])
}

/// A body for every place in which an item can stand.
pub(crate) fn everywhere(item: &[u8]) -> Vec<Vec<u8>> {
    let it = || item.to_vec();
    let mut bodies: Vec<_> = MEMBERS.iter().map(|member| with(member, item)).collect();
    // In lists, as elements after a good one.
    for (member, good) in [
        ("list", text("a")),
        ("sparseList", NULL.to_vec()),
        ("blobs", NULL.to_vec()),
        ("trees", map(&[])),
        ("times", integer(1)),
        ("documents", NULL.to_vec()),
        ("pair", integer(1)),
    ] {
        bodies.push(with(member, &list(&[good.clone(), it()])));
        bodies.push(with(member, &endless(super::encode::LIST, &[good, it()])));
    }
    // In maps, as values and as names.
    for member in [
        "map",
        "sparseMap",
        "kinds",
        "numbered",
        "document",
        "choice",
        "tree",
        "outcome",
        "new",
    ] {
        bodies.push(with(member, &map(&[("k", it())])));
        bodies.push(with(member, &pairs(&[(integer(1), it())])));
        bodies.push(with(member, &pairs(&[(it(), NULL.to_vec())])));
    }
    for name in [
        "text", "secret", "double", "blob", "time", "document", "tree", "again", "list",
    ] {
        bodies.push(with("choice", &map(&[(name, it())])));
    }
    for name in [
        "name", "secret", "weight", "time", "note", "child", "children", "named", "choice", "new",
    ] {
        bodies.push(with("tree", &map(&[(name, it())])));
    }
    bodies.push(with("outcome", &map(&[("Ok", it())])));
    bodies.push(endless(MAP, &[text("id"), text("i"), it(), NULL.to_vec()]));
    bodies.push(map(&[("code", it()), ("message", it()), ("error", it())]));
    let error = |name| (("__type"), text(name));
    bodies.push(map(&[
        error("NamedException"),
        ("tree", it()),
        ("choice", it()),
        ("document", it()),
    ]));
    bodies.push(map(&[
        error("ShapedException"),
        ("children", it()),
        ("message", it()),
    ]));
    bodies.push(it());
    bodies
}
