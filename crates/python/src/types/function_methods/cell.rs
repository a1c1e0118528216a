//! Cells: variables that several functions share.

use crate::object::{Mut, allocate};
use crate::types::Methods;
use crate::types::function::Cell;
use crate::types::type_methods::check_new;
use crate::value::{Slot, Value};
use crate::vm::ops::Order;
use crate::vm::{Res, Vm};
use crate::waits;

/// Declares the comparisons of cells.
macro_rules! comparisons {
    ($($name:ident $order:ident;)*) => {
        $(async fn $name(vm: Vm, a: Vec<Value>) -> Res {
            compare(vm, &a, Order::$order).await
        })*
    };
}

comparisons! {
    equal Eq;
    not_equal Ne;
    less Lt;
    less_equal Le;
    greater Gt;
    greater_equal Ge;
}

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().cell)
        .maker("cls, contents=?, /", waits!(new))
        .get_set("cell_contents", get_contents, |_, this, value| {
            this.body::<Cell>().0.set(value);
            Ok(())
        })
        .wait("__eq__", "self, value, /", waits!(equal))
        .wait("__ne__", "self, value, /", waits!(not_equal))
        .wait("__lt__", "self, value, /", waits!(less))
        .wait("__le__", "self, value, /", waits!(less_equal))
        .wait("__gt__", "self, value, /", waits!(greater))
        .wait("__ge__", "self, value, /", waits!(greater_equal))
        .none("__hash__")
        .sync("__repr__", "self, /", repr);
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    check_new(vm, &a[0], &vm.classes().cell)?;
    let contents: Slot = Some(a[1].clone()).filter(|value| !value.is_missing());
    Ok(allocate(&a[0], Cell(Mut::new(contents))))
}

fn get_contents(vm: Vm, this: &Value) -> Res {
    this.body::<Cell>().0.get().ok_or_else(|| vm.value_error("Cell is empty"))
}

/// By what they hold; an empty one is less than any other.
#[undropped]
async fn compare(vm: Vm, a: &[Value], order: Order) -> Res {
    let Some(other) = a[1].get::<Cell>() else { return Ok(Value::NOT_IMPLEMENTED) };
    match (a[0].body::<Cell>().0.get(), other.0.get()) {
        (Some(left), Some(right)) => vm.compare(order, &left, &right).await,
        (left, right) => Ok(Value::bool(order.holds(Some(left.is_some().cmp(&right.is_some()))))),
    }
}

fn repr(vm: Vm, a: &[Value]) -> Res {
    let held = match a[0].body::<Cell>().0.get() {
        Some(value) => format!("{} object at {:#x}", vm.class_name(&value), value.id()),
        None => "empty".to_owned(),
    };
    Ok(vm.string(format!("<cell at {:#x}: {held}>", a[0].id())))
}
