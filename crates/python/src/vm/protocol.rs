//! Operators, iteration, `repr` and the like, with whatever Python code they need. The quick form of each, where there
//! is one, answers for built-in values at once.

mod binary;
mod claimed;
mod items;
mod iterate;
mod text;

use super::native::task;
use super::ops::{Quick, eq_quick, hash_quick};
use super::{Res, Vm};
use crate::compile::op::Op;
use crate::object::Kind;
use crate::types::dict::{Dict, Table};
use crate::types::list::List;
use crate::types::set::{Set, SetTable};
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::value::Value;

impl Vm {
    /// Whether a built-in value is true; `None` if its class has to be asked.
    #[inline]
    pub(crate) fn truth_quick(self, value: &Value) -> Option<bool> {
        if let Some(truth) = value.as_bool() {
            return Some(truth);
        }
        if let Some(number) = value.as_small() {
            return Some(number != 0);
        }
        if let Some(number) = value.as_float() {
            return Some(number != 0.0);
        }
        let Some(header) = value.header() else {
            return match value.kind() {
                Kind::NotImplemented => None,
                kind => Some(kind != Kind::None),
            };
        };
        if header.is_subclass() {
            return None;
        }
        Some(match header.kind() {
            Kind::Int => true,
            Kind::Str => !value.body::<Str>().bytes().is_empty(),
            Kind::List => value.body::<List>().len() > 0,
            Kind::Tuple => !value.body::<Tuple>().items().is_empty(),
            Kind::Dict => value.body::<Dict>().len() > 0,
            Kind::Set => value.body::<Set>().len() > 0,
            Kind::Bytes | Kind::ByteArray => !value.as_bytes()?.is_empty(),
            Kind::Function
            | Kind::Native
            | Kind::Method
            | Kind::Module
            | Kind::Exception
            | Kind::Generator => true,
            _ => return None,
        })
    }

    #[undropped]
    pub(crate) async fn truth(self, value: &Value) -> Res<bool> {
        if let Some(truth) = self.truth_quick(value) {
            return Ok(truth);
        }
        let names = self.names();
        if let Some(result) = self.call_special(value, &names.__bool__, Vec::new()).await? {
            return match result.as_bool() {
                Some(truth) => Ok(truth),
                None => {
                    let class = self.class_name(&result);
                    Err(self.type_error(format!("__bool__ should return bool, returned {class}")))
                }
            };
        }
        if self.class_attribute(value, &names.__len__).is_some() {
            return self.len(value).await.map(|len| len > 0);
        }
        Ok(true)
    }

    #[undropped]
    pub(crate) async fn len(self, value: &Value) -> Res<usize> {
        if super::ops::is_plain(value) {
            match value.kind() {
                Kind::List => return Ok(value.body::<List>().len()),
                Kind::Tuple => return Ok(value.body::<Tuple>().items().len()),
                Kind::Dict => return Ok(value.body::<Dict>().len()),
                Kind::Set => return Ok(value.body::<Set>().len()),
                Kind::Str => return Ok(value.body::<Str>().len()),
                Kind::Bytes | Kind::ByteArray => return Ok(value.as_bytes().map_or(0, |bytes| bytes.len())),
                _ => {}
            }
        }
        match self.call_special(value, &self.names().__len__, Vec::new()).await? {
            Some(len) => {
                let number = self.index(&len).await?;
                match number.as_i64() {
                    Some(number) => crate::value::count(number)
                        .ok_or_else(|| self.value_error("__len__() should return >= 0")),
                    None => {
                        let message = "cannot fit 'int' into an index-sized integer";
                        Err(self.raise_text(&self.classes().overflow_error, message))
                    }
                }
            }
            None => Err(self.type_error(format!("object of type '{}' has no len()", self.class_name(value)))),
        }
    }

