//! How far a number goes, and what CPython's tokenizer has against one (`tok_get_normal_mode`, `verify_end_of_number`).

pub(super) struct Fault {
    pub(super) message: String,
    /// The byte of the fault, from the beginning of the number.
    pub(super) at: usize,
    pub(super) is_wide: bool,
}

fn fault(message: impl Into<String>, at: usize) -> Fault {
    Fault { message: message.into(), at, is_wide: true }
}

/// How many bytes the number takes that a text begins with.
pub(super) fn length(text: &str) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let radix = bytes.get(1).map(u8::to_ascii_lowercase).filter(|_| bytes[0] == b'0');
    match radix {
        Some(b'x') => based(text, "hexadecimal", |byte| byte.is_ascii_hexdigit()),
        Some(b'o') => based(text, "octal", |byte| matches!(byte, b'0'..=b'7')),
        Some(b'b') => based(text, "binary", |byte| matches!(byte, b'0' | b'1')),
        _ => decimal(text),
    }
}

fn based(text: &str, name: &str, is_digit: fn(u8) -> bool) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut at = 2;
    loop {
        at += usize::from(byte(at) == b'_');
        if !is_digit(byte(at)) {
            return Err(if byte(at).is_ascii_digit() {
                fault(format!("invalid digit '{}' in {name} literal", char::from(byte(at))), at)
            } else {
                fault(format!("invalid {name} literal"), at.saturating_sub(1))
            });
        }
        while is_digit(byte(at)) {
            at += 1;
        }
        if byte(at) != b'_' {
            break;
        }
    }
    if byte(at).is_ascii_digit() {
        return Err(fault(format!("invalid digit '{}' in {name} literal", char::from(byte(at))), at));
    }
    ended(text, at, name)
}

fn decimal(text: &str) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let mut at = digits(bytes, 0)?;
    let whole = at;
    let mut is_float = false;
    if byte(at) == b'.' {
        is_float = true;
        at += 1;
        if byte(at).is_ascii_digit() {
            at = digits(bytes, at)?;
        }
    }
    if matches!(byte(at), b'e' | b'E') {
        let sign = usize::from(matches!(byte(at + 1), b'+' | b'-'));
        if byte(at + 1 + sign).is_ascii_digit() {
            is_float = true;
            at = digits(bytes, at + 1 + sign)?;
        } else if sign == 1 {
            return Err(fault("invalid decimal literal", at + 1));
        }
    }
    if matches!(byte(at), b'j' | b'J') {
        return ended(text, at + 1, "imaginary");
    }
    let is_zero = bytes[..whole].iter().all(|digit| matches!(digit, b'0' | b'_'));
    if !is_float && byte(0) == b'0' && !is_zero {
        let message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
        return Err(Fault { message: message.to_owned(), at: 0, is_wide: true });
    }
    ended(text, at, "decimal")
}

/// Digits with underscores between them.
fn digits(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    loop {
        while is_digit(at) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'_') {
            return Ok(at);
        }
        at += 1;
        if !is_digit(at) {
            return Err(fault("invalid decimal literal", at - 1));
        }
    }
}

/// What may follow a number directly: no letter, but for the words that CPython still takes.
fn ended(text: &str, at: usize, name: &str) -> Result<usize, Fault> {
    let rest = &text[at..];
    const WORDS: [&str; 8] = ["and", "else", "for", "if", "in", "is", "not", "or"];
    let is_letter = rest.chars().next().is_some_and(|c| c == '_' || unicode_ident::is_xid_continue(c));
    if is_letter && !WORDS.iter().any(|word| rest.starts_with(word)) {
        return Err(fault(format!("invalid {name} literal"), at.saturating_sub(1)));
    }
    Ok(at)
}
