//! `sys.breakpointhook`: the variable `PYTHONBREAKPOINT` names what `breakpoint()` calls (`Python/sysmodule.c`).

use crate::object::Kind;
use crate::value::Value;
use crate::vm::import::import_module;
use crate::vm::{Res, Vm};

#[undropped]
pub(super) async fn hook(vm: Vm, a: Vec<Value>) -> Res {
    let wanted = wanted(vm).await?;
    if wanted == "0" {
        return Ok(Value::NONE);
    }
    let name = if wanted.is_empty() { "pdb.set_trace" } else { &wanted[..] };
    let (module, function) = name.rsplit_once('.').unwrap_or(("builtins", name));
    let found = match module.is_empty() {
        true => Ok(None),
        false => find(vm, module, function).await,
    };
    let hook = match found {
        Ok(Some(hook)) => hook,
        Err(raise) if !vm.is_raised(&raise, &vm.classes().import_error) => return Err(raise),
        _ => {
            let message = vm.string(format!("Ignoring unimportable $PYTHONBREAKPOINT: \"{wanted}\""));
            let warn = vm.attribute(&import_module(vm, "warnings").await?, &vm.intern_str("warn")).await?;
            vm.call(&warn, vec![message, vm.classes().runtime_warning.clone()]).await?;
            return Ok(Value::NONE);
        }
    };
    let (args, names) = vm.with_keywords(vm.tuple_items(&a[0]), Some(&a[1]))?;
    vm.call_names(&hook, args, names).await
}

#[undropped]
async fn find(vm: Vm, module: &str, function: &str) -> Res<Option<Value>> {
    let module = import_module(vm, module).await?;
    vm.optional_attribute(&module, &vm.intern_str(function)).await
}

/// What the environment says.
#[undropped]
async fn wanted(vm: Vm) -> Res<String> {
    let os = import_module(vm, "os").await?;
    let get = vm.attribute(&os, &vm.intern_str("getenv")).await?;
    let value = vm.call(&get, vec![vm.str("PYTHONBREAKPOINT")]).await?;
    Ok(if value.kind() == Kind::Str { vm.text(&value).to_owned() } else { String::new() })
}
