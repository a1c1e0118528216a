//! What functions give for infinities and for what is no number (the tables of `Modules/cmathmodule.c`, which follow
//! annex G of the C standard).

use std::f64::consts::{FRAC_PI_2 as P12, FRAC_PI_4 as P14, PI as P};

const I: f64 = f64::INFINITY;
const N: f64 = f64::NAN;
const P34: f64 = 3.0 * P14;

/// Results by the kinds of the real and the imaginary part; those of two finite parts are not used, nor are those where
/// the function raises.
pub(super) type Table = [[(f64, f64); 7]; 7];

/// The place of a number in a table: minus infinity, negative, minus zero, zero, positive, infinity, no number.
fn kind(number: f64) -> usize {
    match number {
        _ if number.is_nan() => 6,
        f64::NEG_INFINITY => 0,
        f64::INFINITY => 5,
        _ if number == 0.0 => {
            if number.is_sign_negative() {
                2
            } else {
                3
            }
        }
        _ if number < 0.0 => 1,
        _ => 4,
    }
}

/// The result of a function for parts of which not both are finite.
pub(super) fn look_up(table: &Table, real: f64, imag: f64) -> (f64, f64) {
    table[kind(real)][kind(imag)]
}

#[rustfmt::skip]
pub(super) const ACOS: Table = [
    [(P34, I), (P, I), (P, I), (P, -I), (P, -I), (P34, -I), (N, I)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (N, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (P12, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (P12, N)],
    [(P12, I), (N, N), (N, N), (N, N), (N, N), (P12, -I), (N, N)],
    [(P14, I), (0., I), (0., I), (0., -I), (0., -I), (P14, -I), (N, I)],
    [(N, I), (N, N), (N, N), (N, N), (N, N), (N, -I), (N, N)],
];

#[rustfmt::skip]
pub(super) const ACOSH: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, P14), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const ASINH: Table = [
    [(-I, -P14), (-I, -0.), (-I, -0.), (-I, 0.), (-I, 0.), (-I, P14), (-I, N)],
    [(-I, -P12), (N, N), (N, N), (N, N), (N, N), (-I, P12), (N, N)],
    [(-I, -P12), (N, N), (N, N), (N, N), (N, N), (-I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, P14), (I, N)],
    [(I, N), (N, N), (N, -0.), (N, 0.), (N, N), (I, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const ATANH: Table = [
    [(-0., -P12), (-0., -P12), (-0., -P12), (-0., P12), (-0., P12), (-0., P12), (-0., N)],
    [(-0., -P12), (N, N), (N, N), (N, N), (N, N), (-0., P12), (N, N)],
    [(-0., -P12), (N, N), (N, N), (N, N), (N, N), (-0., P12), (-0., N)],
    [(0., -P12), (N, N), (N, N), (N, N), (N, N), (0., P12), (0., N)],
    [(0., -P12), (N, N), (N, N), (N, N), (N, N), (0., P12), (N, N)],
    [(0., -P12), (0., -P12), (0., -P12), (0., P12), (0., P12), (0., P12), (0., N)],
    [(0., -P12), (N, N), (N, N), (N, N), (N, N), (0., P12), (N, N)],
];

#[rustfmt::skip]
pub(super) const COSH: Table = [
    [(N, N), (N, N), (I, 0.), (I, -0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, 0.)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, 0.)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.), (I, 0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const EXP: Table = [
    [(0., 0.), (N, N), (0., -0.), (0., 0.), (N, N), (0., 0.), (0., 0.)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.), (I, 0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const LOG: Table = [
    [(I, -P34), (I, -P), (I, -P), (I, P), (I, P), (I, P34), (I, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P12), (N, N), (N, N), (N, N), (N, N), (I, P12), (N, N)],
    [(I, -P14), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, P14), (I, N)],
    [(I, N), (N, N), (N, N), (N, N), (N, N), (I, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const SINH: Table = [
    [(N, N), (N, N), (-I, -0.), (-I, 0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (0., N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (0., N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.), (I, 0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const SQRT: Table = [
    [(I, -I), (0., -I), (0., -I), (0., I), (0., I), (I, I), (N, I)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
    [(I, -I), (I, -0.), (I, -0.), (I, 0.), (I, 0.), (I, I), (I, N)],
    [(I, -I), (N, N), (N, N), (N, N), (N, N), (I, I), (N, N)],
];

#[rustfmt::skip]
pub(super) const TANH: Table = [
    [(-1., 0.), (N, N), (-1., -0.), (-1., 0.), (N, N), (-1., 0.), (-1., 0.)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(1., 0.), (N, N), (1., -0.), (1., 0.), (N, N), (1., 0.), (1., 0.)],
    [(N, N), (N, N), (N, -0.), (N, 0.), (N, N), (N, N), (N, N)],
];

#[rustfmt::skip]
pub(super) const RECT: Table = [
    [(N, N), (N, N), (-I, 0.), (-I, -0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(0., 0.), (N, N), (N, N), (N, N), (N, N), (0., 0.), (0., 0.)],
    [(0., 0.), (N, N), (N, N), (N, N), (N, N), (0., 0.), (0., 0.)],
    [(N, N), (N, N), (N, N), (N, N), (N, N), (N, N), (N, N)],
    [(N, N), (N, N), (I, -0.), (I, 0.), (N, N), (N, N), (I, N)],
    [(N, N), (N, N), (N, 0.), (N, 0.), (N, N), (N, N), (N, N)],
];
