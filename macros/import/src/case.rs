//! The cases of `rename_all`, exactly as the macros apply them: a name that its case gives needs no `rename`.

/// A rule that turns the name of a field or variant into its name on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Case {
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`
    Snake,
    /// `SCREAMING_SNAKE_CASE`
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
    /// `SCREAMING-KEBAB-CASE`
    ScreamingKebab,
}

impl Case {
    const ALL: [Self; 8] = [
        Self::Camel,
        Self::Pascal,
        Self::Snake,
        Self::ScreamingSnake,
        Self::Kebab,
        Self::ScreamingKebab,
        Self::Lower,
        Self::Upper,
    ];

    /// The name in `rename_all`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    /// The wire name of a field, whose Rust name is in `snake_case`.
    #[must_use]
    pub fn of_field(self, field: &str) -> String {
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
    #[must_use]
    pub fn of_variant(self, variant: &str) -> String {
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

    /// The case that leaves the fewest names to `rename`; `default` where no other is better.
    pub(crate) fn best<'a>(
        default: Self,
        apply: fn(Self, &str) -> String,
        names: &(impl Iterator<Item = (&'a str, &'a str)> + Clone),
    ) -> Self {
        let renames = |case: Self| {
            names
                .clone()
                .filter(|(ident, wire)| apply(case, ident) != *wire)
                .count()
        };
        let mut best = (default, renames(default));
        for case in Self::ALL {
            if best.1 == 0 {
                break;
            }
            let count = renames(case);
            if count < best.1 {
                best = (case, count);
            }
        }
        best.0
    }
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
