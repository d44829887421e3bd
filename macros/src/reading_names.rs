//! Which operations only read, by their names.
//!
//! The models mark next to none, and an RPC is a POST whatever it does.

/// What the name of an operation that only reads begins with: AWS's own verbs for it.
const VERBS: [&str; 11] = [
    "BatchDescribe",
    "BatchGet",
    "Describe",
    "Get",
    "Head",
    "List",
    "Lookup",
    "Query",
    "Scan",
    "Search",
    "Select",
];

/// Whether the name says that the operation only reads: it begins with one of the verbs as a whole word.
pub(crate) fn only_reads(name: &str) -> bool {
    VERBS.iter().any(|verb| {
        name.strip_prefix(verb)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::only_reads;

    #[test]
    fn verbs_are_whole_words() {
        for name in [
            "GetSecretValue",
            "List",
            "DescribeTable",
            "BatchGetItem",
            "Query",
            "Scan",
            "LookupEvents",
            "Get2",
        ] {
            assert!(only_reads(name), "{name}");
        }
        for name in [
            "PutItem",
            "Getaway",
            "Listen",
            "Scanning",
            "BatchWriteItem",
            "ReceiveMessage",
            "get_item",
            "Queryable",
            "",
        ] {
            assert!(!only_reads(name), "{name}");
        }
    }
}
