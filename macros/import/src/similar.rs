//! The name that was probably meant.

/// The known name nearest to `name`, if one is near enough to be a slip.
pub(crate) fn similar<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_ascii_lowercase();
    known
        .map(|candidate| {
            (
                distance(&folded, &candidate.to_ascii_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= 1 + name.len() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The Levenshtein distance.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (position, character) in left.chars().enumerate() {
        let mut next = vec![position + 1];
        for ((other, above), diagonal) in right.iter().zip(row.iter().skip(1)).zip(&row) {
            let replaced = diagonal + usize::from(*other != character);
            let left = next.last().copied().unwrap_or_default();
            next.push(replaced.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
