//! Templates, which `sub` and `expand` fill in with groups: literals, and the numbers of groups between them.

use super::matched::{self, Match};
use super::replace::Joined;
use crate::modules::state;
use crate::object::{Body, Info, Kind, allocate};
use crate::types::list::List;
use crate::value::Value;
use crate::vm::{Res, Vm};

pub(super) struct Template {
    first: Value,
    /// Groups, each with the literal behind it.
    rest: Vec<(usize, Value)>,
}

impl Body for Template {
    const KIND: Kind = Kind::Other;
}

pub(super) fn install(vm: Vm) {
    let object = &vm.classes().object;
    let class =
        crate::modules::new_class(vm, "_sre", "_sre.SRE_Template", object, Info::plain::<Template>(), 0);
    state::keep(vm, "_sre.SRE_Template", &class);
}

/// `_sre.template`: out of a list such as `[literal, group, literal]`.
pub(super) fn make(vm: Vm, a: &[Value]) -> Res {
    let invalid = || vm.type_error("invalid template");
    let Some(list) = a[1].get::<List>() else {
        let class = vm.class_name(&a[1]);
        return Err(vm.type_error(format!("template() argument 2 must be list, not {class}")));
    };
    let items = list.items.get();
    let Some((first, rest)) = items.split_first().filter(|(_, rest)| rest.len() % 2 == 0) else {
        return Err(invalid());
    };
    let group = |pair: &[Value]| Some((usize::try_from(pair[0].as_i64()?).ok()?, pair[1].clone()));
    let rest: Option<Vec<_>> = rest.chunks_exact(2).map(group).collect();
    let body = Template { first: first.clone(), rest: rest.ok_or_else(invalid)? };
    Ok(allocate(&state::kept(vm, "_sre.SRE_Template"), body))
}

/// What the package `re` makes of a template: a [`Template`], or a value that stands for itself.
#[undropped]
pub(super) async fn compiled(vm: Vm, pattern: &Value, template: &Value) -> Res {
    let module = crate::vm::import::import_module(vm, "re").await?;
    let compile = vm.attribute(&module, &vm.intern_str("_compile_template")).await?;
    let made = vm.call(&compile, vec![pattern.clone(), template.clone()]).await?;
    Ok(match made.get::<Template>() {
        Some(template) if template.rest.is_empty() => template.first.clone(),
        _ => made,
    })
}

impl Template {
    /// Fills in the groups of a match.
    pub(super) fn expand(&self, vm: Vm, found: &Match, joined: &mut Joined) -> Res<()> {
        joined.add(vm, &self.first)?;
        for (group, literal) in &self.rest {
            if *group >= found.count() {
                return Err(matched::no_such_group(vm));
            }
            let text = found.group(vm, *group, &Value::NONE)?;
            if !text.is_none() {
                joined.add(vm, &text)?;
            }
            joined.add(vm, literal)?;
        }
        Ok(())
    }
}

/// `Match.expand`
#[undropped]
pub(super) async fn expand_method(vm: Vm, a: Vec<Value>) -> Res {
    let found = matched::of(&a[0]);
    let made = compiled(vm, found.pattern(), &a[1]).await?;
    let Some(template) = made.get::<Template>() else { return Ok(made) };
    let mut joined = Joined::new(found.is_text());
    template.expand(vm, found, &mut joined)?;
    Ok(joined.value(vm))
}
