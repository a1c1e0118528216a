//! `super` (`Objects/typeobject.c`, `super_init_impl`).

use super::is_exact;
use crate::object::{Kind, Mut, allocate};
use crate::types::Methods;
use crate::types::code::Place;
use crate::types::descriptor::Super;
use crate::types::dict::Dict;
use crate::types::function::Cell;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::types::type_methods::check_new;
use crate::value::Value;
use crate::vm::frame::Frame;
use crate::vm::{Raise, Res, Vm};
use crate::waits;

const DOC: &str = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n\
                   super(type, obj) -> bound super object; requires isinstance(obj, type)\n\
                   super(type, type2) -> bound super object; requires issubclass(type2, type)\n\
                   Typical use to call a cooperative superclass method:\n\
                   class C(B):\n    def meth(self, arg):\n        super().meth(arg)\n\
                   This works for class methods too:\n\
                   class C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n";

pub(super) fn install(vm: Vm) {
    let class = &vm.classes().super_;
    Methods::of(vm, class)
        .value("__doc__", vm.str(DOC))
        .maker("cls, /, *args, **kwargs", waits!(new))
        .wait("__init__", "self, /, *args, **kwargs", waits!(init))
        .member("__thisclass__", |_, this| Ok(this.body::<Super>().class.get().unwrap_or(Value::NONE)))
        .member("__self__", |_, this| Ok(this.body::<Super>().receiver.get().unwrap_or(Value::NONE)))
        .member("__self_class__", |_, this| Ok(this.body::<Super>().of.get().unwrap_or(Value::NONE)))
        .wait("__get__", "self, instance, owner=None, /", waits!(get))
        .sync("__repr__", "self, /", repr);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    if !is_super(vm, &a[0]) {
        check_new(vm, &a[0], &vm.classes().super_)?;
    }
    Ok(allocate(&a[0], Super::default()))
}

