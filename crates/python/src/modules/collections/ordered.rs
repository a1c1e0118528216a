//! `OrderedDict` (`Objects/odictobject.c`): a dict whose entries can be moved, and whose order counts.

use crate::modules::{check_body, new_class, state};
use crate::object::{Info, Kind, allocate};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::dict_methods::value_of;
use crate::types::iter::{NativeIter, NativeNext, Next, State};
use crate::types::list_methods::sequence::InRepr;
use crate::types::object::dict_getset;
use crate::types::str_methods::arguments::{Want, prepared};
use crate::types::ty::{SUBCLASSABLE, Type};
use crate::types::view::{DictView, Part};
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

const CLASS: &str = "collections.OrderedDict";
const MUTATED: &str = "OrderedDict mutated during iteration";
const VIEWS: [&str; 3] = ["odict_keys", "odict_values", "odict_items"];

pub(super) fn fill(vm: Vm, m: &Methods) {
    let classes = vm.classes();
    for (name, base) in VIEWS.into_iter().zip([&classes.dict_keys, &classes.dict_values, &classes.dict_items])
    {
        let class = new_class(vm, "builtins", name, base, base.body::<Type>().info, 0);
        Methods::of(vm, &class).sync("__iter__", "self, /", |vm, a| Ok(walk_view(vm, &a[0], false))).sync(
            "__reversed__",
            "self, /",
            |vm, a| Ok(walk_view(vm, &a[0], true)),
        );
        state::keep(vm, name, &class);
    }
    let class = new_class(vm, "collections", CLASS, &classes.dict, Info::extended::<Dict>(), SUBCLASSABLE);
    Methods::of(vm, &class)
        .maker("cls, *args, **kwargs", waits!(new))
        .wait("__init__", "self, /, *args, **kwargs", waits!(init))
        .wait("update", "self, /, *args, **kwargs", waits!(update))
        .sync("__iter__", "self, /", |vm, a| Ok(walk(vm, &a[0], Part::Keys, false)))
        .sync("__reversed__", "self, /", |vm, a| Ok(walk(vm, &a[0], Part::Keys, true)))
        .sync("keys", "self, /", |vm, a| Ok(view(vm, &a[0], Part::Keys)))
        .sync("values", "self, /", |vm, a| Ok(view(vm, &a[0], Part::Values)))
        .sync("items", "self, /", |vm, a| Ok(view(vm, &a[0], Part::Items)))
        .step("popitem", "self, last=True", |vm, a| prepared(vm, a, &[(1, Want::Truth)], pop_item))
        .wait("move_to_end", "self, key, last=True", waits!(move_to_end))
        .wait("setdefault", "self, key, default=None", waits!(set_default))
        .wait("pop", "self, key, default=?", waits!(pop))
        .wait("copy", "self, /", waits!(copy))
        .wait("__repr__", "self, /", waits!(repr))
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__ne__", "self, value, /", waits!(not_equal))
        .wait("__or__", "self, value, /", waits!(or))
        .wait("__ror__", "self, value, /", waits!(reflected_or))
        .wait("__ior__", "self, value, /", waits!(or_in_place))
        .wait("__reduce__", "self, /", waits!(reduce))
        .class_method("fromkeys", "cls, iterable, value=None", waits!(from_keys))
        .value("__dict__", dict_getset(vm, &class))
        .none("__hash__");
    state::keep(vm, CLASS, &class);
    m.value("OrderedDict", class);
}

fn dict(value: &Value) -> &Dict {
    value.body()
}

fn is_exact(vm: Vm, value: &Value) -> bool {
    vm.class_of(value).is(&state::kept(vm, CLASS))
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_body::<Dict>(vm, &a[0], "OrderedDict")?;
    Ok(allocate(&a[0], Dict::default()))
}

/// The entries of a dict, at a version: whatever adds, removes or moves one ends the walk with an error.
struct Walk {
    dict: Value,
    part: Part,
    version: u32,
    /// The index of the next entry; `None` at the end.
    next: Option<usize>,
    backwards: bool,
}

impl NativeIter for Walk {
    fn next(&mut self, vm: Vm) -> NativeNext {
        let Some(at) = self.next else { return NativeNext::Done(Next::End) };
        let found = dict(&self.dict).table.with(|table| {
            if table.version() != self.version {
                return None;
            }
            let entry = table.entry(at).map(|entry| (entry.key.clone(), entry.value.clone()))?;
            let next = if self.backwards { table.previous(at) } else { table.next(at + 1) };
            Some((entry, next.map(|(at, _)| at)))
        });
        let Some(((key, value), next)) = found else {
            self.next = None;
            return NativeNext::Done(Next::Raise(vm.runtime_error(MUTATED)));
        };
        self.next = next;
        NativeNext::Done(Next::Item(match self.part {
            Part::Keys => key,
            Part::Values => value,
            Part::Items => vm.pair(key, value),
        }))
    }
}

