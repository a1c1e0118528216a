//! The module `_random`: the Mersenne Twister that `random` draws from (`Modules/_randommodule.c`).

use num_bigint::{BigInt, Sign};

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::types::ty::SUBCLASSABLE;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// How many words the state has, and how far apart those are that make a new one.
const WORDS: usize = 624;
const APART: usize = 397;

/// No result has more bits.
const MOST_BITS: u64 = 1 << 36;

struct Random(Mut<Twister>);

impl Body for Random {
    const KIND: Kind = Kind::Other;
}

/// MT19937, of Makoto Matsumoto and Takuji Nishimura.
struct Twister {
    words: Vec<u32>,
    index: usize,
}

impl Twister {
    fn blank() -> Self {
        Self { words: vec![0; WORDS], index: 0 }
    }

    fn of_number(seed: u32) -> Self {
        let mut words = vec![seed; WORDS];
        for index in 1..WORDS {
            let before: u32 = words[index - 1];
            words[index] = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(index as u32);
        }
        Self { words, index: WORDS }
    }

    /// The state that a key gives, which is not empty.
    fn of_key(key: &[u32]) -> Self {
        let mut this = Self::of_number(19_650_218);
        let words = &mut this.words;
        let mixed = |words: &[u32], at: usize, by: u32| {
            let before = words[at - 1];
            words[at] ^ (before ^ (before >> 30)).wrapping_mul(by)
        };
        let (mut at, mut from) = (1, 0);
        for _ in 0..key.len().max(WORDS) {
            words[at] = mixed(words, at, 1_664_525).wrapping_add(key[from]).wrapping_add(from as u32);
            at += 1;
            from = (from + 1) % key.len();
            if at >= WORDS {
                words[0] = words[WORDS - 1];
                at = 1;
            }
        }
        for _ in 1..WORDS {
            words[at] = mixed(words, at, 1_566_083_941).wrapping_sub(at as u32);
            at += 1;
            if at >= WORDS {
                words[0] = words[WORDS - 1];
                at = 1;
            }
        }
        words[0] = 0x8000_0000;
        this
    }

    /// Makes the next words of the state.
    fn turn(&mut self) {
        let words = &mut self.words;
        for at in 0..WORDS {
            let both = (words[at] & 0x8000_0000) | (words[(at + 1) % WORDS] & 0x7FFF_FFFF);
            let odd = if both & 1 == 0 { 0 } else { 0x9908_B0DF };
            words[at] = words[(at + APART) % WORDS] ^ (both >> 1) ^ odd;
        }
        self.index = 0;
    }

