//! The differences that are botocore's and not ours, each with its reason.

use std::fmt;

use serde_json::Value;

use super::compare::is_same_json;

/// A part of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Method,
    Host,
    Path,
    Query,
    Header(String),
    Body,
    /// No request was made.
    Refused,
}

/// A part that is not the same in both requests.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) part: Part,
    pub(crate) ours: String,
    pub(crate) theirs: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, ours, theirs } = self;
        write!(
            formatter,
            "{part:?}\n    ours:     {ours}\n    botocore: {theirs}"
        )
    }
}

/// A kind of difference.
struct Rule {
    reason: &'static str,
    /// The protocols whose cases have it.
    found_in: &'static [&'static str],
    applies: fn(case: &Value, difference: &Difference) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        reason: "botocore sends blobs and text without a Content-Type. Smithy's restJson1: application/octet-stream and \
                 text/plain",
        found_in: &["restJson1", "restXml"],
        applies: |_, difference| {
            let ours = ["application/octet-stream", "text/plain"].contains(&&*difference.ours);
            ours && is_header(difference, "content-type") && difference.theirs == NONE
        },
    },
    Rule {
        reason: "botocore sends no body where none of its members is set. Here its element is there, as where one is",
        found_in: &["restXml"],
        applies: |case, Difference { part, ours, theirs }| {
            let is_empty = ours.contains("\"content\":\"\"") && theirs.is_empty();
            is_of(case, "restXml") && *part == Part::Body && is_empty
        },
    },
    Rule {
        reason: "botocore writes no fractions of seconds in headers. Smithy's date-time has them",
        found_in: &["restXml"],
        applies: |_, Difference { part, ours, theirs }| {
            let whole = ours.split_once('.').map(|(whole, _)| format!("{whole}Z"));
            matches!(part, Part::Header(_)) && whole.as_deref() == Some(theirs)
        },
    },
    Rule {
        reason: "botocore sends a CRC32 where a model has the older trait, httpChecksumRequired. Here it is an MD5, as Smithy has it",
        found_in: &["restXml"],
        applies: |case, Difference { part, ours, theirs }| {
            let Part::Header(name) = part else {
                return false;
            };
            let is_ours = name == "content-md5" && theirs == NONE;
            let is_theirs = name == "x-amz-checksum-crc32" && ours == NONE;
            case["service"] == "s3control" && (is_ours || is_theirs)
        },
    },
    Rule {
        reason: "the checksum is that of the body, whose XML botocore writes in other bytes",
        found_in: &["restXml"],
        applies: |case, Difference { part, ours, theirs }| {
            let is_checksum =
                matches!(part, Part::Header(name) if name.starts_with("x-amz-checksum-"));
            let is_xml = case["body"]
                .as_str()
                .is_some_and(|body| body.starts_with('<'));
            is_of(case, "restXml") && is_checksum && is_xml && ours.len() == theirs.len()
        },
    },
    Rule {
        reason: "botocore tells an empty flattened list by its member's name. Here it has the name that its items have",
        found_in: &["awsQuery"],
        applies: |case, difference| {
            let is_named = |text: &str| text.contains("Attribute\":\"\"");
            case["service"] == "sdb" && is_named(&difference.ours) && !is_named(&difference.theirs)
        },
    },
    Rule {
        reason: "botocore asks S3 to encode keys in lists, and decodes them. Here it is a member that the caller gives",
        found_in: &["restXml"],
        applies: |case, Difference { part, ours, theirs }| {
            let without: Vec<&str> = theirs
                .split('&')
                .filter(|it| *it != "encoding-type=url")
                .collect();
            case["service"] == "s3" && *part == Part::Query && *ours == without.join("&")
        },
    },
    Rule {
        reason: "botocore sends requests for an Outpost to hosts of its own. They are not supported here",
        found_in: &["restXml"],
        applies: |case, difference| {
            case["params"].get("OutpostId").is_some() && difference.part == Part::Host
        },
    },
    Rule {
        reason: "botocore names the charset of a form. Smithy's awsQuery and ec2Query: the type alone",
        found_in: &["awsQuery", "ec2Query"],
        applies: |_, difference| {
            let theirs = difference.theirs.strip_suffix("; charset=utf-8");
            is_header(difference, "content-type") && theirs == Some(&*difference.ours)
        },
    },
    Rule {
        reason: "botocore sends XML without a Content-Type. Smithy's restXml: application/xml",
        found_in: &["restXml"],
        applies: |_, difference| {
            let is_type = is_header(difference, "content-type");
            is_type && difference.ours == "application/xml" && difference.theirs == NONE
        },
    },
    Rule {
        reason: "botocore writes fractions of seconds with zeros behind: .500000Z. Smithy's date-time: any number of digits",
        found_in: &["restJson1", "awsQuery", "ec2Query"],
        applies: |_, Difference { ours, theirs, .. }| {
            let theirs = without_zeros(theirs);
            *ours == theirs || is_same_json(ours.as_bytes(), theirs.as_bytes())
        },
    },
    Rule {
        reason: "botocore joins lists in headers by a comma alone. Smithy's restJson1: by a comma and a space",
        found_in: &["restJson1"],
        applies: |_, Difference { part, ours, theirs }| {
            let without_spaces = |list: &str| list.replace(", ", ",");
            matches!(part, Part::Header(_)) && without_spaces(ours) == without_spaces(theirs)
        },
    },
    Rule {
        reason: "botocore leaves out the header of an empty list. Smithy's restJson1: it is empty \
                 (RestJsonNullAndEmptyHeaders)",
        found_in: &["restJson1"],
        applies: |case, Difference { part, ours, theirs }| {
            matches!(part, Part::Header(_))
                && ours.is_empty()
                && theirs == NONE
                && has_empty_list(case)
        },
    },
    Rule {
        reason: "botocore computes Glacier's tree hash. Here it is a member that the caller gives",
        found_in: &["restJson1"],
        applies: |case, difference| {
            let is_tree_hash = is_header(difference, "x-amz-sha256-tree-hash");
            case["service"] == "glacier" && is_tree_hash && difference.ours == NONE
        },
    },
    Rule {
        reason: "botocore adds the version of the API to an operation that finds endpoints. No model says so",
        found_in: &["awsJson"],
        applies: |_, difference| {
            is_header(difference, "x-amz-api-version") && difference.ours == NONE
        },
    },
];

