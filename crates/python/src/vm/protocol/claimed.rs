//! Objects that are no classes and say that they are: they have a tuple `__bases__` (`abstract_issubclass` in
//! `Objects/abstract.c`).

use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::{Raise, Res, Vm};

/// How deep bases may lie in bases, where an object has several.
const DEPTH: usize = 1000;

impl Vm {
    /// The bases that an object claims; `None` if it is no class in any way.
    #[undropped]
    async fn claimed_bases(self, object: &Value) -> Res<Option<Vec<Value>>> {
        let bases = self.optional_attribute(object, &self.intern_str("__bases__")).await?;
        Ok(bases.and_then(|bases| bases.get::<Tuple>().map(|bases| bases.items().to_vec())))
    }

    /// Makes sure that an object claims bases; what else is said of it is the error.
    #[undropped]
    pub(super) async fn check_claims(self, object: &Value, error: &str) -> Res<()> {
        match self.claimed_bases(object).await? {
            Some(_) => Ok(()),
            None => Err(self.type_error(error)),
        }
    }

    /// Whether a class is among the claimed bases of an object, or of those, and so on.
    #[undropped]
    pub(super) async fn claims(self, derived: &Value, class: &Value) -> Res<bool> {
        let mut open = vec![(derived.clone(), 0)];
        while let Some((derived, depth)) = open.pop() {
            if derived.is(class) {
                return Ok(true);
            }
            let bases = self.claimed_bases(&derived).await?.unwrap_or_default();
            // Only a choice of bases is a recursion in CPython.
            let depth = depth + usize::from(bases.len() > 1);
            if depth > DEPTH {
                return Err(self.too_deep());
            }
            open.extend(bases.into_iter().rev().map(|base| (base, depth)));
        }
        Ok(false)
    }

    fn too_deep(self) -> Raise {
        self.raise_text(&self.classes().recursion_error, "maximum recursion depth exceeded in __issubclass__")
    }
}
