//! Names in Rust style from the names of a model.

use std::collections::BTreeSet;

/// The words of the language, of every edition. The first four cannot be raw identifiers.
const KEYWORDS: [&str; 53] = [
    "self", "Self", "super", "crate", "abstract", "as", "async", "await", "become", "box", "break",
    "const", "continue", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "_",
];

/// Types that the macros know by the last part of their path: a shape of such a name would be taken for them.
const KNOWN_TYPES: [&str; 14] = [
    "Option",
    "Vec",
    "Box",
    "String",
    "VecDeque",
    "HashMap",
    "BTreeMap",
    "HashSet",
    "BTreeSet",
    "Blob",
    "ByteStream",
    "Document",
    "Sensitive",
    "Timestamp",
];

/// Words that are one word whatever their capitals say.
const WHOLE_WORDS: [(&str, &str); 5] = [
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("OAuth", "Oauth"),
    ("OpenID", "Openid"),
    ("IoT", "Iot"),
];

/// Whether an identifier of the name must be raw.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// The name of a field: `snake_case`, free of the words that cannot be raw identifiers.
pub(crate) fn field(name: &str) -> String {
    let mut words = words(name);
    for word in &mut words {
        word.make_ascii_lowercase();
    }
    guarded(words.join("_"), "value_")
}

/// The name of a type: the model's own, without underscores, its first letter a capital; `ARN` is `Arn`.
pub(crate) fn type_name(name: &str) -> String {
    let pieces = name
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|piece| !piece.is_empty());
    let joined = join(pieces.map(capitalized));
    let is_acronym = joined.len() > 1 && !joined.contains(|c: char| c.is_ascii_lowercase());
    let name = if is_acronym {
        capitalized(&joined.to_ascii_lowercase())
    } else {
        joined
    };
    guarded(name, "Shape")
}

/// The name of a variant: `PascalCase`, from a value or from the name of a member.
pub(crate) fn variant(value: &str) -> String {
    let mut words = words(value);
    if words.is_empty() {
        words = value
            .chars()
            .filter_map(symbol)
            .map(str::to_owned)
            .collect();
    }
    let words = words
        .iter()
        .map(|word| capitalized(&word.to_ascii_lowercase()));
    guarded(join(words), "Value")
}

/// The name of a service's type: `SSO OIDC` is `SsoOidc`, `MediaLive` stays.
pub(crate) fn service(id: &str) -> String {
    let words = id
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            if word.contains(|c: char| c.is_ascii_lowercase()) {
                capitalized(word)
            } else {
                capitalized(&word.to_ascii_lowercase())
            }
        });
    guarded(join(words), "Service")
}

/// Names that are taken, so that no two things get the same.
#[derive(Default)]
pub(crate) struct Taken(BTreeSet<String>);

impl Taken {
    /// The name itself if it is free, else the first that is: one of `others`, then the name with a number, from two on.
    pub(crate) fn claim(&mut self, name: &str, others: &[String]) -> String {
        let separator = if name.ends_with(|c: char| c.is_ascii_digit())
            || !name.contains(|c: char| c.is_ascii_uppercase())
        {
            "_"
        } else {
            ""
        };
        let free = std::iter::once(name.to_owned())
            .chain(others.iter().cloned())
            .chain((2..=u32::MAX).map(|number| format!("{name}{separator}{number}")))
            .find(|candidate| !self.0.contains(candidate))
            .unwrap_or_default();
        self.0.insert(free.clone());
        free
    }

    /// The same for a type, which must not be taken for one that the macros know.
    pub(crate) fn claim_type(&mut self, name: &str, suffix: &str) -> String {
        let other = format!("{name}{suffix}");
        if KNOWN_TYPES.contains(&name) {
            self.claim(&other, &[])
        } else {
            self.claim(name, &[other])
        }
    }
}

