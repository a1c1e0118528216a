//! The methods of `memoryview` (`Objects/memoryobject.c`): views of one dimension.

mod items;

use crate::object::{Kind, allocate};
use crate::types::bytes::Bytes;
use crate::types::bytes_methods::{buffer, hex};
use crate::types::iter::State;
use crate::types::memoryview::{MemoryView, item_size};
use crate::types::number_methods::{check_class, comparisons};
use crate::types::str_methods::arguments::{Want, named, prepared};
use crate::types::string::{Str, hash_bytes};
use crate::types::{Methods, alias};
use crate::value::Value;
use crate::vm::ops::{Order, Quick, eq_quick, unhashable};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

pub(crate) fn install(vm: Vm) {
    let methods = Methods::of(vm, &vm.classes().memoryview);
    methods
        .maker("cls, object", waits!(new))
        .class_method("__class_getitem__", "cls, item, /", waits!(alias::class_getitem))
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(view(vm, &a[0])?.len)))
        .sync("__iter__", "self, /", iter)
        .sync("__hash__", "self, /", hash)
        .sync("__repr__", "self, /", repr)
        .sync("__enter__", "self, /", |vm, a| view(vm, &a[0]).map(|_| a[0].clone()))
        .sync("__exit__", "self, /, *exc_info", release)
        .sync("release", "self, /", release)
        .sync("__buffer__", "self, flags, /", |vm, a| {
            view(vm, &a[0])?;
            Ok(view_of(vm, &a[0]).unwrap_or(Value::NONE))
        })
        .sync("tobytes", "self, /, order=?", to_bytes)
        .sync("tolist", "self, /", to_list)
        .step("hex", "self, /, sep=?, bytes_per_sep=1", |vm, a| {
            prepared(vm, a, &[(2, Want::Int)], |vm, a| hex(vm, &bytes(vm, &a[0])?, &a[1], &a[2]))
        })
        .sync("toreadonly", "self, /", to_readonly)
        .sync("cast", "self, /, format, shape=?", cast);
    comparisons!(methods, sync compare);
    items::install(&methods);
    attributes(&methods);
}

fn attributes(methods: &Methods) {
    methods
        .get("obj", |vm, this| Ok(view(vm, this)?.source.get().unwrap_or(Value::NONE)))
        .get("format", |vm, this| Ok(vm.str(view(vm, this)?.format)))
        .get("itemsize", |vm, this| Ok(vm.size(view(vm, this)?.size)))
        .get("nbytes", |vm, this| Ok(vm.size(view(vm, this)?.bytes_len())))
        .get("ndim", |vm, this| view(vm, this).map(|_| vm.int(1)))
        .get("shape", |vm, this| Ok(vm.tuple(vec![vm.size(view(vm, this)?.len)])))
        .get("strides", |vm, this| Ok(vm.tuple(vec![vm.int(view(vm, this)?.step as i64)])))
        .get("suboffsets", |vm, this| view(vm, this).map(|_| vm.tuple(Vec::new())))
        .get("readonly", |vm, this| Ok(Value::bool(view(vm, this)?.readonly)))
        .get("contiguous", |vm, this| view(vm, this).map(|view| Value::bool(is_contiguous(view))))
        .get("c_contiguous", |vm, this| view(vm, this).map(|view| Value::bool(is_contiguous(view))))
        .get("f_contiguous", |vm, this| view(vm, this).map(|view| Value::bool(is_contiguous(view))));
}

/// A view of a bytes-like object; `None` if it is none.
pub(crate) fn view_of(vm: Vm, source: &Value) -> Option<Value> {
    MemoryView::of(source).map(|view| allocate(&vm.classes().memoryview, view))
}

/// That a view is no more.
pub(crate) fn released(vm: Vm) -> Raise {
    vm.value_error("operation forbidden on released memoryview object")
}

/// The body of a view that is not released.
fn view(vm: Vm, value: &Value) -> Res<&MemoryView> {
    let view = value.body::<MemoryView>();
    if view.is_released() { Err(released(vm)) } else { Ok(view) }
}

