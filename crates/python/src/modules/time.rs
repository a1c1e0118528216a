//! The module `time` (`Modules/timemodule.c`). The only time zone is UTC.

mod calendar;
mod record;
mod strftime;

use crate::object::allocate;
use crate::types::Methods;
use crate::types::instance::Instance;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    calendar::install(vm, m);
    m.sync("time", "", |vm, _| Ok(Value::float(vm.interp().host.time())))
        .sync("time_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.time())))
        .sync("monotonic", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("monotonic_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("perf_counter", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("perf_counter_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("process_time", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("process_time_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("thread_time_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("get_clock_info", "name, /", clock_info)
        .sync("tzset", "", |_, _| Ok(Value::NONE))
        .sync("thread_time", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .wait("sleep", "seconds, /", waits!(sleep))
        .value("timezone", vm.int(0))
        .value("altzone", vm.int(0))
        .value("daylight", vm.int(0))
        .value("tzname", vm.pair(vm.str("UTC"), vm.str("UTC")));
}

/// Seconds since 1970.
fn now(vm: Vm) -> f64 {
    vm.interp().host.time()
}

fn nanoseconds(vm: Vm, seconds: f64) -> Value {
    vm.int((seconds * 1e9) as i64)
}

async fn sleep(vm: Vm, a: Vec<Value>) -> Res {
    let seconds = match a[0].real() {
        Some(seconds) => seconds,
        None => vm.index(&a[0]).await?.as_i64().unwrap_or(i64::MAX) as f64,
    };
    if seconds.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.interp().host.sleep(seconds);
    Ok(Value::NONE)
}

/// What a clock is like.
fn clock_info(vm: Vm, a: &[Value]) -> Res {
    let name = vm.expect_text(&a[0], "get_clock_info() argument 1")?;
    let is_wall = match &*name {
        "time" => true,
        "monotonic" | "perf_counter" | "process_time" | "thread_time" => false,
        _ => return Err(vm.value_error("unknown clock")),
    };
    let info = allocate(&vm.classes().namespace, Instance);
    if let Some(ext) = info.ext() {
        let fields = [
            ("implementation", vm.str("the world's clock")),
            ("monotonic", Value::bool(!is_wall)),
            ("adjustable", Value::bool(is_wall)),
            ("resolution", Value::float(1e-9)),
        ];
        for (name, value) in fields {
            ext.set(vm, &vm.intern_str(name), value);
        }
    }
    Ok(info)
}
