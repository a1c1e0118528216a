//! What the classes say about their fields: in words, and as types.

use super::classes::Classes;
use super::nodes::{Field, NODES};
use crate::object::allocate;
use crate::types::alias::{Union, generic_alias};
use crate::types::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;

/// `BinOp(expr left, operator op, expr right)`
pub(super) fn text(name: &str, fields: &[Field]) -> String {
    if fields.is_empty() {
        return name.to_owned();
    }
    let fields: Vec<String> = fields.iter().map(|(name, kind)| format!("{kind} {name}")).collect();
    format!("{name}({})", fields.join(", "))
}

/// `boolop = And | Or`: on one line where no kind has fields.
pub(super) fn sum_text(name: &str) -> String {
    let kinds = NODES.iter().filter(|(base, ..)| *base == name);
    let simple = kinds.clone().all(|(.., fields)| fields.is_empty());
    let texts: Vec<String> = kinds.map(|(_, kind, fields)| text(kind, fields)).collect();
    let between = if simple { " | ".to_owned() } else { format!("\n{:1$} | ", "", name.len()) };
    format!("{name} = {}", texts.join(&between))
}

/// The dict `_field_types`.
pub(super) fn types(vm: Vm, classes: &Classes, fields: &[Field]) -> Value {
    let dict = vm.empty_dict();
    for (name, kind) in fields {
        let class = |name: &str| match name {
            "identifier" | "string" => vm.classes().str_.clone(),
            "int" => vm.classes().int.clone(),
            "constant" => vm.classes().object.clone(),
            node => classes.get(node),
        };
        let value = if let Some(item) = kind.strip_suffix('*') {
            generic_alias(vm, &vm.classes().list, &class(item))
        } else if let Some(optional) = kind.strip_suffix('?') {
            let both = vm.pair(class(optional), vm.classes().none_type.clone());
            allocate(&vm.classes().union, Union(both))
        } else {
            class(kind)
        };
        dict.body::<Dict>().set_str(&vm.intern_str(name), value);
    }
    dict
}