fn bytes(vm: Vm, value: &Value) -> Res<Vec<u8>> {
    view(vm, value)?.bytes().ok_or_else(|| released(vm))
}

fn is_contiguous(view: &MemoryView) -> bool {
    view.step == view.size as isize || view.len <= 1
}

/// Makes sure that an argument is no view whose bytes lie apart.
pub(crate) fn check_contiguous(vm: Vm, value: &Value) -> Res<()> {
    match value.get::<MemoryView>() {
        Some(view) if !is_contiguous(view) => {
            let message = "memoryview: underlying buffer is not C-contiguous";
            Err(vm.raise_text(&vm.classes().buffer_error, message))
        }
        _ => Ok(()),
    }
}

/// The letter of a format.
fn letter(format: &str) -> char {
    format.chars().next_back().unwrap_or('B')
}

/// What the bytes of an item are in a format.
fn unpacked(vm: Vm, format: &str, bytes: &[u8]) -> Res {
    match (letter(format), bytes) {
        ('b', [byte]) => Ok(vm.int(i64::from(*byte as i8))),
        ('c', _) => Ok(vm.bytes(bytes.to_vec())),
        ('B', [byte]) => Ok(vm.int((*byte).into())),
        _ => crate::modules::structs::unpacked_item(vm, format, bytes).ok_or_else(|| {
            let message = format!("memoryview: format {format} not supported");
            vm.raise_text(&vm.classes().not_implemented_error, &message)
        }),
    }
}

/// The values of all items.
fn values(vm: Vm, view: &MemoryView) -> Res<Vec<Value>> {
    let bytes = view.bytes().ok_or_else(|| released(vm))?;
    bytes.chunks_exact(view.size).map(|item| unpacked(vm, view.format, item)).collect()
}

/// The same view with something else about it.
fn changed(vm: Vm, value: &Value, change: impl FnOnce(&mut MemoryView)) -> Res {
    let view = view(vm, value)?;
    let mut part = view.part(0, 1, view.len).ok_or_else(|| released(vm))?;
    change(&mut part);
    Ok(allocate(&vm.classes().memoryview, part))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().memoryview)?;
    if a[1].kind() == Kind::MemoryView {
        view(vm, &a[1])?;
    }
    view_of(vm, &a[1]).ok_or_else(|| {
        let class = vm.class_name(&a[1]);
        vm.type_error(format!("memoryview: a bytes-like object is required, not '{class}'"))
    })
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    view(vm, &a[0])?;
    Ok(vm.new_iter(&vm.classes().sequence_iterator, State::Sequence { object: a[0].clone(), index: 0 }))
}

