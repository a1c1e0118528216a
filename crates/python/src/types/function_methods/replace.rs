//! `code.replace`: a copy of a code object with other attributes. Instructions stay what they are.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::code::{bytes, local_places, places, words};
use crate::object::Kind;
use crate::types::code::{
    ASYNC_GENERATOR, COROUTINE, Code, GENERATOR, NEW_LOCALS, OPTIMIZED, Place, VARARGS, VARKEYWORDS,
};
use crate::types::dict::Dict;
use crate::types::object::text_of;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// Flags that instructions and registers rely on.
const FIXED: u32 = VARARGS | VARKEYWORDS | GENERATOR | COROUTINE | ASYNC_GENERATOR | OPTIMIZED | NEW_LOCALS;

pub(super) fn replace(vm: Vm, a: &[Value]) -> Res {
    let old = a[0].body::<Code>();
    let mut new = copied(old);
    for (name, value) in a[1].body::<Dict>().pairs() {
        change(vm, old, &mut new, &text_of(&name), &value)?;
    }
    let arguments = |code: &Code| code.positional + code.keyword_only;
    if arguments(&new) != arguments(old) || new.positional_only > new.positional {
        return Err(vm.value_error("code: parameters cannot be added or taken away"));
    }
    new.is_plain = old.is_plain && new.keyword_only == 0;
    Ok(vm.new_code(new))
}

fn copied(code: &Code) -> Code {
    Code {
        words: words(code).into_iter().map(AtomicU64::new).collect(),
        constants: code.constants.clone(),
        names: code.names.clone(),
        flags: code.flags,
        positional: code.positional,
        positional_only: code.positional_only,
        keyword_only: code.keyword_only,
        registers: code.registers,
        variables: code.variables.clone(),
        places: code.places.clone(),
        handlers: code.handlers.clone(),
        ranges: code.ranges.clone(),
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        filename: code.filename.clone(),
        first_line: code.first_line,
        source: Arc::clone(&code.source),
        is_plain: code.is_plain,
    }
}

fn change(vm: Vm, old: &Code, new: &mut Code, name: &str, value: &Value) -> Res<()> {
    match name {
        "co_name" => new.name = string(vm, name, value)?,
        "co_qualname" => new.qualname = string(vm, name, value)?,
        "co_filename" => new.filename = string(vm, name, value)?,
        "co_firstlineno" => new.first_line = number(vm, value)? as u32,
        "co_flags" => new.flags = (number(vm, value)? as u32 & !FIXED) | (old.flags & FIXED),
        "co_argcount" => new.positional = number(vm, value)?,
        "co_posonlyargcount" => new.positional_only = number(vm, value)?,
        "co_kwonlyargcount" => new.keyword_only = number(vm, value)?,
        "co_consts" => new.constants = as_many(vm, name, value, old.constants.len())?.into(),
        "co_names" => new.names = names(vm, name, value, old.names.len())?.into(),
        "co_varnames" => rename(vm, new, name, value, &local_places(old))?,
        "co_cellvars" => rename(vm, new, name, value, &places(old, Place::Cell))?,
        "co_freevars" => rename(vm, new, name, value, &places(old, Place::Free))?,
        "co_code" if value.as_bytes().is_none_or(|given| given != bytes(old)) => {
            return Err(vm.value_error("code: co_code cannot be replaced"));
        }
        "co_code" | "co_nlocals" | "co_stacksize" | "co_linetable" | "co_exceptiontable" => {}
        _ => return Err(vm.type_error(format!("replace() got an unexpected keyword argument '{name}'"))),
    }
    Ok(())
}

fn string(vm: Vm, name: &str, value: &Value) -> Res {
    if value.kind() != Kind::Str {
        return Err(
            vm.type_error(format!("replace() argument '{name}' must be str, not {}", vm.class_name(value)))
        );
    }
    Ok(value.clone())
}

fn number(vm: Vm, value: &Value) -> Res<usize> {
    if !value.is_int() {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    }
    let number = value.as_i64().and_then(|number| u32::try_from(number).ok());
    number.map(|number| number as usize).ok_or_else(|| vm.value_error("code: a number is out of range"))
}

/// The items of a tuple that has as many as instructions name, or more.
fn as_many(vm: Vm, name: &str, value: &Value, least: usize) -> Res<Vec<Value>> {
    if value.kind() != Kind::Tuple {
        return Err(
            vm.type_error(format!("replace() argument '{name}' must be tuple, not {}", vm.class_name(value)))
        );
    }
    let items = vm.tuple_items(value);
    if items.len() < least {
        return Err(vm.value_error(format!("code: {name} is too small")));
    }
    Ok(items)
}

fn names(vm: Vm, name: &str, value: &Value, least: usize) -> Res<Vec<Value>> {
    let items = as_many(vm, name, value, least)?;
    match items.iter().find(|item| item.kind() != Kind::Str) {
        Some(other) => {
            Err(vm
                .type_error(format!("name tuples must contain only strings, not '{}'", vm.class_name(other))))
        }
        None => Ok(items.iter().map(|item| vm.intern(item)).collect()),
    }
}

/// Gives other names to the variables in these registers.
fn rename(vm: Vm, new: &mut Code, name: &str, value: &Value, registers: &[usize]) -> Res<()> {
    let given = names(vm, name, value, registers.len())?;
    if given.len() != registers.len() {
        return Err(vm.value_error(format!("code: {name} must have {} names", registers.len())));
    }
    for (&register, name) in registers.iter().zip(given) {
        new.variables[register] = name;
    }
    Ok(())
}
