//! `iter`, `next` and what goes through an iterable once: `all` and `any`.

use crate::compile::{Mode, compile};
use crate::types::Methods;
use crate::types::dict::Dict;
use crate::types::generator::{Flavour, Generator};
use crate::types::iter::{Iter, Next, State, quick_iter};
use crate::value::{Slot, Value};
use crate::vm::frame::Sent;
use crate::vm::native::{Step, task};
use crate::vm::pour::Sink;
use crate::vm::{Res, Vm};
use crate::waits;

use super::{is_callable, syntax_error};

pub(super) fn install(m: &Methods) {
    m.step("iter", "object, sentinel=?, /", iter)
        .step("next", "iterator, default=?, /", next)
        .wait("all", "iterable, /", |vm, a| task(finds(vm, a, false)))
        .wait("any", "iterable, /", |vm, a| task(finds(vm, a, true)))
        .wait("aiter", "async_iterable, /", waits!(aiter))
        .wait("anext", "aiterator, default=?, /", waits!(anext));
}

fn iter(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_missing() {
        if let Some(iterator) = quick_iter(vm, &a[0]) {
            return Step::Done(Ok(iterator));
        }
        let object = a[0].clone();
        return Step::Wait(task(async move { vm.iter(&object).await }));
    }
    if !is_callable(vm, &a[0]) {
        return Step::Done(Err(vm.type_error("iter(v, w): v must be callable")));
    }
    let state = State::Callable { callee: a[0].clone(), sentinel: a[1].clone() };
    Step::Done(Ok(vm.new_iter(&vm.classes().callable_iterator, state)))
}

fn next(vm: Vm, a: &[Value]) -> Step {
    let default = Some(a[1].clone()).filter(|default| !default.is_missing());
    if let Some(iter) = a[0].exact::<Iter>() {
        match iter.next(vm) {
            Next::Item(item) => return Step::Done(Ok(item)),
            Next::End => return Step::Done(default.ok_or_else(|| vm.stop_iteration(Value::NONE))),
            Next::Raise(raise) => return Step::Done(or_default(vm, Err(raise), default)),
            Next::Ask => {}
        }
    }
    let iterator = a[0].clone();
    Step::Wait(task(async move {
        let item = next_item(vm, &iterator).await;
        or_default(vm, item, default)
    }))
}

/// The default instead of a `StopIteration`.
fn or_default(vm: Vm, item: Res, default: Slot) -> Res {
    match (item, default) {
        (Err(raise), Some(default)) if vm.is_raised(&raise, &vm.classes().stop_iteration) => Ok(default),
        (item, _) => item,
    }
}

#[undropped]
async fn next_item(vm: Vm, iterator: &Value) -> Res {
    if let Some(generator) = iterator.get::<Generator>()
        && generator.flavour == Flavour::Generator
    {
        let resumed = vm.resume(iterator, Sent::Value(Value::NONE)).await?;
        return resumed.map_err(|result| vm.stop_iteration(result));
    }
    if iterator.exact::<Iter>().is_some() {
        return match vm.run_task(task(vm.advance(iterator.clone()))).await? {
            end if end.is_missing() => Err(vm.stop_iteration(Value::NONE)),
            item => Ok(item),
        };
    }
    match vm.call_special(iterator, &vm.names().__next__, Vec::new()).await? {
        Some(item) => Ok(item),
        None => Err(vm.type_error(format!("'{}' object is not an iterator", vm.class_name(iterator)))),
    }
}

/// Whether an item of the wanted truth decides: then `any` is true, and `all` is false.
#[undropped]
async fn finds(vm: Vm, a: Vec<Value>, wanted: bool) -> Res {
    let iterator = vm.iter(&a[0]).await?;
    loop {
        match vm.pour(&iterator, Sought(wanted)).await?.1 {
            Some(item) if vm.truth(&item).await? == wanted => return Ok(Value::bool(wanted)),
            Some(_) => {}
            None => return Ok(Value::bool(!wanted)),
        }
    }
}

/// Takes items that are known not to have the wanted truth.
struct Sought(bool);

impl Sink for Sought {
    fn take(&mut self, vm: Vm, item: Value) -> Res<Slot> {
        Ok(if vm.truth_quick(&item) == Some(!self.0) { None } else { Some(item) })
    }
}

#[undropped]
async fn aiter(vm: Vm, a: Vec<Value>) -> Res {
    let names = vm.names();
    let Some(iterator) = vm.call_special(&a[0], &names.__aiter__, Vec::new()).await? else {
        return Err(vm.type_error(format!("'{}' object is not an async iterable", vm.class_name(&a[0]))));
    };
    if vm.class_attribute(&iterator, &names.__anext__).is_none() {
        let class = vm.class_name(&iterator);
        return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{class}'")));
    }
    Ok(iterator)
}

#[undropped]
async fn anext(vm: Vm, a: Vec<Value>) -> Res {
    let Some(awaitable) = vm.call_special(&a[0], &vm.names().__anext__, Vec::new()).await? else {
        return Err(vm.type_error(format!("'{}' object is not an async iterator", vm.class_name(&a[0]))));
    };
    if a[1].is_missing() {
        return Ok(awaitable);
    }
    let or_default = anext_or_default(vm).await?;
    vm.call(&or_default, vec![awaitable, a[1].clone()]).await
}

/// A coroutine function that awaits its first argument, and gives the second where iteration ends.
#[undropped]
async fn anext_or_default(vm: Vm) -> Res {
    const TEXT: &str = "async def anext(awaitable, default):\n    try:\n        return await awaitable\n    except \
                        StopAsyncIteration:\n        return default\n";
    let filename = vm.str("<anext>");
    let code = compile(vm, TEXT, &filename, Mode::Exec, 0)
        .map_err(|error| syntax_error(vm, &error, TEXT, &filename))?;
    let globals = vm.empty_dict();
    let function = vm.new_function(&code, globals.clone(), vm.interp().builtins.clone(), None, Value::NONE);
    vm.run_body(function, None).await?;
    Ok(globals.body::<Dict>().get_str(&vm.intern_str("anext")).unwrap_or(Value::NONE))
}
