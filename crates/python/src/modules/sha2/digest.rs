//! The algorithm: the long and the short kind differ in the size of words and in a few numbers.

/// The fractions of the cube roots of the first primes; the short kind takes the upper halves of the first 64.
#[rustfmt::skip]
const ROUNDS: [u64; 80] = [
    0x428A_2F98_D728_AE22, 0x7137_4491_23EF_65CD, 0xB5C0_FBCF_EC4D_3B2F, 0xE9B5_DBA5_8189_DBBC,
    0x3956_C25B_F348_B538, 0x59F1_11F1_B605_D019, 0x923F_82A4_AF19_4F9B, 0xAB1C_5ED5_DA6D_8118,
    0xD807_AA98_A303_0242, 0x1283_5B01_4570_6FBE, 0x2431_85BE_4EE4_B28C, 0x550C_7DC3_D5FF_B4E2,
    0x72BE_5D74_F27B_896F, 0x80DE_B1FE_3B16_96B1, 0x9BDC_06A7_25C7_1235, 0xC19B_F174_CF69_2694,
    0xE49B_69C1_9EF1_4AD2, 0xEFBE_4786_384F_25E3, 0x0FC1_9DC6_8B8C_D5B5, 0x240C_A1CC_77AC_9C65,
    0x2DE9_2C6F_592B_0275, 0x4A74_84AA_6EA6_E483, 0x5CB0_A9DC_BD41_FBD4, 0x76F9_88DA_8311_53B5,
    0x983E_5152_EE66_DFAB, 0xA831_C66D_2DB4_3210, 0xB003_27C8_98FB_213F, 0xBF59_7FC7_BEEF_0EE4,
    0xC6E0_0BF3_3DA8_8FC2, 0xD5A7_9147_930A_A725, 0x06CA_6351_E003_826F, 0x1429_2967_0A0E_6E70,
    0x27B7_0A85_46D2_2FFC, 0x2E1B_2138_5C26_C926, 0x4D2C_6DFC_5AC4_2AED, 0x5338_0D13_9D95_B3DF,
    0x650A_7354_8BAF_63DE, 0x766A_0ABB_3C77_B2A8, 0x81C2_C92E_47ED_AEE6, 0x9272_2C85_1482_353B,
    0xA2BF_E8A1_4CF1_0364, 0xA81A_664B_BC42_3001, 0xC24B_8B70_D0F8_9791, 0xC76C_51A3_0654_BE30,
    0xD192_E819_D6EF_5218, 0xD699_0624_5565_A910, 0xF40E_3585_5771_202A, 0x106A_A070_32BB_D1B8,
    0x19A4_C116_B8D2_D0C8, 0x1E37_6C08_5141_AB53, 0x2748_774C_DF8E_EB99, 0x34B0_BCB5_E19B_48A8,
    0x391C_0CB3_C5C9_5A63, 0x4ED8_AA4A_E341_8ACB, 0x5B9C_CA4F_7763_E373, 0x682E_6FF3_D6B2_B8A3,
    0x748F_82EE_5DEF_B2FC, 0x78A5_636F_4317_2F60, 0x84C8_7814_A1F0_AB72, 0x8CC7_0208_1A64_39EC,
    0x90BE_FFFA_2363_1E28, 0xA450_6CEB_DE82_BDE9, 0xBEF9_A3F7_B2C6_7915, 0xC671_78F2_E372_532B,
    0xCA27_3ECE_EA26_619C, 0xD186_B8C7_21C0_C207, 0xEADA_7DD6_CDE0_EB1E, 0xF57D_4F7F_EE6E_D178,
    0x06F0_67AA_7217_6FBA, 0x0A63_7DC5_A2C8_98A6, 0x113F_9804_BEF9_0DAE, 0x1B71_0B35_131C_471B,
    0x28DB_77F5_2304_7D84, 0x32CA_AB7B_40C7_2493, 0x3C9E_BE0A_15C9_BEBC, 0x431D_67C4_9C10_0D4C,
    0x4CC5_D4BE_CB3E_42B6, 0x597F_299C_FC65_7E2A, 0x5FCB_6FAB_3AD6_FAEC, 0x6C44_198C_4A47_5817,
];

/// The fractions of the square roots of the first primes.
#[rustfmt::skip]
const ROOTS: [u64; 16] = [
    0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
    0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
    0xCBBB_9D5D_C105_9ED8, 0x629A_292A_367C_D507, 0x9159_015A_3070_DD17, 0x152F_ECD8_F70E_5939,
    0x6733_2667_FFC0_0B31, 0x8EB4_4A87_6858_1511, 0xDB0C_2E0D_64F9_8FA7, 0x47B5_481D_BEFA_4FA4,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Sort {
    pub(super) const ALL: [Self; 4] = [Self::Sha224, Self::Sha256, Self::Sha384, Self::Sha512];

    pub(super) fn name(self) -> &'static str {
        ["sha224", "sha256", "sha384", "sha512"][self as usize]
    }

    pub(super) fn class(self) -> &'static str {
        ["SHA224Type", "SHA256Type", "SHA384Type", "SHA512Type"][self as usize]
    }

    /// How many bytes the result has.
    pub(super) fn size(self) -> usize {
        [28, 32, 48, 64][self as usize]
    }

    fn is_long(self) -> bool {
        matches!(self, Self::Sha384 | Self::Sha512)
    }

    /// How many bytes are worked on at once.
    pub(super) fn block(self) -> usize {
        if self.is_long() { 128 } else { 64 }
    }
}

