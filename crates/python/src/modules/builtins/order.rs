//! `min`, `max` and `sorted`.

use crate::types::Methods;
use crate::types::tuple::Tuple;
use crate::types::ty::Type;
use crate::value::{Slot, Value};
use crate::vm::native::{Step, task};
use crate::vm::ops::{Order, compare_quick};
use crate::vm::pour::Sink;
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn install(m: &Methods) {
    m.step("min", "*args, key=None, default=?", |vm, a| extreme(vm, a, Order::Lt, "min"))
        .step("max", "*args, key=None, default=?", |vm, a| extreme(vm, a, Order::Gt, "max"))
        .wait("sorted", "*args, **kwargs", waits!(sorted));
}

/// The item that has the order to all others: the first of those that are alike.
fn extreme(vm: Vm, a: &[Value], order: Order, function: &'static str) -> Step {
    let given = a[0].body::<Tuple>().items();
    let default = Some(a[2].clone()).filter(|default| !default.is_missing());
    if given.is_empty() {
        return Step::Done(Err(vm.type_error(format!("{function} expected at least 1 argument, got 0"))));
    }
    if given.len() > 1 && default.is_some() {
        let message = format!("Cannot specify a default for {function}() with multiple positional arguments");
        return Step::Done(Err(vm.type_error(message)));
    }
    let items = match given {
        [only] => vm.items_quick(only),
        _ => Some(given.to_vec()),
    };
    if let Some(items) = &items
        && a[1].is_none()
        && let Some(best) = extreme_quick(items, order)
    {
        return Step::Done(Ok(best));
    }
    let key = Some(a[1].clone()).filter(|key| !key.is_none());
    // Several arguments are gone through as a tuple of them.
    let iterable = if given.len() > 1 { a[0].clone() } else { given[0].clone() };
    Step::Wait(task(async move {
        let best = extreme_slow(vm, iterable, key, order).await?;
        match best.or(default) {
            Some(best) => Ok(best),
            None => Err(vm.value_error(format!("{function}() iterable argument is empty"))),
        }
    }))
}

/// `None` where there are no items, or where classes have to be asked for their order.
fn extreme_quick(items: &[Value], order: Order) -> Slot {
    let (first, rest) = items.split_first()?;
    let mut best = first;
    for item in rest {
        if compare_quick(order, item, best)? {
            best = item;
        }
    }
    Some(best.clone())
}

#[undropped]
async fn extreme_slow(vm: Vm, iterable: Value, key: Slot, order: Order) -> Res<Slot> {
    let iterator = vm.iter(&iterable).await?;
    if key.is_none() {
        return extreme_plain(vm, iterator, order).await;
    }
    // The item, and what it is compared by.
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator).await? {
        let value = match &key {
            Some(key) => vm.call(key, vec![item.clone()]).await?,
            None => item.clone(),
        };
        let is_better = match &best {
            Some((_, known)) => vm.holds(order, &value, known).await?,
            None => true,
        };
        if is_better {
            best = Some((item, value));
        }
    }
    Ok(best.map(|(item, _)| item))
}

/// The same without a key.
#[undropped]
async fn extreme_plain(vm: Vm, iterator: Value, order: Order) -> Res<Slot> {
    let mut best = Best { order, item: None };
    loop {
        let (so_far, item) = vm.pour(&iterator, best).await?;
        best = so_far;
        match (item, &best.item) {
            (None, _) => return Ok(best.item),
            (Some(item), Some(known)) => {
                if vm.holds(order, &item, known).await? {
                    best.item = Some(item);
                }
            }
            (item, None) => best.item = item,
        }
    }
}

/// The best item so far.
struct Best {
    order: Order,
    item: Slot,
}

impl Sink for Best {
    fn take(&mut self, _: Vm, item: Value) -> Res<Slot> {
        match &self.item {
            None => self.item = Some(item),
            Some(known) => match compare_quick(self.order, &item, known) {
                Some(true) => self.item = Some(item),
                Some(false) => {}
                None => return Ok(Some(item)),
            },
        }
        Ok(None)
    }
}

#[undropped]
async fn sorted(vm: Vm, a: Vec<Value>) -> Res {
    let [iterable] = a[0].body::<Tuple>().items() else {
        let count = a[0].body::<Tuple>().items().len();
        return Err(vm.type_error(format!("sorted expected 1 argument, got {count}")));
    };
    let items = vm.collect(iterable).await?;
    sorted_list(vm, items, Some(&a[1])).await
}

/// A list of these items in order; `options` are those of `list.sort`.
#[undropped]
pub(super) async fn sorted_list(vm: Vm, items: Vec<Value>, options: Option<&Value>) -> Res {
    let list = vm.list(items);
    let sort = vm.classes().list.body::<Type>().lookup(vm, &vm.intern_str("sort")).unwrap_or(Value::NONE);
    let (args, names) = vm.with_keywords(vec![list.clone()], options)?;
    vm.call_names(&sort, args, names).await?;
    Ok(list)
}
