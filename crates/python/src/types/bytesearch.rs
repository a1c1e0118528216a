//! Searching, cutting and laying out bytes, which are text as well: in WTF-8, no code point begins within another.

pub(crate) mod ascii;
pub(crate) mod pieces;

/// How many bytes are compared at once.
const LANE: usize = 32;

/// So many bytes may be compared in vain before a search gets careful.
const PATIENCE: usize = 256;

/// Where a needle begins first.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let [first, rest @ ..] = needle else { return Some(0) };
    if rest.is_empty() {
        return position(haystack, *first);
    }
    let last = haystack.len().checked_sub(needle.len())?;
    let (mut at, mut wasted) = (0, 0);
    while at <= last {
        at += position(&haystack[at..=last], *first)?;
        let same = rest.iter().zip(&haystack[at + 1..]).take_while(|(a, b)| a == b).count();
        if same == rest.len() {
            return Some(at);
        }
        at += 1;
        wasted += same;
        if wasted > PATIENCE + 4 * at {
            return find_carefully(&haystack[at..], needle).map(|index| at + index);
        }
    }
    None
}

/// Where a needle begins last.
pub(crate) fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let [rest @ .., last] = needle else { return Some(haystack.len()) };
    let (mut end, mut wasted) = (haystack.len(), 0);
    while end >= needle.len() {
        let at = rest.len() + haystack[rest.len()..end].iter().rposition(|byte| byte == last)?;
        let same = rest.iter().rev().zip(haystack[..at].iter().rev()).take_while(|(a, b)| a == b).count();
        if same == rest.len() {
            return Some(at - rest.len());
        }
        end = at;
        wasted += same;
        if wasted > PATIENCE + 4 * (haystack.len() - end) {
            return rfind_carefully(&haystack[..end], needle);
        }
    }
    None
}

/// How often a needle occurs, without overlaps; an empty one is before and behind each byte.
pub(crate) fn count(haystack: &[u8], needle: &[u8]) -> usize {
    match needle {
        [] => haystack.len() + 1,
        [only] => haystack.iter().filter(|byte| *byte == only).count(),
        _ => matches(haystack, needle).count(),
    }
}

/// Where a needle that is not empty begins, from the left and without overlaps.
fn matches<'a>(haystack: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find(&haystack[from..], needle)?;
        from = at + needle.len();
        Some(at)
    })
}

/// The parts between separators, of which the first `most` count. No separator is empty.
pub(crate) fn split<'a>(text: &'a [u8], separator: &[u8], most: usize) -> Vec<&'a [u8]> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for at in matches(text, separator).take(most) {
        parts.push(&text[from..at]);
        from = at + separator.len();
    }
    parts.push(&text[from..]);
    parts
}

/// The parts between separators, of which the last `most` count. No separator is empty.
pub(crate) fn rsplit<'a>(text: &'a [u8], separator: &[u8], most: usize) -> Vec<&'a [u8]> {
    let (mut parts, mut end) = (Vec::new(), text.len());
    while parts.len() < most
        && let Some(at) = rfind(&text[..end], separator)
    {
        parts.push(&text[at + separator.len()..end]);
        end = at;
    }
    parts.push(&text[..end]);
    parts.reverse();
    parts
}

/// A text with `new` in place of the first `most` of `old`, which is not empty.
pub(crate) fn replace(text: &[u8], old: &[u8], new: &[u8], most: usize) -> Vec<u8> {
    let (mut replaced, mut from) = (Vec::with_capacity(text.len()), 0);
    for at in matches(text, old).take(most) {
        replaced.extend_from_slice(&text[from..at]);
        replaced.extend_from_slice(new);
        from = at + old.len();
    }
    replaced.extend_from_slice(&text[from..]);
    replaced
}

/// A text with `new` before its first `most` characters, and behind the last of them if that is not more. `begins` tells
/// the byte that a character begins with.
pub(crate) fn interleave(text: &[u8], new: &[u8], most: usize, begins: fn(u8) -> bool) -> Vec<u8> {
    let (mut replaced, mut left) = (Vec::with_capacity(text.len()), most);
    for &byte in text {
        if left > 0 && begins(byte) {
            replaced.extend_from_slice(new);
            left -= 1;
        }
        replaced.push(byte);
    }
    if left > 0 {
        replaced.extend_from_slice(new);
    }
    replaced
}

