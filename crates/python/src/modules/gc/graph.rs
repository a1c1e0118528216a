//! Which objects only refer to one another: from each object's count, the counts that other objects have of it are taken
//! away; what is left over belongs to something outside, and whatever is reached from there lives (`Python/gc.c`,
//! `deduce_unreachable`).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::ptr::NonNull;

use crate::object::{Header, Ring, visit_object};
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
    /// Where its edges begin; they end where those of the next node begin.
    edges: usize,
    lives: bool,
}

/// Objects, and which of them refer to which.
pub(super) struct Graph {
    nodes: Vec<Node>,
    /// For each node behind the other, the nodes that it refers to.
    edges: Vec<u32>,
    /// The first nodes are numbered where they lie; others are found by their addresses.
    numbered: bool,
    index: HashMap<usize, usize, BuildHasherDefault<AddressHasher>>,
}

impl Graph {
    /// All objects of the ring, which [numbers](Ring::numbered) them, and what they refer to.
    pub(super) fn of_ring(ring: &Ring) -> Self {
        let mut graph =
            Self { nodes: Vec::new(), edges: Vec::new(), numbered: true, index: HashMap::default() };
        for object in ring.objects() {
            graph.add(object, 0);
        }
        graph.connect(true);
        graph
    }

    /// These objects alone, of each of which `held` counts are the caller's own.
    pub(super) fn of(objects: &[NonNull<Header>], held: i64) -> Self {
        let mut graph =
            Self { nodes: Vec::new(), edges: Vec::new(), numbered: false, index: HashMap::default() };
        for &object in objects {
            let at = graph.add(object, held);
            graph.index.insert(object.as_ptr().addr(), at);
        }
        graph.connect(false);
        graph
    }

    fn add(&mut self, object: NonNull<Header>, held: i64) -> usize {
        // SAFETY: the objects live: nothing runs while they are looked at.
        let count = unsafe { object.as_ref() }.count.get() as i64;
        // What has no count any more is about to go by itself.
        let outside = if count == 0 { 1 } else { count - held };
        self.nodes.push(Node { object, outside, edges: 0, lives: false });
        self.nodes.len() - 1
    }

    /// Finds what each node refers to, with new nodes for it if the graph is to grow, and takes these counts away.
    fn connect(&mut self, grow: bool) {
        let mut at = 0;
        while at < self.nodes.len() {
            self.nodes[at].edges = self.edges.len();
            let object = self.nodes[at].object;
            // SAFETY: the object lives: nothing runs while it is looked at.
            unsafe {
                visit_object(object, &mut |value| {
                    if let Some(child) = self.node_of(value, grow) {
                        self.nodes[child].outside -= 1;
                        self.edges.push(child as u32);
                    }
                });
            }
            at += 1;
        }
    }

    fn node_of(&mut self, value: &Value, grow: bool) -> Option<usize> {
        let (object, header) = (value.pointer()?, value.header()?);
        let info = header.class().info;
        if !info.holds {
            return None;
        }
        if self.numbered && info.is_tracked {
            // SAFETY: the ring numbers its objects while this graph is made.
            return Some(unsafe { Ring::number(object) });
        }
        let known = self.index.get(&object.as_ptr().addr()).copied();
        if known.is_some() || !grow {
            return known;
        }
        let at = self.add(object, 0);
        self.index.insert(object.as_ptr().addr(), at);
        Some(at)
    }

    fn edges(&self, node: usize) -> Range<usize> {
        let end = self.nodes.get(node + 1).map_or(self.edges.len(), |next| next.edges);
        self.nodes[node].edges..end
    }

    /// The objects that nothing outside leads to.
    pub(super) fn unreachable(mut self) -> Vec<NonNull<Header>> {
        let mut left: Vec<usize> = (0..self.nodes.len()).filter(|&at| self.nodes[at].outside > 0).collect();
        left.iter().for_each(|&at| self.nodes[at].lives = true);
        while let Some(at) = left.pop() {
            for edge in self.edges(at) {
                let child = self.edges[edge] as usize;
                if !self.nodes[child].lives {
                    self.nodes[child].lives = true;
                    left.push(child);
                }
            }
        }
        self.nodes.iter().filter(|node| !node.lives).map(|node| node.object).collect()
    }

    /// The objects that refer to one of these.
    pub(super) fn referrers(&self, wanted: &[Value]) -> Vec<NonNull<Header>> {
        let mut found = Vec::new();
        for node in &self.nodes {
            let mut refers = false;
            // SAFETY: the object lives: nothing runs while it is looked at.
            unsafe {
                visit_object(node.object, &mut |child| refers |= wanted.iter().any(|one| one.is(child)))
            };
            if refers {
                found.push(node.object);
            }
        }
        found
    }
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
