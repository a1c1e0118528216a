//! The table of a dict: keys in the order in which they came, found by open addressing (`Objects/dictobject.c`).

use crate::object::{Body, Kind, Mut, Visitor};
use crate::value::{Slot, Value};
use crate::vm::ops::Quick;

use super::keyed::{Found, Keyed};
use super::string::Str;

const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;
const LEAST: usize = 8;

/// A key with its hash and its value.
pub(crate) struct Entry {
    pub(crate) hash: i64,
    pub(crate) key: Value,
    pub(crate) value: Value,
}

/// The body of a dict.
#[derive(Default)]
pub(crate) struct Dict {
    pub(crate) table: Mut<Table>,
}

impl Body for Dict {
    const KIND: Kind = Kind::Dict;
    const TRACKED: bool = true;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.table.with(|table| {
            for entry in table.iter() {
                visitor(&entry.key);
                visitor(&entry.value);
            }
        });
    }

    fn clear(&self) {
        Self::clear(self);
    }
}

/// How far a search has come.
pub(crate) struct Probe {
    hash: i64,
    position: usize,
}

/// Entries in order, and an index of them by hash.
pub(crate) struct Table {
    /// Indices into `entries`; its length is a power of two.
    index: Box<[u32]>,
    /// `None` where an entry was removed.
    entries: Vec<Option<Entry>>,
    /// All before it were removed: a dict may be used as a queue.
    first: usize,
    used: usize,
    /// Positions of the index that are not empty.
    filled: usize,
    /// Changes whenever a key comes or goes, so that an instruction may remember where it found a name.
    version: u32,
    /// Changes whenever entries may have moved.
    epoch: u32,
}

impl Default for Table {
    fn default() -> Self {
        Self { index: Box::new([]), entries: Vec::new(), first: 0, used: 0, filled: 0, version: 0, epoch: 0 }
    }
}

fn spread(hash: i64) -> usize {
    let hash = hash as u64;
    (hash ^ (hash >> 32)) as usize
}

fn next_version() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static VERSIONS: AtomicU32 = AtomicU32::new(1);
    VERSIONS.fetch_add(1, Ordering::Relaxed)
}

impl Table {
    pub(crate) fn len(&self) -> usize {
        self.used
    }

    /// The number of this set of keys; no other set of keys has had it.
    pub(crate) fn version(&mut self) -> u32 {
        if self.version == 0 {
            self.version = next_version();
        }
        self.version
    }

    /// Whether this set of keys has the number, which is not 0.
    #[inline(always)]
    pub(crate) fn is_version(&self, version: u32) -> bool {
        self.version == version
    }

    #[inline]
    pub(crate) fn entry(&self, index: usize) -> Option<&Entry> {
        self.entries.get(index)?.as_ref()
    }

    pub(crate) fn entry_mut(&mut self, index: usize) -> Option<&mut Entry> {
        self.entries.get_mut(index)?.as_mut()
    }

    /// The first entry at or after an index, with its index.
    pub(crate) fn next(&self, from: usize) -> Option<(usize, &Entry)> {
        (from.max(self.first)..self.entries.len())
            .find_map(|index| self.entry(index).map(|entry| (index, entry)))
    }

    /// The last entry before an index, with its index.
    pub(crate) fn previous(&self, before: usize) -> Option<(usize, &Entry)> {
        let before = before.min(self.entries.len());
        (0..before).rev().find_map(|index| self.entry(index).map(|entry| (index, entry)))
    }

