//! The module `array`: numbers of one type next to each other (`Modules/arraymodule.c`).

mod convert;
mod item;
mod items;

use crate::object::{Body, Info, Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::dict::Dict;
use crate::types::iter::{NativeIter, NativeNext, Next, State};
use crate::types::list_methods::sequence::{bound, from_start};
use crate::types::number_methods::comparisons;
use crate::types::string::Str;
use crate::types::ty::{SEQUENCE, SUBCLASSABLE};
use crate::value::Value;
use crate::vm::ops::{Order, repeat_count};
use crate::vm::{Raise, Res, Vm};
use crate::waits;

/// The letters of the types that an array may have.
pub(super) const TYPECODES: &str = "bBuwhHiIlLqQfd";

pub(crate) struct Array {
    pub(super) letter: u8,
    pub(crate) bytes: Mut<Vec<u8>>,
    /// Views of it, while which it must not change its size.
    pub(crate) exports: Mut<usize>,
}

impl Body for Array {
    const KIND: Kind = Kind::Other;
}

impl Array {
    fn new(letter: u8, bytes: Vec<u8>) -> Self {
        Self { letter, bytes: Mut::new(bytes), exports: Mut::new(0) }
    }

    /// How many bytes an item takes.
    fn size(&self) -> usize {
        item::size(self.letter)
    }

    fn len(&self) -> usize {
        self.bytes.with(|bytes| bytes.len()) / self.size()
    }

    fn is_text(&self) -> bool {
        matches!(self.letter, b'u' | b'w')
    }

    /// The format of a view of it.
    pub(crate) fn format(&self) -> &'static str {
        const CODES: &[&str] = &["b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d"];
        CODES.iter().find(|code| code.as_bytes() == [self.letter]).copied().unwrap_or("w")
    }

    /// The bytes of an item that is there.
    fn item_bytes(&self, index: usize) -> Option<Vec<u8>> {
        let size = self.size();
        let start = index.checked_mul(size)?;
        let end = start.checked_add(size)?;
        self.bytes.with(|bytes| bytes.get(start..end).map(<[u8]>::to_vec))
    }

    /// An item, or `None` behind the end.
    fn get(&self, vm: Vm, index: usize) -> Option<Res> {
        Some(item::read(vm, self.letter, &self.item_bytes(index)?))
    }

    fn check_resize(&self, vm: Vm) -> Res<()> {
        if self.exports.get() == 0 {
            return Ok(());
        }
        let message = "cannot resize an array that is exporting buffers";
        Err(vm.raise_text(&vm.classes().buffer_error, message))
    }

    /// Adds bytes at the end.
    fn push(&self, vm: Vm, more: &[u8]) -> Res<()> {
        if !more.is_empty() {
            self.check_resize(vm)?;
            self.bytes.with(|bytes| bytes.extend_from_slice(more));
        }
        Ok(())
    }
}

fn body(value: &Value) -> &Array {
    value.body()
}

/// A further array of the class that native code made.
fn alike(vm: Vm, like: &Value, bytes: Vec<u8>) -> Value {
    allocate(&super::native_class(vm, like), Array::new(body(like).letter, bytes))
}

fn bad_argument(vm: Vm) -> Raise {
    vm.type_error("bad argument type for built-in operation")
}

pub(crate) fn fill(vm: Vm, m: &Methods) {
    let info = Info::plain::<Array>();
    let flags = SUBCLASSABLE | SEQUENCE;
    let class = super::new_class(vm, "array", "array.array", &vm.classes().object, info, flags);
    let methods = Methods::of(vm, &class);
    comparisons!(methods, wait compare);
    methods
        .maker("cls, *args, **kwargs", waits!(new))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_item))
        .get("typecode", |vm, this| Ok(vm.string(char::from(body(this).letter).to_string())))
        .get("itemsize", |vm, this| Ok(vm.size(body(this).size())))
        .wait("append", "self, v, /", waits!(append))
        .wait("extend", "self, bb, /", waits!(extend))
        .wait("insert", "self, i, v, /", waits!(insert))
        .wait("pop", "self, i=-1, /", waits!(pop))
        .wait("remove", "self, v, /", waits!(remove))
        .wait("index", "self, v, start=0, stop=9223372036854775807, /", waits!(index))
        .wait("count", "self, v, /", waits!(count))
        .wait("__contains__", "self, key, /", waits!(contains))
        .sync("clear", "self, /", clear)
        .sync("reverse", "self, /", reverse)
        .sync("__copy__", "self, /", copy)
        .sync("__deepcopy__", "self, unused, /", copy)
        .sync("__len__", "self, /", |vm, a| Ok(vm.size(body(&a[0]).len())))
        .sync("__iter__", "self, /", iter)
        .sync("__add__", "self, value, /", add)
        .wait("__iadd__", "self, value, /", waits!(add_in_place))
        .wait("__mul__", "self, value, /", waits!(mul))
        .wait("__rmul__", "self, value, /", waits!(mul))
        .wait("__imul__", "self, value, /", waits!(mul_in_place))
        .wait("__repr__", "self, /", waits!(repr))
        .none("__hash__");
    items::install(&methods);
    convert::install(&methods);
    convert::fill(m);
    m.value("array", class.clone()).value("ArrayType", class).value("typecodes", vm.str(TYPECODES));
}