/// What stands for a header that is not there.
pub(crate) const NONE: &str = "(none)";

fn is_header(difference: &Difference, name: &str) -> bool {
    matches!(&difference.part, Part::Header(header) if header == name)
}

fn has_empty_list(case: &Value) -> bool {
    let members = case["params"].as_object().into_iter().flatten();
    members
        .into_iter()
        .any(|(_, value)| value.as_array().is_some_and(Vec::is_empty))
}

/// The text with `.500000Z` as `.5Z`.
fn without_zeros(text: &str) -> String {
    let mut parts = text.split('Z').peekable();
    let mut out = String::new();
    while let Some(part) = parts.next() {
        let fraction = part.rsplit_once('.').filter(|(_, digits)| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        match fraction {
            Some((before, digits)) if parts.peek().is_some() => {
                out.push_str(before);
                out.push('.');
                out.push_str(digits.trim_end_matches('0'));
            }
            _ => out.push_str(part),
        }
        if parts.peek().is_some() {
            out.push('Z');
        }
    }
    out
}

/// Why the difference is no fault of ours, if it is none.
pub(crate) fn reason(case: &Value, difference: &Difference) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| (rule.applies)(case, difference))?;
    Some(rule.reason)
}

/// The reasons that cases of a protocol have.
pub(crate) fn reasons(protocol: &str) -> Vec<&'static str> {
    let is_found = |rule: &&Rule| rule.found_in.iter().any(|of| protocol.starts_with(of));
    RULES
        .iter()
        .filter(is_found)
        .map(|rule| rule.reason)
        .collect()
}

/// Whether the case is of the protocol.
pub(crate) fn is_of(case: &Value, protocol: &str) -> bool {
    case["protocol"] == protocol
}
