//! The classes of the nodes, which are made once for an interpreter.

use std::collections::HashMap;

use super::nodes::{ENDED, Field, NODES, PLACED, SUMS};
use super::{fields, methods};
use crate::modules::state;
use crate::object::{Info, Mut, allocate};
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::types::object::{dict_getset, weakref_getset};
use crate::types::ty::{HEAP, SUBCLASSABLE, Type};
use crate::value::Value;
use crate::vm::Vm;

/// The attributes that tell where a node is.
const PLACES: [&str; 4] = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

/// The classes, in the order in which they were made, and the one instance of each kind without fields.
#[derive(Default)]
pub(super) struct Classes {
    pub(super) all: Vec<(&'static str, Value)>,
    by_name: HashMap<&'static str, Value>,
    singletons: HashMap<&'static str, Value>,
}

impl Classes {
    pub(super) fn get(&self, name: &str) -> Value {
        self.by_name.get(name).cloned().unwrap_or(Value::NONE)
    }

    /// `Load()`, `Add()` and the like.
    pub(super) fn singleton(&self, name: &str) -> Value {
        self.singletons.get(name).cloned().unwrap_or(Value::NONE)
    }

    fn add(&mut self, name: &'static str, class: Value) {
        self.by_name.insert(name, class.clone());
        self.all.push((name, class));
    }
}

#[derive(Default)]
struct Kept(Mut<Option<&'static Classes>>);

/// The interpreter's own.
pub(super) fn of(vm: Vm) -> &'static Classes {
    let kept: &Kept = state::of(vm);
    match kept.0.get() {
        Some(known) => known,
        None => {
            let made: &'static Classes = Box::leak(Box::new(make(vm)));
            kept.0.set(Some(made));
            made
        }
    }
}

fn make(vm: Vm) -> Classes {
    let mut classes = Classes::default();
    let root = class_of(vm, "AST", &vm.classes().object);
    Methods::of(vm, &root).value("__dict__", dict_getset(vm, &root));
    methods::install(vm, &root);
    describe(vm, &root, &[], &[]);
    classes.add("AST", root);
    for &(base, name, fields) in NODES {
        if classes.get(base).is_none()
            && let Some((sum, placed)) = SUMS.iter().find(|(sum, _)| *sum == base)
        {
            let class = class_of(vm, sum, &classes.get("AST"));
            Methods::of(vm, &class).value("__weakref__", weakref_getset(vm, &class));
            describe(vm, &class, &[], if *placed { &PLACES } else { &[] });
            Methods::of(vm, &class).value("__doc__", vm.string(fields::sum_text(sum)));
            if *placed && !ENDED.contains(sum) {
                optional_ends(&class, vm);
            }
            classes.add(sum, class);
        }
        let class = class_of(vm, name, &classes.get(base));
        if base == "AST" {
            Methods::of(vm, &class).value("__weakref__", weakref_getset(vm, &class));
        }
        let placed = PLACED.contains(&name);
        describe(vm, &class, fields, if placed { &PLACES } else { &[] });
        if placed {
            optional_ends(&class, vm);
        }
        Methods::of(vm, &class).value("__doc__", vm.string(fields::text(name, fields)));
        if fields.is_empty() {
            classes.singletons.insert(name, allocate(&class, Instance));
        }
        classes.add(name, class);
    }
    for &(_, name, fields) in NODES {
        let types = fields::types(vm, &classes, fields);
        Methods::of(vm, &classes.get(name))
            .value("_field_types", types.clone())
            .value("__annotations__", types);
    }
    classes
}

/// A class as a program would define it.
fn class_of(vm: Vm, name: &str, base: &Value) -> Value {
    let ty = Type::new(name, Info::extended::<Instance>(), HEAP | SUBCLASSABLE);
    let class = allocate(&vm.classes().type_, ty);
    crate::modules::derive(vm, &class, base, "ast");
    class
}

fn names(vm: Vm, all: impl Iterator<Item = &'static str>) -> Value {
    vm.tuple(all.map(|name| vm.intern_str(name)).collect())
}

/// `_fields` and what goes with them; fields that may be left out are None in the class.
fn describe(vm: Vm, class: &Value, fields: &'static [Field], attributes: &'static [&'static str]) {
    let all = names(vm, fields.iter().map(|(name, _)| *name));
    let methods = Methods::of(vm, class);
    methods.value("_fields", all.clone()).value("__match_args__", all);
    if !attributes.is_empty() || class.body::<Type>().name() == "AST" {
        methods.value("_attributes", names(vm, attributes.iter().copied()));
    }
    for (name, kind) in fields {
        if kind.ends_with('?') {
            methods.none(name);
        }
    }
}

fn optional_ends(class: &Value, vm: Vm) {
    Methods::of(vm, class).none("end_lineno").none("end_col_offset");
}