#[undropped]
async fn class_item(vm: Vm, a: Vec<Value>) -> Res {
    Ok(crate::types::alias::generic_alias(vm, &a[0], &a[1]))
}

/// The letter that an argument is, whichever it is.
fn letter(vm: Vm, value: &Value) -> Res<char> {
    let given = match value.get::<Str>() {
        Some(text) => match (text.len(), text.as_str().and_then(|text| text.chars().next())) {
            (1, Some(letter)) => return Ok(letter),
            (1, None) => return Ok(char::REPLACEMENT_CHARACTER),
            (len, _) => format!("a string of length {len}"),
        },
        None => vm.class_name(value),
    };
    Err(vm.type_error(format!("array() argument 1 must be a unicode character, not {given}")))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    super::check_body::<Array>(vm, &a[0], "array.array")?;
    let is_own = !a[0].body::<crate::types::ty::Type>().is_heap();
    if is_own && a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error("array.array() takes no keyword arguments"));
    }
    let args = vm.tuple_items(&a[1]);
    match args.len() {
        0 => return Err(vm.type_error("array() takes at least 1 argument (0 given)")),
        1 | 2 => {}
        given => return Err(vm.type_error(format!("array() takes at most 2 arguments ({given} given)"))),
    }
    let letter = letter(vm, &args[0])?;
    let is_text = matches!(letter, 'u' | 'w');
    if let Some(initial) = args.get(1).filter(|_| !is_text) {
        let wrong = if initial.get::<Str>().is_some() {
            Some("a str")
        } else {
            initial.get::<Array>().filter(|array| array.is_text()).map(|_| "a unicode array")
        };
        if let Some(wrong) = wrong {
            let message = format!("cannot use {wrong} to initialize an array with typecode '{letter}'");
            return Err(vm.type_error(message));
        }
    }
    if !TYPECODES.contains(letter) {
        let message = "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)";
        return Err(vm.value_error(message));
    }
    let array = allocate(&a[0], Array::new(letter as u8, Vec::new()));
    if let Some(initial) = args.get(1) {
        fill_with(vm, &array, initial).await?;
    }
    Ok(array)
}

/// Fills a new array with what the second argument gives.
#[undropped]
async fn fill_with(vm: Vm, array: &Value, initial: &Value) -> Res<()> {
    let this = body(array);
    if let Some(text) = initial.get::<Str>().filter(|_| this.is_text()) {
        return this.push(vm, &text.code_points().flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
    }
    if let Some(other) = initial.get::<Array>().filter(|other| other.letter == this.letter) {
        return this.push(vm, &other.bytes.get());
    }
    if initial.get::<Bytes>().is_some() || initial.get::<ByteArray>().is_some() {
        return convert::push_bytes(vm, this, &initial.as_bytes().unwrap_or_default());
    }
    push_items(vm, array, initial).await
}

/// Adds the items of an iterable one by one.
#[undropped]
async fn push_items(vm: Vm, array: &Value, iterable: &Value) -> Res<()> {
    let iterator = vm.iter(iterable).await?;
    while let Some(item) = vm.next(&iterator).await? {
        let bytes = item::write(vm, body(array).letter, &item).await?;
        body(array).push(vm, &bytes)?;
    }
    Ok(())
}

#[undropped]
async fn append(vm: Vm, a: Vec<Value>) -> Res {
    let bytes = item::write(vm, body(&a[0]).letter, &a[1]).await?;
    body(&a[0]).push(vm, &bytes)?;
    Ok(Value::NONE)
}

#[undropped]
async fn extend(vm: Vm, a: Vec<Value>) -> Res {
    match a[1].get::<Array>() {
        Some(other) if other.letter == body(&a[0]).letter => body(&a[0]).push(vm, &other.bytes.get())?,
        Some(_) => return Err(vm.type_error("can only extend with array of same kind")),
        None => push_items(vm, &a[0], &a[1]).await?,
    }
    Ok(Value::NONE)
}

#[undropped]
async fn add_in_place(vm: Vm, a: Vec<Value>) -> Res {
    if a[1].get::<Array>().is_none() {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("can only extend array with array (not \"{class}\")")));
    }
    let array = a[0].clone();
    extend(vm, a).await?;
    Ok(array)
}

