//! `os.terminal_size`: a tuple of columns and lines. No terminal is there to be asked for it.

use crate::modules::new_class;
use crate::object::{Info, allocate};
use crate::types::Methods;
use crate::types::descriptor_methods::item_property;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const FIELDS: [&str; 2] = ["columns", "lines"];

pub(super) fn class(vm: Vm) -> Value {
    let class = new_class(vm, "os", "os.terminal_size", &vm.classes().tuple, Info::plain::<Tuple>(), 0);
    let methods = Methods::of(vm, &class);
    methods
        .value("__match_args__", vm.tuple(FIELDS.iter().map(|name| vm.intern_str(name)).collect()))
        .maker("cls, sequence, /", waits!(new))
        .wait("__repr__", "self, /", waits!(repr));
    for (index, name) in FIELDS.iter().enumerate() {
        methods.value(name, item_property(vm, index));
    }
    class
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let items = vm.collect(&a[1]).await?;
    if items.len() == FIELDS.len() {
        return Ok(allocate(&a[0], Tuple::new(items)));
    }
    let given = items.len();
    Err(vm.type_error(format!("os.terminal_size() takes a 2-sequence ({given}-sequence given)")))
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut parts = Vec::new();
    for (name, item) in FIELDS.iter().zip(vm.tuple_items(&a[0])) {
        parts.push(format!("{name}={}", vm.repr_text(&item).await?));
    }
    Ok(vm.string(format!("os.terminal_size({})", parts.join(", "))))
}
