//! Operators whose method is a function of Python: its frame is pushed at once, and what it gives is looked at when it
//! returns.

use crate::types::function::Function;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::frame::{Reply, Ret};
use crate::vm::native::task;
use crate::vm::ops::{Binary, Order};

/// An operator whose left operand's method runs.
#[derive(Debug)]
pub(crate) struct Pending {
    left: Value,
    right: Value,
    what: What,
    then: Then,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Binary(Binary, bool),
    Compare(Order),
}

/// What is done with the result.
#[derive(Clone, Copy, Debug)]
pub(super) enum Then {
    /// It goes into this register.
    To(u16),
    /// The frame goes on here unless it is true.
    Unless(u32),
}

impl Vm {
    /// Pushes the frame of the left operand's method; gives the operands back if that is not what has to be done first.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(super) fn operate_here(
        self,
        left: Value,
        right: Value,
        what: What,
        then: Then,
    ) -> Result<(), (Value, Value)> {
        let Some(method) = self.plain_method(&left, &right, what) else { return Err((left, right)) };
        let args = [left.clone(), right.clone()];
        let pending = Pending { left, right, what, then };
        self.push_exact(&method, args, Ret::Operator(Box::new(pending)));
        Ok(())
    }

    /// The left operand's method, if it is a function and comes before all others.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn plain_method(self, left: &Value, right: &Value, what: What) -> Option<Value> {
        let class = left.header()?.class();
        if !class.is_heap() {
            return None;
        }
        let method = match what {
            What::Binary(op, in_place) => {
                let [method, _, own] = op.methods(self.names());
                if in_place && class.lookup(self, own).is_some() {
                    return None;
                }
                method
            }
            What::Compare(order) => order.method(self.names()),
        };
        // The right operand's method comes first where its class derives from the other's.
        if let Some(other) = right.header()
            && !std::ptr::eq(other.class(), class)
            && other.class().is_subclass_of(class)
        {
            return None;
        }
        let is_ready = |found: &Value| {
            found.get::<Function>().is_some_and(|function| function.takes(2)) && self.check_depth().is_ok()
        };
        class.lookup(self, method).filter(is_ready)
    }

    /// Goes on with an operator when the method has given something.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(in crate::vm) fn conclude_operator(self, pending: Pending, value: Value) {
        let Pending { left, right, what, then } = pending;
        if value.is(&Value::NOT_IMPLEMENTED) {
            let rest = task(async move {
                match what {
                    What::Binary(op, in_place) => self.binary_rest(op, left, right, in_place).await,
                    What::Compare(order) => self.compare_rest(order, left, right).await,
                }
            });
            return match then {
                Then::To(dst) => self.launch(rest, Ret::To(dst)),
                Then::Unless(target) => {
                    let truth = task(async move {
                        let value = self.run_task(rest).await?;
                        self.truth(&value).await.map(Value::bool)
                    });
                    self.launch(truth, Ret::Branch { when: false, target });
                }
            };
        }
        match (then, self.truth_quick(&value)) {
            (Then::To(dst), _) => self.deliver(Ret::To(dst), Reply::Value(value)),
            (Then::Unless(target), Some(truth)) => {
                let branch = Ret::Branch { when: false, target };
                self.deliver(branch, Reply::Value(Value::bool(truth)));
            }
            (Then::Unless(target), None) => {
                let truth = task(async move { self.truth(&value).await.map(Value::bool) });
                self.launch(truth, Ret::Branch { when: false, target });
            }
        }
    }
}
