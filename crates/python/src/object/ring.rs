//! Objects through which rings of references may go, linked one to the next so that the collector finds them all
//! (CPython's `PyGC_Head`). The links lie in front of the object.
//!
//! Only kinds whose contents may change are linked: each ring goes through one of them, as what cannot change refers only
//! to what was there before it.

use std::cell::Cell;
use std::ptr::NonNull;

use super::{Finalizable, Header};

/// What lies in front of an object that is linked.
#[repr(C, align(8))]
pub(super) struct Links {
    previous: Cell<*const Links>,
    next: Cell<*const Links>,
}

impl Links {
    fn object(&self) -> NonNull<Header> {
        // SAFETY: the object lies behind its links, and no object lies at address 0.
        unsafe { NonNull::new_unchecked(std::ptr::from_ref(self).add(1).cast::<Header>().cast_mut()) }
    }

    pub(super) const fn new() -> Self {
        Self { previous: Cell::new(std::ptr::null()), next: Cell::new(std::ptr::null()) }
    }
}

/// The objects of an interpreter that are linked, behind its first link.
pub(crate) struct Ring {
    first: Links,
    /// How many there are, and how many there may be before the collector looks at them.
    live: Cell<usize>,
    limit: Cell<usize>,
    enabled: Cell<bool>,
}

// SAFETY: what has the interpreter's lock alone uses it; without a lock nothing is linked.
unsafe impl Sync for Ring {}
// SAFETY: as above.
unsafe impl Send for Ring {}

/// Below this number of objects it is not worth while to look at them.
const FEWEST: usize = 50_000;

impl Ring {
    /// A ring without objects, which lives as long as the process, as its interpreter does.
    pub(super) fn leak() -> &'static Self {
        let ring: &'static Self = Box::leak(Box::new(Self {
            first: Links::new(),
            live: Cell::new(0),
            limit: Cell::new(FEWEST),
            enabled: Cell::new(true),
        }));
        ring.first.previous.set(&raw const ring.first);
        ring.first.next.set(&raw const ring.first);
        ring
    }

    /// Puts a new object behind the first link.
    #[inline(always)]
    pub(super) fn link(&'static self, links: &Links) {
        if cfg!(feature = "free-threaded") {
            return;
        }
        let next = self.first.next.get();
        links.previous.set(&raw const self.first);
        links.next.set(next);
        // SAFETY: links in the ring are those of live objects, or the first one.
        unsafe { (*next).previous.set(links) };
        self.first.next.set(links);
        let live = self.live.get() + 1;
        self.live.set(live);
        if live == self.limit.get() {
            self.ask();
        }
    }

    #[cold]
    fn ask(&self) {
        if self.enabled.get() {
            Finalizable::ask();
        }
    }

    /// Takes an object out that goes.
    #[inline(always)]
    pub(super) fn unlink(&self, links: &Links) {
        if cfg!(feature = "free-threaded") {
            return;
        }
        let (previous, next) = (links.previous.get(), links.next.get());
        // SAFETY: as in `link`.
        unsafe {
            (*previous).next.set(next);
            (*next).previous.set(previous);
        }
        self.live.set(self.live.get() - 1);
    }

    /// The objects that are linked, the newest first.
    pub(crate) fn objects(&self) -> Vec<NonNull<Header>> {
        let mut all = Vec::with_capacity(self.live.get());
        self.each(|links| all.push(links.object()));
        all
    }

    fn each(&self, mut visit: impl FnMut(&Links)) {
        let mut at = self.first.next.get();
        while !std::ptr::eq(at, &raw const self.first) {
            // SAFETY: as in `link`.
            let links = unsafe { &*at };
            at = links.next.get();
            visit(links);
        }
    }

    /// Runs `look` while each linked object has its place among [`objects`](Self::objects) as its [`number`](Self::number):
    /// it stands where the link to the previous one does, so nothing may be linked or unlinked on the way.
    pub(crate) fn numbered<R>(&self, look: impl FnOnce() -> R) -> R {
        let mut next = 0;
        self.each(|links| {
            links.previous.set(std::ptr::without_provenance(next));
            next += 1;
        });
        let result = look();
        self.relink();
        result
    }

    /// Puts the links to the previous ones right.
    fn relink(&self) {
        let mut previous = &raw const self.first;
        self.each(|links| {
            links.previous.set(previous);
            previous = links;
        });
        self.first.previous.set(previous);
    }

    /// The number of a linked object.
    ///
    /// # Safety
    /// The object is linked, and [`numbered`](Self::numbered) runs.
    pub(crate) unsafe fn number(object: NonNull<Header>) -> usize {
        // SAFETY: as above; the links lie in front of the object.
        unsafe { object.cast::<Links>().sub(1).as_ref() }.previous.get().addr()
    }

    pub(crate) fn live(&self) -> usize {
        self.live.get()
    }

    /// Whether the collector is to look by itself, now.
    pub(crate) fn is_full(&self) -> bool {
        self.enabled.get() && self.live.get() >= self.limit.get()
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.enabled.get()
    }

    pub(crate) fn enable(&self, on: bool) {
        self.enabled.set(on);
        self.collected();
    }

    /// After a collection there may be three times as many as were left.
    pub(crate) fn collected(&self) {
        self.limit.set((self.live.get() * 3).max(FEWEST));
    }
}
