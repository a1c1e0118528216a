//! `x[y]`, `y in x`, and slices.

use num_bigint::BigInt;

use crate::object::Kind;
use crate::types::bytes::{ByteArray, Bytes};
use crate::types::dict::Dict;
use crate::types::list::List;
use crate::types::range::{Places, Range, Slice, places, small_places};
use crate::types::string::Str;
use crate::types::tuple::Tuple;
use crate::types::{dict_methods, sets};
use crate::value::Value;
use crate::vm::native::{Native, NativeCode, Step, task};
use crate::vm::ops::{Quick, eq_quick, is_plain};
use crate::vm::{Res, Vm};

impl Vm {
    /// `object[key]`
    pub(crate) fn item_step(self, object: &Value, key: &Value) -> Step {
        if is_plain(object)
            && (key.is_int() || key.kind() == Kind::Slice && self.slice_is_plain(key))
            && matches!(object.kind(), Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray)
        {
            return Step::Done(self.sequence_item(object, key));
        }
        let args = [object.clone(), key.clone()];
        if let Some(step) = self.native_special(&self.names().__getitem__, &args) {
            return step;
        }
        let [object, key] = args;
        Step::Wait(task(async move { self.item(&object, &key).await }))
    }

    /// `object[key] = value`
    pub(crate) fn set_item_step(self, object: Value, key: Value, value: Value) -> Step {
        let args = [object, key, value];
        if let Some(step) = self.native_special(&self.names().__setitem__, &args) {
            return step;
        }
        let [object, key, value] = args;
        Step::Wait(task(async move { self.set_item(&object, key, value).await.map(|()| Value::NONE) }))
    }

    /// `del object[key]`
    pub(crate) fn delete_item_step(self, object: Value, key: Value) -> Step {
        let args = [object, key];
        if let Some(step) = self.native_special(&self.names().__delitem__, &args) {
            return step;
        }
        let [object, key] = args;
        Step::Wait(task(async move { self.delete_item(&object, &key).await.map(|()| Value::NONE) }))
    }

    pub(crate) fn slice_is_plain(self, slice: &Value) -> bool {
        let slice = slice.body::<Slice>();
        [&slice.start, &slice.stop, &slice.step].iter().all(|part| part.is_none() || part.is_int())
    }

