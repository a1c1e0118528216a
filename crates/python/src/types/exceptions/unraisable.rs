//! Exceptions that nobody can catch: of `__del__`, of what a weak reference calls when its object goes, and of a function
//! that a thread was started with.

use crate::modules::sys;
use crate::object::{Finalizable, Kind, allocate};
use crate::types::exception::Exception;
use crate::types::instance::Instance;
use crate::types::string::Str;
use crate::types::traceback::Traceback;
use crate::value::{Slot, Value};
use crate::vm::{Raise, Res, Vm};

/// Where an exception came from that nobody can catch.
pub(crate) enum Ignored<'a> {
    AtEnd(&'a Finalizable),
    /// The function that a thread was started with.
    Thread(&'a Value),
}

/// Hands the exception to `sys.unraisablehook` if the program has one of its own; else prints it to `sys.stderr`.
#[undropped]
pub(crate) async fn report_unraisable(vm: Vm, raise: &Raise, of: Ignored<'_>) {
    let (message, object) = message(vm, raise, of).await;
    let hook = sys::attribute(vm, "unraisablehook");
    if !matches!(hook.kind(), Kind::None | Kind::Native) {
        let args = hook_args(vm, raise, &message, object);
        if vm.call(&hook, vec![args]).await.is_ok() {
            return;
        }
    }
    // There is nobody to tell that the telling failed.
    let _ = print(vm, raise, &message).await;
}

#[undropped]
async fn print(vm: Vm, raise: &Raise, message: &str) -> Res<()> {
    let text = crate::traceback_text::format(vm, &raise.0).await?;
    sys::write_stderr(vm, &format!("{message}:\n{text}")).await
}

#[undropped]
async fn message(vm: Vm, raise: &Raise, of: Ignored<'_>) -> (String, Value) {
    let (what, callee) = match of {
        Ignored::AtEnd(Finalizable::Object(object)) => (
            "while calling deallocator",
            vm.class_attribute(object, &vm.names().__del__).unwrap_or_else(|| object.clone()),
        ),
        Ignored::AtEnd(Finalizable::WeakRef(reference)) => {
            ("while calling weakref callback", outermost_function(raise).unwrap_or_else(|| reference.clone()))
        }
        Ignored::Thread(function) => ("in thread started by", function.clone()),
    };
    let shown = vm.repr_text(&callee).await.unwrap_or_else(|_| "<object repr() failed>".to_owned());
    (format!("Exception ignored {what} {shown}"), callee)
}

/// The function whose frame the exception left last: the weak reference has forgotten what it called.
fn outermost_function(raise: &Raise) -> Slot {
    let traceback = raise.0.body::<Exception>().traceback.get()?;
    Some(traceback.body::<Traceback>().function.clone())
}

/// `sys.unraisablehook`: prints what its argument says.
#[undropped]
pub(crate) async fn unraisable_hook(vm: Vm, a: Vec<Value>) -> Res {
    let get = async |name: &str| vm.attribute(&a[0], &vm.intern_str(name)).await;
    let (said, object, value) = (get("err_msg").await?, get("object").await?, get("exc_value").await?);
    let mut message = match said.get::<Str>() {
        Some(text) => text.lossy().into_owned(),
        None => "Exception ignored in".to_owned(),
    };
    if !object.is_none() {
        let shown = vm.repr_text(&object).await.unwrap_or_else(|_| "<object repr() failed>".to_owned());
        message = format!("{message}: {shown}");
    }
    if value.kind() == Kind::Exception {
        print(vm, &Raise(value), message.trim_end_matches(':')).await?;
    }
    Ok(Value::NONE)
}

/// What a hook gets, as `sys.UnraisableHookArgs`.
fn hook_args(vm: Vm, raise: &Raise, message: &str, object: Value) -> Value {
    let args = allocate(&vm.classes().namespace, Instance);
    let ext = args.ext().expect("a namespace has attributes");
    let traceback = raise.0.body::<Exception>().traceback.get().unwrap_or(Value::NONE);
    for (name, value) in [
        ("exc_type", vm.class_of(&raise.0)),
        ("exc_value", raise.0.clone()),
        ("exc_traceback", traceback),
        ("err_msg", vm.str(message)),
        ("object", object),
    ] {
        ext.set(vm, &vm.intern_str(name), value);
    }
    args
}