/// A hash under way.
#[derive(Clone)]
pub(super) struct Digest {
    pub(super) sort: Sort,
    state: [u64; 8],
    /// What does not fill a block yet.
    pending: Vec<u8>,
    len: u128,
}

/// Works one block into the state, of words of a size.
macro_rules! compression {
    ($name:ident, $word:ty, $rounds:literal, $shift:literal, $big:expr, $small:expr) => {
        fn $name(state: &mut [u64; 8], block: &[u8]) {
            const WIDTH: usize = size_of::<$word>();
            const BIG: [[u32; 3]; 2] = $big;
            const SMALL: [[u32; 3]; 2] = $small;
            let turned = |x: $word, by: [u32; 3]| {
                x.rotate_right(by[0]) ^ x.rotate_right(by[1]) ^ x.rotate_right(by[2])
            };
            let mixed = |x: $word, by: [u32; 3]| x.rotate_right(by[0]) ^ x.rotate_right(by[1]) ^ (x >> by[2]);
            let mut words: [$word; $rounds] = [0; $rounds];
            for (word, bytes) in words.iter_mut().zip(block.chunks(WIDTH)) {
                *word = bytes.iter().fold(0, |word: $word, byte| (word << 8) | <$word>::from(*byte));
            }
            for at in 16..$rounds {
                words[at] = words[at - 16]
                    .wrapping_add(mixed(words[at - 15], SMALL[0]))
                    .wrapping_add(words[at - 7])
                    .wrapping_add(mixed(words[at - 2], SMALL[1]));
            }
            let mut s: [$word; 8] = state.map(|word| word as $word);
            for at in 0..$rounds {
                let [a, b, c, d, e, f, g, h] = s;
                let first = h
                    .wrapping_add(turned(e, BIG[1]))
                    .wrapping_add((e & f) ^ (!e & g))
                    .wrapping_add((ROUNDS[at] >> $shift) as $word)
                    .wrapping_add(words[at]);
                let second = turned(a, BIG[0]).wrapping_add((a & b) ^ (a & c) ^ (b & c));
                s = [first.wrapping_add(second), a, b, c, d.wrapping_add(first), e, f, g];
            }
            for (word, new) in state.iter_mut().zip(s) {
                *word = u64::from((*word as $word).wrapping_add(new));
            }
        }
    };
}

compression!(work_long, u64, 80, 0, [[28, 34, 39], [14, 18, 41]], [[1, 8, 7], [19, 61, 6]]);
compression!(work_short, u32, 64, 32, [[2, 13, 22], [6, 11, 25]], [[7, 18, 3], [17, 19, 10]]);

impl Digest {
    pub(super) fn new(sort: Sort) -> Self {
        let state = std::array::from_fn(|at| match sort {
            Sort::Sha224 => ROOTS[at + 8] & 0xFFFF_FFFF,
            Sort::Sha256 => ROOTS[at] >> 32,
            Sort::Sha384 => ROOTS[at + 8],
            Sort::Sha512 => ROOTS[at],
        });
        Self { sort, state, pending: Vec::new(), len: 0 }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.len += bytes.len() as u128;
        self.pending.extend_from_slice(bytes);
        let size = self.sort.block();
        let whole = self.pending.len() - self.pending.len() % size;
        for block in self.pending[..whole].chunks(size) {
            if self.sort.is_long() {
                work_long(&mut self.state, block);
            } else {
                work_short(&mut self.state, block);
            }
        }
        self.pending.drain(..whole);
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let bits = self.len * 8;
        let (block, width) = if self.sort.is_long() { (128, 16) } else { (64, 8) };
        let mut end = vec![0x80];
        while !(self.pending.len() + end.len() + width).is_multiple_of(block) {
            end.push(0);
        }
        end.extend_from_slice(&bits.to_be_bytes()[16 - width..]);
        self.update(&end);
        let from = 8 - width / 2;
        let mut bytes: Vec<u8> =
            self.state.iter().flat_map(|word| word.to_be_bytes()[from..].to_vec()).collect();
        bytes.truncate(self.sort.size());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(sort: Sort, bytes: &[u8]) -> String {
        let mut digest = Digest::new(sort);
        digest.update(bytes);
        digest.finish().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        let short = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(Sort::Sha256, b"abc"), short);
        assert!(hex(Sort::Sha224, b"abc").starts_with("23097d223405d822"));
        assert!(hex(Sort::Sha512, b"abc").starts_with("ddaf35a193617aba"));
        assert!(hex(Sort::Sha384, b"abc").starts_with("cb00753f45a35e8b"));
    }
}
