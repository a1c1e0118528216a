//! The module `time` as far as a program without a time zone needs it (`Modules/timemodule.c`).

use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    m.sync("time", "", |vm, _| Ok(Value::float(vm.interp().host.time())))
        .sync("time_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.time())))
        .sync("monotonic", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("monotonic_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("perf_counter", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("perf_counter_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().host.monotonic())))
        .sync("process_time", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .sync("thread_time", "", |vm, _| Ok(Value::float(vm.interp().host.monotonic())))
        .wait("sleep", "seconds, /", waits!(sleep))
        .value("timezone", vm.int(0))
        .value("altzone", vm.int(0))
        .value("daylight", vm.int(0))
        .value("tzname", vm.pair(vm.str("UTC"), vm.str("UTC")));
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
