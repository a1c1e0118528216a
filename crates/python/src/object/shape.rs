//! Which attributes an instance has, and where: instances of a class that got the same names in the same order share one
//! description (hidden classes, after Self and V8), so that an instruction can remember the place.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// With more attributes than that, an instance keeps them in a dict.
pub(crate) const MOST: usize = 64;

/// A list of attribute names. It lives as long as the process: classes have few of them.
pub(crate) struct Shape {
    /// Tells shapes apart; 0 is no shape's.
    pub(crate) id: u32,
    /// The interned names, by their bits, in the order in which they were set.
    names: Box<[u64]>,
    next: Mutex<Vec<(u64, &'static Shape)>>,
}

impl Shape {
    fn with_names(names: Box<[u64]>) -> &'static Self {
        static IDS: AtomicU32 = AtomicU32::new(1);
        let id = IDS.fetch_add(1, Ordering::Relaxed);
        Box::leak(Box::new(Self { id, names, next: Mutex::new(Vec::new()) }))
    }

    /// The shape of instances that have no attribute yet.
    pub(crate) fn root() -> &'static Self {
        static ROOT: std::sync::OnceLock<&'static Shape> = std::sync::OnceLock::new();
        ROOT.get_or_init(|| Self::with_names(Box::new([])))
    }

    #[inline]
    pub(crate) fn find(&self, name: u64) -> Option<usize> {
        self.names.iter().position(|&known| known == name)
    }

    pub(crate) fn names(&self) -> &[u64] {
        &self.names
    }

    /// The shape with one name more, or `None` where there are too many.
    pub(crate) fn and(&self, name: u64) -> Option<&'static Self> {
        if self.names.len() >= MOST {
            return None;
        }
        let mut next = self.next.lock().expect("no thread panics while it has this lock");
        if let Some((_, shape)) = next.iter().find(|(known, _)| *known == name) {
            return Some(shape);
        }
        let shape = Self::with_names(self.names.iter().copied().chain([name]).collect());
        next.push((name, shape));
        Some(shape)
    }
}
