//! `OSError`: an error number with what it means and which files it is about. The number decides about the class.

use crate::object::allocate;
use crate::types::Methods;
use crate::types::exception::Exception;
use crate::types::string::Str;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::{Native, Res, Vm};
use crate::waits;

use super::fields::{get, numbers::os, set};
use super::{base, check_class, items, no_keywords, own_attributes};

pub(super) fn install(vm: Vm) {
    Methods::of(vm, &vm.classes().os_error)
        .maker("cls, /, *args, **kwargs", waits!(new))
        .sync("__init__", "self, /, *args, **kwargs", init)
        .wait("__str__", "self, /", waits!(str))
        .sync("__reduce__", "self, /", reduce)
        .get_set("errno", get::<{ os::ERRNO }>, set::<{ os::ERRNO }>)
        .get_set("strerror", get::<{ os::STRERROR }>, set::<{ os::STRERROR }>)
        .get_set("filename", get::<{ os::FILENAME }>, set::<{ os::FILENAME }>)
        .get_set("filename2", get::<{ os::FILENAME2 }>, set::<{ os::FILENAME2 }>)
        .get_set("characters_written", get_written, set_written);
}

/// The class that stands for an error number, as Linux numbers them.
fn class_of_number(vm: Vm, number: i64) -> Option<&'static Value> {
    let c = vm.classes();
    Some(match number {
        1 | 13 => &c.permission_error,
        2 => &c.file_not_found_error,
        3 => &c.process_lookup_error,
        4 => &c.interrupted_error,
        10 => &c.child_process_error,
        11 | 114 | 115 => &c.blocking_io_error,
        17 => &c.file_exists_error,
        20 => &c.not_a_directory_error,
        21 => &c.is_a_directory_error,
        32 | 108 => &c.broken_pipe_error,
        103 => &c.connection_aborted_error,
        104 => &c.connection_reset_error,
        110 => &c.timeout_error,
        111 => &c.connection_refused_error,
        _ => return None,
    })
}

/// The class that `OSError(...)` with these arguments is of, where it is another one.
fn class_of_args(vm: Vm, args: &Value) -> Option<&'static Value> {
    match items(args) {
        given @ [number, ..] if (2..=5).contains(&given.len()) => class_of_number(vm, number.as_i64()?),
        _ => None,
    }
}

/// Whether a class leaves it to its own `__init__` to look at the arguments: then `__new__` does not.
fn uses_init(vm: Vm, class: &Value) -> bool {
    let ty = class.body::<Type>();
    let is_ours = |name: &Value| {
        let found = ty.lookup(vm, name);
        found.is_some_and(|found| {
            let owner = found.get::<Native>().and_then(|native| native.owner.as_ref());
            owner.is_some_and(|owner| owner.is(&vm.classes().os_error))
        })
    };
    !is_ours(&vm.names().__init__) && is_ours(&vm.names().__new__)
}

#[undropped]
async fn new(vm: Vm, a: Vec<Value>) -> Res {
    let os_error = &vm.classes().os_error;
    check_class(vm, &a[0], os_error)?;
    if uses_init(vm, &a[0]) {
        return Ok(allocate(&a[0], Exception::new(vm.interp().empty_tuple.clone())));
    }
    no_keywords(vm, &a[0], &a[2])?;
    let class = match class_of_args(vm, &a[1]) {
        Some(other) if a[0].is(os_error) => other,
        _ => &a[0],
    };
    let this = allocate(class, Exception::new(a[1].clone()));
    fill(vm, &this, &a[1]);
    Ok(this)
}

fn init(vm: Vm, a: &[Value]) -> Res {
    let class = vm.class_of(&a[0]);
    if uses_init(vm, &class) {
        no_keywords(vm, &class, &a[2])?;
        fill(vm, &a[0], &a[1]);
    }
    Ok(Value::NONE)
}