#[undropped]
async fn insert(vm: Vm, a: Vec<Value>) -> Res {
    let at = crate::types::list_methods::sequence::ssize(vm, &a[1]).await?;
    let array = body(&a[0]);
    let item = item::write(vm, array.letter, &a[2]).await?;
    array.check_resize(vm)?;
    let place = from_start(at, array.len()).min(array.len()) * array.size();
    array.bytes.with(|bytes| {
        let place = place.min(bytes.len());
        drop(bytes.splice(place..place, item));
    });
    Ok(Value::NONE)
}

#[undropped]
async fn pop(vm: Vm, a: Vec<Value>) -> Res {
    let at = crate::types::list_methods::sequence::ssize(vm, &a[1]).await?;
    let array = body(&a[0]);
    if array.len() == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let place = vm.place(&vm.int(at), array.len()).ok_or_else(|| vm.index_error("pop index out of range"))?;
    let item = array.get(vm, place).unwrap_or(Ok(Value::NONE))?;
    array.check_resize(vm)?;
    take_out(array, place);
    Ok(item)
}

fn take_out(array: &Array, place: usize) {
    let size = array.size();
    // Another thread may have taken it out.
    array.bytes.with(|bytes| {
        if (place + 1) * size <= bytes.len() {
            drop(bytes.drain(place * size..(place + 1) * size));
        }
    });
}

/// Where a value is from one place up to another.
#[undropped]
async fn find(vm: Vm, array: &Value, value: &Value, start: usize, stop: usize) -> Res<Option<usize>> {
    let mut at = start;
    while at < stop
        && let Some(item) = body(array).get(vm, at)
    {
        if vm.holds(Order::Eq, &item?, value).await? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

#[undropped]
async fn remove(vm: Vm, a: Vec<Value>) -> Res {
    let Some(place) = find(vm, &a[0], &a[1], 0, usize::MAX).await? else {
        return Err(vm.value_error("array.remove(x): x not in array"));
    };
    body(&a[0]).check_resize(vm)?;
    if place < body(&a[0]).len() {
        take_out(body(&a[0]), place);
    }
    Ok(Value::NONE)
}

#[undropped]
async fn index(vm: Vm, a: Vec<Value>) -> Res {
    let (start, stop) = (bound(vm, &a[2]).await?, bound(vm, &a[3]).await?);
    let len = body(&a[0]).len();
    let found = find(vm, &a[0], &a[1], from_start(start, len), from_start(stop, len)).await?;
    found.map(|at| vm.size(at)).ok_or_else(|| vm.value_error("array.index(x): x not in array"))
}

#[undropped]
async fn count(vm: Vm, a: Vec<Value>) -> Res {
    let (mut count, mut next) = (0, 0);
    while let Some(at) = find(vm, &a[0], &a[1], next, usize::MAX).await? {
        count += 1;
        next = at + 1;
    }
    Ok(vm.size(count))
}

#[undropped]
async fn contains(vm: Vm, a: Vec<Value>) -> Res {
    Ok(Value::bool(find(vm, &a[0], &a[1], 0, usize::MAX).await?.is_some()))
}

fn clear(vm: Vm, a: &[Value]) -> Res {
    if body(&a[0]).len() > 0 {
        body(&a[0]).check_resize(vm)?;
    }
    drop(body(&a[0]).bytes.take());
    Ok(Value::NONE)
}

fn reverse(_: Vm, a: &[Value]) -> Res {
    let size = body(&a[0]).size();
    body(&a[0]).bytes.with(|bytes| {
        bytes.reverse();
        bytes.chunks_mut(size).for_each(<[u8]>::reverse);
    });
    Ok(Value::NONE)
}

fn copy(vm: Vm, a: &[Value]) -> Res {
    Ok(alike(vm, &a[0], body(&a[0]).bytes.get()))
}

/// Goes through the items as they are when it comes to them.
struct Walk {
    array: Value,
    index: usize,
}

impl NativeIter for Walk {
    fn next(&mut self, vm: Vm) -> NativeNext {
        let item = body(&self.array).get(vm, self.index);
        self.index += 1;
        NativeNext::Done(match item {
            Some(Ok(item)) => Next::Item(item),
            Some(Err(raise)) => Next::Raise(raise),
            None => Next::End,
        })
    }
}

fn iter(vm: Vm, a: &[Value]) -> Res {
    let walk = Walk { array: a[0].clone(), index: 0 };
    Ok(vm.new_iter(&vm.classes().sequence_iterator, State::Native(Box::new(walk))))
}

fn add(vm: Vm, a: &[Value]) -> Res {
    let Some(other) = a[1].get::<Array>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("can only append array (not \"{class}\") to array")));
    };
    if other.letter != body(&a[0]).letter {
        return Err(bad_argument(vm));
    }
    let mut bytes = body(&a[0]).bytes.get();
    bytes.extend(other.bytes.get());
    Ok(alike(vm, &a[0], bytes))
}