#[undropped]
async fn init(vm: Vm, a: Vec<Value>) -> Res {
    if a[2].body::<Dict>().len() > 0 {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    let (class, receiver) = match a[1].body::<Tuple>().items() {
        [] => {
            let (class, receiver) = implied(vm)?;
            (class, Some(receiver))
        }
        [class] => (class.clone(), None),
        [class, receiver] => (class.clone(), Some(receiver.clone()).filter(|receiver| !receiver.is_none())),
        more => {
            let given = more.len();
            return Err(vm.type_error(format!("super expected at most 2 arguments, got {given}")));
        }
    };
    if class.kind() != Kind::Type {
        let given = vm.class_name(&class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {given}")));
    }
    let start = match &receiver {
        Some(receiver) => Some(checked(vm, &class, receiver).await?),
        None => None,
    };
    let body = a[0].body::<Super>();
    body.class.set(Some(class));
    body.receiver.set(receiver);
    body.of.set(start);
    Ok(Value::NONE)
}

fn is_super(vm: Vm, class: &Value) -> bool {
    class.is(&vm.classes().super_)
}

/// An exact `super` that is bound to a receiver.
#[undropped]
async fn make(vm: Vm, class: Value, receiver: Value) -> Res {
    let start = checked(vm, &class, &receiver).await?;
    let body =
        Super { class: Mut::new(Some(class)), receiver: Mut::new(Some(receiver)), of: Mut::new(Some(start)) };
    Ok(allocate(&vm.classes().super_, body))
}

/// The class whose order of bases is followed: the receiver itself, or the class of it.
#[undropped]
async fn checked(vm: Vm, class: &Value, receiver: &Value) -> Res {
    let wanted = class.body::<Type>();
    if let Some(own) = receiver.get::<Type>()
        && own.is_subclass_of(wanted)
    {
        return Ok(receiver.clone());
    }
    if vm.is_instance_of(receiver, class) {
        return Ok(vm.class_of(receiver));
    }
    // An object may say that it is of another class.
    let claimed = vm.optional_attribute(receiver, &vm.names().__class__).await?;
    if let Some(claimed) = claimed
        && claimed.get::<Type>().is_some_and(|claimed| claimed.is_subclass_of(wanted))
    {
        return Ok(claimed);
    }
    let what = match receiver.get::<Type>() {
        Some(receiver) => format!("type {}", receiver.name()),
        None => format!("instance of {}", vm.class_name(receiver)),
    };
    let class = wanted.name();
    let message = format!("super(type, obj): obj ({what}) is not an instance or subtype of type ({class}).");
    Err(vm.type_error(message))
}

/// Why `super()` finds nothing in the frame that calls it.
enum Lack {
    NoArguments,
    Deleted,
    NoCell,
    EmptyCell,
    NoClass(Value),
}

/// What `super()` stands for in the innermost frame: the variable `__class__`, and the first argument.
fn implied(vm: Vm) -> Res<(Value, Value)> {
    match vm.with_frame(|frame| seen(vm, frame)) {
        None => Err(vm.runtime_error("super(): no current frame")),
        Some(Ok(found)) => Ok(found),
        Some(Err(lack)) => Err(lack.raise(vm)),
    }
}

/// `super()` in a method, where the receiver is what it seems to be.
pub(crate) fn implied_quick(vm: Vm) -> Option<Value> {
    let (class, receiver) = vm.with_frame(|frame| seen(vm, frame))?.ok()?;
    if receiver.kind() == Kind::Type || !vm.is_instance_of(&receiver, &class) {
        return None;
    }
    let of = Mut::new(Some(vm.class_of(&receiver)));
    let body = Super { class: Mut::new(Some(class)), receiver: Mut::new(Some(receiver)), of };
    Some(allocate(&vm.classes().super_, body))
}

fn seen(vm: Vm, frame: &Frame) -> Result<(Value, Value), Lack> {
    let code = frame.code();
    if code.positional == 0 {
        return Err(Lack::NoArguments);
    }
    let first = match frame.register(0) {
        Some(cell) if code.places[0] == Place::Cell => match cell.get::<Cell>() {
            Some(inside) => inside.0.get(),
            None => Some(cell.clone()),
        },
        other => other.clone(),
    };
    let receiver = first.ok_or(Lack::Deleted)?;
    let is_class = |index: &usize| {
        code.places[*index] == Place::Free && code.variables[*index].is(&vm.names().__class__)
    };
    let place = (0..code.variables.len()).rev().find(is_class).ok_or(Lack::NoCell)?;
    let cell = frame.register(place).as_ref().and_then(|cell| cell.get::<Cell>()).ok_or(Lack::NoCell)?;
    let class = cell.0.get().ok_or(Lack::EmptyCell)?;
    if class.kind() != Kind::Type {
        return Err(Lack::NoClass(class));
    }
    Ok((class, receiver))
}

impl Lack {
    fn raise(self, vm: Vm) -> Raise {
        vm.runtime_error(match self {
            Self::NoArguments => "super(): no arguments".to_owned(),
            Self::Deleted => "super(): arg[0] deleted".to_owned(),
            Self::NoCell => "super(): __class__ cell not found".to_owned(),
            Self::EmptyCell => "super(): empty __class__ cell".to_owned(),
            Self::NoClass(found) => format!("super(): __class__ is not a type ({})", vm.class_name(&found)),
        })
    }
}

#[undropped]
async fn get(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Super>();
    let class = body.class.get();
    let (Some(class), true) = (class, !a[1].is_none() && body.receiver.get().is_none()) else {
        return Ok(a[0].clone());
    };
    if is_exact(&a[0]) {
        return make(vm, class, a[1].clone()).await;
    }
    vm.call(&vm.class_of(&a[0]), vec![class, a[1].clone()]).await
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<Super>();
    let class = match body.class.get() {
        Some(class) => class.body::<Type>().name(),
        None => "NULL".to_owned(),
    };
    Ok(vm.string(match body.of.get() {
        Some(of) => format!("<super: <class '{class}'>, <{} object>>", of.body::<Type>().name()),
        None => format!("<super: <class '{class}'>, NULL>"),
    }))
}
