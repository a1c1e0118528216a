//! The module `unicodedata` (`Modules/unicodedata.c`) on the tables of ICU and of `unicode_names2`, which weigh too much for
//! the wasm module. They are of Unicode 17; what only that has is told apart by the machine's own tables of Unicode 16.
//! Its database of Unicode 3.2 and the names of sequences are not there.

mod tables;

use icu_normalizer::properties::{
    CanonicalCombiningClassMapBorrowed, CanonicalDecompositionBorrowed, Decomposed,
};
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::props::{
    BidiClass, BidiMirrored, BinaryProperty, EastAsianWidth, EnumeratedProperty, GeneralCategory,
    NamedEnumeratedProperty,
};

use crate::text::escape::is_printable;
use crate::text::unicode::{decimal_value, digit_value, is_numeric};
use crate::types::Methods;
use crate::types::str_methods::arguments::named;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::{Res, Vm};
use tables::{NUMERALS, OTHERS, TAGS};

const TAG_NAMES: [&str; 16] = [
    "compat", "circle", "final", "font", "fraction", "initial", "isolated", "medial", "narrow", "noBreak",
    "small", "square", "sub", "super", "vertical", "wide",
];

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.value("unidata_version", vm.str("16.0.0"))
        .sync("name", "chr, default=?, /", |vm, a| {
            let name = letter(known(vm, &a[0], "name", " 1")?).and_then(name);
            or_default(vm, name.map(|name| vm.string(name)), &a[1], "no such name")
        })
        .sync("lookup", "name, /", lookup)
        .sync("decimal", "chr, default=?, /", |vm, a| {
            let value = decimal_value(code(vm, &a[0], "decimal", " 1")?);
            or_default(vm, value.map(|value| vm.int(value.into())), &a[1], "not a decimal")
        })
        .sync("digit", "chr, default=?, /", |vm, a| {
            let value = digit_value(code(vm, &a[0], "digit", " 1")?);
            or_default(vm, value.map(|value| vm.int(value.into())), &a[1], "not a digit")
        })
        .sync("numeric", "chr, default=?, /", |vm, a| {
            let value = numeric(code(vm, &a[0], "numeric", " 1")?);
            or_default(vm, value.map(Value::float), &a[1], "not a numeric character")
        })
        .sync("category", "chr, /", |vm, a| Ok(vm.str(category(code(vm, &a[0], "category", "")?))))
        .sync("bidirectional", "chr, /", |vm, a| {
            Ok(vm.str(property::<BidiClass>(known(vm, &a[0], "bidirectional", "")?).unwrap_or_default()))
        })
        .sync("east_asian_width", "chr, /", |vm, a| {
            Ok(vm.str(property::<EastAsianWidth>(known(vm, &a[0], "east_asian_width", "")?).unwrap_or("N")))
        })
        .sync("combining", "chr, /", |vm, a| {
            Ok(vm
                .int(letter(known(vm, &a[0], "combining", "")?).map_or(0, |letter| combining(letter).into())))
        })
        .sync("mirrored", "chr, /", |vm, a| {
            let is_mirrored = letter(known(vm, &a[0], "mirrored", "")?).is_some_and(BidiMirrored::for_char);
            Ok(vm.int(is_mirrored.into()))
        })
        .sync("decomposition", "chr, /", |vm, a| {
            Ok(vm.string(
                letter(known(vm, &a[0], "decomposition", "")?).map(decomposition).unwrap_or_default(),
            ))
        })
        .sync("normalize", "form, unistr, /", |vm, a| {
            let (form, text) = form_and_text(vm, "normalize", a)?;
            Ok(if is_quick(text) { a[1].clone() } else { vm.wtf8(normalized(form, text.bytes())) })
        })
        .sync("is_normalized", "form, unistr, /", |vm, a| {
            let (form, text) = form_and_text(vm, "is_normalized", a)?;
            Ok(Value::bool(is_quick(text) || normalized(form, text.bytes()) == text.bytes()))
        });
}

/// The code point of an argument that has to be one character.
fn code(vm: Vm, value: &Value, function: &str, which: &str) -> Res<u32> {
    let Some(text) = value.get::<Str>() else {
        let class = named(vm, value);
        return Err(
            vm.type_error(format!("{function}() argument{which} must be a unicode character, not {class}"))
        );
    };
    let mut codes = text.code_points();
    match (codes.next(), codes.next()) {
        (Some(code), None) => Ok(code),
        _ => Err(vm.type_error(format!(
            "{function}(): argument{which} must be a unicode character, not a string of length {}",
            text.len()
        ))),
    }
}

/// The same where Unicode 16 knows the character.
fn known(vm: Vm, value: &Value, function: &str, which: &str) -> Res<Option<u32>> {
    code(vm, value, function, which).map(|code| Some(code).filter(|&code| is_assigned(code)))
}

/// Whether Unicode 16 has the character: what cannot be printed there is of few categories, or is not assigned.
fn is_assigned(code: u32) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate,
    };
    is_printable(code)
        || matches!(
            GeneralCategory::for_char(char::from_u32(code).unwrap_or('\u{e000}')),
            Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | SpaceSeparator | Surrogate
        )
}

fn letter(code: Option<u32>) -> Option<char> {
    char::from_u32(code?)
}

fn or_default(vm: Vm, found: Option<Value>, default: &Value, message: &str) -> Res {
    match found {
        Some(found) => Ok(found),
        None if default.is_missing() => Err(vm.value_error(message)),
        None => Ok(default.clone()),
    }
}

