//! `strftime`, as the C library has it in the locale `C`.

use super::calendar::{MONTHS, Moment, WEEKDAYS, ascii, checked, of_tuple, present};
use crate::types::string::{Str, push_code_point};
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) async fn strftime(vm: Vm, a: Vec<Value>) -> Res {
    let Some(format) = a[0].get::<Str>() else {
        let class = crate::types::str_methods::arguments::named(vm, &a[0]);
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {class}")));
    };
    let moment =
        if a[1].is_missing() { present(vm) } else { checked(vm, of_tuple(vm, &a[1], "strftime").await?)? };
    let mut out = Vec::new();
    let mut codes = format.code_points();
    while let Some(code) = codes.next() {
        if code != u32::from('%') {
            push_code_point(&mut out, code);
            continue;
        }
        let rest = codes.clone();
        let mut letters = rest.map_while(char::from_u32);
        let Some((directive, length)) = directive(&mut letters) else {
            out.push(b'%');
            continue;
        };
        match write(&directive, &moment) {
            Some(text) => out.extend_from_slice(text.as_bytes()),
            None => out.extend_from_slice(format!("%{}", directive.text).as_bytes()),
        }
        codes.by_ref().take(length).for_each(drop);
    }
    Ok(vm.wtf8(out))
}

/// A directive with the flag and the width that the GNU library knows.
struct Directive {
    text: String,
    flag: Option<char>,
    width: usize,
    letter: char,
}

/// Reads a directive, and says how many characters it has.
fn directive(letters: &mut impl Iterator<Item = char>) -> Option<(Directive, usize)> {
    let (mut text, mut flag, mut width) = (String::new(), None, 0usize);
    for letter in letters {
        text.push(letter);
        match letter {
            '-' | '_' | '0' | '^' | '#' if width == 0 => flag = Some(letter),
            '0'..='9' => width = width * 10 + letter as usize - '0' as usize,
            'E' | 'O' => {}
            _ => {
                let length = text.chars().count();
                return Some((Directive { text, flag, width: width.min(1024), letter }, length));
            }
        }
    }
    None
}

impl Directive {
    fn number(&self, number: i64, width: usize, fill: char) -> String {
        let width = if self.width > 0 { self.width } else { width };
        match (self.flag, fill) {
            (Some('-'), _) => number.to_string(),
            (Some('_'), _) | (None, ' ') => format!("{number:width$}"),
            _ => format!("{number:0width$}"),
        }
    }

    fn text(&self, text: &str) -> String {
        let text = match self.flag {
            Some('^') => text.to_uppercase(),
            Some('#') => text
                .chars()
                .map(|c| if c.is_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() })
                .collect(),
            _ => text.to_owned(),
        };
        let width = self.width;
        format!("{text:>width$}")
    }
}

/// The week of the year, where weeks begin `shift` days after Sunday.
fn week(moment: &Moment, shift: i64) -> i64 {
    let weekday = (moment.weekday + 1 - shift).rem_euclid(7);
    (moment.day_of_year - 1 + 7 - weekday) / 7
}

/// The year and the week of ISO 8601.
fn iso_week(moment: &Moment) -> (i64, i64) {
    let week = (moment.day_of_year - 1 - moment.weekday + 10) / 7;
    let weeks = |year: i64| {
        let last = |year: i64| {
            (year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)).rem_euclid(7)
        };
        if last(year) == 4 || last(year - 1) == 3 { 53 } else { 52 }
    };
    match week {
        0 => (moment.year - 1, weeks(moment.year - 1)),
        53 if weeks(moment.year) == 52 => (moment.year + 1, 1),
        week => (moment.year, week),
    }
}

fn write(directive: &Directive, moment: &Moment) -> Option<String> {
    let m = moment;
    let two = |number: i64| directive.number(number, 2, '0');
    let spaced = |number: i64| directive.number(number, 2, ' ');
    let of_twelve = if m.hour % 12 == 0 { 12 } else { m.hour % 12 };
    let clock = format!("{:02}:{:02}:{:02}", m.hour, m.minute, m.second);
    let half = if m.hour < 12 { "AM" } else { "PM" };
    let weekday = WEEKDAYS[m.weekday as usize];
    let month = MONTHS[m.month as usize - 1];
    Some(match directive.letter {
        'a' => directive.text(&weekday[..3]),
        'A' => directive.text(weekday),
        'b' | 'h' => directive.text(&month[..3]),
        'B' => directive.text(month),
        'c' => directive.text(&ascii(m)),
        'C' => two(m.year.div_euclid(100)),
        'd' => two(m.day),
        'D' | 'x' => directive.text(&format!("{:02}/{:02}/{:02}", m.month, m.day, m.year.rem_euclid(100))),
        'e' => spaced(m.day),
        'F' => directive.text(&format!("{}-{:02}-{:02}", m.year, m.month, m.day)),
        'g' => two(iso_week(m).0.rem_euclid(100)),
        'G' => directive.number(iso_week(m).0, 1, '0'),
        'H' => two(m.hour),
        'I' => two(of_twelve),
        'j' => directive.number(m.day_of_year, 3, '0'),
        'k' => spaced(m.hour),
        'l' => spaced(of_twelve),
        'm' => two(m.month),
        'M' => two(m.minute),
        'n' => "\n".to_owned(),
        'p' => directive.text(half),
        'P' => directive.text(&half.to_lowercase()),
        'r' => directive.text(&format!("{of_twelve:02}:{:02}:{:02} {half}", m.minute, m.second)),
        'R' => directive.text(&clock[..5]),
        's' => directive.number(m.seconds(), 1, '0'),
        'S' => two(m.second),
        't' => "\t".to_owned(),
        'T' | 'X' => directive.text(&clock),
        'u' => directive.number(m.weekday + 1, 1, '0'),
        'U' => two(week(m, 0)),
        'V' => two(iso_week(m).1),
        'w' => directive.number((m.weekday + 1) % 7, 1, '0'),
        'W' => two(week(m, 1)),
        'y' => two(m.year.rem_euclid(100)),
        'Y' => directive.number(m.year, 1, '0'),
        'z' => directive.text("+0000"),
        'Z' => directive.text("UTC"),
        '%' => "%".to_owned(),
        _ => return None,
    })
}
