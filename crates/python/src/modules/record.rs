//! Tuples whose items have names (`Objects/structseq.c`).

use crate::object::{Info, allocate};
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

/// A record of a class of its own, such as `sys.version_info`.
pub(crate) fn record(vm: Vm, name: &str, fields: &[&str], values: &[Value]) -> Value {
    allocate(&class(vm, name, fields), Tuple::new(values.to_vec()))
}

/// A class of records that no program makes.
pub(crate) fn class(vm: Vm, name: &str, fields: &[&str]) -> Value {
    let classes = vm.classes();
    let (module, short) = name.split_once('.').unwrap_or(("builtins", name));
    let class = super::new_class(vm, module, name, &classes.tuple, Info::plain::<Tuple>(), 0);
    let methods = Methods::of(vm, &class);
    methods.value("__match_args__", vm.tuple(fields.iter().map(|field| vm.intern_str(field)).collect()));
    methods.value("n_fields", vm.size(fields.len()));
    methods.value("n_sequence_fields", vm.size(fields.len()));
    methods.value("n_unnamed_fields", vm.int(0));
    methods.value("__qualname__", vm.str(short));
    for (index, field) in fields.iter().enumerate() {
        methods.value(field, crate::types::descriptor_methods::item_property(vm, index));
    }
    methods.wait("__repr__", "self, /", waits!(repr));
    class
}

/// A class of records that programs make from a sequence.
pub(crate) fn open_class(vm: Vm, name: &str, fields: &[&str]) -> Value {
    let class = class(vm, name, fields);
    Methods::of(vm, &class).maker("cls, sequence, dict=None", waits!(new));
    class
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let items = items(vm, &a[1]).await?;
    let fields = fields(vm, &a[0]).len();
    if items.len() != fields {
        let name = a[0].body::<Type>().name();
        let given = items.len();
        return Err(vm.type_error(format!("{name}() takes a {fields}-sequence ({given}-sequence given)")));
    }
    Ok(allocate(&a[0], Tuple::new(items)))
}

/// The items of the sequence that a program makes a record of.
#[undropped]
pub(crate) async fn items(vm: Vm, sequence: &Value) -> Res<Vec<Value>> {
    vm.collect(sequence).await.map_err(|raise| match vm.is_raised(&raise, &vm.classes().type_error) {
        true => vm.type_error("constructor requires a sequence"),
        false => raise,
    })
}

fn fields(vm: Vm, class: &Value) -> Vec<Value> {
    match class.body::<Type>().lookup(vm, &vm.names().__match_args__) {
        Some(fields) => vm.tuple_items(&fields),
        None => Vec::new(),
    }
}

#[undropped]
async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let class = vm.class_of(&a[0]);
    let mut parts = Vec::new();
    for (field, item) in fields(vm, &class).iter().zip(vm.tuple_items(&a[0])) {
        parts.push(format!("{}={}", vm.text(field), vm.repr_text(&item).await?));
    }
    Ok(vm.string(format!("{}({})", class.body::<Type>().name(), parts.join(", "))))
}
