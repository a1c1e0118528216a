//! Binary operators and comparisons by the methods of classes (`Objects/abstract.c`, `Objects/object.c`).

use crate::object::Kind;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::ops::{Binary, Order, compare_quick};
use crate::vm::{Res, Vm};

impl Vm {
    /// An operator with whatever methods it needs.
    #[undropped]
    pub(crate) async fn binary(self, op: Binary, left: Value, right: Value) -> Res {
        match self.binary_quick(op, &left, &right) {
            Some(result) => result,
            None => self.binary_slow(op, left, right, false).await,
        }
    }

    /// `left op right`, or `left op= right`, by the methods of their classes.
    #[undropped]
    pub(crate) async fn binary_slow(self, op: Binary, left: Value, right: Value, in_place: bool) -> Res {
        let names = self.names();
        let [method, reflected, own] = op.methods(names);
        if in_place
            && let Some(result) = self.call_special(&left, own, vec![right.clone()]).await?
            && !result.is(&Value::NOT_IMPLEMENTED)
        {
            return Ok(result);
        }
        let (a, b) = (self.class_of(&left), self.class_of(&right));
        let first = self.class_attribute(&left, method);
        let other = if a.is(&b) { None } else { self.class_attribute(&right, reflected) };
        // A class derived from the other's goes first, if it has a method of its own.
        let derived = !a.is(&b) && b.body::<Type>().is_subclass_of(a.body::<Type>());
        let overridden = match (&other, self.class_attribute(&left, reflected)) {
            (Some(other), Some(inherited)) => !other.is(&inherited),
            (Some(_), None) => true,
            _ => false,
        };
        if derived && overridden {
            if let Some(result) = self.attempt(&right, reflected, &left).await? {
                return Ok(result);
            }
            if first.is_some()
                && let Some(result) = self.attempt(&left, method, &right).await?
            {
                return Ok(result);
            }
        } else {
            if first.is_some()
                && let Some(result) = self.attempt(&left, method, &right).await?
            {
                return Ok(result);
            }
            if other.is_some()
                && let Some(result) = self.attempt(&right, reflected, &left).await?
            {
                return Ok(result);
            }
        }
        Err(self.unsupported(op, &left, &right, in_place))
    }

    /// The rest of an operator whose left operand's method, which came first, did not know.
    #[undropped]
    pub(crate) async fn binary_rest(self, op: Binary, left: Value, right: Value, in_place: bool) -> Res {
        let [_, reflected, _] = op.methods(self.names());
        let is_same = self.class_of(&left).is(&self.class_of(&right));
        if !is_same && let Some(result) = self.attempt(&right, reflected, &left).await? {
            return Ok(result);
        }
        Err(self.unsupported(op, &left, &right, in_place))
    }

    /// Calls a method with one argument; `None` if the class has none, or it does not know.
    #[undropped]
    async fn attempt(self, object: &Value, name: &Value, argument: &Value) -> Res<Slot> {
        let result = self.call_special(object, name, vec![argument.clone()]).await?;
        Ok(result.filter(|result| !result.is(&Value::NOT_IMPLEMENTED)))
    }

    fn unsupported(self, op: Binary, left: &Value, right: &Value, in_place: bool) -> crate::vm::Raise {
        let (a, b) = (self.class_name(left), self.class_name(right));
        let is_sequence = |value: &Value| {
            matches!(value.kind(), Kind::Str | Kind::List | Kind::Tuple | Kind::Bytes | Kind::ByteArray)
        };
        let message = match op {
            Binary::Add if is_sequence(left) => match left.kind() {
                Kind::Str => format!("can only concatenate str (not \"{b}\") to str"),
                Kind::List if in_place => format!("'{b}' object is not iterable"),
                Kind::List => format!("can only concatenate list (not \"{b}\") to list"),
                Kind::Tuple => format!("can only concatenate tuple (not \"{b}\") to tuple"),
                _ => format!("can't concat {b} to {a}"),
            },
            Binary::Mul if is_sequence(left) => format!("can't multiply sequence by non-int of type '{b}'"),
            Binary::Mul if is_sequence(right) => format!("can't multiply sequence by non-int of type '{a}'"),
            _ => {
                let symbol = match (op, in_place) {
                    (Binary::Pow, true) => "**=".to_owned(),
                    (_, true) => format!("{}=", op.symbol()),
                    _ => op.symbol().to_owned(),
                };
                let hint = match op {
                    Binary::RShift if left.kind() == Kind::Native && self.callee_name(left) == "print()" => {
                        ". Did you mean \"print(<message>, file=<output_stream>)\"?"
                    }
                    _ => "",
                };
                format!("unsupported operand type(s) for {symbol}: '{a}' and '{b}'{hint}")
            }
        };
        self.type_error(message)
    }

    /// A comparison with whatever methods it needs.
    #[undropped]
    pub(crate) async fn compare(self, order: Order, left: &Value, right: &Value) -> Res {
        match compare_quick(order, left, right) {
            Some(truth) => Ok(Value::bool(truth)),
            None => {
                let slow = self.compare_slow(order, left.clone(), right.clone());
                self.run_task(crate::vm::native::task(slow)).await
            }
        }
    }

    /// `left order right` by the methods of their classes.
    #[undropped]
    pub(crate) async fn compare_slow(self, order: Order, left: Value, right: Value) -> Res {
        let names = self.names();
        let (a, b) = (self.class_of(&left), self.class_of(&right));
        let (method, reflected) = (order.method(names), order.swapped().method(names));
        let derived = !a.is(&b)
            && b.body::<Type>().is_subclass_of(a.body::<Type>())
            && self.class_attribute(&right, reflected).is_some();
        if derived && let Some(result) = self.attempt(&right, reflected, &left).await? {
            return Ok(result);
        }
        if let Some(result) = self.attempt(&left, method, &right).await? {
            return Ok(result);
        }
        if derived {
            return self.compare_default(order, &left, &right);
        }
        self.compare_rest(order, left, right).await
    }

    /// The rest of a comparison whose left operand's method did not know.
    #[undropped]
    pub(crate) async fn compare_rest(self, order: Order, left: Value, right: Value) -> Res {
        let reflected = order.swapped().method(self.names());
        match self.attempt(&right, reflected, &left).await? {
            Some(result) => Ok(result),
            None => self.compare_default(order, &left, &right),
        }
    }

    fn compare_default(self, order: Order, left: &Value, right: &Value) -> Res {
        match order {
            Order::Eq => Ok(Value::bool(left.is(right))),
            Order::Ne => Ok(Value::bool(!left.is(right))),
            _ => Err(self.type_error(format!(
                "'{}' not supported between instances of '{}' and '{}'",
                order.symbol(),
                self.class_name(left),
                self.class_name(right)
            ))),
        }
    }

    /// Whether `left order right` is true.
    #[undropped]
    pub(crate) async fn holds(self, order: Order, left: &Value, right: &Value) -> Res<bool> {
        let result = self.compare(order, left, right).await?;
        self.truth(&result).await
    }

    #[undropped]
    pub(crate) async fn less(self, left: &Value, right: &Value) -> Res<bool> {
        self.holds(Order::Lt, left, right).await
    }
}
