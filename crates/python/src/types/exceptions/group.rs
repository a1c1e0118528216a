//! `BaseExceptionGroup` and `ExceptionGroup` (PEP 654).

use std::collections::HashSet;
use std::rc::Rc;

use crate::object::{Info, Kind, allocate};
use crate::types::Methods;
use crate::types::exception::Exception;
use crate::types::list::List;
use crate::types::string::Str;
use crate::types::ty::{IMMUTABLE, SUBCLASSABLE, Type};
use crate::value::Value;
use crate::vm::native::{Task, task};
use crate::vm::{Res, Vm};
use crate::waits;

use super::fields::{get, numbers::group, read_only};
use super::{base, check_class, items, plain_items};

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().base_exception_group;
    Methods::of(vm, class)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, /, *args, **kwargs", base::init)
        .wait("__str__", "self, /", waits!(str))
        .wait("derive", "self, excs, /", waits!(derive))
        .wait("split", "self, matcher_value, /", waits!(split_by))
        .wait("subgroup", "self, matcher_value, /", waits!(subgroup))
        .class_method("__class_getitem__", "cls, item, /", waits!(class_item))
        .get_set("message", get::<{ group::MESSAGE }>, read_only)
        .get_set("exceptions", get::<{ group::EXCEPTIONS }>, read_only);
    make_exception_group(vm);
}

/// `class ExceptionGroup(BaseExceptionGroup, Exception)`, which lives as long as the machine.
fn make_exception_group(vm: Vm) {
    let c = vm.classes();
    let bases = [&c.base_exception_group, &c.exception];
    let ty = Type::new("ExceptionGroup", Info::extended::<Exception>(), SUBCLASSABLE | IMMUTABLE);
    ty.base.set(Some(c.base_exception_group.clone()));
    ty.bases.set(Some(vm.tuple(bases.map(Value::clone).to_vec())));
    ty.ancestors.set(
        [&c.base_exception_group, &c.exception, &c.base_exception, &c.object].map(Value::clone).to_vec(),
    );
    ty.set_dict(vm.empty_dict());
    let class = allocate(&c.type_, ty);
    for base in bases {
        base.body::<Type>().add_subclass(&class);
    }
    // Its objects do not count it, as those of other built-in classes.
    std::mem::forget(class);
}

/// The class `ExceptionGroup`.
pub(crate) fn exception_group(vm: Vm) -> Value {
    let derived = vm.classes().base_exception_group.body::<Type>().subclass_values();
    derived
        .into_iter()
        .find(|class| !class.body::<Type>().is_heap())
        .expect("the class is made with the machine")
}

pub(crate) fn is_group(vm: Vm, value: &Value) -> bool {
    vm.is_instance_of(value, &vm.classes().base_exception_group)
}

/// The exceptions in a group.
pub(crate) fn members(vm: Vm, group: &Value) -> Vec<Value> {
    group.body::<Exception>().field(group::EXCEPTIONS).map_or_else(Vec::new, |tuple| vm.tuple_items(&tuple))
}

/// The class of a group that is asked to be of `class`: it may hold exceptions that derive from `Exception` alone.
fn class_for(vm: Vm, class: &Value, exceptions: &[Value]) -> Res {
    let c = vm.classes();
    let only_plain = exceptions.iter().all(|exception| vm.is_instance_of(exception, &c.exception));
    if class.is(&c.base_exception_group) {
        return Ok(if only_plain { exception_group(vm) } else { class.clone() });
    }
    if only_plain || !class.body::<Type>().is_subclass_of(c.exception.body()) {
        return Ok(class.clone());
    }
    Err(vm.type_error(if class.body::<Type>().is_heap() {
        format!("Cannot nest BaseExceptions in '{}'", class.body::<Type>().name())
    } else {
        "Cannot nest BaseExceptions in an ExceptionGroup".to_owned()
    }))
}