    fn next(&mut self) -> u32 {
        if self.index >= WORDS {
            self.turn();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C_5680;
        word ^= (word << 15) & 0xEFC6_0000;
        word ^ (word >> 18)
    }

    /// A float from 0 up to 1, with 53 random bits.
    fn real(&mut self) -> f64 {
        let (high, low) = (self.next() >> 5, self.next() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Words of so many bits together, the least first.
    fn bits(&mut self, count: u64) -> Vec<u32> {
        let whole = (count / 32) as usize;
        let mut words: Vec<u32> = (0..whole).map(|_| self.next()).collect();
        let rest = (count % 32) as u32;
        if rest > 0 {
            words.push(self.next() >> (32 - rest));
        }
        words
    }
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let object = &vm.classes().object;
    let class =
        super::new_class(vm, "_random", "_random.Random", object, Info::plain::<Random>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, *args, **kwargs", waits!(init))
        .wait("seed", "self, n=None, /", waits!(seed))
        .sync("random", "self, /", |_, a| Ok(Value::float(a[0].body::<Random>().0.with(Twister::real))))
        .wait("getrandbits", "self, k, /", waits!(getrandbits))
        .sync("getstate", "self, /", getstate)
        .wait("setstate", "self, state, /", waits!(setstate));
    m.value("Random", class);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<Random>(vm, &a[0], "_random.Random")?;
    Ok(allocate(&a[0], Random(Mut::new(Twister::blank()))))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    if vm.truth_quick(&a[2]) == Some(true) {
        return Err(vm.type_error("Random() takes no keyword arguments"));
    }
    let args = vm.tuple_items(&a[1]);
    if args.len() > 1 {
        return Err(vm.type_error("Random() requires 0 or 1 argument"));
    }
    let seed_value = args.into_iter().next().unwrap_or(Value::NONE);
    seed(vm, vec![a[0].clone(), seed_value]).await
}

/// The key that a seed stands for: its absolute value if it is an integer, else its hash.
#[undropped]
async fn key(vm: Vm, value: &Value) -> Res<Vec<u32>> {
    if value.is_none() {
        let mut bytes = [0; WORDS * 4];
        vm.interp().world.random(&mut bytes);
        let word = |part: &[u8]| part.iter().rev().fold(0u32, |word, byte| (word << 8) | u32::from(*byte));
        return Ok(bytes.chunks(4).map(word).collect());
    }
    let number = match value.as_big() {
        Some(number) => number,
        None => BigInt::from(vm.hash(value).await? as u64),
    };
    let words = number.magnitude().to_u32_digits();
    Ok(if words.is_empty() { vec![0] } else { words })
}

#[undropped]
async fn seed(vm: Vm, a: Vec<Value>) -> Res {
    let key = key(vm, &a[1]).await?;
    a[0].body::<Random>().0.set(Twister::of_key(&key));
    Ok(Value::NONE)
}

#[undropped]
async fn getrandbits(vm: Vm, a: Vec<Value>) -> Res {
    let number = vm.index(&a[1]).await?;
    let big = number.as_big().unwrap_or_default();
    if big.sign() == Sign::Minus {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    let Ok(count) = u64::try_from(&big) else {
        return Err(vm.overflow_error("Python int too large to convert to C uint64_t"));
    };
    if count > MOST_BITS {
        return Err(vm.raise_args(&vm.classes().memory_error, Vec::new()));
    }
    let words = a[0].body::<Random>().0.with(|twister| twister.bits(count));
    Ok(vm.big(BigInt::from_slice(Sign::Plus, &words)))
}

fn getstate(vm: Vm, a: &[Value]) -> Res {
    let (words, index) = a[0].body::<Random>().0.with(|twister| (twister.words.clone(), twister.index));
    let mut all: Vec<Value> = words.into_iter().map(|word| vm.int(word.into())).collect();
    all.push(vm.size(index));
    Ok(vm.tuple(all))
}

#[undropped]
async fn setstate(vm: Vm, a: Vec<Value>) -> Res {
    let Some(tuple) = a[1].get::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let [items @ .., index] = tuple.items() else {
        return Err(vm.value_error("state vector is the wrong size"));
    };
    if items.len() != WORDS {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = Vec::with_capacity(WORDS);
    for item in items {
        words.push(word(vm, item)?);
    }
    let index = vm.index(index).await?;
    let index =
        index.as_i64().ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))?;
    match usize::try_from(index) {
        Ok(index) if index <= WORDS => a[0].body::<Random>().0.set(Twister { words, index }),
        _ => return Err(vm.value_error("invalid state")),
    }
    Ok(Value::NONE)
}

/// A word of a state: an integer of 64 bits, of which 32 count.
fn word(vm: Vm, item: &Value) -> Res<u32> {
    let Some(number) = item.as_big() else { return Err(vm.type_error("an integer is required")) };
    if number.sign() == Sign::Minus {
        return Err(vm.overflow_error("can't convert negative value to unsigned int"));
    }
    match u64::try_from(&number) {
        Ok(number) => Ok(number as u32),
        Err(_) => Err(vm.overflow_error("Python int too large to convert to C unsigned long")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_numbers_of_cpython() {
        let mut twister = Twister::of_key(&[42]);
        assert_eq!(twister.real(), 0.6394267984578837);
        assert_eq!(twister.real(), 0.025010755222666936);
        let mut twister = Twister::of_key(&[0]);
        assert_eq!(twister.real(), 0.8444218515250481);
    }
}
