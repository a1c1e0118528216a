//! `__slots__`: the places that a class gives its instances.

use super::super::{Res, Vm};
use crate::object::Kind;
use crate::types::dict::Dict;
use crate::types::ty::Type;
use crate::value::Value;

pub(super) struct SlotNames {
    pub(super) names: Vec<Value>,
    pub(super) wants_dict: bool,
    pub(super) wants_weakref: bool,
    /// The second of `__dict__` or `__weakref__`, which is there once.
    pub(super) twice: Option<&'static str>,
}

/// Whether a class that derives from this one can have these places (`type_new_slots`).
pub(super) fn check_slots(vm: Vm, parent: &Type, slots: &SlotNames) -> Res<()> {
    let any = !slots.names.is_empty() || slots.wants_dict || slots.wants_weakref;
    // Its instances in CPython vary in size.
    let varies = matches!(parent.info.kind, Kind::Int | Kind::Tuple | Kind::Bytes | Kind::Type);
    if any && varies {
        let message = format!("nonempty __slots__ not supported for subtype of '{}'", parent.name());
        return Err(vm.type_error(message));
    }
    let has_weakref = parent.lookup(vm, &vm.names().__weakref__).is_some();
    let refused = match slots.twice {
        None if slots.wants_dict && parent.has_instance_dict() => Some("__dict__"),
        None if slots.wants_weakref && has_weakref => Some("__weakref__"),
        twice => twice,
    };
    match refused {
        Some(name) => Err(vm.type_error(format!("{name} slot disallowed: we already got one"))),
        None => Ok(()),
    }
}

/// What `__slots__` names, mangled.
pub(super) fn slot_names(vm: Vm, namespace: &Value, class: &str) -> Res<Option<SlotNames>> {
    let Some(given) = namespace.body::<Dict>().get_str(&vm.names().__slots__) else { return Ok(None) };
    let all = match given.kind() {
        Kind::Str => vec![given.clone()],
        _ => match vm.items_quick(&given) {
            Some(all) => all,
            None if !vm.is_iterable(&given) => {
                let class = vm.class_name(&given);
                return Err(vm.type_error(format!("'{class}' object is not iterable")));
            }
            None => {
                return Err(
                    vm.type_error("__slots__ must be a string, or a list, tuple, set or dict of strings")
                );
            }
        },
    };
    let mut found = SlotNames { names: Vec::new(), wants_dict: false, wants_weakref: false, twice: None };
    for name in all {
        if name.kind() != Kind::Str {
            let class = vm.class_name(&name);
            return Err(vm.type_error(format!("__slots__ items must be strings, not '{class}'")));
        }
        let text = vm.text(&name).to_owned();
        let mut chars = text.chars();
        let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
        if !starts || !chars.all(unicode_ident::is_xid_continue) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        match &text[..] {
            "__dict__" if found.wants_dict => found.twice = Some("__dict__"),
            "__dict__" => found.wants_dict = true,
            "__weakref__" if found.wants_weakref => found.twice = Some("__weakref__"),
            "__weakref__" => found.wants_weakref = true,
            _ => {
                let stripped = class.trim_start_matches('_');
                let mangled = if text.starts_with("__") && !text.ends_with("__") && !stripped.is_empty() {
                    format!("_{stripped}{text}")
                } else {
                    text
                };
                found.names.push(vm.intern_str(&mangled));
            }
        }
    }
    // Classes whose slots have the same names have the same layout.
    found.names.sort_by(|a, b| vm.text(a).cmp(vm.text(b)));
    Ok(Some(found))
}