    #[undropped]
    pub(crate) async fn item(self, object: &Value, key: &Value) -> Res {
        let names = self.names();
        if let Some(dict) = object.exact::<Dict>() {
            let _ = dict;
            return match self.dict_get(object, key).await? {
                Some(value) => Ok(value),
                None => Err(self.key_error(key)),
            };
        }
        if let Some(result) = self.call_special(object, &names.__getitem__, vec![key.clone()]).await? {
            return Ok(result);
        }
        if object.kind() == Kind::Type {
            if object.is(&self.classes().type_) {
                return Ok(crate::types::alias::generic_alias(self, object, key));
            }
            if let Some(method) = self.optional_attribute(object, &names.__class_getitem__).await? {
                return self.call(&method, vec![key.clone()]).await;
            }
            let name = object.body::<crate::types::ty::Type>().name();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        Err(self.type_error(format!("'{}' object is not subscriptable", self.class_name(object))))
    }

    #[undropped]
    pub(crate) async fn set_item(self, object: &Value, key: Value, value: Value) -> Res<()> {
        if object.exact::<Dict>().is_some() {
            return self.dict_insert(object, key, value).await;
        }
        match self.call_special(object, &self.names().__setitem__, vec![key, value]).await? {
            Some(_) => Ok(()),
            None => Err(self.type_error(format!(
                "'{}' object does not support item assignment",
                self.class_name(object)
            ))),
        }
    }

    #[undropped]
    pub(crate) async fn delete_item(self, object: &Value, key: &Value) -> Res<()> {
        if object.exact::<Dict>().is_some() {
            return match self.dict_remove(object, key).await? {
                Some(_) => Ok(()),
                None => Err(self.key_error(key)),
            };
        }
        match self.call_special(object, &self.names().__delitem__, vec![key.clone()]).await? {
            Some(_) => Ok(()),
            None => Err(self
                .type_error(format!("'{}' object doesn't support item deletion", self.class_name(object)))),
        }
    }

    /// An item of a built-in sequence by an integer, or a part of it by a slice of integers.
    pub(crate) fn sequence_item(self, object: &Value, key: &Value) -> Res {
        if key.kind() == Kind::Slice {
            return self.sequence_slice(object, key);
        }
        let len = self.sequence_len(object);
        let place = self.place(key, len).ok_or_else(|| self.out_of_range(object))?;
        let item = match object.kind() {
            Kind::List => object.body::<List>().get(place),
            Kind::Tuple => object.body::<Tuple>().items().get(place).cloned(),
            Kind::Str => Some(self.character_of(object.body::<Str>().slice(place, place + 1))),
            Kind::Bytes => object.body::<Bytes>().0.get(place).map(|byte| self.int((*byte).into())),
            _ => object
                .body::<ByteArray>()
                .bytes
                .with(|bytes| bytes.get(place).map(|byte| self.int((*byte).into()))),
        };
        item.ok_or_else(|| self.out_of_range(object))
    }

    #[cold]
    pub(crate) fn out_of_range(self, object: &Value) -> crate::vm::Raise {
        self.index_error(match object.kind() {
            Kind::List => "list index out of range",
            Kind::Tuple => "tuple index out of range",
            Kind::Str => "string index out of range",
            Kind::ByteArray => "bytearray index out of range",
            Kind::Range => "range object index out of range",
            _ => "index out of range",
        })
    }

    pub(crate) fn sequence_len(self, object: &Value) -> usize {
        match object.kind() {
            Kind::List => object.body::<List>().len(),
            Kind::Tuple => object.body::<Tuple>().items().len(),
            Kind::Str => object.body::<Str>().len(),
            _ => object.as_bytes().map_or(0, |bytes| bytes.len()),
        }
    }

    /// The place that an index names in a sequence; negative ones count from its end.
    pub(crate) fn place(self, index: &Value, len: usize) -> Option<usize> {
        let index = index.as_i64()?;
        let place = if index < 0 { index.checked_add(len as i64)? } else { index };
        usize::try_from(place).ok().filter(|place| *place < len)
    }

    /// The places of a slice whose parts are integers or None.
    pub(crate) fn slice_places(self, slice: &Value, len: usize) -> Res<Places> {
        let slice = slice.body::<Slice>();
        let small = |value: &Value| if value.is_none() { Some(None) } else { value.as_small().map(Some) };
        if let (Some(start), Some(stop), Some(step)) =
            (small(&slice.start), small(&slice.stop), small(&slice.step))
            && step != Some(0)
        {
            return Ok(small_places(start, stop, step.unwrap_or(1), len));
        }
        let part = |value: &Value| value.as_big();
        let step = part(&slice.step).unwrap_or_else(|| BigInt::from(1));
        if step == BigInt::from(0) {
            return Err(self.value_error("slice step cannot be zero"));
        }
        Ok(places(part(&slice.start).as_ref(), part(&slice.stop).as_ref(), &step, len))
    }

    /// A slice whose parts are integers or None, made of one whose parts may have `__index__`.
    #[undropped]
    pub(crate) async fn plain_slice(self, slice: &Value) -> Res {
        if self.slice_is_plain(slice) {
            return Ok(slice.clone());
        }
        let body = slice.body::<Slice>();
        let mut parts = Vec::new();
        for part in [&body.start, &body.stop, &body.step] {
            if part.is_none() {
                parts.push(Value::NONE);
                continue;
            }
            if self.class_attribute(part, &self.names().__index__).is_none() {
                let message = "slice indices must be integers or None or have an __index__ method";
                return Err(self.type_error(message));
            }
            parts.push(self.index(part).await?);
        }
        let [start, stop, step] = <[Value; 3]>::try_from(parts).expect("three parts");
        Ok(crate::object::allocate(&self.classes().slice, Slice { start, stop, step }))
    }

    fn sequence_slice(self, object: &Value, slice: &Value) -> Res {
        let places = self.slice_places(slice, self.sequence_len(object))?;
        let (start, stop) = (places.start.max(0) as usize, places.stop.max(0) as usize);
        Ok(match object.kind() {
            Kind::List => self.list(object.body::<List>().items.with(|items| {
                match items.get(start..(start + places.count)) {
                    Some(part) if places.step == 1 => part.to_vec(),
                    _ => places.iter().filter_map(|place| items.get(place).cloned()).collect(),
                }
            })),
            Kind::Tuple => {
                let items = object.body::<Tuple>().items();
                if places.step == 1 && places.count == items.len() && is_plain(object) {
                    return Ok(object.clone());
                }
                self.tuple(places.iter().map(|place| items[place].clone()).collect())
            }
            Kind::Str => {
                let text = object.body::<Str>();
                if places.step == 1 {
                    return Ok(self.wtf8_slice(text.slice(start, stop)));
                }
                if text.is_ascii() {
                    return Ok(self.wtf8(places.iter().map(|place| text.bytes()[place]).collect()));
                }
                let codes: Vec<u32> = text.code_points().collect();
                let mut bytes = Vec::new();
                for place in places.iter() {
                    crate::types::string::push_code_point(&mut bytes, codes[place]);
                }
                self.wtf8(bytes)
            }
            kind => {
                let bytes = object.as_bytes().unwrap_or_default();
                let part = places.iter().filter_map(|place| bytes.get(place).copied()).collect();
                if kind == Kind::Bytes { self.bytes(part) } else { self.bytearray(part) }
            }
        })
    }

    /// Whether a built-in container has an item; `None` if classes have to be asked.
    pub(crate) fn contains_quick(self, container: &Value, item: &Value) -> Option<Res<bool>> {
        if !is_plain(container) {
            return self.contains_natively(container, item);
        }
        let among = |items: &[Value]| {
            for known in items {
                match eq_quick(known, item) {
                    Quick::Yes => return Some(Ok(true)),
                    Quick::No => {}
                    Quick::Ask => return None,
                }
            }
            Some(Ok(false))
        };
        match container.kind() {
            Kind::List if !item.is_object() || item.exact::<Str>().is_some() => {
                // To compare with those opens no other cell.
                container.body::<List>().items.with(|items| among(items))
            }
            Kind::List => among(&container.body::<List>().copied()),
            Kind::Tuple => among(container.body::<Tuple>().items()),
            Kind::Str => Some(match item.get::<Str>() {
                Some(part) => {
                    Ok(crate::types::bytesearch::find(container.body::<Str>().bytes(), part.bytes())
                        .is_some())
                }
                None => Err(self.type_error(format!(
                    "'in <string>' requires string as left operand, not {}",
                    self.class_name(item)
                ))),
            }),
            Kind::Dict if item.exact::<Str>().is_some() => {
                Some(Ok(container.body::<Dict>().get_str(item).is_some()))
            }
            Kind::Range if item.is_int() && super::super::ops::is_plain(item) => {
                let number = item.as_big()?;
                Some(Ok(container.body::<Range>().index_of(&number).is_some()))
            }
            _ => self.contains_natively(container, item),
        }
    }

    /// The same by a native method. One that may have to wait is not tried: a task that nobody awaits is never dropped.
    fn contains_natively(self, container: &Value, item: &Value) -> Option<Res<bool>> {
        let method = self.class_attribute(container, &self.names().__contains__)?;
        let native = method.get::<Native>()?;
        match (native.code, container.kind()) {
            (NativeCode::Step(_), Kind::Set) => sets::has_quick(self, container.body(), item).map(Ok),
            (NativeCode::Step(_), Kind::Dict) => {
                dict_methods::has_quick(self, container.body(), item).map(Ok)
            }
            (NativeCode::Sync(_), _) => {
                match self.call_native(native, &[container.clone(), item.clone()], None) {
                    Step::Done(found) => found.map(|found| found.as_bool()).transpose(),
                    Step::Wait(_) => None,
                }
            }
            _ => None,
        }
    }

    #[undropped]
    pub(crate) async fn contains(self, container: &Value, item: &Value) -> Res<bool> {
        if let Some(found) = self.contains_quick(container, item) {
            return found;
        }
        let names = self.names();
        match self.class_attribute(container, &names.__contains__) {
            Some(method) if method.is_none() => {
                return Err(
                    self.type_error(format!("'{}' object is not a container", self.class_name(container)))
                );
            }
            Some(_) => {
                let result = self.call_special(container, &names.__contains__, vec![item.clone()]).await?;
                return self.truth(&result.unwrap_or(Value::FALSE)).await;
            }
            None => {}
        }
        if !self.is_iterable(container) {
            let class = self.class_name(container);
            return Err(self.type_error(format!("argument of type '{class}' is not a container or iterable")));
        }
        let iterator = self.iter(container).await?;
        while let Some(known) = self.next(&iterator).await? {
            if self.same(&known, item).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
