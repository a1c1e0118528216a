//! The order in which a class's bases are asked: C3, or what its metaclass says (`Objects/typeobject.c`, `mro_internal`).

use super::super::{Res, Vm};
use super::solid;
use crate::object::Kind;
use crate::types::ty::Type;
use crate::value::Value;

#[undropped]
pub(super) async fn compute_mro(vm: Vm, class: &Value, bases: &[Value], meta: &Value) -> Res<()> {
    let merged = merge(vm, class, bases)?;
    class.body::<Type>().ancestors.set(merged);
    let custom = meta.body::<Type>().lookup(vm, &vm.names().mro);
    if let Some(custom) = custom.filter(|custom| custom.kind() != Kind::Native) {
        let order = vm.call(&custom, vec![class.clone()]).await?;
        let order = vm.collect(&order).await?;
        check_order(vm, class, &order)?;
        class.body::<Type>().ancestors.set(order.into_iter().filter(|entry| !entry.is(class)).collect());
    }
    Ok(())
}

/// Makes sure that an order of a program's own names classes whose methods know what instances hold (`mro_check`).
pub(super) fn check_order(vm: Vm, class: &Value, order: &[Value]) -> Res<()> {
    if order.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    let layout = solid(class);
    for base in order {
        if base.kind() != Kind::Type {
            let given = vm.class_name(base);
            return Err(vm.type_error(format!("mro() returned a non-class ('{given}')")));
        }
        if !layout.body::<Type>().is_subclass_of(solid(base).body()) {
            let given = base.body::<Type>().name();
            return Err(vm.type_error(format!("mro() returned base with unsuitable layout ('{given}')")));
        }
    }
    Ok(())
}

/// The C3 linearization, without the class itself.
pub(super) fn merge(vm: Vm, class: &Value, bases: &[Value]) -> Res<Vec<Value>> {
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|other| other.is(base)) {
            return Err(vm.type_error(format!("duplicate base class {}", base.body::<Type>().name())));
        }
    }
    let mut lists: Vec<Vec<Value>> = bases.iter().map(|base| base.body::<Type>().mro(base)).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(order);
        }
        let candidate = lists
            .iter()
            .map(|list| &list[0])
            .find(|head| !lists.iter().any(|list| list[1..].iter().any(|later| later.is(head))));
        let Some(next) = candidate.cloned() else {
            let mut heads: Vec<String> = Vec::new();
            for list in &lists {
                let name = list[0].body::<Type>().name();
                if !heads.contains(&name) {
                    heads.push(name);
                }
            }
            let _ = class;
            return Err(vm.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {}",
                heads.join(", ")
            )));
        };
        for list in &mut lists {
            list.retain(|entry| !entry.is(&next));
        }
        order.push(next);
    }
}
