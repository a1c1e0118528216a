//! Which objects only refer to one another: from each object's count, the counts that other objects have of it are taken
//! away; what is left over belongs to something outside, and whatever is reached from there lives (`Python/gc.c`,
//! `deduce_unreachable`).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ptr::NonNull;

use crate::object::{Header, visit_object};
use crate::value::Value;

/// Addresses need no hashing that an attacker cannot foresee.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_usize(usize::from(byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0 ^ number as u64 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

struct Node {
    object: NonNull<Header>,
    /// Counts of it that no other node has.
    outside: i64,
    lives: bool,
}

/// Objects, by where they lie.
pub(super) struct Graph {
    nodes: Vec<Node>,
    index: HashMap<usize, usize, BuildHasherDefault<AddressHasher>>,
}

impl Graph {
    /// Of live objects, of each of which `held` counts are the caller's own.
    pub(super) fn new(objects: &[NonNull<Header>], held: i64) -> Self {
        let mut graph = Self { nodes: Vec::with_capacity(objects.len()), index: HashMap::default() };
        for &object in objects {
            graph.add(object, held);
        }
        graph
    }

    fn add(&mut self, object: NonNull<Header>, held: i64) -> Option<usize> {
        // SAFETY: the objects live: nothing runs while they are looked at.
        let count = unsafe { object.as_ref() }.count.get() as i64;
        // What has no count any more is about to go.
        if count == 0 {
            return None;
        }
        let at = self.nodes.len();
        self.index.insert(object.as_ptr().addr(), at);
        self.nodes.push(Node { object, outside: count - held, lives: false });
        Some(at)
    }

    pub(super) fn objects(&self) -> impl Iterator<Item = NonNull<Header>> + '_ {
        self.nodes.iter().map(|node| node.object)
    }

    /// Takes in what the objects refer to, as far as it refers to others itself.
    pub(super) fn grow(&mut self) {
        let mut at = 0;
        while at < self.nodes.len() {
            for child in children(self.nodes[at].object) {
                if !self.index.contains_key(&child.as_ptr().addr()) {
                    self.add(child, 0);
                }
            }
            at += 1;
        }
    }

    fn node(&self, object: NonNull<Header>) -> Option<usize> {
        self.index.get(&object.as_ptr().addr()).copied()
    }

    /// The objects that nothing outside leads to.
    pub(super) fn unreachable(mut self) -> Vec<NonNull<Header>> {
        for at in 0..self.nodes.len() {
            for child in children(self.nodes[at].object) {
                if let Some(child) = self.node(child) {
                    self.nodes[child].outside -= 1;
                }
            }
        }
        let mut left: Vec<usize> = (0..self.nodes.len()).filter(|&at| self.nodes[at].outside > 0).collect();
        left.iter().for_each(|&at| self.nodes[at].lives = true);
        while let Some(at) = left.pop() {
            for child in children(self.nodes[at].object) {
                if let Some(child) = self.node(child)
                    && !self.nodes[child].lives
                {
                    self.nodes[child].lives = true;
                    left.push(child);
                }
            }
        }
        self.nodes.iter().filter(|node| !node.lives).map(|node| node.object).collect()
    }

    /// The objects that refer to one of these.
    pub(super) fn referrers(&self, wanted: &[Value]) -> Vec<Value> {
        let refers = |object: NonNull<Header>| {
            children(object).iter().any(|child| wanted.iter().any(|value| value.pointer() == Some(*child)))
        };
        self.nodes.iter().map(|node| node.object).filter(|&object| refers(object)).map(value_of).collect()
    }
}

/// What an object refers to, once for each count that it has.
fn children(object: NonNull<Header>) -> Vec<NonNull<Header>> {
    let mut all = Vec::new();
    // SAFETY: the object lives: nothing runs while it is looked at.
    unsafe {
        visit_object(object, &mut |value| {
            if let (Some(pointer), Some(header)) = (value.pointer(), value.header())
                && header.class().info.holds
            {
                all.push(pointer);
            }
        });
    }
    all
}

/// A live object as a value.
pub(super) fn value_of(object: NonNull<Header>) -> Value {
    // SAFETY: the object lives; its count is added before the value takes it over.
    unsafe {
        object.as_ref().count.add_one();
        Value::from_raw(object)
    }
}

/// Everything that an object refers to.
pub(super) fn referents(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    if let Some(object) = value.pointer() {
        // SAFETY: the value keeps the object alive.
        unsafe { visit_object(object, &mut |child| all.push(child.clone())) };
    }
    all
}
