//! The classes of exceptions (`Objects/exceptions.c`): how they are made, and the attributes that some have of their own.
//! Those lie in `Exception::fields`, by the numbers that [`numbers`] gives.

mod base;
mod fields;
mod group;
mod handler;
mod import;
mod name;
mod os;
mod stop;
mod syntax;
mod unicode;
mod unraisable;

pub(crate) use fields::numbers;
pub(crate) use group::{exception_group, is_group, members};
pub(crate) use handler::{regroup, split_for_handler};
pub(crate) use unraisable::{Ignored, report_unraisable, unraisable_hook};

use crate::object::{Kind, allocate_here};
use crate::value::{Slot, Value};
use crate::vm::{Native, Res, Vm};

use super::dict::Dict;
use super::exception::Exception;
use super::iter::{Next, quick_iter, quick_next};
use super::list::List;
use super::tuple::Tuple;
use super::ty::Type;

/// Gives the classes their methods, and makes `ExceptionGroup`.
pub(crate) fn install(vm: Vm) {
    base::install(vm);
    stop::install(vm);
    import::install(vm);
    name::install(vm);
    os::install(vm);
    syntax::install(vm);
    unicode::install(vm);
    group::install(vm);
}

/// Classes that have attributes of their own, with all that derive from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// `StopIteration` and `StopAsyncIteration`
    Stop,
    Exit,
    Import,
    Name,
    Attribute,
    Os,
    Syntax,
    Decode,
    Encode,
    Translate,
    Group,
}

/// The family of a class of exceptions; most have none.
fn family_of(vm: Vm, class: &Value) -> Option<Family> {
    let c = vm.classes();
    let known = [
        (&c.stop_iteration, Family::Stop),
        (&c.attribute_error, Family::Attribute),
        (&c.name_error, Family::Name),
        (&c.os_error, Family::Os),
        (&c.import_error, Family::Import),
        (&c.syntax_error, Family::Syntax),
        (&c.system_exit, Family::Exit),
        (&c.stop_async_iteration, Family::Stop),
        (&c.base_exception_group, Family::Group),
        (&c.unicode_decode_error, Family::Decode),
        (&c.unicode_encode_error, Family::Encode),
        (&c.unicode_translate_error, Family::Translate),
    ];
    let find = |class: &Value| known.iter().find(|(known, _)| known.is(class)).map(|(_, family)| *family);
    find(class).or_else(|| {
        // Every class with attributes comes before `Exception` in the order of those that derive from it.
        let ancestors = &class.body::<Type>().ancestors;
        ancestors.with(|all| all.iter().take_while(|ancestor| !ancestor.is(&c.exception)).find_map(find))
    })
}

/// Sets the attributes of an exception that native code makes, from its arguments.
pub(crate) fn fill_fields(vm: Vm, exception: &Value) {
    let Some(family) = family_of(vm, &vm.class_of(exception)) else { return };
    let body = exception.body::<Exception>();
    let args = body.args.get();
    match family {
        Family::Stop => stop::fill_value(body, &args),
        Family::Exit => stop::fill_code(body, &args),
        Family::Import => import::fill_message(body, &args),
        Family::Os => os::fill_native(vm, exception, &args),
        Family::Group => group::fill_native(vm, exception, &args),
        // What native code gives them is right.
        Family::Syntax => drop(syntax::fill(vm, body, &args)),
        Family::Decode => drop(unicode::fill_decode(vm, body, &args)),
        Family::Encode => drop(unicode::fill_encode(vm, body, &args)),
        Family::Translate => drop(unicode::fill_translate(vm, body, &args)),
        Family::Name | Family::Attribute => {}
    }
}

