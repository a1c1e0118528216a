//! `product`, `permutations` and `combinations`: tuples of positions, one after the other.

use std::sync::Arc;

use super::{class, stepper};
use crate::object::Mut;
use crate::types::Methods;
use crate::types::str_methods::arguments::check_room;
use crate::value::{Slot, Value};
use crate::vm::{Res, Vm};
use crate::waits;

pub(super) fn fill(vm: Vm, m: &Methods) {
    class(vm, m, "product", "cls, *iterables, repeat=1", waits!(product));
    class(vm, m, "permutations", "cls, iterable, r=None", waits!(permutations));
    class(vm, m, "combinations", "cls, iterable, r", waits!(combinations));
    class(vm, m, "combinations_with_replacement", "cls, iterable, r", waits!(with_replacement));
}

struct Product {
    pools: Vec<Vec<Value>>,
    /// The positions of the last tuple; `None` before the first.
    at: Option<Vec<usize>>,
    ended: bool,
}

#[undropped]
async fn product(vm: Vm, a: Vec<Value>) -> Res {
    let repeat = vm.index_i64(&a[2]).await?;
    if repeat < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let mut pools = Vec::new();
    for iterable in vm.tuple_items(&a[1]) {
        pools.push(vm.collect(&iterable).await?);
    }
    let count = pools.iter().map(Vec::len).sum::<usize>().max(pools.len());
    check_room(vm, (repeat as usize).saturating_mul(count).saturating_mul(size_of::<Vec<Value>>()))?;
    let pools: Vec<Vec<Value>> = (0..repeat).flat_map(|_| pools.iter().cloned()).collect();
    let ended = pools.iter().any(Vec::is_empty);
    Ok(stepper(vm, &a[0], Product { pools, at: None, ended }, next_product))
}

#[undropped]
async fn next_product(vm: Vm, state: Arc<Mut<Product>>) -> Res<Slot> {
    let items = state.with(|state| {
        if state.ended {
            return None;
        }
        let next = match state.at.take() {
            None => Some(vec![0; state.pools.len()]),
            Some(mut at) => {
                let moved = (0..at.len()).rev().find(|&place| {
                    at[place] += 1;
                    if at[place] < state.pools[place].len() {
                        return true;
                    }
                    at[place] = 0;
                    false
                });
                moved.map(|_| at)
            }
        };
        state.ended = next.is_none();
        let at = next?;
        let items = state.pools.iter().zip(&at).map(|(pool, &place)| pool[place].clone()).collect();
        state.at = Some(at);
        Some(items)
    });
    Ok(items.map(|items| vm.tuple(items)))
}

/// Items, the positions of the last tuple, and how to come to the next.
struct Positions {
    pool: Vec<Value>,
    at: Option<Vec<usize>>,
    first: Option<Vec<usize>>,
    step: fn(&mut [usize], usize, usize) -> bool,
    /// How many of the positions the tuple shows.
    shown: usize,
}

#[undropped]
async fn positions(vm: Vm, state: Arc<Mut<Positions>>) -> Res<Slot> {
    let items = state.with(|state| {
        let at = match (state.first.take(), state.at.take()) {
            (Some(first), _) => first,
            (None, Some(mut at)) => {
                if !(state.step)(&mut at, state.pool.len(), state.shown) {
                    return None;
                }
                at
            }
            (None, None) => return None,
        };
        let items = at[..state.shown].iter().map(|&place| state.pool[place].clone()).collect();
        state.at = Some(at);
        Some(items)
    });
    Ok(items.map(|items| vm.tuple(items)))
}

#[undropped]
async fn size(vm: Vm, value: &Value) -> Res<usize> {
    match vm.index_i64(value).await? {
        size if size < 0 => Err(vm.value_error("r must be non-negative")),
        size => Ok(size as usize),
    }
}

#[undropped]
async fn permutations(vm: Vm, a: Vec<Value>) -> Res {
    let pool = vm.collect(&a[1]).await?;
    let shown = match a[2].is_none() {
        true => pool.len(),
        false if !a[2].is_int() => return Err(vm.type_error("Expected int as r")),
        false => size(vm, &a[2]).await?,
    };
    let first = (shown <= pool.len()).then(|| (0..pool.len()).collect());
    let state = Positions { pool, at: None, first, step: next_permutation, shown };
    Ok(stepper(vm, &a[0], state, positions))
}

/// The next order of which the shown part differs.
fn next_permutation(at: &mut [usize], _: usize, shown: usize) -> bool {
    // What is not shown is in ascending order: reversed, the next permutation of all is the next of the shown part.
    at[shown..].reverse();
    let Some(pivot) = (1..at.len()).rev().find(|&place| at[place - 1] < at[place]) else { return false };
    let larger =
        (pivot..at.len()).rev().find(|&place| at[place] > at[pivot - 1]).expect("one follows that is larger");
    at.swap(pivot - 1, larger);
    at[pivot..].reverse();
    true
}

#[undropped]
async fn combinations(vm: Vm, a: Vec<Value>) -> Res {
    let (pool, shown) = (vm.collect(&a[1]).await?, size(vm, &a[2]).await?);
    let first = (shown <= pool.len()).then(|| (0..shown).collect());
    let state = Positions { pool, at: None, first, step: next_combination, shown };
    Ok(stepper(vm, &a[0], state, positions))
}

fn next_combination(at: &mut [usize], pool: usize, shown: usize) -> bool {
    let Some(moved) = (0..shown).rev().find(|&place| at[place] < pool - shown + place) else { return false };
    at[moved] += 1;
    for place in moved + 1..shown {
        at[place] = at[place - 1] + 1;
    }
    true
}

#[undropped]
async fn with_replacement(vm: Vm, a: Vec<Value>) -> Res {
    let (pool, shown) = (vm.collect(&a[1]).await?, size(vm, &a[2]).await?);
    check_room(vm, shown.saturating_mul(size_of::<usize>()))?;
    let first = (shown == 0 || !pool.is_empty()).then(|| vec![0; shown]);
    let state = Positions { pool, at: None, first, step: next_with_replacement, shown };
    Ok(stepper(vm, &a[0], state, positions))
}

fn next_with_replacement(at: &mut [usize], pool: usize, shown: usize) -> bool {
    let Some(moved) = (0..shown).rev().find(|&place| at[place] + 1 < pool) else { return false };
    let value = at[moved] + 1;
    at[moved..].fill(value);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(
        mut at: Vec<usize>,
        pool: usize,
        shown: usize,
        step: fn(&mut [usize], usize, usize) -> bool,
    ) -> Vec<Vec<usize>> {
        let mut found = vec![at[..shown].to_vec()];
        while step(&mut at, pool, shown) {
            found.push(at[..shown].to_vec());
        }
        found
    }

    #[test]
    fn positions_come_in_the_order_of_cpython() {
        let permutations = all(vec![0, 1, 2], 3, 2, next_permutation);
        assert_eq!(permutations, [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]]);
        assert_eq!(all(vec![0, 1], 3, 2, next_combination), [[0, 1], [0, 2], [1, 2]]);
        assert_eq!(all(vec![0, 0], 2, 2, next_with_replacement), [[0, 0], [0, 1], [1, 1]]);
    }
}