    /// The `int` that a value stands for by `__index__`.
    #[undropped]
    pub(crate) async fn index(self, value: &Value) -> Res {
        if value.kind() == Kind::Bool {
            return Ok(self.int(i64::from(value.is(&Value::TRUE))));
        }
        if value.is_int() {
            return Ok(self.plain_int(value));
        }
        match self.call_special(value, &self.names().__index__, Vec::new()).await? {
            Some(result) if result.is_int() => Ok(self.plain_int(&result)),
            Some(result) => {
                let class = self.class_name(&result);
                Err(self.type_error(format!("__index__ returned non-int (type {class})")))
            }
            None => {
                let class = self.class_name(value);
                Err(self.type_error(format!("'{class}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// An integer without whatever class was derived from `int`.
    pub(crate) fn plain_int(self, value: &Value) -> Value {
        match value.header() {
            Some(header) if header.is_subclass() => self.big(value.as_big().unwrap_or_default()),
            None if value.as_bool().is_some() => self.int(value.as_i64().unwrap_or(0)),
            _ => value.clone(),
        }
    }

    /// The same as a machine number.
    #[undropped]
    pub(crate) async fn index_i64(self, value: &Value) -> Res<i64> {
        let number = self.index(value).await?;
        number.as_i64().ok_or_else(|| {
            let message = format!("cannot fit '{}' into an index-sized integer", self.class_name(value));
            self.raise_text(&self.classes().index_error, &message)
        })
    }

    #[undropped]
    pub(crate) async fn hash(self, value: &Value) -> Res<i64> {
        if let Some(hash) = hash_quick(self, value) {
            return hash;
        }
        let names = self.names();
        match self.class_attribute(value, &names.__hash__) {
            Some(method) if method.is_none() => Err(super::ops::unhashable(self, value)),
            Some(_) => {
                let result =
                    self.call_special(value, &names.__hash__, Vec::new()).await?.unwrap_or(Value::NONE);
                match result.as_big() {
                    Some(_) if result.as_i64().is_some() => {
                        Ok(super::ops::fix_hash(result.as_i64().unwrap_or_default()))
                    }
                    Some(number) => Ok(crate::text::float::hash_big(&number)),
                    None => Err(self.type_error("__hash__ method should return an integer")),
                }
            }
            None => Err(super::ops::unhashable(self, value)),
        }
    }

    /// `left is right or left == right`, as containers compare.
    #[undropped]
    pub(crate) async fn same(self, left: &Value, right: &Value) -> Res<bool> {
        match eq_quick(left, right) {
            Quick::Yes => Ok(true),
            Quick::No => Ok(false),
            Quick::Ask => {
                let result = self.compare_slow(super::ops::Order::Eq, left.clone(), right.clone());
                let result = self.run_task(task(result)).await?;
                self.truth(&result).await
            }
        }
    }

    #[undropped]
    pub(crate) async fn dict_get(self, dict: &Value, key: &Value) -> Res<Option<Value>> {
        if key.exact::<Str>().is_some() {
            return Ok(dict.body::<Dict>().get_str(key));
        }
        let hash = crate::types::dict_methods::key_hash(self, key).await?;
        self.at_key(&dict.body::<Dict>().table, key, hash, |table, at| table.value_at(at)).await
    }

    #[undropped]
    pub(crate) async fn dict_insert(self, dict: &Value, key: Value, value: Value) -> Res<()> {
        if key.exact::<Str>().is_some() {
            dict.body::<Dict>().set_str(&key, value);
            return Ok(());
        }
        let hash = crate::types::dict_methods::key_hash(self, &key).await?;
        self.dict_insert_hashed(dict, hash, key, value).await
    }

    #[undropped]
    pub(crate) async fn dict_insert_hashed(
        self,
        dict: &Value,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Res<()> {
        let put = |table: &mut Table, at| table.put(hash, at, key.clone(), value.clone());
        drop(self.at_key(&dict.body::<Dict>().table, &key, hash, put).await?);
        Ok(())
    }

    /// Takes a key out; gives its value.
    #[undropped]
    pub(crate) async fn dict_remove(self, dict: &Value, key: &Value) -> Res<Option<Value>> {
        let hash = crate::types::dict_methods::key_hash(self, key).await?;
        let taken = |table: &mut Table, at: Option<usize>| table.remove(at?);
        let entry = self.at_key(&dict.body::<Dict>().table, key, hash, taken).await?;
        Ok(entry.map(|entry| entry.value))
    }

    /// Adds all of a mapping to a dict.
    #[undropped]
    pub(crate) async fn dict_update(self, dict: &Value, other: &Value) -> Res<()> {
        let names = self.names();
        if let Some(from) = other.get::<Dict>()
            && self.class_attribute(other, &names.__iter__).is_some_and(|iter| iter.kind() == Kind::Native)
        {
            let entries: Vec<(i64, Value, Value)> = from.table.with(|table| {
                table.iter().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect()
            });
            for (hash, key, value) in entries {
                self.dict_insert_hashed(dict, hash, key, value).await?;
            }
            return Ok(());
        }
        let keys = self.attribute(other, &names.keys).await?;
        let keys = self.call(&keys, Vec::new()).await?;
        let iterator = self.iter(&keys).await?;
        while let Some(key) = self.next(&iterator).await? {
            let value = self.item(other, &key).await?;
            self.dict_insert(dict, key, value).await?;
        }
        Ok(())
    }

    /// Whether a value has the method by which mappings are told from other things.
    pub(crate) fn is_mapping(self, value: &Value) -> bool {
        value.kind() == Kind::Dict
            || self.class_attribute(value, &self.names().keys).is_some()
            || value.ext().and_then(|ext| ext.get(&self.names().keys)).is_some()
    }

    /// Adds to a set; whether it was not there.
    #[undropped]
    pub(crate) async fn set_add(self, set: &Value, key: Value) -> Res<bool> {
        let hash = crate::types::sets::element_hash(self, &key).await?;
        let add = |table: &mut SetTable, at: Option<usize>| {
            if at.is_none() {
                table.insert_new(hash, key.clone());
            }
            at.is_none()
        };
        self.at_key(&set.body::<Set>().table, &key, hash, add).await
    }

    /// Whether a dict has a key with this hash.
    #[undropped]
    pub(crate) async fn dict_has(self, dict: &Value, key: &Value, hash: i64) -> Res<bool> {
        Ok(self.find_key(&dict.body::<Dict>().table, key, hash).await?.at.is_some())
    }

    /// Whether a set has an element with this hash.
    #[undropped]
    pub(crate) async fn set_has(self, set: &Value, element: &Value, hash: i64) -> Res<bool> {
        Ok(self.find_key(&set.body::<Set>().table, element, hash).await?.at.is_some())
    }

    #[undropped]
    pub(crate) async fn set_contains(self, set: &Value, key: &Value) -> Res<bool> {
        let hash = crate::types::sets::element_hash(self, key).await?;
        self.set_has(set, key, hash).await
    }

    pub(crate) fn unary_quick(self, op: Op, value: &Value) -> Option<Res> {
        if !super::ops::is_plain(value) {
            return None;
        }
        Some(Ok(match (op, value.kind()) {
            (Op::Neg, Kind::Int | Kind::Bool) => self.big(-value.as_big()?),
            (Op::Pos, Kind::Int | Kind::Bool) => self.plain_int(value),
            (Op::Invert, Kind::Int) => self.big(-value.as_big()? - 1i32),
            (Op::Neg, Kind::Float) => Value::float(-value.real()?),
            (Op::Pos, Kind::Float) => value.clone(),
            _ => return None,
        }))
    }

    #[undropped]
    pub(crate) async fn unary(self, op: Op, value: &Value) -> Res {
        let names = self.names();
        let (name, symbol) = match op {
            Op::Neg => (&names.__neg__, "-"),
            Op::Pos => (&names.__pos__, "+"),
            _ => (&names.__invert__, "~"),
        };
        match self.call_special(value, name, Vec::new()).await? {
            Some(result) => Ok(result),
            None => {
                Err(self
                    .type_error(format!("bad operand type for unary {symbol}: '{}'", self.class_name(value))))
            }
        }
    }

    #[undropped]
    pub(crate) async fn isinstance(self, value: &Value, class: &Value) -> Res<bool> {
        if self.class_of(value).is(class) {
            return Ok(true);
        }
        if let Some(tuple) = class.get::<Tuple>() {
            for class in tuple.items() {
                if Box::pin(self.isinstance(value, class)).await? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let names = self.names();
        if let Some(check) = self.class_attribute(class, &names.__instancecheck__)
            && check.kind() != Kind::Native
        {
            let result = self.call_special(class, &names.__instancecheck__, vec![value.clone()]).await?;
            return self.truth(&result.unwrap_or(Value::FALSE)).await;
        }
        self.isinstance_plain(value, class).await
    }

    /// `type.__instancecheck__`
    #[undropped]
    pub(crate) async fn isinstance_plain(self, value: &Value, class: &Value) -> Res<bool> {
        match class.kind() {
            Kind::Type if self.is_instance_of(value, class) => Ok(true),
            Kind::Type => {
                // An object may say that it is of another class.
                let Some(claimed) = self.optional_attribute(value, &self.names().__class__).await? else {
                    return Ok(false);
                };
                Ok(claimed
                    .get::<crate::types::ty::Type>()
                    .is_some_and(|claimed| claimed.is_subclass_of(class.body())))
            }
            _ => {
                if let Some(args) = crate::types::alias::union_args(self, class) {
                    for arg in args {
                        let arg = if arg.is_none() { self.classes().none_type.clone() } else { arg };
                        if Box::pin(self.isinstance(value, &arg)).await? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
                if let Some(raise) = crate::types::alias::refusal(self, class, "isinstance") {
                    return Err(raise);
                }
                let error = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                self.check_claims(class, error).await?;
                match self.optional_attribute(value, &self.names().__class__).await? {
                    Some(claimed) => self.claims(&claimed, class).await,
                    None => Ok(false),
                }
            }
        }
    }

    #[undropped]
    pub(crate) async fn issubclass(self, derived: &Value, class: &Value) -> Res<bool> {
        if let Some(tuple) = class.get::<Tuple>() {
            for class in tuple.items() {
                if Box::pin(self.issubclass(derived, class)).await? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let names = self.names();
        if let Some(check) = self.class_attribute(class, &names.__subclasscheck__)
            && check.kind() != Kind::Native
        {
            let result = self.call_special(class, &names.__subclasscheck__, vec![derived.clone()]).await?;
            return self.truth(&result.unwrap_or(Value::FALSE)).await;
        }
        self.issubclass_plain(derived, class).await
    }

    /// `type.__subclasscheck__`
    #[undropped]
    pub(crate) async fn issubclass_plain(self, derived: &Value, class: &Value) -> Res<bool> {
        use crate::types::ty::Type;
        match (derived.get::<Type>(), class.get::<Type>()) {
            (Some(own), Some(other)) => Ok(own.is_subclass_of(other)),
            (None, Some(_)) => {
                self.check_claims(derived, "issubclass() arg 1 must be a class").await?;
                self.claims(derived, class).await
            }
            (_, None) => {
                if derived.get::<Type>().is_none() {
                    self.check_claims(derived, "issubclass() arg 1 must be a class").await?;
                }
                if let Some(args) = crate::types::alias::union_args(self, class) {
                    for arg in args {
                        let arg = if arg.is_none() { self.classes().none_type.clone() } else { arg };
                        if Box::pin(self.issubclass(derived, &arg)).await? {
                            return Ok(true);
                        }
                    }
                    return Ok(false);
                }
                if let Some(raise) = crate::types::alias::refusal(self, class, "issubclass") {
                    return Err(raise);
                }
                let error = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
                self.check_claims(class, error).await?;
                self.claims(derived, class).await
            }
        }
    }
}
