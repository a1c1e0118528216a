//! A list that grows in chunks, so that nothing that is in it moves. One writer makes room and writes. Readers load a
//! count that the writer publishes, and read the elements below it.

use sync::{AtomicPtr, Ordering, UnsafeCell};

/// A list of at most `most` elements, in chunks of `LEN`.
pub(crate) struct Chunks<T, const LEN: usize> {
    most: u32,
    /// The address of each chunk. Null if there is no such chunk yet.
    table: Box<[AtomicPtr<UnsafeCell<T>>]>,
}

impl<T: Copy + Default, const LEN: usize> Chunks<T, LEN> {
    /// Makes an empty list.
    pub(crate) fn new(most: u32) -> Self {
        let table = (0..most.div_ceil(LEN as u32)).map(|_| AtomicPtr::new(std::ptr::null_mut())).collect();
        Self { most, table }
    }

    /// Makes room for the first `count` elements. Returns for how many there is room then: fewer if `count` is more than
    /// the most, or if there is no memory left. Only for the writer.
    #[cold]
    pub(crate) fn make_room(&self, count: u32) -> u32 {
        let wanted = count.min(self.most).div_ceil(LEN as u32) as usize;
        for (number, slot) in self.table[..wanted].iter().enumerate() {
            // Relaxed, here and below: a reader comes to a chunk by a count that it loads with Acquire. The writer
            // stores that count with Release, after it has made the chunk.
            if slot.load(Ordering::Relaxed).is_null() {
                let Some(chunk) = new_chunk::<T, LEN>() else { return (number * LEN) as u32 };
                slot.store(chunk, Ordering::Relaxed);
            }
        }
        self.most.min((wanted * LEN) as u32)
    }

    /// The cell of an element for which there is room.
    #[inline]
    pub(crate) fn cell(&self, at: u32) -> &UnsafeCell<T> {
        let chunk = self.table[at as usize / LEN].load(Ordering::Relaxed);
        assert!(!chunk.is_null(), "room is made before an element is written, and read after it was");
        // SAFETY: a chunk has `LEN` cells, and lives as long as the list.
        unsafe { &*chunk.add(at as usize % LEN) }
    }

    /// The address of the table of chunks, for a reader that sees only memory.
    #[cfg(not(loom))]
    pub(crate) fn address(&self) -> usize {
        self.table.as_ptr().expose_provenance()
    }
}

/// `None` if there is no memory left.
fn new_chunk<T: Default, const LEN: usize>() -> Option<*mut UnsafeCell<T>> {
    let mut cells = Vec::new();
    cells.try_reserve_exact(LEN).ok()?;
    cells.resize_with(LEN, || UnsafeCell::new(T::default()));
    let chunk = Box::leak(cells.into_boxed_slice()).as_mut_ptr();
    // JavaScript reads it by its address.
    chunk.expose_provenance();
    Some(chunk)
}

impl<T, const LEN: usize> Drop for Chunks<T, LEN> {
    fn drop(&mut self) {
        for slot in &self.table {
            let chunk = slot.load(Ordering::Relaxed);
            if !chunk.is_null() {
                // SAFETY: `new_chunk` leaked a box of this length, and nothing else frees it.
                drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(chunk, LEN)) });
            }
        }
    }
}