/// Whether items of a value can be asked for by their number.
fn is_sequence(vm: Vm, value: &Value) -> bool {
    !matches!(value.kind(), Kind::Dict | Kind::MappingProxy)
        && vm.class_attribute(value, &vm.names().__getitem__).is_some()
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_class(vm, &a[0], &vm.classes().base_exception_group)?;
    let [message, sequence] = items(&a[1]) else {
        let count = items(&a[1]).len();
        let message = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)");
        return Err(vm.type_error(message));
    };
    if message.kind() != Kind::Str {
        let class = vm.class_name(message);
        return Err(
            vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {class}"))
        );
    }
    if !is_sequence(vm, sequence) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let exceptions = vm.collect(sequence).await?;
    if exceptions.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(index) = exceptions.iter().position(|exception| exception.kind() != Kind::Exception) {
        let message = format!("Item {index} of second argument (exceptions) is not an exception");
        return Err(vm.value_error(message));
    }
    let class = class_for(vm, &a[0], &exceptions)?;
    Ok(make(vm, &class, a[1].clone(), message.clone(), exceptions))
}

fn make(vm: Vm, class: &Value, args: Value, message: Value, exceptions: Vec<Value>) -> Value {
    let this = allocate(class, Exception::new(args));
    let body = this.body::<Exception>();
    body.set_field(group::MESSAGE, Some(message));
    body.set_field(group::EXCEPTIONS, Some(vm.tuple(exceptions)));
    this
}

/// A group without a message; `sequence` is the list or the tuple that its arguments show.
pub(super) fn wrap(vm: Vm, sequence: Value) -> Res {
    let exceptions = plain_items(vm, &sequence)?;
    let class = class_for(vm, &vm.classes().base_exception_group, &exceptions)?;
    let message = vm.str("");
    Ok(make(vm, &class, vm.pair(message.clone(), sequence), message, exceptions))
}

/// Sets the attributes of a group that native code makes.
pub(super) fn fill_native(vm: Vm, this: &Value, args: &Value) {
    let [message, sequence] = items(args) else { return };
    let Ok(exceptions) = plain_items(vm, sequence) else { return };
    let class = vm.class_of(this);
    if let (Ok(fitting), Some(header)) = (class_for(vm, &class, &exceptions), this.header())
        && !fitting.is(&class)
    {
        header.set_class(&fitting);
    }
    let body = this.body::<Exception>();
    body.set_field(group::MESSAGE, Some(message.clone()));
    body.set_field(group::EXCEPTIONS, Some(vm.tuple(exceptions)));
}

#[undropped]
async fn str(vm: Vm, a: Vec<Value>) -> Res {
    let message = a[0].body::<Exception>().field(group::MESSAGE).unwrap_or(Value::NONE);
    let message = vm.to_str(&message).await?;
    let count = members(vm, &a[0]).len();
    let count = format!(" ({count} sub-exception{})", if count > 1 { "s" } else { "" });
    Ok(vm.wtf8([message.body::<Str>().bytes(), count.as_bytes()].concat()))
}

#[undropped]
async fn derive(vm: Vm, a: Vec<Value>) -> Res {
    let message = a[0].body::<Exception>().field(group::MESSAGE).unwrap_or(Value::NONE);
    vm.call(&vm.classes().base_exception_group, vec![message, a[1].clone()]).await
}

#[undropped]
async fn class_item(vm: Vm, a: Vec<Value>) -> Res {
    Ok(crate::types::alias::generic_alias(vm, &a[0], &a[1]))
}

/// What exceptions of a group are chosen by.
#[derive(Clone)]
enum Matcher {
    /// A class, or a tuple of classes.
    Types(Value),
    Predicate(Value),
    /// The ids of exceptions that are no groups.
    Leaves(Rc<HashSet<u64>>),
}

impl Matcher {
    fn of(vm: Vm, value: &Value) -> Res<Self> {
        if value.kind() != Kind::Type && crate::modules::builtins::is_callable(vm, value) {
            return Ok(Self::Predicate(value.clone()));
        }
        let fits = match value.kind() {
            Kind::Tuple => items(value).iter().all(|class| vm.is_exception_class(class)),
            _ => vm.is_exception_class(value),
        };
        if fits {
            return Ok(Self::Types(value.clone()));
        }
        let message =
            "expected an exception type, a tuple of exception types, or a callable (other than a class)";
        Err(vm.type_error(message))
    }

