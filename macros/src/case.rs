//! Wire names from Rust names: the cases that serde's `rename_all` knows.

/// A rule that turns the name of a field or variant into its name on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        CASES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, case)| *case)
    }

    /// The known names, for an error message.
    pub(crate) fn names() -> String {
        CASES.map(|(name, _)| format!("\"{name}\"")).join(", ")
    }

    /// The wire name of a field, whose Rust name is in `snake_case`.
    pub(crate) fn of_field(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => field.split('_').map(capitalized).collect(),
            Self::Camel => uncapitalized(&Self::Pascal.of_field(field)),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.replace('_', "-").to_ascii_uppercase(),
        }
    }

    /// The wire name of a variant, whose Rust name is in `PascalCase`.
    pub(crate) fn of_variant(self, variant: &str) -> String {
        match self {
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Pascal => variant.to_owned(),
            Self::Camel => uncapitalized(variant),
            Self::Snake => snake(variant),
            Self::ScreamingSnake => snake(variant).to_ascii_uppercase(),
            Self::Kebab => snake(variant).replace('_', "-"),
            Self::ScreamingKebab => snake(variant).replace('_', "-").to_ascii_uppercase(),
        }
    }
}

/// The name of the field that has this wire name in camel, Pascal or snake case.
pub(crate) fn field(wire_name: &str) -> String {
    let mut out = String::new();
    let mut characters = wire_name.chars().peekable();
    let mut previous_is_upper = true;
    while let Some(character) = characters.next() {
        let next_is_lower = characters.peek().is_some_and(char::is_ascii_lowercase);
        let is_upper = character.is_ascii_uppercase();
        if is_upper
            && !out.is_empty()
            && !out.ends_with('_')
            && (!previous_is_upper || next_is_lower)
        {
            out.push('_');
        }
        previous_is_upper = is_upper;
        out.push(character.to_ascii_lowercase());
    }
    out
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

fn uncapitalized(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

fn snake(variant: &str) -> String {
    let mut out = String::new();
    for (position, character) in variant.char_indices() {
        if position > 0 && character.is_uppercase() {
            out.push('_');
        }
        out.extend(character.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{CASES, Case, field};

    #[test]
    fn fields_of_wire_names() {
        for (wire_name, expected) in [
            ("nextToken", "next_token"),
            ("NextToken", "next_token"),
            ("next_token", "next_token"),
            ("items", "items"),
            ("ARNList", "arn_list"),
            ("accountID", "account_id"),
        ] {
            assert_eq!(field(wire_name), expected);
        }
    }

    #[test]
    fn every_case_of_serde_on_a_field_and_a_variant() {
        let table = [
            ("lowercase", "client_id", "authcode"),
            ("UPPERCASE", "CLIENT_ID", "AUTHCODE"),
            ("PascalCase", "ClientId", "AuthCode"),
            ("camelCase", "clientId", "authCode"),
            ("snake_case", "client_id", "auth_code"),
            ("SCREAMING_SNAKE_CASE", "CLIENT_ID", "AUTH_CODE"),
            ("kebab-case", "client-id", "auth-code"),
            ("SCREAMING-KEBAB-CASE", "CLIENT-ID", "AUTH-CODE"),
        ];
        assert_eq!(table.len(), CASES.len());
        for (name, field, variant) in table {
            let case = Case::from_name(name).expect(name);
            assert_eq!(case.of_field("client_id"), field, "{name}");
            assert_eq!(case.of_variant("AuthCode"), variant, "{name}");
        }
        assert_eq!(Case::from_name("Camel"), None);
    }
}
