//! The module `_sha2`: SHA-224, SHA-256, SHA-384 and SHA-512 (FIPS 180-4), which `random` seeds itself with.

mod digest;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytes_methods::buffer;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};
use digest::{Digest, Sort};

struct Hash(Mut<Digest>);

impl Body for Hash {
    const KIND: Kind = Kind::Other;
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for sort in Sort::ALL {
        let (full, name) = (format!("_sha2.{}", sort.class()), sort.class());
        let class = super::new_class(vm, "_sha2", &full, &vm.classes().object, Info::plain::<Hash>(), 0);
        Methods::of(vm, &class)
            .sync("update", "self, obj, /", update)
            .sync("digest", "self, /", |vm, a| Ok(vm.bytes(finished(&a[0]))))
            .sync("hexdigest", "self, /", hex_digest)
            .sync("copy", "self, /", |vm, a| {
                let copy = a[0].body::<Hash>().0.get();
                Ok(allocate(&vm.class_of(&a[0]), Hash(Mut::new(copy))))
            })
            .get("name", |vm, this| Ok(vm.str(sort_of(this).name())))
            .get("digest_size", |vm, this| Ok(vm.size(sort_of(this).size())))
            .get("block_size", |vm, this| Ok(vm.size(sort_of(this).block())));
        m.value(name, class);
    }
    const SIGNATURE: &str = "data=?, *, usedforsecurity=True, string=?";
    m.sync("sha224", SIGNATURE, |vm, a| new(vm, Sort::Sha224, a))
        .sync("sha256", SIGNATURE, |vm, a| new(vm, Sort::Sha256, a))
        .sync("sha384", SIGNATURE, |vm, a| new(vm, Sort::Sha384, a))
        .sync("sha512", SIGNATURE, |vm, a| new(vm, Sort::Sha512, a));
}

fn sort_of(value: &Value) -> Sort {
    value.body::<Hash>().0.with(|digest| digest.sort)
}

fn new(vm: Vm, sort: Sort, a: &[Value]) -> Res {
    let module = vm.interp().modules.body::<Dict>().get_str(&vm.intern_str("_sha2"));
    let class = module.and_then(|module| module.ext()?.get(&vm.intern_str(sort.class())));
    let Some(class) = class.filter(|class| class.get::<Type>().is_some_and(|ty| ty.info.holds::<Hash>()))
    else {
        return Err(vm.runtime_error("the classes of _sha2 have been replaced"));
    };
    let hash = allocate(&class, Hash(Mut::new(Digest::new(sort))));
    match (a[0].is_missing(), a[2].is_missing()) {
        (true, true) => {}
        (false, false) => {
            return Err(vm.type_error(
                "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for \
                 removal in a future version.",
            ));
        }
        (is_missing, _) => {
            update(vm, &[hash.clone(), a[if is_missing { 2 } else { 0 }].clone()])?;
        }
    }
    Ok(hash)
}

fn update(vm: Vm, a: &[Value]) -> Res {
    if a[1].kind() == Kind::Str {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    let Some(bytes) = buffer(vm, &a[1])? else {
        return Err(vm.type_error("object supporting the buffer API required"));
    };
    a[0].body::<Hash>().0.with(|digest| digest.update(&bytes));
    Ok(Value::NONE)
}

fn finished(hash: &Value) -> Vec<u8> {
    hash.body::<Hash>().0.get().finish()
}

fn hex_digest(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.string(finished(&a[0]).iter().map(|byte| format!("{byte:02x}")).collect()))
}
