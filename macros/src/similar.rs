//! What somebody meant who misspelled a word, or wrote Smithy's or botocore's.

/// The traits of a Smithy model, and the traits of botocore's models that are named otherwise, with our words for them. One that has
/// several words has that which is known where it stands.
const OF_MODELS: [(&str, &str); 36] = [
    ("httpLabel", "label"),
    ("httpQuery", "query"),
    ("httpQueryParams", "query_map"),
    ("httpHeader", "header"),
    ("httpPrefixHeaders", "prefix_headers"),
    ("httpPayload", "payload"),
    ("httpResponseCode", "status_code"),
    ("httpError", "status"),
    ("httpChecksum", "checksum"),
    ("requestAlgorithmMember", "request_algorithm"),
    ("requestChecksumRequired", "required"),
    ("requestValidationModeMember", "request_validation_mode"),
    ("responseAlgorithms", "response_algorithms"),
    ("httpChecksumRequired", "checksum_required"),
    ("hostLabel", "host_label"),
    ("hostPrefix", "endpoint"),
    ("idempotencyToken", "idempotency_token"),
    ("jsonName", "rename"),
    ("jsonvalue", "json_value"),
    ("locationName", "rename"),
    ("timestampFormat", "timestamp"),
    ("requiresLength", "requires_length"),
    ("requestCompression", "request_compression"),
    ("requestUri", "uri"),
    ("authtype", "auth"),
    ("paginated", "paginate"),
    ("more_results", "more"),
    ("enumValue", "rename"),
    ("errorCode", "code"),
    ("ec2QueryName", "ec2_query_name"),
    ("queryName", "ec2_query_name"),
    ("xmlAttribute", "xml_attribute"),
    ("xmlFlattened", "flattened"),
    ("xmlName", "xml_name"),
    ("xmlName", "rename"),
    ("xmlNamespace", "xml_namespace"),
];

/// The known word that is meant: by the name that models have for it, else the nearest, if it is near: one slip for every
/// three letters.
pub(crate) fn similar<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let ours = OF_MODELS
        .iter()
        .filter(|(theirs, _)| *theirs == word)
        .find_map(|(_, ours)| known.iter().find(|known| *known == ours));
    ours.copied().or_else(|| nearest(word, known))
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (distance(word, known), *known))
        .filter(|(distance, known)| *distance <= (known.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The number of letters to insert, remove or replace, or of neighbours to swap (Damerau and Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.iter().enumerate() {
        let mut next = vec![line + 1];
        for (column, to) in right.iter().enumerate() {
            let replaced = row[column] + usize::from(from != to);
            let mut least = replaced.min(row[column + 1] + 1).min(next[column] + 1);
            let is_swap =
                line > 0 && column > 0 && left[line - 1] == *to && right[column - 1] == *from;
            if is_swap {
                least = least.min(above[column - 1] + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, similar};

    #[test]
    fn slips_are_recognized() {
        let known = ["method", "uri", "output", "error", "query", "rename_all"];
        for (word, meant) in [
            ("metod", Some("method")),
            ("url", Some("uri")),
            ("outptu", Some("output")),
            ("qeury", Some("query")),
            ("renameAll", Some("rename_all")),
            ("path", None),
            ("", None),
        ] {
            assert_eq!(similar(word, &known), meant, "{word}");
        }
    }

    #[test]
    fn a_swap_is_one_slip() {
        for (left, right, expected) in [
            ("ab", "ba", 1),
            ("abcd", "badc", 2),
            ("abc", "cab", 2),
            ("", "abc", 3),
        ] {
            assert_eq!(distance(left, right), expected, "{left} {right}");
            assert_eq!(distance(right, left), expected, "{right} {left}");
        }
    }

    #[test]
    fn names_of_models_are_understood_where_the_key_is_known() {
        let known = ["header", "rename"];
        assert_eq!(similar("httpHeader", &known), Some("header"));
        assert_eq!(similar("locationName", &known), Some("rename"));
        assert_eq!(similar("httpQuery", &known), None);
    }
}
