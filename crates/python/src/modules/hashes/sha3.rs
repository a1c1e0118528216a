//! The digests of SHA-3, and the two of any length.

use super::running::{fixed, of_any_length};
use super::{Algorithm, algorithm};
use crate::types::Methods;
use crate::vm::Vm;

pub(super) static SHA3: [Algorithm; 6] = [
    algorithm("_sha3.sha3_224", 28, 144, fixed::<sha3::Sha3_224>),
    algorithm("_sha3.sha3_256", 32, 136, fixed::<sha3::Sha3_256>),
    algorithm("_sha3.sha3_384", 48, 104, fixed::<sha3::Sha3_384>),
    algorithm("_sha3.sha3_512", 64, 72, fixed::<sha3::Sha3_512>),
    algorithm("_sha3.shake_128", 0, 168, of_any_length::<sha3::Shake128>),
    algorithm("_sha3.shake_256", 0, 136, of_any_length::<sha3::Shake256>),
];

pub(crate) fn fill(vm: Vm, m: &Methods) {
    super::fill(vm, m, &SHA3);
}
