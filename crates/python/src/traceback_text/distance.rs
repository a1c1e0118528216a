//! The name that is nearest to a wrong one (`Python/suggestions.c`).

const MOST_CANDIDATES: usize = 750;
const LONGEST: usize = 40;
const MOVE: usize = 2;
const CASE: usize = 1;

/// The candidate that takes the fewest changes, if these are few enough.
pub(super) fn closest<'a>(candidates: &'a [String], wrong: &str) -> Option<&'a str> {
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best = None;
    let mut least = usize::MAX;
    for candidate in candidates.iter().filter(|candidate| *candidate != wrong) {
        // No more than a third of the characters may change, and fewer than for the best one so far.
        let most = ((wrong.len() + candidate.len() + 3) * MOVE / 6).min(least.saturating_sub(1));
        let distance = distance(wrong.as_bytes(), candidate.as_bytes(), most);
        if distance <= most {
            best = Some(candidate.as_str());
            least = distance;
        }
    }
    best
}

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// How many changes make one name of another; more than `most` if it is more.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let (a, b) = without_common_ends(a, b);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LONGEST || b.len() > LONGEST {
        return most + 1;
    }
    let (short, long) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (long.len() - short.len()) * MOVE > most {
        return most + 1;
    }
    // One row of the matrix of distances between the beginnings of both.
    let mut row: Vec<usize> = (1..=short.len()).map(|count| count * MOVE).collect();
    let mut result = 0;
    for (index, &letter) in long.iter().enumerate() {
        let mut diagonal = index * MOVE;
        result = diagonal;
        let mut least = usize::MAX;
        for (place, &other) in row.iter_mut().zip(short) {
            let substituted = diagonal + substitution(letter, other);
            diagonal = *place;
            result = (result.min(diagonal) + MOVE).min(substituted);
            *place = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

fn without_common_ends<'a>(a: &'a [u8], b: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    (&a[..a.len() - end], &b[..b.len() - end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let of = |a: &str, b: &str| distance(a.as_bytes(), b.as_bytes(), 100);
        assert_eq!(of("abc", "abc"), 0);
        assert_eq!(of("abc", "abC"), CASE);
        assert_eq!(of("abc", "abcd"), MOVE);
        assert_eq!(of("kitten", "sitting"), 3 * MOVE);
        assert_eq!(distance(b"abcdef", b"uvwxyz", 3), 4);
    }

    #[test]
    fn the_closest_name_is_found() {
        let names = ["foo", "blech", "bluch", "value"].map(str::to_owned);
        assert_eq!(closest(&names, "blach"), Some("blech"));
        assert_eq!(closest(&names, "vlaue"), Some("value"));
        assert_eq!(closest(&names, "nothing"), None);
        assert_eq!(closest(&names, "foo"), None);
    }
}