fn walk(vm: Vm, of: &Value, part: Part, backwards: bool) -> Value {
    let (version, next) = dict(of).table.with(|table| {
        let first = if backwards { table.previous(usize::MAX) } else { table.next(0) }.map(|(at, _)| at);
        (table.version(), first)
    });
    let walk = Walk { dict: of.clone(), part, version, next, backwards };
    vm.new_iter(&vm.classes().sequence_iterator, State::Native(Box::new(walk)))
}

fn view(vm: Vm, of: &Value, part: Part) -> Value {
    let class = state::kept(vm, VIEWS[part as usize]);
    allocate(&class, DictView { dict: of.clone(), part })
}

fn walk_view(vm: Vm, view: &Value, backwards: bool) -> Value {
    let view = view.body::<DictView>();
    walk(vm, &view.dict, view.part, backwards)
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    match vm.tuple_items(&a[1]).len() {
        0 | 1 => update(vm, a).await,
        count => Err(vm.type_error(format!("expected at most 1 arguments, got {count}"))),
    }
}

#[undropped]
async fn update(vm: Vm, a: Vec<Value>) -> Res {
    let args = vm.tuple_items(&a[1]);
    if args.len() > 1 {
        let message = format!("update() takes at most 1 positional argument ({} given)", args.len());
        return Err(vm.type_error(message));
    }
    if let Some(other) = args.first() {
        update_by(vm, &a[0], other).await?;
    }
    update_by(vm, &a[0], &a[2]).await?;
    Ok(Value::NONE)
}

/// Sets each item of a mapping, or of an iterable of pairs, as a program would.
#[undropped]
async fn update_by(vm: Vm, this: &Value, other: &Value) -> Res<()> {
    if let Some(plain) = other.exact::<Dict>() {
        for (key, value) in plain.pairs() {
            vm.set_item(this, key, value).await?;
        }
        return Ok(());
    }
    if let Some(keys) = vm.optional_attribute(other, &vm.names().keys).await? {
        let keys = vm.call(&keys, Vec::new()).await?;
        let iterator = vm.iter(&keys).await?;
        while let Some(key) = vm.next(&iterator).await? {
            let value = vm.item(other, &key).await?;
            vm.set_item(this, key, value).await?;
        }
        return Ok(());
    }
    let pairs = match vm.optional_attribute(other, &vm.names().items).await? {
        Some(items) => vm.call(&items, Vec::new()).await?,
        None => other.clone(),
    };
    let iterator = vm.iter(&pairs).await?;
    while let Some(pair) = vm.next(&iterator).await? {
        let [key, value] = two(vm, &pair).await?;
        vm.set_item(this, key, value).await?;
    }
    Ok(())
}

#[undropped]
async fn two(vm: Vm, pair: &Value) -> Res<[Value; 2]> {
    vm.collect(pair).await?.try_into().map_err(|items: Vec<Value>| {
        vm.value_error(match items.len() {
            0 => "need more than 0 values to unpack",
            1 => "need more than 1 value to unpack",
            _ => "too many values to unpack (expected 2)",
        })
    })
}

fn pop_item(vm: Vm, a: &[Value]) -> Res {
    let is_last = a[1].as_bool().unwrap_or(true);
    let taken = dict(&a[0]).table.with(|table| {
        let (at, _) = if is_last { table.previous(usize::MAX) } else { table.next(0) }?;
        table.remove(at)
    });
    match taken {
        Some(entry) => Ok(vm.pair(entry.key, entry.value)),
        None => Err(vm.raise_text(&vm.classes().key_error, "dictionary is empty")),
    }
}

#[undropped]
async fn move_to_end(vm: Vm, a: Vec<Value>) -> Res {
    let is_last = vm.truth(&a[2]).await?;
    let hash = crate::types::dict_methods::key_hash(vm, &a[1]).await?;
    let moved = vm.at_key(&dict(&a[0]).table, &a[1], hash, |table, at| {
        at.map(|at| table.move_to_end(at, is_last)).is_some()
    });
    if !moved.await? {
        return Err(vm.key_error(&a[1]));
    }
    Ok(Value::NONE)
}

#[undropped]
async fn set_default(vm: Vm, a: Vec<Value>) -> Res {
    if is_exact(vm, &a[0]) {
        if let Some(known) = value_of(vm, &a[0], &a[1]).await? {
            return Ok(known);
        }
    } else if vm.contains(&a[0], &a[1]).await? {
        return vm.item(&a[0], &a[1]).await;
    }
    vm.set_item(&a[0], a[1].clone(), a[2].clone()).await?;
    Ok(a[2].clone())
}

#[undropped]
async fn pop(vm: Vm, a: Vec<Value>) -> Res {
    let hash = crate::types::dict_methods::key_hash(vm, &a[1]).await?;
    let taken = vm.at_key(&dict(&a[0]).table, &a[1], hash, |table, at| table.remove(at?)).await?;
    match taken {
        Some(entry) => Ok(entry.value),
        None if a[2].is_missing() => Err(vm.key_error(&a[1])),
        None => Ok(a[2].clone()),
    }
}

