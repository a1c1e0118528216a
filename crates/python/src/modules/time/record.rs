//! `struct_time`: a tuple whose items have names, with a zone that only has a name.

use super::calendar::Moment;
use crate::modules::{new_class, state};
use crate::object::{Info, allocate};
use crate::types::Methods;
use crate::types::descriptor_methods::item_property;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) const NAME: &str = "time.struct_time";
/// How many items there are.
pub(super) const FIELDS: usize = 9;
const NAMES: [&str; FIELDS] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

pub(super) fn class(vm: Vm) -> Value {
    let class = new_class(vm, "time", NAME, &vm.classes().tuple, Info::plain::<Tuple>(), 0);
    let methods = Methods::of(vm, &class);
    methods
        .value("__match_args__", vm.tuple(NAMES.iter().map(|name| vm.intern_str(name)).collect()))
        .value("n_fields", vm.size(FIELDS + 2))
        .value("n_sequence_fields", vm.size(FIELDS))
        .value("n_unnamed_fields", vm.int(0))
        .maker("cls, sequence, dict=None", waits!(new))
        .wait("__repr__", "self, /", waits!(repr))
        .sync("__reduce__", "self, /", |vm, a| {
            let items = vm.tuple(a[0].body::<Tuple>().items().to_vec());
            Ok(vm.pair(vm.class_of(&a[0]), vm.pair(items, vm.empty_dict())))
        })
        .get("tm_zone", |vm, _| Ok(vm.str("UTC")))
        .get("tm_gmtoff", |vm, _| Ok(vm.int(0)));
    for (index, name) in NAMES.iter().enumerate() {
        methods.value(name, item_property(vm, index));
    }
    class
}

pub(super) fn make(vm: Vm, moment: &Moment) -> Value {
    let items = moment.fields().iter().map(|field| vm.int(*field)).collect();
    allocate(&state::kept(vm, NAME), Tuple::new(items))
}

async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let items = match vm.collect(&a[1]).await {
        Err(raise) if vm.is_raised(&raise, &vm.classes().type_error) => {
            return Err(vm.type_error("constructor requires a sequence"));
        }
        items => items?,
    };
    let given = items.len();
    let wrong = |bound: &str, count: usize| {
        vm.type_error(format!("{NAME}() takes an {bound} {count}-sequence ({given}-sequence given)"))
    };
    if given < FIELDS {
        return Err(wrong("at least", FIELDS));
    }
    if given > FIELDS + 2 {
        return Err(wrong("at most", FIELDS + 2));
    }
    Ok(allocate(&a[0], Tuple::new(items[..FIELDS].to_vec())))
}

async fn repr(vm: Vm, a: Vec<Value>) -> Res {
    let mut parts = Vec::new();
    for (name, item) in NAMES.iter().zip(vm.tuple_items(&a[0])) {
        parts.push(format!("{name}={}", vm.repr_text(&item).await?));
    }
    let class = vm.class_of(&a[0]);
    Ok(vm.string(format!("{}({})", class.body::<Type>().name(), parts.join(", "))))
}