    #[undropped]
    async fn matches(&self, vm: Vm, exception: &Value) -> Res<bool> {
        match self {
            Self::Types(classes) if classes.kind() == Kind::Tuple => {
                Ok(items(classes).iter().any(|class| vm.is_instance_of(exception, class)))
            }
            Self::Types(class) => Ok(vm.is_instance_of(exception, class)),
            Self::Predicate(predicate) => {
                let answer = vm.call(predicate, vec![exception.clone()]).await?;
                vm.truth(&answer).await
            }
            Self::Leaves(ids) => Ok(!is_group(vm, exception) && ids.contains(&exception.id())),
        }
    }
}

#[undropped]
async fn split_by(vm: Vm, a: Vec<Value>) -> Res {
    let matcher = Matcher::of(vm, &a[1])?;
    split(vm, a[0].clone(), matcher, true).await
}

#[undropped]
async fn subgroup(vm: Vm, a: Vec<Value>) -> Res {
    let matcher = Matcher::of(vm, &a[1])?;
    let parts = split(vm, a[0].clone(), matcher, false).await?;
    Ok(items(&parts)[0].clone())
}

fn split_task(vm: Vm, exception: Value, matcher: Matcher, wants_rest: bool) -> Task {
    task(split(vm, exception, matcher, wants_rest))
}

/// A pair of what matches and, if wanted, of the rest, in groups nested as before; `None` for what is empty.
#[undropped]
async fn split(vm: Vm, exception: Value, matcher: Matcher, wants_rest: bool) -> Res {
    if matcher.matches(vm, &exception).await? {
        return Ok(vm.pair(exception, Value::NONE));
    }
    if !is_group(vm, &exception) {
        return Ok(vm.pair(Value::NONE, if wants_rest { exception } else { Value::NONE }));
    }
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for inner in members(vm, &exception) {
        let parts = vm.run_task(split_task(vm, inner, matcher.clone(), wants_rest)).await?;
        for (part, all) in items(&parts).iter().zip([&mut matched, &mut rest]) {
            if !part.is_none() {
                all.push(part.clone());
            }
        }
    }
    let matched = subset(vm, &exception, matched).await?;
    let rest = if wants_rest { subset(vm, &exception, rest).await? } else { Value::NONE };
    Ok(vm.pair(matched, rest))
}

/// A group like `original` of some of its exceptions; `None` of none.
#[undropped]
async fn subset(vm: Vm, original: &Value, exceptions: Vec<Value>) -> Res {
    if exceptions.is_empty() {
        return Ok(Value::NONE);
    }
    let derive = vm.attribute(original, &vm.intern_str("derive")).await?;
    let derived = vm.call(&derive, vec![vm.list(exceptions)]).await?;
    if !is_group(vm, &derived) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let (from, to) = (original.body::<Exception>(), derived.body::<Exception>());
    to.traceback.set(from.traceback.get());
    to.context.set(from.context.get());
    to.cause.set(from.cause.get());
    to.suppress_context.set(true);
    let name = &vm.names().__notes__;
    if let Some(notes) = vm.optional_attribute(original, name).await?
        && is_sequence(vm, &notes)
    {
        let copy = match notes.get::<List>() {
            Some(list) => list.copied(),
            None => vm.collect(&notes).await?,
        };
        vm.finish(vm.set_attribute(&derived, name, Some(vm.list(copy)))).await?;
    }
    Ok(derived)
}

/// The part of a group whose exceptions are somewhere in these; `None` if there is none.
#[undropped]
pub(super) async fn projection(vm: Vm, group: &Value, kept: &[Value]) -> Res {
    let mut ids = HashSet::new();
    let mut left: Vec<Value> = kept.to_vec();
    while let Some(exception) = left.pop() {
        if is_group(vm, &exception) {
            left.extend(members(vm, &exception));
        } else {
            ids.insert(exception.id());
        }
    }
    let parts = split(vm, group.clone(), Matcher::Leaves(Rc::new(ids)), false).await?;
    Ok(items(&parts)[0].clone())
}
