//! Keywords that are written wrong (`Lib/traceback.py`, `_find_keyword_typos`; `Lib/difflib.py`).

use super::distance::closest;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];
/// So many names are looked at, and so many keywords tried for each.
const MOST_NAMES: usize = 10;
const MOST_KEYWORDS: usize = 3;
const LONGEST_LINE: usize = 1024;

/// A name that stands where a keyword would be right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Typo {
    pub(super) keyword: &'static str,
    /// Where the name begins and ends, in characters.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The first name of a line that a keyword can replace so that the line can be read.
pub(super) fn find(line: &str) -> Option<Typo> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let names = names(line).into_iter().filter(|(start, end)| !KEYWORDS.contains(&&line[*start..*end]));
    for (start, end) in names.take(MOST_NAMES) {
        for keyword in similar(&line[start..end]) {
            if can_be_read(&format!("{}{keyword}{}", &line[..start], &line[end..])) {
                let count = |end: usize| line[..end].chars().count();
                return Some(Typo { keyword, start: count(start), end: count(end) });
            }
        }
    }
    None
}

/// Where names are in a line, in bytes; what is in strings and comments is none.
fn names(line: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c == '#' {
            break;
        }
        if c == '\'' || c == '"' {
            while let Some((_, inner)) = chars.next() {
                match inner {
                    '\\' => drop(chars.next()),
                    _ if inner == c => break,
                    _ => {}
                }
            }
            continue;
        }
        let is_name = c == '_' || unicode_ident::is_xid_start(c);
        if !is_name && !c.is_ascii_digit() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.next_if(|(_, next)| unicode_ident::is_xid_continue(*next)) {
            end = at + next.len_utf8();
        }
        if is_name {
            found.push((start, end));
        }
    }
    found
}

/// The keywords most like a name, the best first.
fn similar(name: &str) -> Vec<&'static str> {
    let all = KEYWORDS.map(str::to_owned);
    let nearest =
        closest(&all, name).and_then(|nearest| KEYWORDS.into_iter().find(|keyword| *keyword == nearest));
    let mut scored: Vec<(f64, &str)> = KEYWORDS
        .into_iter()
        .map(|keyword| (ratio(keyword, name), keyword))
        .filter(|(score, _)| *score >= 0.5)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(a.1)));
    let matches = scored.into_iter().map(|(_, keyword)| keyword).take(MOST_KEYWORDS);
    nearest.into_iter().chain(matches).take(MOST_KEYWORDS).collect()
}

/// How alike two words are, from 0 to 1 (`SequenceMatcher.ratio`).
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    2.0 * common(&a, &b) as f64 / (a.len() + b.len()) as f64
}

/// How many characters are in common blocks: the longest one, and those before and behind it.
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let size = a[i..].iter().zip(&b[j..]).take_while(|(a, b)| a == b).count();
            if size > best.2 {
                best = (i, j, size);
            }
        }
    }
    let (i, j, size) = best;
    if size == 0 { 0 } else { common(&a[..i], &b[..j]) + size + common(&a[i + size..], &b[j + size..]) }
}

/// Whether a line is right by itself, or would be with a block behind it.
fn can_be_read(line: &str) -> bool {
    let is_right = |text: &str| ruff_python_parser::parse_module(text).is_ok();
    is_right(line) || is_right(&format!("{line}\n    pass\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(&'static str, usize, usize)> {
        find(line).map(|typo| (typo.keyword, typo.start, typo.end))
    }

    #[test]
    fn keywords_are_found() {
        assert_eq!(found("whille True:"), Some(("while", 0, 6)));
        assert_eq!(found("fro x in range(3):"), Some(("for", 0, 3)));
        assert_eq!(found("x = [a foor a in b]"), Some(("for", 7, 11)));
        assert_eq!(found("improt os"), Some(("import", 0, 6)));
        assert_eq!(found("x = = 1"), None);
    }

    #[test]
    fn words_are_alike() {
        assert_eq!(ratio("abcd", "bcde"), 0.75);
        assert_eq!(ratio("for", "for"), 1.0);
        assert_eq!(ratio("for", "xyz"), 0.0);
    }
}
