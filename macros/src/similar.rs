//! What somebody meant who misspelled a word.

/// The known word that is nearest to `word`, if it is near: one slip for every three letters.
pub(crate) fn similar<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (distance(word, known), *known))
        .filter(|(distance, known)| *distance <= (known.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The number of letters to insert, remove or replace (Levenshtein).
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, left) in left.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (column, right) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(left != *right);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::similar;

    #[test]
    fn slips_are_recognized() {
        let known = ["method", "uri", "output", "error", "rename_all"];
        for (word, meant) in [
            ("metod", Some("method")),
            ("url", Some("uri")),
            ("outptu", Some("output")),
            ("renameAll", Some("rename_all")),
            ("path", None),
            ("", None),
        ] {
            assert_eq!(similar(word, &known), meant, "{word}");
        }
    }
}
