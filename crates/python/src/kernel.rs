//! What the processes of a program have in common, as the kernel of a system keeps it: who lives, streams of bytes,
//! semaphores, blocks of memory, and names. All of it lies in [`Shared`] memory.
//!
//! A process that dies in the middle of something leaves nothing that others wait for: a stream counts only the ends of those
//! that live, and whoever ends a process from outside frees the lock that it has.

mod block;
#[cfg(test)]
mod layout;
mod process;
mod stream;

use std::sync::OnceLock;

use crate::shared::{Shared, Words};
use crate::vm::Vm;
use crate::world::World;

pub(crate) use process::Ended;
pub use process::NewProcess;
pub(crate) use stream::{Side, Token};

/// The size of the memory that the processes of a program share.
pub const SHARED_BYTES: u32 = 64 << 20;
/// The size of the memory of a program that starts no processes.
const OWN_BYTES: u32 = 1 << 20;
/// What the heap is given out by, in bytes.
const PAGE: u32 = 1024;

/// The lock: 0, or one more than the place of the process that has it.
const LOCK: u32 = 0;
/// Counts the changes of all streams, for threads that wait for several at once.
const CHANGES: u32 = 1;
/// How many threads wait for that.
const WATCHERS: u32 = 2;
/// How many processes there have been.
const PIDS: u32 = 3;
/// A bit for each process that lives: two words.
const ALIVE: u32 = 4;
/// How many tasks the program's run has, and how often it has written; the world counts them.
pub const TASKS: u32 = 6;
/// As above.
pub const WRITES: u32 = 7;
/// The first of the words that say what each process is.
const PROCESSES: u32 = 16;
const PROCESS_WORDS: u32 = 8;
/// The most processes at once.
pub const MOST_PROCESSES: u32 = 64;
/// The first of the words that say what each object is.
const OBJECTS: u32 = PROCESSES + MOST_PROCESSES * PROCESS_WORDS;
const OBJECT_WORDS: u32 = 12;
const MOST_OBJECTS: u32 = 4096;

/// What the first word of an object says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A place for a new one.
    Free = 0,
    Stream = 1,
    Semaphore = 2,
    Block = 3,
    Name = 4,
}

/// The kernel as one process sees it.
pub(crate) struct Kernel {
    pub(crate) shared: Box<dyn Shared>,
    world: &'static dyn World,
    /// Its place among the processes.
    slot: u32,
    objects: u32,
    /// Where there is a byte for each page of the heap, and where these begin.
    map: u32,
    heap: u32,
    pages: u32,
    /// Whether there can be others.
    has_processes: bool,
}

impl Kernel {
    fn new(world: &'static dyn World) -> Self {
        let given = world.shared();
        let has_processes = given.is_some();
        let (shared, slot) = given.unwrap_or_else(|| (Box::new(Words::new(OWN_BYTES)), 0));
        let size = shared.size();
        let objects = objects_of(size);
        let map = (OBJECTS + objects * OBJECT_WORDS) * 4;
        let pages = (size - map) / (PAGE + 1) - 1;
        let heap = (map + pages).next_multiple_of(PAGE);
        let kernel = Self { shared, world, slot, objects, map, heap, pages, has_processes };
        if slot == 0 {
            kernel.begin();
        }
        kernel
    }

    /// Does what no other process may see half done. It is short, so whoever waits for it keeps the interpreter's lock.
    fn locked<T>(&self, work: impl FnOnce() -> T) -> T {
        loop {
            let holder = self.shared.exchange(LOCK, 0, self.slot + 1);
            if holder == 0 {
                break;
            }
            self.shared.sleep(LOCK, holder, 1.0);
        }
        let outcome = work();
        self.shared.store(LOCK, 0);
        self.shared.wake(LOCK, 1);
        outcome
    }

    /// Wakes at most so many threads that sleep on a word.
    pub(crate) fn wake(&self, word: u32, most: u32) {
        match self.shared.own_word(word) {
            Some(word) => self.world.park().unpark(word, most),
            None => self.shared.wake(word, most),
        }
    }

    /// The number of a word of an object.
    fn word(object: u32, word: u32) -> u32 {
        OBJECTS + object * OBJECT_WORDS + word
    }

    fn get(&self, object: u32, word: u32) -> u32 {
        self.shared.load(Self::word(object, word))
    }

    fn set(&self, object: u32, word: u32, value: u32) {
        self.shared.store(Self::word(object, word), value);
    }

    /// Whether there is an object of this kind.
    pub(crate) fn is(&self, object: u32, kind: Kind) -> bool {
        object < self.objects && self.get(object, 0) == kind as u32
    }

    /// A new object, whose other words are zero. Under the lock.
    fn make(&self, kind: Kind) -> Option<u32> {
        let object = (0..self.objects).find(|object| self.get(*object, 0) == Kind::Free as u32)?;
        for word in 1..OBJECT_WORDS {
            self.set(object, word, 0);
        }
        self.set(object, 0, kind as u32);
        Some(object)
    }

    /// Pages for so many bytes. Under the lock.
    fn allocate(&self, bytes: u32) -> Option<u32> {
        let wanted = bytes.div_ceil(PAGE).max(1) as usize;
        let mut map = vec![0; self.pages as usize];
        self.shared.read(self.map, &mut map);
        let mut free = 0;
        let last = map.iter().position(|taken| {
            free = if *taken == 0 { free + 1 } else { 0 };
            free == wanted
        })?;
        let first = (last + 1 - wanted) as u32;
        self.shared.write(self.map + first, &vec![1; wanted]);
        Some(self.heap + first * PAGE)
    }

    /// Gives pages back. Under the lock.
    fn free(&self, at: u32, bytes: u32) {
        let first = (at - self.heap) / PAGE;
        self.shared.write(self.map + first, &vec![0; bytes.div_ceil(PAGE).max(1) as usize]);
    }

    /// A semaphore with this value, which is a word to wait on; `None` if there is no room.
    pub(crate) fn semaphore(&self, value: u32) -> Option<u32> {
        self.locked(|| {
            let made = self.make(Kind::Semaphore)?;
            self.set(made, 1, value);
            Some(made)
        })
    }

    /// The word of a semaphore's value.
    pub(crate) fn value_word(semaphore: u32) -> u32 {
        Self::word(semaphore, 1)
    }

    /// Ends an object that is no stream.
    pub(crate) fn end_object(&self, object: u32) {
        self.locked(|| self.set(object, 0, Kind::Free as u32));
    }
}

/// How many objects a memory of so many bytes has room for.
fn objects_of(bytes: u32) -> u32 {
    (bytes / 1024).min(MOST_OBJECTS)
}

/// Of one interpreter, from the first time that something asks for it.
#[derive(Default)]
pub(crate) struct OwnKernel(OnceLock<Kernel>);

impl Vm {
    pub(crate) fn kernel(self) -> &'static Kernel {
        let interp = self.interp();
        interp.kernel.0.get_or_init(|| Kernel::new(&*interp.world))
    }
}
