//! Checksums by cyclic redundancy.

/// What each byte does to a checksum of 32 bits whose lowest bit counts most (ISO 3309).
const TABLE_32: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut rest = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xEDB8_8320 } else { rest >> 1 };
            bit += 1;
        }
        table[byte] = rest;
        byte += 1;
    }
    table
};

pub(super) fn crc32(bytes: &[u8], before: u32) -> u32 {
    !bytes.iter().fold(!before, |crc, &byte| TABLE_32[(crc as u8 ^ byte) as usize] ^ crc >> 8)
}

/// The checksum of BinHex: CRC-CCITT, whose highest bit counts most.
pub(super) fn crc_hqx(bytes: &[u8], before: u16) -> u16 {
    bytes.iter().fold(before, |crc, &byte| {
        (0..8).fold(
            crc ^ u16::from(byte) << 8,
            |crc, _| if crc >> 15 == 1 { crc << 1 ^ 0x1021 } else { crc << 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_values_of_the_catalogue() {
        assert_eq!(crc32(b"123456789", 0), 0xCBF4_3926);
        assert_eq!(crc_hqx(b"123456789", 0), 0x31C3);
        assert_eq!(crc32(b"6789", crc32(b"12345", 0)), 0xCBF4_3926);
    }
}