/// The words of a name: at each change of case, and at everything that is neither letter nor digit.
fn words(name: &str) -> Vec<String> {
    let mut name = name.to_owned();
    for (whole, word) in WHOLE_WORDS {
        if name.contains(whole) {
            name = name.replace(whole, word);
        }
    }
    let characters: Vec<char> = name.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or(' ');
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map_or(' ', at);
        let begins = character.is_ascii_uppercase()
            && (before.is_ascii_lowercase()
                || before.is_ascii_digit()
                || (before.is_ascii_uppercase()
                    && at(index + 1).is_ascii_lowercase()
                    && !is_plural(at(index + 1), at(index + 2))));
        if (begins || !character.is_ascii_alphanumeric()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_ascii_alphanumeric() {
            word.push(*character);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The `s` of `ARNs`.
fn is_plural(letter: char, after: char) -> bool {
    letter == 's' && !after.is_ascii_lowercase()
}

/// Joins words; two digits keep apart, as in `V1_2`.
fn join(words: impl Iterator<Item = String>) -> String {
    let mut joined = String::new();
    for word in words {
        if joined.ends_with(|c: char| c.is_ascii_digit())
            && word.starts_with(|c: char| c.is_ascii_digit())
        {
            joined.push('_');
        }
        joined.push_str(&word);
    }
    joined
}

/// A name that can be an identifier: it begins with a letter and is none of the words that cannot be raw.
fn guarded(name: String, prefix: &str) -> String {
    if name.is_empty() {
        return prefix.trim_end_matches('_').to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("{prefix}{name}");
    }
    match name.as_str() {
        "Self" => "SelfValue".to_owned(),
        "self" | "super" | "crate" => format!("{name}_"),
        _ => name,
    }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + characters.as_str()
    })
}

/// What a value that is made of signs is called.
fn symbol(character: char) -> Option<&'static str> {
    Some(match character {
        '*' => "Asterisk",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '+' => "Plus",
        '-' => "Minus",
        '/' => "Slash",
        '.' => "Dot",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        ',' => "Comma",
        ';' => "Semicolon",
        ':' => "Colon",
        '#' => "Hash",
        '_' => "Underscore",
        ' ' => "Space",
        '\t' => "Tab",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Taken, field, service, type_name, variant};

    #[test]
    fn fields() {
        for (name, expected) in [
            ("clientId", "client_id"),
            ("FunctionName", "function_name"),
            ("S3BucketARN", "s3_bucket_arn"),
            ("DBInstances", "db_instances"),
            ("ResourceARNs", "resource_arns"),
            ("ARNsToAdd", "arns_to_add"),
            ("allowIPv6Addresses", "allow_ipv6_addresses"),
            ("OtaaV1_0_x", "otaa_v1_0_x"),
            ("x-amz-meta", "x_amz_meta"),
            ("type", "type"),
            ("Self", "self_"),
            ("4k", "value_4k"),
            ("__", "value"),
        ] {
            assert_eq!(field(name), expected, "{name}");
        }
    }

    #[test]
    fn types_and_variants() {
        for (name, expected) in [
            ("InvokeRequest", "InvokeRequest"),
            ("__EndpointTypeElement", "EndpointTypeElement"),
            ("logicalOperator", "LogicalOperator"),
            ("AbpV1_0_x", "AbpV1_0X"),
            ("ARN", "Arn"),
            ("EC2Instance", "EC2Instance"),
            ("Self", "SelfValue"),
        ] {
            assert_eq!(type_name(name), expected, "{name}");
        }
        for (name, expected) in [
            ("IN_PROGRESS", "InProgress"),
            ("us-east-1", "UsEast1"),
            ("python3.12", "Python3_12"),
            ("2012-10-17", "Value2012_10_17"),
            ("AES256", "Aes256"),
            (">=", "GreaterEqual"),
            ("", "Value"),
            ("self", "SelfValue"),
        ] {
            assert_eq!(variant(name), expected, "{name}");
        }
        assert_eq!(service("SSO OIDC"), "SsoOidc");
        assert_eq!(service("MediaLive"), "MediaLive");
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut taken = Taken::default();
        assert_eq!(taken.claim_type("Tag", "Shape"), "Tag");
        assert_eq!(taken.claim_type("Tag", "Shape"), "TagShape");
        assert_eq!(taken.claim_type("Tag", "Shape"), "Tag2");
        assert_eq!(taken.claim_type("Document", "Shape"), "DocumentShape");
        assert_eq!(taken.claim("V1", &[]), "V1");
        assert_eq!(taken.claim("V1", &[]), "V1_2");
        assert_eq!(taken.claim("id", &[]), "id");
        assert_eq!(taken.claim("id", &[]), "id_2");
    }
}
