//! FNV-1a, 64 bit (draft-eastlake-fnv): small, and quick to write again on the Python side.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Over bytes.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

/// Over numbers, each taken as one symbol: eight times quicker, and as good at telling lists apart.
pub fn of_numbers(numbers: &[u64]) -> u64 {
    numbers.iter().fold(OFFSET, |hash, n| (hash ^ n).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    #[test]
    fn agrees_with_the_published_values() {
        assert_eq!(super::of_bytes(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::of_bytes(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(super::of_bytes(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
