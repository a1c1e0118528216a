//! `except*`: which part of a group a handler gets, and what is raised after all handlers (`Python/ceval.c`,
//! `_PyEval_ExceptionGroupMatch`; `Objects/exceptions.c`, `_PyExc_PrepReraiseStar`).

use crate::object::{Kind, Mut, allocate};
use crate::types::exception::Exception;
use crate::types::traceback::{FrameObject, Traceback};
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};

use super::group::{is_group, projection, wrap};

/// A pair: the part of an exception that a handler for these classes gets, in a group, and the rest; `None` for none.
#[undropped]
pub(crate) async fn split_for_handler(vm: Vm, raised: Value, classes: Value) -> Res {
    // Whether all classes can be caught is looked at even if nothing is left.
    let matches = vm.matches(&raised, &classes)?;
    check_no_groups(vm, &classes)?;
    if raised.is_none() {
        return Ok(vm.pair(Value::NONE, Value::NONE));
    }
    if matches {
        let matched = if is_group(vm, &raised) { raised } else { wrap_naked(vm, raised)? };
        return Ok(vm.pair(matched, Value::NONE));
    }
    if !is_group(vm, &raised) {
        return Ok(vm.pair(Value::NONE, raised));
    }
    let split = vm.attribute(&raised, &vm.intern_str("split")).await?;
    let parts = vm.call(&split, vec![classes]).await?;
    let class = vm.class_name(&raised);
    let Some(tuple) = parts.exact::<Tuple>() else {
        let got = vm.class_name(&parts);
        return Err(vm.type_error(format!("{class}.split must return a tuple, not {got}")));
    };
    match tuple.items() {
        [matched, rest, ..] => Ok(vm.pair(matched.clone(), rest.clone())),
        few => {
            Err(vm
                .type_error(format!("{class}.split must return a 2-tuple, got tuple of size {}", few.len())))
        }
    }
}

fn check_no_groups(vm: Vm, classes: &Value) -> Res<()> {
    let group = vm.classes().base_exception_group.body::<Type>();
    let derives = |class: &Value| class.get::<Type>().is_some_and(|class| class.is_subclass_of(group));
    let any = match classes.get::<Tuple>() {
        Some(tuple) => tuple.items().iter().any(derives),
        None => derives(classes),
    };
    if any {
        return Err(vm.type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
    }
    Ok(())
}

/// A handler gets a group even where a single exception was raised.
fn wrap_naked(vm: Vm, exception: Value) -> Res {
    let group = wrap(vm, vm.tuple(vec![exception]))?;
    if let Some(frame) = vm.frame_objects(false) {
        let entry = Traceback::of_picture(None, &frame, frame.body::<FrameObject>().word, None);
        group.body::<Exception>().traceback.set(Some(allocate(&vm.classes().traceback, entry)));
    }
    Ok(group)
}

/// What is raised after the handlers: what they raised, and the parts of the original exception that they raised again or
/// did not take, nested as they were. `None` if nothing is.
#[undropped]
pub(crate) async fn regroup(vm: Vm, raised: Vec<Value>, original: Value) -> Res {
    let all: Vec<Value> =
        raised.into_iter().filter(|exception| exception.kind() == Kind::Exception).collect();
    if !is_group(vm, &original) {
        // At most one handler ran.
        return Ok(all.into_iter().next().unwrap_or(Value::NONE));
    }
    let (again, mut new): (Vec<Value>, Vec<Value>) =
        all.into_iter().partition(|exception| has_same_history(exception, &original));
    let rest = projection(vm, &original, &again).await?;
    if new.is_empty() {
        return Ok(rest);
    }
    if !rest.is_none() {
        new.push(rest);
    }
    match &new[..] {
        [only] => Ok(only.clone()),
        _ => wrap(vm, vm.list(new)),
    }
}

/// Whether an exception is a part of the original one, which was split and perhaps raised again.
fn has_same_history(exception: &Value, original: &Value) -> bool {
    let (a, b) = (exception.body::<Exception>(), original.body::<Exception>());
    let same = |a: &Mut<Slot>, b: &Mut<Slot>| match (a.get(), b.get()) {
        (Some(a), Some(b)) => a.is(&b),
        (None, None) => true,
        _ => false,
    };
    same(&a.traceback, &b.traceback) && same(&a.cause, &b.cause) && same(&a.context, &b.context)
}