fn hash(vm: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<MemoryView>();
    if let Some(hash) = body.hash.get() {
        return Ok(vm.int(hash));
    }
    let view = view(vm, &a[0])?;
    if !view.readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if view.size > 1 {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let source = view.source.get().unwrap_or(Value::NONE);
    if source.get::<Bytes>().is_none() {
        return Err(unhashable(vm, &source));
    }
    let hash = hash_bytes(&bytes(vm, &a[0])?);
    view.hash.set(Some(hash));
    Ok(vm.int(hash))
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let what = if a[0].body::<MemoryView>().is_released() { "released memory" } else { "memory" };
    Ok(vm.string(format!("<{what} at {:#x}>", a[0].id())))
}

fn release(_: Vm, a: &[Value]) -> Res {
    a[0].body::<MemoryView>().release();
    Ok(Value::NONE)
}

fn to_bytes(vm: Vm, a: &[Value]) -> Res {
    let view = view(vm, &a[0])?;
    match a[1].get::<Str>().map(Str::bytes) {
        Some(b"C" | b"F" | b"A") => {}
        Some(_) => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
        None if a[1].is_none() || a[1].is_missing() => {}
        None => {
            let given = named(vm, &a[1]);
            return Err(vm.type_error(format!("tobytes() argument 'order' must be str or None, not {given}")));
        }
    }
    view.bytes().map(|bytes| vm.bytes(bytes)).ok_or_else(|| released(vm))
}

fn to_list(vm: Vm, a: &[Value]) -> Res {
    Ok(vm.list(values(vm, view(vm, &a[0])?)?))
}

fn to_readonly(vm: Vm, a: &[Value]) -> Res {
    changed(vm, &a[0], |view| view.readonly = true)
}

fn cast(vm: Vm, a: &[Value]) -> Res {
    let Some(text) = a[1].get::<Str>() else {
        return Err(vm.type_error(format!("cast() argument 'format' must be str, not {}", named(vm, &a[1]))));
    };
    if !is_contiguous(view(vm, &a[0])?) {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let format = native_format(vm, &text.lossy())?;
    let (from, size) = (view(vm, &a[0])?, item_size(format));
    let is_bytes = |format: &str| matches!(letter(format), 'B' | 'b' | 'c');
    if !is_bytes(from.format) && !is_bytes(format) {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    if from.bytes_len() % size != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let len = from.bytes_len() / size;
    if !a[2].is_missing() {
        check_shape(vm, len, &a[2])?;
    }
    changed(vm, &a[0], |view| {
        (view.format, view.size, view.len, view.step) = (format, size, len, size as isize);
    })
}

/// The formats that a view may be cast to.
const NATIVE: &[&str] = &[
    "B", "b", "c", "@B", "@b", "@c", "?", "@?", "h", "@h", "H", "@H", "i", "@i", "I", "@I", "l", "@l", "L",
    "@L", "q", "@q", "Q", "@Q", "n", "@n", "N", "@N", "e", "@e", "f", "@f", "d", "@d", "F", "@F", "D", "@D",
    "P", "@P",
];

fn native_format(vm: Vm, format: &str) -> Res<&'static str> {
    NATIVE.iter().find(|known| **known == format).copied().ok_or_else(|| {
        vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        )
    })
}

/// Makes sure that a cast has one dimension, which holds all of the bytes.
fn check_shape(vm: Vm, len: usize, shape: &Value) -> Res<()> {
    let is_sequence = matches!(shape.kind(), Kind::List | Kind::Tuple);
    let Some(sizes) = vm.items_quick(shape).filter(|_| is_sequence) else {
        return Err(vm.type_error("shape must be a list or a tuple"));
    };
    let [size] = &sizes[..] else {
        let message = "memoryview: a cast to other than one dimension is not implemented";
        return Err(vm.raise_text(&vm.classes().not_implemented_error, message));
    };
    if !size.is_int() {
        return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
    }
    match size.as_i64() {
        Some(..1) => Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        Some(size) if size as u64 == len as u64 => Ok(()),
        _ => Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size")),
    }
}

/// Views are equal if their items are.
fn compare(vm: Vm, order: Order, left: &Value, right: &Value) -> Res {
    if !matches!(order, Order::Eq | Order::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (one, other) = (left.body::<MemoryView>(), right.get::<MemoryView>());
    let is_gone = one.is_released() || other.is_some_and(MemoryView::is_released);
    let equal = if is_gone {
        left.is(right)
    } else {
        let theirs = match buffer(vm, right)? {
            None => return Ok(Value::NOT_IMPLEMENTED),
            Some(_) => MemoryView::of(right),
        };
        theirs.is_some_and(|theirs| same_items(vm, one, &theirs))
    };
    Ok(Value::bool(equal == (order == Order::Eq)))
}

/// Whether items are equal, whatever their formats; those of an unknown format are equal to none.
fn same_items(vm: Vm, one: &MemoryView, other: &MemoryView) -> bool {
    if one.len != other.len {
        return false;
    }
    if letter(one.format) == letter(other.format) && matches!(letter(one.format), 'B' | 'b' | 'c') {
        return one.bytes() == other.bytes();
    }
    let (Ok(ours), Ok(theirs)) = (values(vm, one), values(vm, other)) else { return false };
    ours.iter().zip(&theirs).all(|(a, b)| matches!(eq_quick(a, b), Quick::Yes))
}
