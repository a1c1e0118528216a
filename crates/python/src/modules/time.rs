//! The module `time` (`Modules/timemodule.c`) of a machine whose time zone is UTC.

mod calendar;
mod format;

use super::{record, state};
use crate::types::Methods;
use crate::value::Value;
use crate::vm::{Res, Vm};
use crate::waits;
use calendar::{FIELDS, RECORD};

const CLOCK_REALTIME: i64 = 0;
const CLOCK_MONOTONIC: i64 = 1;
const CLOCK_PROCESS: i64 = 2;
const CLOCK_THREAD: i64 = 3;
const EINVAL: i32 = super::errno::EINVAL;

pub(crate) fn fill(vm: Vm, m: &Methods) {
    for name in ["monotonic", "perf_counter", "process_time", "thread_time"] {
        m.sync(name, "", |vm, _| Ok(Value::float(vm.interp().world.monotonic())));
    }
    for name in ["monotonic_ns", "perf_counter_ns", "process_time_ns", "thread_time_ns"] {
        m.sync(name, "", |vm, _| Ok(nanoseconds(vm, vm.interp().world.monotonic())));
    }
    m.sync("time", "", |vm, _| Ok(Value::float(vm.interp().world.time())))
        .sync("time_ns", "", |vm, _| Ok(nanoseconds(vm, vm.interp().world.time())))
        .sync("clock_gettime", "clk_id, /", |vm, a| clock(vm, &a[0]).map(Value::float))
        .sync("clock_gettime_ns", "clk_id, /", |vm, a| Ok(nanoseconds(vm, clock(vm, &a[0])?)))
        .sync("clock_getres", "clk_id, /", |vm, a| clock(vm, &a[0]).map(|_| Value::float(1e-9)))
        .sync("get_clock_info", "name, /", clock_info)
        .wait("sleep", "seconds, /", waits!(sleep))
        .sync("tzset", "", |_, _| Ok(Value::NONE))
        .value("timezone", vm.int(0))
        .value("altzone", vm.int(0))
        .value("daylight", vm.int(0))
        .value("tzname", vm.pair(vm.str("UTC"), vm.str("UTC")));
    let clocks = [
        ("CLOCK_REALTIME", CLOCK_REALTIME),
        ("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
        ("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS),
        ("CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD),
    ];
    for (name, number) in clocks {
        m.value(name, vm.int(number));
    }
    let class = record::open_class(vm, RECORD, &FIELDS);
    let methods = Methods::of(vm, &class);
    methods
        .maker("cls, sequence, dict=None", waits!(calendar::new))
        .get("tm_zone", |vm, _| Ok(vm.str("UTC")))
        .get("tm_gmtoff", |vm, _| Ok(vm.int(0)))
        .value("n_fields", vm.int(11));
    state::keep(vm, RECORD, &class);
    m.value("struct_time", class).value("_STRUCT_TM_ITEMS", vm.int(11));
    calendar::fill(m);
    format::fill(m);
}

fn nanoseconds(vm: Vm, seconds: f64) -> Value {
    vm.int((seconds * 1e9) as i64)
}

/// What a clock shows, by its number.
fn clock(vm: Vm, number: &Value) -> Res<f64> {
    match number.as_i64() {
        Some(CLOCK_REALTIME) => Ok(vm.interp().world.time()),
        Some(CLOCK_MONOTONIC | CLOCK_PROCESS | CLOCK_THREAD) => Ok(vm.interp().world.monotonic()),
        Some(_) => Err(super::errno::os_error(vm, EINVAL, None)),
        None => {
            let class = vm.class_name(number);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

fn clock_info(vm: Vm, a: &[Value]) -> Res {
    let name = vm.expect_text(&a[0], "get_clock_info() argument 1")?;
    let (implementation, monotonic) = match &name[..] {
        "time" => ("clock_gettime(CLOCK_REALTIME)", false),
        "monotonic" | "perf_counter" => ("clock_gettime(CLOCK_MONOTONIC)", true),
        "process_time" => ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true),
        "thread_time" => ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let info = crate::object::allocate(&vm.classes().namespace, crate::types::instance::Instance);
    let ext = info.ext().expect("a namespace has attributes");
    for (name, value) in [
        ("implementation", vm.str(implementation)),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(!monotonic)),
        ("resolution", Value::float(1e-9)),
    ] {
        ext.set(vm, &vm.intern_str(name), value);
    }
    Ok(info)
}

#[undropped]
async fn sleep(vm: Vm, a: Vec<Value>) -> Res {
    let seconds = super::deadline::seconds(vm, &a[0]).await?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.sleep(seconds * 1e3).await.map(|()| Value::NONE)
}