fn is_tangut(code: u32) -> bool {
    matches!(code, 0x17000..=0x187F7 | 0x18D00..=0x18D08)
}

fn name(letter: char) -> Option<String> {
    if is_tangut(letter.into()) {
        return Some(format!("TANGUT IDEOGRAPH-{:X}", u32::from(letter)));
    }
    unicode_names2::name(letter).map(|name| name.to_string())
}

fn lookup(vm: Vm, a: &[Value]) -> Res {
    let wanted = vm.expect_text(&a[0], "lookup() argument")?;
    let tangut = || {
        let code =
            u32::from_str_radix(wanted.to_ascii_uppercase().strip_prefix("TANGUT IDEOGRAPH-")?, 16).ok()?;
        letter(Some(code).filter(|&code| is_tangut(code)))
    };
    match unicode_names2::character(&wanted).or_else(tangut).filter(|&found| is_assigned(found.into())) {
        Some(found) => Ok(vm.character(found.into())),
        None => {
            let message = format!("undefined character name '{wanted}'");
            Err(vm.raise_text(&vm.classes().key_error, &message))
        }
    }
}

fn category(code: u32) -> &'static str {
    match char::from_u32(code) {
        None => "Cs",
        Some(_) if !is_assigned(code) => "Cn",
        Some(letter) => GeneralCategory::for_char(letter).short_name(),
    }
}

/// The short name of a property's value; `None` where Unicode 16 has no such character. A surrogate has what the private
/// ones have.
fn property<P: EnumeratedProperty + NamedEnumeratedProperty>(code: Option<u32>) -> Option<&'static str> {
    code.map(|code| P::for_char(char::from_u32(code).unwrap_or('\u{a0000}')).short_name())
}

fn combining(letter: char) -> u8 {
    CanonicalCombiningClassMapBorrowed::new().get_u8(letter)
}

fn numeric(code: u32) -> Option<f64> {
    if let Some(digit) = digit_value(code) {
        return Some(digit.into());
    }
    if !is_numeric(code) {
        return None;
    }
    let after = NUMERALS.partition_point(|&(first, ..)| first <= code);
    let (first, count, start, growth, divisor) = NUMERALS[after.checked_sub(1)?];
    let place = code - first;
    (place < u32::from(count)).then(|| (start + growth * i64::from(place)) as f64 / f64::from(divisor))
}

/// One step of the decomposition of a character, as hexadecimal numbers with a tag in front.
fn decomposition(letter: char) -> String {
    let code = u32::from(letter);
    if matches!(code, 0xAC00..=0xD7A3) {
        return String::new();
    }
    let canonical: Vec<char> = match CanonicalDecompositionBorrowed::new().decompose(letter) {
        Decomposed::Default => Vec::new(),
        Decomposed::Singleton(only) => vec![only],
        Decomposed::Expansion(first, second) => vec![first, second],
    };
    if !canonical.is_empty() {
        return codes(canonical);
    }
    let text = letter.to_string();
    let compatible: Vec<char> = match OTHERS.binary_search_by_key(&code, |&(code, _)| code) {
        Ok(at) => OTHERS[at].1.chars().collect(),
        Err(_) => ComposingNormalizerBorrowed::new_nfkc().normalize(&text).chars().collect(),
    };
    let after = TAGS.partition_point(|&(first, _)| first <= code);
    match after.checked_sub(1).map(|at| TAG_NAMES[usize::from(TAGS[at].1)]) {
        Some(tag) if compatible != [letter] => format!("<{tag}> {}", codes(compatible)),
        _ => String::new(),
    }
}

fn codes(letters: Vec<char>) -> String {
    letters.into_iter().map(|letter| format!("{:04X}", u32::from(letter))).collect::<Vec<_>>().join(" ")
}

#[derive(Clone, Copy)]
enum Form {
    Nfc,
    Nfkc,
    Nfd,
    Nfkd,
}

fn form_and_text<'a>(vm: Vm, function: &str, a: &'a [Value]) -> Res<(Form, &'a Str)> {
    let [form, text] = [0, 1].map(|at| {
        a[at].get::<Str>().ok_or_else(|| {
            let class = named(vm, &a[at]);
            vm.type_error(format!("{function}() argument {} must be str, not {class}", at + 1))
        })
    });
    let form = match form?.bytes() {
        b"NFC" => Form::Nfc,
        b"NFKC" => Form::Nfkc,
        b"NFD" => Form::Nfd,
        b"NFKD" => Form::Nfkd,
        _ => return Err(vm.value_error("invalid normalization form")),
    };
    Ok((form, text?))
}

/// Whether a text has every form anyway.
fn is_quick(text: &Str) -> bool {
    text.bytes().is_ascii()
}

/// The form of a text. A surrogate stays, and nothing is composed across it.
fn normalized(form: Form, text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for part in text.utf8_chunks() {
        let valid = part.valid();
        out.extend_from_slice(
            match form {
                Form::Nfc => ComposingNormalizerBorrowed::new_nfc().normalize(valid),
                Form::Nfkc => ComposingNormalizerBorrowed::new_nfkc().normalize(valid),
                Form::Nfd => DecomposingNormalizerBorrowed::new_nfd().normalize(valid),
                Form::Nfkd => DecomposingNormalizerBorrowed::new_nfkd().normalize(valid),
            }
            .as_bytes(),
        );
        out.extend_from_slice(part.invalid());
    }
    out
}