fn position(haystack: &[u8], byte: u8) -> Option<usize> {
    let holds = |lane: &[u8]| lane.iter().fold(false, |holds, other| holds | (*other == byte));
    let skipped = LANE * haystack.chunks_exact(LANE).take_while(|&lane| !holds(lane)).count();
    haystack[skipped..].iter().position(|other| *other == byte).map(|index| skipped + index)
}

/// The search of Knuth, Morris and Pratt, which never goes back in the haystack.
fn find_carefully(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let mut borders = vec![0; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        matched = extend(needle, &borders, matched, needle[at]);
        borders[at] = matched;
    }
    matched = 0;
    for (at, &byte) in haystack.iter().enumerate() {
        matched = extend(needle, &borders, matched, byte);
        if matched == needle.len() {
            return Some(at + 1 - matched);
        }
    }
    None
}

/// How much of the needle stands before and with the next byte.
fn extend(needle: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    while matched > 0 && needle[matched] != byte {
        matched = borders[matched - 1];
    }
    matched + usize::from(needle[matched] == byte)
}

fn rfind_carefully(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let reversed = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    let index = find_carefully(&reversed(haystack), &reversed(needle))?;
    Some(haystack.len() - index - needle.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of the letters `a` and `b` up to a length.
    fn texts(most: u32) -> Vec<Vec<u8>> {
        let text = |length: u32, bits: u32| (0..length).map(|at| b'a' + (bits >> at & 1) as u8).collect();
        (0..=most).flat_map(|length| (0..1 << length).map(move |bits| text(length, bits))).collect()
    }

    #[test]
    fn finds_what_comparing_everywhere_finds() {
        for haystack in texts(7) {
            for needle in texts(3) {
                let mut starts = (0..=haystack.len()).filter(|&at| haystack[at..].starts_with(&needle));
                assert_eq!(find(&haystack, &needle), starts.clone().next());
                assert_eq!(rfind(&haystack, &needle), starts.next_back());
                if !needle.is_empty() {
                    assert_eq!(find_carefully(&haystack, &needle), find(&haystack, &needle));
                    assert_eq!(rfind_carefully(&haystack, &needle), rfind(&haystack, &needle));
                }
            }
        }
    }

    #[test]
    fn a_search_gets_careful() {
        let haystack = [b"a".repeat(5000), b"b".to_vec(), b"a".repeat(5000)].concat();
        let needle = [b"a".repeat(2000), b"b".to_vec()].concat();
        assert_eq!(find(&haystack, &needle), Some(3000));
        let needle = [b"b".to_vec(), b"a".repeat(2000)].concat();
        assert_eq!(rfind(&haystack, &needle), Some(5000));
        assert_eq!(rfind(&b"a".repeat(9000), &needle), None);
    }

    #[test]
    fn long_lanes() {
        let mut haystack = vec![b'a'; 100];
        haystack[70] = b'b';
        assert_eq!(find(&haystack, b"b"), Some(70));
        assert_eq!(find(&haystack, b"ba"), Some(70));
        assert_eq!(find(&haystack, b"c"), None);
    }

    #[test]
    fn counts_and_parts() {
        assert_eq!((count(b"aaaa", b"aa"), count(b"aba", b"a"), count(b"ab", b"")), (2, 2, 3));
        assert_eq!(split(b"abcbd", b"b", 1), [&b"a"[..], b"cbd"]);
        assert_eq!(rsplit(b"abcbd", b"b", 1), [&b"abc"[..], b"d"]);
        assert_eq!(split(b"", b",", usize::MAX), [b""]);
        assert_eq!(rsplit(b"a,,", b",", usize::MAX), [&b"a"[..], b"", b""]);
    }

    #[test]
    fn replacements() {
        assert_eq!(replace(b"aaa", b"a", b"bc", 2), b"bcbca");
        let between = |most| interleave(b"ab", b"-", most, |_| true);
        assert_eq!(
            (between(0), between(2), between(9)),
            (b"ab".to_vec(), b"-a-b".to_vec(), b"-a-b-".to_vec())
        );
        assert_eq!(interleave("é".as_bytes(), b"-", 9, |byte| byte & 0xC0 != 0x80), "-é-".as_bytes());
    }
}
