//! When a wait of native code is over.

use crate::value::Value;
use crate::vm::{Res, Vm};

/// A time that a program gave in seconds (`_PyTime_FromSecondsObject`).
#[undropped]
pub(crate) async fn seconds(vm: Vm, value: &Value) -> Res<f64> {
    match value.real() {
        Some(seconds) if seconds.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
        Some(seconds) => Ok(seconds),
        None if !value.is_int() && vm.class_attribute(value, &vm.names().__index__).is_none() => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer or float")))
        }
        None => match vm.index(value).await?.as_i64() {
            Some(seconds) => Ok(seconds as f64),
            None => Err(vm.overflow_error("timestamp too large to convert to C PyTime_t")),
        },
    }
}

/// A time on the clock that never goes back, in milliseconds; `None` is never.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Option<f64>);

impl Deadline {
    /// In so many seconds, or never.
    pub(crate) fn after(vm: Vm, seconds: Option<f64>) -> Self {
        Self(seconds.map(|seconds| vm.now_ms() + seconds * 1e3))
    }

    /// How long it is until then, in milliseconds; `None` when it is over.
    pub(crate) fn left_ms(self, vm: Vm) -> Option<f64> {
        let Some(end) = self.0 else { return Some(f64::INFINITY) };
        let left = end - vm.now_ms();
        // A wait takes a nanosecond at least, as in CPython: less may be lost where it is added to the time.
        (left > 0.0).then_some(left.max(1e-6))
    }
}
