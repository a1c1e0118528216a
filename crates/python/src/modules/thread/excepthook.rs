//! `threading.excepthook`: what prints an exception that ended a thread (`thread_excepthook`).

use crate::modules::{record, sys};
use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

const FIELDS: [&str; 4] = ["exc_type", "exc_value", "exc_traceback", "thread"];

pub(super) fn fill(vm: Vm, m: &Methods) {
    m.value("_ExceptHookArgs", record::open_class(vm, "_thread._ExceptHookArgs", &FIELDS)).wait(
        "_excepthook",
        "exc, /",
        waits!(excepthook),
    );
}

#[undropped]
async fn excepthook(vm: Vm, a: Vec<Value>) -> Res {
    let args = if a[0].get::<Tuple>().is_some() { vm.tuple_items(&a[0]) } else { Vec::new() };
    let [class, value, _, thread] = &args[..] else {
        return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
    };
    if class.is(&vm.classes().system_exit) {
        return Ok(Value::NONE);
    }
    let name = match vm.optional_attribute(thread, &vm.intern_str("name")).await? {
        Some(name) => {
            let text = vm.to_str(&name).await?;
            text.body::<crate::types::string::Str>().lossy().into_owned()
        }
        None => vm.thread().number.to_string(),
    };
    let text = crate::traceback_text::format(vm, value).await?;
    sys::write_stderr(vm, &format!("Exception in thread {name}:\n{text}")).await?;
    Ok(Value::NONE)
}
