//! Where the parts of a number and its padding stand (`calc_number_widths` and `fill_number`).

use std::iter::repeat_n;

use super::Spec;
use crate::text::int::group_digits;

/// A number's parts, all of them ASCII.
#[derive(Default)]
pub(super) struct Number<'a> {
    pub(super) negative: bool,
    /// The mark of its base.
    pub(super) prefix: &'a str,
    pub(super) digits: &'a str,
    pub(super) point: bool,
    pub(super) fraction: &'a str,
    /// Its exponent or a percent sign; all of it if it is an infinity or nan.
    pub(super) rest: &'a str,
}

impl<'a> Number<'a> {
    /// Takes a float's text without its sign apart.
    pub(super) fn parse(negative: bool, text: &'a str) -> Self {
        let (digits, rest) = split_digits(text);
        let (point, rest) = match rest.strip_prefix('.') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let (fraction, rest) = split_digits(rest);
        Self { negative, prefix: "", digits, point, fraction, rest }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()))
}

/// How to lay a number out.
pub(super) struct Layout {
    pub(super) fill: char,
    pub(super) align: char,
    pub(super) sign: Option<char>,
    pub(super) width: usize,
    /// The separator between groups of digits, and the size of a group.
    pub(super) grouping: Option<(char, usize)>,
    pub(super) fraction_grouping: Option<char>,
}

impl Layout {
    /// A number's layout as the specification says, its digits in groups of `every`.
    pub(super) fn new(spec: &Spec, every: usize) -> Self {
        Self {
            fill: spec.fill,
            align: spec.alignment('>'),
            sign: spec.sign,
            width: spec.width,
            grouping: spec.grouping.map(|separator| (separator, every)),
            fraction_grouping: spec.fraction_grouping,
        }
    }

    /// The number with everything around it.
    pub(super) fn lay_out(&self, number: &Number<'_>) -> String {
        let sign = self.sign_of(number.negative);
        let point = if number.point { "." } else { "" };
        let fraction = self.grouped_fraction(number.fraction);
        let tail = [point, &fraction, number.rest].concat();
        let fixed = sign.len() + number.prefix.len() + tail.len();
        let digits = self.filled_digits(number.digits, fixed);
        let padding = self.width.saturating_sub(fixed + digits.len());
        let (left, right) = margins(padding, self.align);
        let inside = padding - left - right;
        let mut text = String::with_capacity(fixed + digits.len() + padding);
        text.extend(repeat_n(self.fill, left));
        text += sign;
        text += number.prefix;
        text.extend(repeat_n(self.fill, inside));
        text += &digits;
        text += &tail;
        text.extend(repeat_n(self.fill, right));
        text
    }

    fn sign_of(&self, negative: bool) -> &'static str {
        match self.sign {
            _ if negative => "-",
            Some('+') => "+",
            Some(' ') => " ",
            _ => "",
        }
    }

    /// The digits in groups, with zeros before them if zeros are to fill the width; these are grouped too.
    fn filled_digits(&self, digits: &str, fixed: usize) -> String {
        if digits.is_empty() {
            return String::new();
        }
        let fills = self.fill == '0' && self.align == '=';
        let least = if fills { self.width.saturating_sub(fixed) } else { 0 };
        let Some((separator, every)) = self.grouping else {
            return "0".repeat(least.saturating_sub(digits.len())) + digits;
        };
        let mut count = digits.len();
        while count + (count - 1) / every < least {
            count += 1;
        }
        group_digits(&("0".repeat(count - digits.len()) + digits), separator, every)
    }

    /// The digits behind the point in groups of three, counted from the left.
    fn grouped_fraction(&self, digits: &str) -> String {
        let Some(separator) = self.fraction_grouping else {
            return digits.to_owned();
        };
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && at.is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// How much of the padding stands before the whole and behind it; with `=` none does (`calc_padding`).
pub(super) fn margins(padding: usize, align: char) -> (usize, usize) {
    match align {
        '<' => (0, padding),
        '^' => (padding / 2, padding - padding / 2),
        '=' => (0, 0),
        _ => (padding, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(spec: &str, text: &str) -> String {
        Layout::new(&Spec::parse(spec, "float").unwrap(), 3).lay_out(&Number::parse(false, text))
    }

    #[test]
    fn pads() {
        assert_eq!(laid_out("6", "1.5"), "   1.5");
        assert_eq!(laid_out("*<6", "1.5"), "1.5***");
        assert_eq!(laid_out("*^6", "1.5"), "*1.5**");
        assert_eq!(laid_out("*=+6", "1.5"), "+**1.5");
        assert_eq!(laid_out("06", "inf"), "000inf");
    }

    #[test]
    fn groups() {
        assert_eq!(laid_out(",", "1234.5678"), "1,234.5678");
        assert_eq!(laid_out("_.,", "1234.5678e+10"), "1_234.567,8e+10");
        assert_eq!(laid_out("04,", "123"), "0,123");
        assert_eq!(laid_out("06,", "1234"), "01,234");
        assert_eq!(laid_out("012,", "1234.5"), "00,001,234.5");
    }
}
