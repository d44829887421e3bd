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

/// What begins so and does more than to read: it exchanges a token, takes a task, sends a message, makes an identity.
const MORE_THAN_READING: [&str; 8] = [
    "GetActivityTask",
    "GetId",
    "GetOpenIdTokenForDeveloperIdentity",
    "GetTokensFromRefreshToken",
    "GetUserAttributeVerificationCode",
    "GetWorkloadAccessToken",
    "GetWorkloadAccessTokenForJWT",
    "GetWorkloadAccessTokenForUserId",
];

/// Whether the name says that the operation only reads: it begins with one of the verbs as a whole word, and is not known to do
/// more.
pub(crate) fn only_reads(name: &str) -> bool {
    !MORE_THAN_READING.contains(&name)
        && VERBS.iter().any(|verb| {
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
            "GetTokensFromRefreshToken",
            "GetActivityTask",
            "",
        ] {
            assert!(!only_reads(name), "{name}");
        }
    }
}
