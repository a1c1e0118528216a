//! `list.sort`: a stable merge sort of runs that are there already (Timsort without its gallop), whose comparisons may be
//! Python code.

use std::cmp::Ordering;
use std::ops::Range;

use crate::types::list::List;
use crate::types::string::Str;
use crate::value::Value;
use crate::vm::native::{Step, task};
use crate::vm::ops::{Order, compare_quick, is_plain};
use crate::vm::{Res, Vm};

/// Shorter runs are made longer by insertion.
const LEAST_RUN: usize = 64;

pub(super) fn sort(vm: Vm, a: &[Value]) -> Step {
    if a[1].is_none()
        && let Some(reverse) = vm.truth_quick(&a[2])
        && sort_quick(a[0].body(), reverse)
    {
        return Step::Done(Ok(Value::NONE));
    }
    let (list, key, reverse) = (a[0].clone(), a[1].clone(), a[2].clone());
    Step::Wait(task(async move {
        let reverse = vm.truth(&reverse).await?;
        sort_list(vm, &list, &key, reverse).await.map(|()| Value::NONE)
    }))
}

/// Sorts a list whose items need no Python code to be compared; whether it is one.
fn sort_quick(list: &List, reverse: bool) -> bool {
    let mut items = list.items.take();
    let uniform = Uniform::of(&items);
    if let Some(uniform) = uniform {
        items.sort_by(|a, b| if reverse { uniform.order(b, a) } else { uniform.order(a, b) });
    }
    list.items.set(items);
    uniform.is_some()
}

/// Sorts a list, which is empty meanwhile. Where a comparison raises, the list is left in the order that it had come to.
#[undropped]
pub(crate) async fn sort_list(vm: Vm, list: &Value, key: &Value, reverse: bool) -> Res<()> {
    let body = list.body::<List>();
    let items = body.items.take();
    let mut order: Vec<usize> = (0..items.len()).collect();
    let sorted = put_in_order(vm, &items, key, reverse, &mut order).await;
    let items = order.iter().map(|&at| items[at].clone()).collect();
    let intruders = body.items.replace(items);
    let modified = intruders.capacity() > 0;
    drop(intruders);
    sorted?;
    if modified {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
}

/// Puts the places of the items in their order.
#[undropped]
async fn put_in_order(vm: Vm, items: &[Value], key: &Value, reverse: bool, order: &mut [usize]) -> Res<()> {
    let mut made = Vec::new();
    if !key.is_none() {
        made = vm.call_for_each(key, items.to_vec()).await?;
    }
    let keys: &[Value] = if key.is_none() { items } else { &made };
    if let Some(uniform) = Uniform::of(keys) {
        order.sort_by(|&a, &b| {
            let (a, b) = if reverse { (b, a) } else { (a, b) };
            uniform.order(&keys[a], &keys[b])
        });
        return Ok(());
    }
    // Equal items keep their order, also where the result is turned around.
    if reverse {
        order.reverse();
    }
    let sorted = Runs { vm, keys, order, runs: Vec::new() }.sort().await;
    if reverse {
        order.reverse();
    }
    sorted
}

/// Keys that need no Python code to be compared, and have one order.
#[derive(Clone, Copy)]
enum Uniform {
    Small,
    /// Numbers that are no complex ones and no NaN.
    Reals,
    Texts,
}

impl Uniform {
    fn of(keys: &[Value]) -> Option<Self> {
        let is_real = |key: &Value| {
            is_plain(key) && (key.is_int() || key.as_float().is_some_and(|real| !real.is_nan()))
        };
        match keys.first() {
            Some(first) if first.exact::<Str>().is_some() => {
                keys.iter().all(|key| key.exact::<Str>().is_some()).then_some(Self::Texts)
            }
            _ if keys.iter().all(Value::is_small) => Some(Self::Small),
            _ => keys.iter().all(is_real).then_some(Self::Reals),
        }
    }

    #[inline]
    fn order(self, a: &Value, b: &Value) -> Ordering {
        let less = |a: &Value, b: &Value| compare_quick(Order::Lt, a, b) == Some(true);
        match self {
            Self::Small => a.small_payload().cmp(&b.small_payload()),
            Self::Texts => a.body::<Str>().bytes().cmp(b.body::<Str>().bytes()),
            Self::Reals if less(a, b) => Ordering::Less,
            Self::Reals if less(b, a) => Ordering::Greater,
            Self::Reals => Ordering::Equal,
        }
    }
}

/// A sort that is under way: `order` holds the numbers of the keys, sorted within each run.
struct Runs<'a> {
    vm: Vm,
    keys: &'a [Value],
    order: &'a mut [usize],
    /// Where runs begin and end, one behind the other.
    runs: Vec<(usize, usize)>,
}

