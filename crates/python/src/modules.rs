//! Modules of native code: what CPython has in C, and what its own library in Python leans on.

pub(crate) mod abc;
pub(crate) mod array;
pub(crate) mod ast;
pub(crate) mod asyncio;
pub(crate) mod atexit;
pub(crate) mod binascii;
pub(crate) mod bisect;
pub(crate) mod builtins;
pub(crate) mod cmath;
pub(crate) mod codecs;
pub(crate) mod collections;
pub(crate) mod contextvars;
pub(crate) mod deadline;
pub(crate) mod descriptors;
pub(crate) mod errno;
pub(crate) mod gc;
pub(crate) mod hashes;
pub(crate) mod heapq;
pub(crate) mod importlib;
pub(crate) mod interleave;
pub(crate) mod io;
pub(crate) mod itertools;
pub(crate) mod json;
pub(crate) mod marshal;
pub(crate) mod math;
pub(crate) mod multiprocessing;
pub(crate) mod opcode;
pub(crate) mod operator;
pub(crate) mod posix;
pub(crate) mod queue;
pub(crate) mod random;
pub(crate) mod record;
pub(crate) mod select;
pub(crate) mod signal;
pub(crate) mod socket;
pub(crate) mod sorted;
pub(crate) mod sre;
pub(crate) mod state;
pub(crate) mod strings;
pub(crate) mod structs;
pub(crate) mod sys;
pub(crate) mod sysconfig;
pub(crate) mod templatelib;
pub(crate) mod thread;
pub(crate) mod time;
pub(crate) mod tokenize;
pub(crate) mod typing;
#[cfg(feature = "unicodedata")]
pub(crate) mod unicodedata;
pub(crate) mod warnings;
pub(crate) mod weakref;

use crate::object::{Body, Info, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::ty::{DERIVED, IMMUTABLE, MAPPING, SEQUENCE, Type};
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Fills a module that has just been made.
type Fill = fn(Vm, &Methods);

/// Modules that are made when they are first imported.
const MODULES: &[(&str, Fill)] = &[
    ("_abc", abc::fill),
    ("_ast", ast::fill),
    ("_asyncio", asyncio::fill),
    ("_bisect", bisect::fill),
    ("_blake2", hashes::blake2),
    ("_codecs", codecs::fill),
    ("_collections", collections::fill),
    ("_contextvars", contextvars::fill),
    ("_heapq", heapq::fill),
    ("_imp", importlib::imp),
    ("_interleave", interleave::fill),
    ("_io", io::fill),
    ("_opcode", opcode::fill),
    ("_operator", operator::fill),
    ("_json", json::fill),
    ("_md5", hashes::md5),
    ("_random", random::fill),
    ("_sha1", hashes::sha1),
    ("_sha2", hashes::sha2),
    ("_sha3", hashes::sha3),
    ("_sre", sre::fill),
    ("_multiprocessing", multiprocessing::fill),
    ("_queue", queue::fill),
    ("_signal", signal::fill),
    ("_templatelib", templatelib::fill),
    ("_socket", socket::fill),
    ("_string", strings::fill),
    ("_struct", structs::fill),
    ("_sysconfigdata__emscripten_", sysconfig::fill),
    ("_thread", thread::fill),
    ("_tokenize", tokenize::fill),
    ("_typing", typing::fill),
    ("_warnings", warnings::fill),
    ("_weakref", weakref::fill),
    ("array", array::fill),
    ("atexit", atexit::fill),
    ("binascii", binascii::fill),
    ("cmath", cmath::fill),
    ("errno", errno::fill),
    ("gc", gc::fill),
    ("itertools", itertools::fill),
    ("marshal", marshal::fill),
    ("math", math::fill),
    ("posix", posix::fill),
    ("select", select::fill),
    ("time", time::fill),
    #[cfg(feature = "unicodedata")]
    ("unicodedata", unicodedata::fill),
];

/// Makes the modules that are there from the beginning.
pub(crate) fn install(vm: Vm) {
    builtins::install(vm);
    sys::install(vm);
}

/// A module of native code, made if it is not there yet.
pub(crate) fn find(vm: Vm, name: &str) -> Option<Value> {
    let (_, fill) = MODULES.iter().find(|(known, _)| *known == name)?;
    let module = vm.new_module(name);
    fill(vm, &Methods::of_module(vm, &module));
    add(vm, name, &module);
    Some(module)
}

/// Puts a module into `sys.modules`.
pub(crate) fn add(vm: Vm, name: &str, module: &Value) {
    vm.interp().modules.body::<Dict>().set_str(&vm.intern_str(name), module.clone());
}

/// The names of all native modules.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    MODULES.iter().map(|(name, _)| *name).chain(["builtins", "sys"])
}

/// A class of native code, derived from another one.
pub(crate) fn new_class(
    vm: Vm,
    module: &str,
    name: &str,
    base: &Value,
    info: &'static Info,
    flags: u32,
) -> Value {
    let derived = if base.is(&vm.classes().object) { 0 } else { DERIVED };
    let patterns =
        [SEQUENCE, MAPPING].into_iter().filter(|flag| base.body::<Type>().has_flag(*flag)).sum::<u32>();
    let flags = flags | patterns | derived | IMMUTABLE;
    let class = allocate(&vm.classes().type_, Type::new(name, info, flags));
    derive(vm, &class, base, module);
    class
}

/// Makes a new class one that derives from another, with a namespace that is empty but for its module's name.
fn derive(vm: Vm, class: &Value, base: &Value, module: &str) {
    let (ty, parent) = (class.body::<Type>(), base.body::<Type>());
    ty.base.set(Some(base.clone()));
    ty.bases.set(Some(vm.tuple(vec![base.clone()])));
    ty.ancestors.set(parent.mro(base));
    parent.add_subclass(class);
    ty.set_dict(vm.empty_dict());
    ty.set(&vm.names().__module__, vm.intern_str(module));
}

/// Makes sure that `__new__` was given a class whose instances have this body.
pub(crate) fn check_body<T: Body>(vm: Vm, class: &Value, name: &str) -> Res<()> {
    let Some(ty) = class.get::<Type>() else {
        let given = vm.class_name(class);
        return Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({given})")));
    };
    if ty.info.holds::<T>() {
        return Ok(());
    }
    let given = ty.name();
    Err(vm.type_error(format!("{name}.__new__({given}): {given} is not a subtype of {name}")))
}

/// Warns as `warnings.warn` does, on behalf of the Python code that called.
#[undropped]
pub(crate) async fn warn(vm: Vm, class: &Value, message: &str) -> Res<()> {
    let warnings = crate::vm::import::import_module(vm, "warnings").await?;
    let warn = vm.attribute(&warnings, &vm.intern_str("warn")).await?;
    vm.call(&warn, vec![vm.str(message), class.clone(), vm.int(1)]).await.map(drop)
}

/// The class of native code that an instance's class is, or descends from.
pub(crate) fn native_class(vm: Vm, value: &Value) -> Value {
    let mut class = vm.class_of(value);
    while class.body::<Type>().is_heap() {
        let Some(base) = class.body::<Type>().base.get() else { break };
        class = base;
    }
    class
}