/// Makes an exception as a call of its class does, if no Python code has a part in that; `None` if it may have.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
pub(crate) fn instantiate_quick(vm: Vm, class: &Value, args: &[Value], names: Option<&Value>) -> Option<Res> {
    let ty = class.get::<Type>()?;
    if names.is_some() || ty.info.kind != Kind::Exception {
        return None;
    }
    let owner = |name: &Value| ty.lookup(vm, name)?.get::<Native>()?.owner.clone();
    let (new, init) = (owner(&vm.names().__new__)?, owner(&vm.names().__init__)?);
    let c = vm.classes();
    if !new.is(&c.base_exception) {
        return None;
    }
    let exception = allocate_here(class, Exception::new(vm.tuple_of(args)));
    let body = exception.body::<Exception>();
    let args = body.args.get();
    if init.is(&c.base_exception) {
        return Some(Ok(exception));
    }
    let filled = match family_of(vm, &init) {
        Some(Family::Stop) => {
            stop::fill_value(body, &args);
            Ok(())
        }
        Some(Family::Exit) => {
            stop::fill_code(body, &args);
            Ok(())
        }
        Some(Family::Import) => {
            import::fill_message(body, &args);
            Ok(())
        }
        Some(Family::Syntax) => syntax::fill(vm, body, &args),
        Some(Family::Decode) => unicode::fill_decode(vm, body, &args),
        Some(Family::Encode) => unicode::fill_encode(vm, body, &args),
        Some(Family::Translate) => unicode::fill_translate(vm, body, &args),
        Some(Family::Os | Family::Group) => return None,
        Some(Family::Name | Family::Attribute) | None => Ok(()),
    };
    Some(filled.map(|()| exception))
}

/// Refuses a class that `__new__` of `owner` cannot make instances of.
fn check_class(vm: Vm, class: &Value, owner: &Value) -> Res<()> {
    let name = owner.body::<Type>().name();
    match class.get::<Type>() {
        None => {
            let class = vm.class_name(class);
            Err(vm.type_error(format!("{name}.__new__(X): X is not a type object ({class})")))
        }
        Some(ty) if !ty.is_subclass_of(owner.body()) => {
            let class = ty.name();
            Err(vm.type_error(format!("{name}.__new__({class}): {class} is not a subtype of {name}")))
        }
        Some(_) => Ok(()),
    }
}

/// Refuses keyword arguments; `class` is what the error names.
fn no_keywords(vm: Vm, class: &Value, keywords: &Value) -> Res<()> {
    if keywords.body::<Dict>().len() == 0 {
        return Ok(());
    }
    Err(vm.type_error(format!("{}() takes no keyword arguments", class.body::<Type>().name())))
}

/// The values of the keyword arguments with these names, in their order.
fn take_keywords(vm: Vm, function: &str, keywords: &Value, known: &[&str]) -> Res<Vec<Slot>> {
    let mut found: Vec<Slot> = known.iter().map(|_| None).collect();
    for (name, value) in keywords.body::<Dict>().pairs() {
        let text = vm.text(&name);
        match known.iter().position(|known| *known == text) {
            Some(index) => found[index] = Some(value),
            None => {
                let message = format!("{function}() got an unexpected keyword argument '{text}'");
                return Err(vm.type_error(message));
            }
        }
    }
    Ok(found)
}

/// The items of a tuple.
fn items(args: &Value) -> &[Value] {
    args.body::<Tuple>().items()
}

/// The items of anything that can be iterated without Python code.
fn plain_items(vm: Vm, value: &Value) -> Res<Vec<Value>> {
    match value.kind() {
        Kind::Tuple => return Ok(vm.tuple_items(value)),
        Kind::List => return Ok(value.body::<List>().copied()),
        _ => {}
    }
    let refused = || vm.type_error(format!("'{}' object is not iterable", vm.class_name(value)));
    let iterator = quick_iter(vm, value).ok_or_else(refused)?;
    let mut items = Vec::new();
    loop {
        match quick_next(vm, &iterator) {
            Next::Item(item) => items.push(item),
            Next::End => return Ok(items),
            Next::Raise(raise) => return Err(raise),
            Next::Ask => return Err(refused()),
        }
    }
}

/// The attributes that an exception has in its dict; `None` if there are none.
fn own_attributes(vm: Vm, exception: &Value) -> Slot {
    let ext = exception.ext()?;
    let any = ext.attributes.with(|all| all.dict.is_some() || !all.shape.names().is_empty());
    any.then(|| ext.dict(vm))
}
