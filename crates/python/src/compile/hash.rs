//! A hash for the names of a program's text, which nobody chooses to collide: a word is mixed in by one multiplication
//! (as the compiler of Rust hashes its own).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are of a program's text.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

#[derive(Default)]
pub(super) struct Fast(u64);

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        // The map takes places from both ends of the number; a product's lower bits are its weakest.
        self.0 ^ self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    #[test]
    fn names_hash_apart() {
        let hash = |name: &str| {
            let mut hasher = Fast::default();
            name.hash(&mut hasher);
            hasher.finish()
        };
        let all: std::collections::HashSet<u64> =
            (0..1000).map(|n| hash(&format!("name_{n}")) >> 57).collect();
        assert_eq!(all.len(), 128, "the upper bits differ, too");
        assert_ne!(hash("a"), hash("b"));
    }
}
