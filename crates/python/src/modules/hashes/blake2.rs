//! `_blake2`: `blake2b` and `blake2s`, with keys, salts and the parameters of hash trees (RFC 7693).

use super::running::Running;
use super::{Hash, begin_with, bytes_of, new_class};
use crate::modules::state;
use crate::object::{Mut, allocate};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// What one of the two may be given at most.
struct Limits {
    name: &'static str,
    class: &'static str,
    digest: usize,
    block: usize,
    salt: usize,
    /// The exclusive limit of `node_offset`, as a power of two.
    offset_bits: u32,
}

static BOTH: [Limits; 2] = [
    Limits { name: "blake2b", class: "_blake2.blake2b", digest: 64, block: 128, salt: 16, offset_bits: 64 },
    Limits { name: "blake2s", class: "_blake2.blake2s", digest: 32, block: 64, salt: 8, offset_bits: 48 },
];

const SIGNATURE: &str = "cls, data=?, *, digest_size=?, key=?, salt=?, person=?, fanout=1, depth=1, leaf_size=0, \
                         node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=?";

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for limits in &BOTH {
        let class = new_class(vm, limits.class, false);
        let sizes = [
            ("SALT_SIZE", limits.salt),
            ("PERSON_SIZE", limits.salt),
            ("MAX_KEY_SIZE", limits.digest),
            ("MAX_DIGEST_SIZE", limits.digest),
        ];
        let methods = Methods::of(vm, &class);
        methods.maker(SIGNATURE, waits!(new));
        for (name, size) in sizes {
            methods.value(name, vm.size(size));
        }
        m.value(limits.name, class);
    }
}

/// What a hash begins with.
struct Given {
    digest: usize,
    key: Vec<u8>,
    salt: Vec<u8>,
    person: Vec<u8>,
    fanout: u8,
    depth: u8,
    leaf: u32,
    offset: u64,
    node_depth: u8,
    inner: usize,
    is_last: bool,
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let [limits, _] = &BOTH;
    let limits = if state::kept(vm, limits.class).is(&a[0]) { limits } else { &BOTH[1] };
    let is_last = vm.truth(&a[12]).await?;
    let given = given(vm, &a, limits, is_last)?;
    let digest = given.digest;
    let running: Box<dyn Running> = if limits.digest == 64 { begin_b(&given) } else { begin_s(&given) };
    let running = Mut::new(running);
    let hash = allocate(&a[0], Hash { name: limits.name, size: digest, block: limits.block, running });
    begin_with(vm, &hash, &a[1], &a[14])?;
    Ok(hash)
}

/// Checks what the maker was given, in CPython's order.
fn given(vm: Vm, a: &[Value], limits: &Limits, is_last: bool) -> Res<Given> {
    let digest = match a[2].is_missing() {
        true => limits.digest,
        false => match number(vm, &a[2])? {
            size if (1..=limits.digest as i128).contains(&size) => size as usize,
            _ => {
                let most = limits.digest;
                return Err(vm.value_error(format!("digest_size must be between 1 and {most} bytes")));
            }
        },
    };
    let salt = at_most(vm, &a[4], limits.salt, "salt")?;
    let person = at_most(vm, &a[5], limits.salt, "person")?;
    let fanout = within(vm, &a[6], 0, 255, "fanout must be between 0 and 255")?;
    let depth = within(vm, &a[7], 1, 255, "depth must be between 1 and 255")?;
    let leaf = no_more(vm, &a[8], 32, "leaf_size is too large")?;
    let offset = no_more(vm, &a[9], limits.offset_bits, "node_offset is too large")?;
    let node_depth = within(vm, &a[10], 0, 255, "node_depth must be between 0 and 255")?;
    let message = format!("inner_size must be between 0 and is {}", limits.digest);
    let inner = within(vm, &a[11], 0, limits.digest as i128, &message)?;
    let key = at_most(vm, &a[3], limits.digest, "key")?;
    Ok(Given {
        digest,
        key,
        salt,
        person,
        fanout: fanout as u8,
        depth: depth as u8,
        leaf: leaf as u32,
        offset: offset as u64,
        node_depth: node_depth as u8,
        inner: inner as usize,
        is_last,
    })
}

fn number(vm: Vm, value: &Value) -> Res<i128> {
    if let Some(number) = value.as_i64() {
        return Ok(number.into());
    }
    match value.get::<crate::types::int::Int>() {
        // Whatever is larger than 64 bits is out of every range.
        Some(_) => Ok(i128::MAX),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

fn within(vm: Vm, value: &Value, least: i128, most: i128, message: &str) -> Res<i128> {
    let number = number(vm, value)?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(vm.value_error(message)) }
}

/// A number of so many bits.
fn no_more(vm: Vm, value: &Value, bits: u32, message: &str) -> Res<i128> {
    match number(vm, value)? {
        ..0 => Err(vm.value_error("value must be positive")),
        number if number < 1 << bits => Ok(number),
        _ => Err(vm.overflow_error(message)),
    }
}

fn at_most(vm: Vm, value: &Value, most: usize, what: &str) -> Res<Vec<u8>> {
    if value.is_missing() {
        return Ok(Vec::new());
    }
    let bytes = bytes_of(vm, value)?;
    if bytes.len() > most {
        return Err(vm.value_error(format!("maximum {what} length is {most} bytes")));
    }
    Ok(bytes)
}

macro_rules! running {
    ($begin:ident, $library:ident) => {
        fn $begin(given: &Given) -> Box<dyn Running> {
            let mut params = $library::Params::new();
            params.hash_length(given.digest).key(&given.key).salt(&given.salt).personal(&given.person);
            params.fanout(given.fanout).max_depth(given.depth).max_leaf_length(given.leaf);
            params.node_offset(given.offset).node_depth(given.node_depth).inner_hash_length(given.inner);
            params.last_node(given.is_last);
            Box::new(params.to_state())
        }

        impl Running for $library::State {
            fn update(&mut self, bytes: &[u8]) {
                $library::State::update(self, bytes);
            }

            fn digest(&self, _: usize) -> Vec<u8> {
                self.finalize().as_bytes().to_vec()
            }

            fn copy(&self) -> Box<dyn Running> {
                Box::new(self.clone())
            }
        }
    };
}

running!(begin_b, blake2b_simd);
running!(begin_s, blake2s_simd);
