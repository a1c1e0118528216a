//! The modules `_md5`, `_sha1`, `_sha2`, `_sha3` and `_blake2`, from which `hashlib` takes its digests (`Modules/md5module.c`
//! and its neighbours). The digests themselves are the crates of RustCrypto and `blake2*_simd`.

#[cfg(feature = "digests")]
mod blake2;
#[cfg(not(feature = "digests"))]
mod missing;
mod running;
#[cfg(feature = "digests")]
mod sha3;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytes_methods::buffer;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

use super::state;
#[cfg(feature = "digests")]
pub(crate) use blake2::fill as blake2;
#[cfg(not(feature = "digests"))]
pub(crate) use missing::{blake2, sha3};
use running::{Running, fixed};
#[cfg(feature = "digests")]
pub(crate) use sha3::fill as sha3;

/// A digest, and the class of its hashes.
struct Algorithm {
    name: &'static str,
    /// The class with its module.
    class: &'static str,
    /// The bytes of a digest; 0 if the caller says how many.
    size: usize,
    block: usize,
    begin: fn() -> Box<dyn Running>,
}

const fn algorithm(
    class: &'static str,
    size: usize,
    block: usize,
    begin: fn() -> Box<dyn Running>,
) -> Algorithm {
    // Behind the module's name: `_md5.` has as many bytes as `_sha1.` but one.
    let module = if matches!(class.as_bytes()[1], b'm') { "_md5.".len() } else { "_sha1.".len() };
    Algorithm { name: class.split_at(module).1, class, size, block, begin }
}

static MD5: [Algorithm; 1] = [algorithm("_md5.md5", 16, 64, fixed::<md5::Md5>)];
static SHA1: [Algorithm; 1] = [algorithm("_sha1.sha1", 20, 64, fixed::<sha1::Sha1>)];
static SHA2: [Algorithm; 4] = [
    algorithm("_sha2.sha224", 28, 64, fixed::<sha2::Sha224>),
    algorithm("_sha2.sha256", 32, 64, fixed::<sha2::Sha256>),
    algorithm("_sha2.sha384", 48, 128, fixed::<sha2::Sha384>),
    algorithm("_sha2.sha512", 64, 128, fixed::<sha2::Sha512>),
];

/// A hash object.
struct Hash {
    name: &'static str,
    size: usize,
    block: usize,
    running: Mut<Box<dyn Running>>,
}

impl Body for Hash {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn md5(vm: Vm, m: &Methods) {
    fill(vm, m, &MD5);
}

pub(crate) fn sha1(vm: Vm, m: &Methods) {
    fill(vm, m, &SHA1);
}

pub(crate) fn sha2(vm: Vm, m: &Methods) {
    fill(vm, m, &SHA2);
}

fn fill(vm: Vm, m: &Methods, algorithms: &'static [Algorithm]) {
    for algorithm in algorithms {
        let class = new_class(vm, algorithm.class, algorithm.size == 0);
        Methods::of(vm, &class).maker("cls, data=?, *, usedforsecurity=True, string=?", waits!(new));
        m.value(algorithm.name, class);
    }
}

/// A class of hashes, without its maker.
fn new_class(vm: Vm, name: &'static str, is_of_any_length: bool) -> Value {
    let module = name.split('.').next().unwrap_or_default();
    let class = super::new_class(vm, module, name, &vm.classes().object, Info::plain::<Hash>(), 0);
    state::keep(vm, name, &class);
    let length = if is_of_any_length { "self, length, /" } else { "self, /" };
    Methods::of(vm, &class)
        .sync("update", "self, obj, /", |vm, a| {
            update(vm, &a[0], &a[1])?;
            Ok(Value::NONE)
        })
        .sync("digest", length, |vm, a| Ok(vm.bytes(digest(vm, a)?)))
        .sync("hexdigest", length, |vm, a| {
            Ok(vm.string(digest(vm, a)?.iter().map(|byte| format!("{byte:02x}")).collect()))
        })
        .sync("copy", "self, /", |vm, a| {
            let hash = a[0].body::<Hash>();
            let running = hash.running.with(|running| running.copy());
            Ok(allocate(&vm.class_of(&a[0]), Hash { running: Mut::new(running), ..*hash }))
        })
        .get("name", |vm, this| Ok(vm.str(this.body::<Hash>().name)))
        .get("digest_size", |vm, this| Ok(vm.size(this.body::<Hash>().size)))
        .get("block_size", |vm, this| Ok(vm.size(this.body::<Hash>().block)));
    class
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    #[cfg(feature = "digests")]
    let more = &sha3::SHA3;
    #[cfg(not(feature = "digests"))]
    let more = &[];
    let all = MD5.iter().chain(&SHA1).chain(&SHA2).chain(more);
    let found = all.into_iter().find(|algorithm| state::kept(vm, algorithm.class).is(&a[0]));
    let Some(Algorithm { name, size, block, begin, .. }) = found else {
        return Err(vm.type_error("hashes have no classes of their own"));
    };
    let running = Mut::new(begin());
    let hash = allocate(&a[0], Hash { name, size: *size, block: *block, running });
    begin_with(vm, &hash, &a[1], &a[3])?;
    Ok(hash)
}

/// Hashes what the maker was given, under either of its names.
fn begin_with(vm: Vm, hash: &Value, data: &Value, string: &Value) -> Res<()> {
    match (data.is_missing(), string.is_missing()) {
        (true, true) => Ok(()),
        (false, false) => Err(vm.type_error(
            "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for \
             removal in a future version.",
        )),
        (is_missing, _) => update(vm, hash, if is_missing { string } else { data }),
    }
}

fn update(vm: Vm, hash: &Value, data: &Value) -> Res<()> {
    let bytes = bytes_of(vm, data)?;
    hash.body::<Hash>().running.with(|running| running.update(&bytes));
    Ok(())
}

fn bytes_of(vm: Vm, data: &Value) -> Res<Vec<u8>> {
    if data.kind() == Kind::Str {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match buffer(vm, data)? {
        Some(bytes) => Ok(bytes.to_vec()),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// The digest up to here. Hashing can go on.
fn digest(vm: Vm, a: &[Value]) -> Res<Vec<u8>> {
    /// As CPython has it, so that lengths fit 32 bits.
    const LONGEST: i64 = 1 << 29;
    let hash = a[0].body::<Hash>();
    let Some(length) = a.get(1) else { return Ok(hash.running.with(|running| running.digest(hash.size))) };
    match length.as_i64() {
        Some(length) if (0..LONGEST).contains(&length) => {
            Ok(hash.running.with(|running| running.digest(length as usize)))
        }
        Some(_) => Err(vm.value_error("value must be positive")),
        None => {
            let class = vm.class_name(length);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}