/// Sets the attributes; names of files do not stay among the arguments.
fn fill(vm: Vm, this: &Value, args: &Value) {
    let body = this.body::<Exception>();
    body.args.set(args.clone());
    let given = items(args);
    if !(2..=5).contains(&given.len()) {
        return;
    }
    body.set_field(os::ERRNO, Some(given[0].clone()));
    body.set_field(os::STRERROR, Some(given[1].clone()));
    let Some(filename) = given.get(2).filter(|filename| !filename.is_none()) else { return };
    if filename.is_int() && vm.class_of(this).is(&vm.classes().blocking_io_error) {
        return body.set_field(os::WRITTEN, Some(vm.plain_int(filename)));
    }
    body.set_field(os::FILENAME, Some(filename.clone()));
    if let Some(second) = given.get(4).filter(|second| !second.is_none()) {
        body.set_field(os::FILENAME2, Some(second.clone()));
    }
    body.args.set(vm.tuple(given[..2].to_vec()));
}

/// The same for an exception that native code makes.
pub(super) fn fill_native(vm: Vm, this: &Value, args: &Value) {
    if vm.class_of(this).is(&vm.classes().os_error)
        && let (Some(class), Some(header)) = (class_of_args(vm, args), this.header())
    {
        header.set_class(class);
    }
    fill(vm, this, args);
}

#[undropped]
async fn str(vm: Vm, a: Vec<Value>) -> Res {
    let body = a[0].body::<Exception>();
    let (number, meaning) = (body.field(os::ERRNO), body.field(os::STRERROR));
    let (filename, filename2) = (body.field(os::FILENAME), body.field(os::FILENAME2));
    if filename.is_none() && (number.is_none() || meaning.is_none()) {
        return base::text_of(vm, &a[0]).await;
    }
    let mut text = b"[Errno ".to_vec();
    push_str(vm, &mut text, number).await?;
    text.extend_from_slice(b"] ");
    push_str(vm, &mut text, meaning).await?;
    if let Some(filename) = filename {
        text.extend_from_slice(b": ");
        push_repr(vm, &mut text, &filename).await?;
        if let Some(second) = filename2 {
            text.extend_from_slice(b" -> ");
            push_repr(vm, &mut text, &second).await?;
        }
    }
    Ok(vm.wtf8(text))
}

#[undropped]
async fn push_str(vm: Vm, text: &mut Vec<u8>, value: Slot) -> Res<()> {
    let part = vm.to_str(&value.unwrap_or(Value::NONE)).await?;
    text.extend_from_slice(part.body::<Str>().bytes());
    Ok(())
}

#[undropped]
async fn push_repr(vm: Vm, text: &mut Vec<u8>, value: &Value) -> Res<()> {
    let part = vm.repr(value).await?;
    text.extend_from_slice(part.body::<Str>().bytes());
    Ok(())
}

/// Puts the names of files among the arguments again.
fn reduce(vm: Vm, a: &[Value]) -> Res {
    let body = a[0].body::<Exception>();
    let mut args = body.args.get();
    let whole = match (items(&args), body.field(os::FILENAME)) {
        ([number, meaning], Some(filename)) => Some(vec![number.clone(), meaning.clone(), filename]),
        _ => None,
    };
    if let Some(mut whole) = whole {
        if let Some(second) = body.field(os::FILENAME2) {
            whole.extend([Value::NONE, second]);
        }
        args = vm.tuple(whole);
    }
    let parts = [vm.class_of(&a[0]), args].into_iter().chain(own_attributes(vm, &a[0]));
    Ok(vm.tuple(parts.collect()))
}

fn get_written(vm: Vm, this: &Value) -> Res {
    let written = this.body::<Exception>().field(os::WRITTEN);
    written.ok_or_else(|| vm.raise_text(&vm.classes().attribute_error, "characters_written"))
}

fn set_written(vm: Vm, this: &Value, value: Slot) -> Res<()> {
    let body = this.body::<Exception>();
    match value {
        Some(value) if value.is_int() => body.set_field(os::WRITTEN, Some(vm.plain_int(&value))),
        Some(value) => {
            let class = vm.class_name(&value);
            return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
        }
        None => {
            get_written(vm, this)?;
            body.set_field(os::WRITTEN, None);
        }
    }
    Ok(())
}