    pub(crate) fn slots(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn find_str(&self, key: &Value, hash: i64) -> Option<usize> {
        let mut probe = self.start(hash);
        let sought = key.get::<Str>();
        let same = |known: &Value| {
            if known.is(key) {
                return Quick::Yes;
            }
            match (known.exact::<Str>(), sought) {
                (Some(known), Some(sought)) if known.bytes() == sought.bytes() => Quick::Yes,
                _ => Quick::No,
            }
        };
        match self.search(&mut probe, same) {
            Found::At(index) => Some(index),
            _ => None,
        }
    }

    /// Adds a key that is not there; gives its index.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn insert_new(&mut self, hash: i64, key: Value, value: Value) -> usize {
        if (self.filled + 1) * 3 > self.index.len() * 2 {
            self.rebuild(self.used + 1);
        }
        let at = self.entries.len();
        self.entries.push(Some(Entry { hash, key, value }));
        self.place(hash, at);
        self.used += 1;
        self.filled += 1;
        self.version = 0;
        self.epoch = self.epoch.wrapping_add(1);
        at
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn place(&mut self, hash: i64, at: usize) {
        let mask = self.index.len() - 1;
        let mut position = spread(hash);
        while self.index[position & mask] != EMPTY {
            position = position.wrapping_add(1);
        }
        self.index[position & mask] = at as u32;
    }

    fn rebuild(&mut self, wanted: usize) {
        let size = (wanted * 2).next_power_of_two().max(LEAST);
        self.index = vec![EMPTY; size].into_boxed_slice();
        self.entries.retain(Option::is_some);
        self.first = 0;
        self.place_all();
    }

    /// Fills an empty index.
    fn place_all(&mut self) {
        for at in self.first..self.entries.len() {
            if let Some(hash) = self.entries[at].as_ref().map(|entry| entry.hash) {
                self.place(hash, at);
            }
        }
        self.filled = self.used;
    }

    /// Moves an entry behind all others, or in front of them.
    pub(crate) fn move_to_end(&mut self, index: usize, is_last: bool) {
        let Some(entry) = self.remove(index) else { return };
        if is_last {
            self.insert_new(entry.hash, entry.key, entry.value);
            return;
        }
        if self.first == 0 || (self.filled + 1) * 3 > self.index.len() * 2 {
            // Room for as many as there are, so that each move costs the same on average.
            self.rebuild(self.used + 1);
            self.first = self.used.max(LEAST);
            self.entries.splice(0..0, (0..self.first).map(|_| None));
            self.index.fill(EMPTY);
            self.place_all();
        }
        self.first -= 1;
        self.place(entry.hash, self.first);
        self.entries[self.first] = Some(entry);
        self.used += 1;
        self.filled += 1;
    }

    /// Takes out the entry with this index.
    pub(crate) fn remove(&mut self, index: usize) -> Option<Entry> {
        let entry = self.entries.get_mut(index)?.take()?;
        let mask = self.index.len() - 1;
        let mut position = spread(entry.hash);
        while self.index[position & mask] != index as u32 {
            position = position.wrapping_add(1);
        }
        self.index[position & mask] = DELETED;
        self.used -= 1;
        self.version = 0;
        self.epoch = self.epoch.wrapping_add(1);
        while let Some(None) = self.entries.last() {
            self.entries.pop();
        }
        while let Some(None) = self.entries.get(self.first) {
            self.first += 1;
        }
        self.first = self.first.min(self.entries.len());
        Some(entry)
    }

    /// Puts a value at an entry, or adds the key; gives what was there.
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn set_str(&mut self, key: &Value, hash: i64, value: Value) -> Slot {
        match self.find_str(key, hash) {
            Some(index) => self.entry_mut(index).map(|entry| std::mem::replace(&mut entry.value, value)),
            None => {
                self.insert_new(hash, key.clone(), value);
                None
            }
        }
    }

    /// Puts a value at the place that was found for its key, or adds the key; gives what was there.
    pub(crate) fn put(&mut self, hash: i64, at: Option<usize>, key: Value, value: Value) -> Slot {
        match at.and_then(|at| self.entry_mut(at)) {
            Some(entry) => Some(std::mem::replace(&mut entry.value, value)),
            None => {
                self.insert_new(hash, key, value);
                None
            }
        }
    }

    /// The value at the place that was found for a key.
    pub(crate) fn value_at(&self, at: Option<usize>) -> Slot {
        self.entry(at?).map(|entry| entry.value.clone())
    }

    /// A copy with the same order.
    pub(crate) fn copied(&self) -> Self {
        let mut copy = Self::default();
        copy.rebuild(self.used.max(1));
        for entry in self.iter() {
            copy.insert_new(entry.hash, entry.key.clone(), entry.value.clone());
        }
        copy
    }
}

impl Keyed for Table {
    type Probe = Probe;

    fn start(&self, hash: i64) -> Probe {
        Probe { hash, position: spread(hash) }
    }

    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    fn search(&self, probe: &mut Probe, mut same: impl FnMut(&Value) -> Quick) -> Found {
        if self.index.is_empty() {
            return Found::Absent;
        }
        let mask = self.index.len() - 1;
        loop {
            let at = self.index[probe.position & mask];
            probe.position = probe.position.wrapping_add(1);
            if at == EMPTY {
                return Found::Absent;
            }
            if at == DELETED {
                continue;
            }
            let Some(entry) = &self.entries[at as usize] else { continue };
            if entry.hash == probe.hash {
                match same(&entry.key) {
                    Quick::Yes => return Found::At(at as usize),
                    Quick::No => {}
                    Quick::Ask => return Found::Ask(at as usize),
                }
            }
        }
    }

    fn key_at(&self, at: usize) -> Option<&Value> {
        self.entry(at).map(|entry| &entry.key)
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }
}

fn hash_of(name: &Value) -> i64 {
    name.body::<Str>().hash()
}

impl Dict {
    pub(crate) fn len(&self) -> usize {
        self.table.with(|table| table.len())
    }

    /// The value of a key that is a `str`.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn get_str(&self, name: &Value) -> Slot {
        let hash = hash_of(name);
        self.table
            .with(|table| table.find_str(name, hash).and_then(|at| table.entry(at).map(|e| e.value.clone())))
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn set_str(&self, name: &Value, value: Value) {
        let hash = hash_of(name);
        let old = self.table.with(|table| table.set_str(name, hash, value));
        drop(old);
    }

    /// The value that was there.
    pub(crate) fn remove_str(&self, name: &Value) -> Slot {
        let hash = hash_of(name);
        let entry = self.table.with(|table| table.find_str(name, hash).and_then(|at| table.remove(at)));
        entry.map(|entry| entry.value)
    }

    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn position_of_str(&self, name: &Value) -> Option<usize> {
        let hash = hash_of(name);
        self.table.with(|table| table.find_str(name, hash))
    }

    /// Pairs of keys and values, as they are now.
    pub(crate) fn pairs(&self) -> Vec<(Value, Value)> {
        self.table.with(|table| table.iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect())
    }

    pub(crate) fn keys(&self) -> Vec<Value> {
        self.table.with(|table| table.iter().map(|entry| entry.key.clone()).collect())
    }

    pub(crate) fn clear(&self) {
        let old = self.table.with(|table| {
            let epoch = table.epoch.wrapping_add(1);
            std::mem::replace(table, Table { epoch, ..Table::default() })
        });
        drop(old);
    }

    pub(crate) fn copied(&self) -> Self {
        Self { table: Mut::new(self.table.with(|table| table.copied())) }
    }
}