impl Runs<'_> {
    #[undropped]
    async fn sort(mut self) -> Res<()> {
        let least = least_run(self.order.len());
        let mut start = 0;
        while start < self.order.len() {
            let wanted = (start + least).min(self.order.len());
            let mut end = self.natural_run(start).await?;
            if end < wanted {
                self.insert(start, end, wanted).await?;
                end = wanted;
            }
            self.runs.push((start, end));
            start = end;
            while let Some(at) = self.due() {
                self.merge(at).await?;
            }
        }
        while self.runs.len() > 1 {
            let second = self.runs.len() - 2;
            let at = if second > 0 && self.length(second - 1) < self.length(second + 1) {
                second - 1
            } else {
                second
            };
            self.merge(at).await?;
        }
        Ok(())
    }

    /// Whether the key at one place is less than the one at another.
    #[undropped]
    async fn less(&self, a: usize, b: usize) -> Res<bool> {
        self.vm.less(&self.keys[self.order[a]], &self.keys[self.order[b]]).await
    }

    /// The end of the run that begins at a place; one that falls is turned around.
    #[undropped]
    async fn natural_run(&mut self, start: usize) -> Res<usize> {
        let mut end = start + 1;
        if end == self.order.len() {
            return Ok(end);
        }
        let falls = self.less(end, start).await?;
        end += 1;
        while end < self.order.len() && self.less(end, end - 1).await? == falls {
            end += 1;
        }
        if falls {
            self.order[start..end].reverse();
        }
        Ok(end)
    }

    /// Takes the keys from `end` up to `wanted` into the run before them.
    #[undropped]
    async fn insert(&mut self, start: usize, end: usize, wanted: usize) -> Res<()> {
        for at in end..wanted {
            let (mut low, mut high) = (start, at);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.less(at, middle).await? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.order[low..=at].rotate_right(1);
        }
        Ok(())
    }

    fn length(&self, run: usize) -> usize {
        self.runs[run].1 - self.runs[run].0
    }

    /// Which run has to be merged with the next, so that lengths fall fast enough (`merge_collapse`).
    fn due(&self) -> Option<usize> {
        let length = |back: usize| self.runs.len().checked_sub(back).map(|run| self.length(run));
        let (last, second) = (length(1)?, length(2)?);
        let (third, fourth) = (length(3), length(4));
        let is_long = third.is_some_and(|third| third <= second + last)
            || fourth.is_some_and(|fourth| fourth <= third.unwrap_or(0) + second);
        let at = self.runs.len() - 2;
        match is_long {
            true if third.is_some_and(|third| third < last) => Some(at - 1),
            true => Some(at),
            false => (second <= last).then_some(at),
        }
    }

    /// Merges a run with the next.
    #[undropped]
    async fn merge(&mut self, run: usize) -> Res<()> {
        let ((start, middle), (_, end)) = (self.runs[run], self.runs[run + 1]);
        self.runs[run].1 = end;
        self.runs.remove(run + 1);
        if !self.less(middle, middle - 1).await? {
            return Ok(());
        }
        let mut merged = Vec::with_capacity(end - start);
        let (mut a, mut b) = (start, middle);
        while a < middle && b < end {
            let less = match self.less(b, a).await {
                Ok(less) => less,
                Err(raise) => {
                    self.put(start, end, merged, [a..middle, b..end]);
                    return Err(raise);
                }
            };
            let next = if less { &mut b } else { &mut a };
            merged.push(self.order[*next]);
            *next += 1;
        }
        self.put(start, end, merged, [a..middle, b..end]);
        Ok(())
    }

    /// Puts what is merged and what is left of both runs in their place.
    fn put(&mut self, start: usize, end: usize, mut merged: Vec<usize>, rests: [Range<usize>; 2]) {
        for rest in rests {
            merged.extend_from_slice(&self.order[rest]);
        }
        self.order[start..end].copy_from_slice(&merged);
    }
}

/// How long runs are at least: so that their number is a power of two or slightly below one.
fn least_run(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= LEAST_RUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}
