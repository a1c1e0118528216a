//! How a body tells of the values that it holds.

use std::collections::VecDeque;

use super::Mut;
use crate::value::Value;

/// Hears of each value. It opens no cell.
pub(crate) type Visitor<'a> = dyn FnMut(&Value) + 'a;

/// What holds values: each count that it has is told once, and a count that is not told keeps its object alive.
pub(crate) trait Visit {
    fn visit(&self, visitor: &mut Visitor<'_>);
}

impl Visit for Value {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        visitor(self);
    }
}

impl<T: Visit> Visit for Option<T> {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        if let Some(inside) = self {
            inside.visit(visitor);
        }
    }
}

impl<A: Visit, B: Visit> Visit for (A, B) {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.0.visit(visitor);
        self.1.visit(visitor);
    }
}

impl<T: Visit> Visit for [T] {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.iter().for_each(|item| item.visit(visitor));
    }
}

impl<T: Visit> Visit for Box<[T]> {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self[..].visit(visitor);
    }
}

impl<T: Visit> Visit for Vec<T> {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self[..].visit(visitor);
    }
}

impl<T: Visit> Visit for VecDeque<T> {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.iter().for_each(|item| item.visit(visitor));
    }
}

impl<T: Visit> Visit for Mut<T> {
    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.with(|inside| inside.visit(visitor));
    }
}

/// The methods of a body that holds what these fields do; it can let go of the last ones.
#[macro_export]
#[doc(hidden)]
macro_rules! holds {
    ([$($field:tt),*], [$($cleared:tt),*]) => {
        const HOLDS: bool = true;

        fn visit(&self, visitor: &mut $crate::object::Visitor<'_>) {
            $($crate::object::Visit::visit(&self.$field, visitor);)*
            $($crate::object::Visit::visit(&self.$cleared, visitor);)*
        }

        fn clear(&self) {
            $(drop(self.$cleared.take());)*
        }
    };
}
