//! The table of a set, which is iterated in the order of its positions: it follows `Objects/setobject.c` step by step, so
//! that a set of integers comes out in the order in which CPython gives it.

use crate::object::{Body, Kind, Mut, Visitor};
use crate::value::Value;
use crate::vm::ops::Quick;

use super::keyed::{Found, Keyed};

const LEAST: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// The body of a set or a frozenset.
#[derive(Default)]
pub(crate) struct Set {
    pub(crate) table: Mut<SetTable>,
    /// The hash of a frozenset, once it was asked for.
    pub(crate) hash: Mut<Option<i64>>,
}

impl Body for Set {
    const KIND: Kind = Kind::Set;
    const TRACKED: bool = true;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.table.with(|table| table.iter().for_each(|(_, key)| visitor(key)));
    }

    fn clear(&self) {
        Self::clear(self);
    }
}

enum Place {
    Empty,
    Deleted,
    Key(i64, Value),
}

/// Keys with their hashes.
pub(crate) struct SetTable {
    places: Vec<Place>,
    used: usize,
    /// Places that are not empty.
    fill: usize,
    /// Changes whenever a key comes or goes.
    epoch: u32,
    /// Where `pop` looks next.
    finger: usize,
}

impl Default for SetTable {
    fn default() -> Self {
        Self { places: (0..LEAST).map(|_| Place::Empty).collect(), used: 0, fill: 0, epoch: 0, finger: 0 }
    }
}

/// How far a search has come.
pub(crate) struct SetProbe {
    hash: i64,
    position: usize,
    linear: usize,
    perturb: u64,
}

impl SetProbe {
    fn current(&self, mask: usize) -> usize {
        (self.position & mask) + self.linear
    }

    fn advance(&mut self, mask: usize) {
        let position = self.position & mask;
        if position + LINEAR_PROBES <= mask && self.linear < LINEAR_PROBES {
            self.linear += 1;
        } else {
            self.linear = 0;
            self.perturb >>= PERTURB_SHIFT;
            self.position =
                position.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & mask;
        }
    }
}

impl SetTable {
    pub(crate) fn len(&self) -> usize {
        self.used
    }

    fn mask(&self) -> usize {
        self.places.len() - 1
    }

    pub(crate) fn key(&self, at: usize) -> Option<(i64, &Value)> {
        match self.places.get(at)? {
            Place::Key(hash, key) => Some((*hash, key)),
            _ => None,
        }
    }

    /// The first key at or after a position, with the position.
    pub(crate) fn next(&self, from: usize) -> Option<(usize, &Value)> {
        (from..self.places.len()).find_map(|at| self.key(at).map(|(_, key)| (at, key)))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (i64, &Value)> {
        self.places.iter().filter_map(|place| match place {
            Place::Key(hash, key) => Some((*hash, key)),
            _ => None,
        })
    }

    /// Adds a key that is not there.
    pub(crate) fn insert_new(&mut self, hash: i64, key: Value) {
        let mut probe = self.start(hash);
        let at = loop {
            let at = probe.current(self.mask());
            match self.places[at] {
                Place::Empty => break at,
                _ => probe.advance(self.mask()),
            }
        };
        self.places[at] = Place::Key(hash, key);
        self.used += 1;
        self.fill += 1;
        self.epoch = self.epoch.wrapping_add(1);
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    fn resize(&mut self, least: usize) {
        let mut size = LEAST;
        while size <= least {
            size *= 2;
        }
        let places = (0..size).map(|_| Place::Empty).collect();
        let old = std::mem::replace(&mut self.places, places);
        self.fill = self.used;
        for place in old {
            if let Place::Key(hash, key) = place {
                let mut probe = self.start(hash);
                while !matches!(self.places[probe.current(self.mask())], Place::Empty) {
                    probe.advance(self.mask());
                }
                let at = probe.current(self.mask());
                self.places[at] = Place::Key(hash, key);
            }
        }
    }

    pub(crate) fn remove(&mut self, at: usize) -> Option<Value> {
        let place = self.places.get_mut(at).filter(|place| matches!(place, Place::Key(..)))?;
        let Place::Key(_, key) = std::mem::replace(place, Place::Deleted) else { return None };
        self.used -= 1;
        self.epoch = self.epoch.wrapping_add(1);
        Some(key)
    }
}

impl Keyed for SetTable {
    type Probe = SetProbe;

    fn start(&self, hash: i64) -> SetProbe {
        SetProbe { hash, position: hash as usize, linear: 0, perturb: hash as u64 }
    }

    fn search(&self, probe: &mut SetProbe, mut same: impl FnMut(&Value) -> Quick) -> Found {
        loop {
            let at = probe.current(self.mask());
            probe.advance(self.mask());
            match &self.places[at] {
                Place::Empty => return Found::Absent,
                Place::Key(hash, key) if *hash == probe.hash => match same(key) {
                    Quick::Yes => return Found::At(at),
                    Quick::No => {}
                    Quick::Ask => return Found::Ask(at),
                },
                _ => {}
            }
        }
    }

    fn key_at(&self, at: usize) -> Option<&Value> {
        self.key(at).map(|(_, key)| key)
    }

    fn epoch(&self) -> u32 {
        self.epoch
    }
}

impl Set {
    pub(crate) fn len(&self) -> usize {
        self.table.with(|table| table.len())
    }

    pub(crate) fn keys(&self) -> Vec<Value> {
        self.table.with(|table| table.iter().map(|(_, key)| key.clone()).collect())
    }

    pub(crate) fn hashed_keys(&self) -> Vec<(i64, Value)> {
        self.table.with(|table| table.iter().map(|(hash, key)| (hash, key.clone())).collect())
    }

    pub(crate) fn clear(&self) {
        let old = self.table.with(|table| {
            let epoch = table.epoch.wrapping_add(1);
            std::mem::replace(table, SetTable { epoch, ..SetTable::default() })
        });
        drop(old);
    }
}

impl SetTable {
    /// Makes room for so many keys more, all at once (`set_merge`).
    pub(crate) fn reserve(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
            self.epoch = self.epoch.wrapping_add(1);
        }
    }

    /// A copy as an empty set gets it when it is merged with this one (`set_merge`).
    pub(crate) fn merged(&self) -> Self {
        let mut copy = Self::default();
        copy.reserve(self.used);
        if copy.mask() == self.mask() && self.fill == self.used {
            copy.places = self.places.iter().map(Place::copied).collect();
            (copy.used, copy.fill) = (self.used, self.fill);
        } else {
            self.iter().for_each(|(hash, key)| copy.insert_new(hash, key.clone()));
        }
        copy
    }

    /// Takes over all that another table has; gives what was here. A search that is under way sees that it has to start
    /// again.
    pub(crate) fn replace(&mut self, other: Self) -> Self {
        let epoch = self.epoch.wrapping_add(1);
        std::mem::replace(self, Self { epoch, ..other })
    }

    /// Gives room back after many keys went (`set_difference_update_internal`).
    pub(crate) fn shrink(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
            self.epoch = self.epoch.wrapping_add(1);
        }
    }

    /// Takes the next key out, going on where the last call stopped (`set_pop`).
    pub(crate) fn pop(&mut self) -> Option<Value> {
        let from = self.finger & self.mask();
        let at = self.next(from).or_else(|| self.next(0)).map(|(at, _)| at)?;
        self.finger = at + 1;
        self.remove(at)
    }
}

impl Place {
    fn copied(&self) -> Self {
        match self {
            Self::Empty => Self::Empty,
            Self::Deleted => Self::Deleted,
            Self::Key(hash, key) => Self::Key(*hash, key.clone()),
        }
    }
}