/// The bytes of an array, repeated; `None` if the other operand is no number.
#[undropped]
async fn repeated(vm: Vm, a: &[Value]) -> Res<Option<Vec<u8>>> {
    if vm.class_attribute(&a[1], &vm.names().__index__).is_none() {
        return Ok(None);
    }
    let times = vm.index(&a[1]).await?;
    let bytes = body(&a[0]).bytes.get();
    let times = repeat_count(vm, bytes.len(), &times)?;
    crate::types::str_methods::arguments::check_room(vm, bytes.len().saturating_mul(times))?;
    Ok(Some(bytes.repeat(times)))
}

fn no_factor(vm: Vm, other: &Value) -> Raise {
    vm.type_error(format!("can't multiply sequence by non-int of type '{}'", vm.class_name(other)))
}

#[undropped]
async fn mul(vm: Vm, a: Vec<Value>) -> Res {
    match repeated(vm, &a).await? {
        Some(bytes) => Ok(alike(vm, &a[0], bytes)),
        None => Err(no_factor(vm, &a[1])),
    }
}

#[undropped]
async fn mul_in_place(vm: Vm, a: Vec<Value>) -> Res {
    let Some(bytes) = repeated(vm, &a).await? else { return Err(no_factor(vm, &a[1])) };
    let array = body(&a[0]);
    if bytes.len() != array.bytes.with(|bytes| bytes.len()) {
        array.check_resize(vm)?;
    }
    array.bytes.set(bytes);
    Ok(a[0].clone())
}

/// Compares by the first items that differ.
#[undropped]
async fn compare(vm: Vm, order: Order, a: Vec<Value>) -> Res {
    let (Some(left), Some(right)) = (a[0].get::<Array>(), a[1].get::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if matches!(order, Order::Eq | Order::Ne) && left.len() != right.len() {
        return Ok(Value::bool(order == Order::Ne));
    }
    let mut at = 0;
    while let (Some(x), Some(y)) = (left.get(vm, at), right.get(vm, at)) {
        let (x, y) = (x?, y?);
        if !vm.holds(Order::Eq, &x, &y).await? {
            return match order {
                Order::Eq => Ok(Value::FALSE),
                Order::Ne => Ok(Value::TRUE),
                _ => vm.compare(order, &x, &y).await,
            };
        }
        at += 1;
    }
    Ok(Value::bool(order.holds(Some(left.len().cmp(&right.len())))))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_name(&a[0]);
    let class = class.rsplit('.').next().unwrap_or_default();
    let array = body(&a[0]);
    let letter = char::from(array.letter);
    if array.len() == 0 {
        return Ok(vm.string(format!("{class}('{letter}')")));
    }
    let content = match array.is_text() {
        true => convert::to_text(vm, array)?,
        false => vm.list(convert::all(vm, array)?),
    };
    let mut text = format!("{class}('{letter}', ").into_bytes();
    crate::types::list_methods::sequence::push_repr(vm, &mut text, &content).await?;
    text.push(b')');
    Ok(vm.wtf8(text))
}