#[undropped]
async fn copy(vm: Vm, a: Vec<Value>) -> Res {
    if is_exact(vm, &a[0]) {
        return Ok(allocate(&vm.class_of(&a[0]), dict(&a[0]).copied()));
    }
    let made = vm.call(&vm.class_of(&a[0]), Vec::new()).await?;
    for key in dict(&a[0]).keys() {
        let value = vm.item(&a[0], &key).await?;
        vm.set_item(&made, key, value).await?;
    }
    Ok(made)
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let Some(_inside) = InRepr::enter(vm, &a[0]) else { return Ok(vm.str("...")) };
    let name = vm.class_name(&a[0]);
    let name = name.rsplit('.').next().unwrap_or_default();
    if dict(&a[0]).len() == 0 {
        return Ok(vm.string(format!("{name}()")));
    }
    let content = if is_exact(vm, &a[0]) {
        vm.new_dict(dict(&a[0]).copied())
    } else {
        let items = vm.attribute(&a[0], &vm.names().items).await?;
        let items = vm.call(&items, Vec::new()).await?;
        vm.call(&vm.classes().dict, vec![items]).await?
    };
    let content = vm.repr(&content).await?;
    Ok(vm.written(|text| {
        text.extend_from_slice(name.as_bytes());
        text.push(b'(');
        text.extend_from_slice(content.body::<crate::types::string::Str>().bytes());
        text.push(b')');
    }))
}

/// Whether both have the same items, in the same order where both are ordered; `None` if the other is no dict.
#[undropped]
async fn same(vm: Vm, this: &Value, other: &Value) -> Res<Option<bool>> {
    if other.kind() != Kind::Dict {
        return Ok(None);
    }
    let equal = vm.classes().dict.body::<Type>().lookup(vm, &vm.names().__eq__).unwrap_or(Value::NONE);
    let equal = vm.call(&equal, vec![this.clone(), other.clone()]).await?;
    if !vm.truth(&equal).await? {
        return Ok(Some(false));
    }
    if !vm.is_instance_of(other, &state::kept(vm, CLASS)) {
        return Ok(Some(true));
    }
    let version = |value: &Value| dict(value).table.with(|table| table.version());
    let versions = (version(this), version(other));
    for (one, another) in dict(this).keys().into_iter().zip(dict(other).keys()) {
        if !vm.same(&one, &another).await? {
            return Ok(Some(false));
        }
        if (version(this), version(other)) != versions {
            return Err(vm.runtime_error(MUTATED));
        }
    }
    Ok(Some(true))
}

#[undropped]
async fn equal(vm: Vm, a: Vec<Value>) -> Res {
    Ok(same(vm, &a[0], &a[1]).await?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

#[undropped]
async fn not_equal(vm: Vm, a: Vec<Value>) -> Res {
    Ok(same(vm, &a[0], &a[1]).await?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

/// A new one of the class of the operand that is ordered.
#[undropped]
async fn union(vm: Vm, class: &Value, left: &Value, right: &Value) -> Res {
    if left.kind() != Kind::Dict || right.kind() != Kind::Dict {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let made = vm.call(class, vec![left.clone()]).await?;
    update_by(vm, &made, right).await?;
    Ok(made)
}

#[undropped]
async fn or(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &vm.class_of(&a[0]), &a[0], &a[1]).await
}

#[undropped]
async fn reflected_or(vm: Vm, a: Vec<Value>) -> Res {
    union(vm, &vm.class_of(&a[0]), &a[1], &a[0]).await
}

#[undropped]
async fn or_in_place(vm: Vm, a: Vec<Value>) -> Res {
    update_by(vm, &a[0], &a[1]).await?;
    Ok(a[0].clone())
}

#[undropped]
async fn reduce(vm: Vm, a: Vec<Value>) -> Res {
    let state: Slot = vm.call_special(&a[0], &vm.names().__getstate__, Vec::new()).await?;
    let items = vm.attribute(&a[0], &vm.names().items).await?;
    let items = vm.call(&items, Vec::new()).await?;
    let iterator = vm.iter(&items).await?;
    let empty = vm.tuple(Vec::new());
    Ok(vm.tuple(vec![vm.class_of(&a[0]), empty, state.unwrap_or(Value::NONE), Value::NONE, iterator]))
}

#[undropped]
async fn from_keys(vm: Vm, a: Vec<Value>) -> Res {
    let made = vm.call(&a[0], Vec::new()).await?;
    let iterator = vm.iter(&a[1]).await?;
    while let Some(key) = vm.next(&iterator).await? {
        vm.set_item(&made, key, a[2].clone()).await?;
    }
    Ok(made)
}
