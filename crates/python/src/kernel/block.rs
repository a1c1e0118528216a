//! Blocks of bytes that processes share, and names for objects.

use super::{Kernel, Kind};

const AT: u32 = 2;
const SIZE: u32 = 3;
/// What a name is for.
const NAMED: u32 = 4;

impl Kernel {
    /// A block of so many bytes, all zero; `None` if there is no room.
    pub(crate) fn block(&self, bytes: u32) -> Option<u32> {
        self.locked(|| self.filled(Kind::Block, &vec![0; bytes as usize]))
    }

    /// An object with these bytes. Under the lock.
    fn filled(&self, kind: Kind, bytes: &[u8]) -> Option<u32> {
        let size = u32::try_from(bytes.len()).ok()?;
        let made = self.make(kind)?;
        let Some(at) = self.allocate(size) else {
            self.set(made, 0, Kind::Free as u32);
            return None;
        };
        self.shared.write(at, bytes);
        self.set(made, AT, at);
        self.set(made, SIZE, size);
        Some(made)
    }

    pub(crate) fn block_size(&self, block: u32) -> u32 {
        self.get(block, SIZE)
    }

    /// The place of so many bytes of a block; `None` if they are not all in it.
    fn place(&self, block: u32, from: usize, count: usize) -> Option<u32> {
        let is_within =
            self.is(block, Kind::Block) && from.checked_add(count)? <= self.get(block, SIZE) as usize;
        is_within.then(|| self.get(block, AT) + from as u32)
    }

    pub(crate) fn read_block(&self, block: u32, from: usize, count: usize) -> Option<Vec<u8>> {
        let at = self.place(block, from, count)?;
        let mut bytes = vec![0; count];
        self.shared.read(at, &mut bytes);
        Some(bytes)
    }

    pub(crate) fn write_block(&self, block: u32, from: usize, bytes: &[u8]) -> Option<()> {
        let at = self.place(block, from, bytes.len())?;
        self.shared.write(at, bytes);
        Some(())
    }

    /// Ends a block or a name.
    pub(crate) fn end_filled(&self, object: u32) {
        self.locked(|| {
            self.free(self.get(object, AT), self.get(object, SIZE));
            self.set(object, 0, Kind::Free as u32);
        });
    }

    /// Names something. False if something has the name, or there is no room.
    pub(crate) fn bind(&self, name: &str, named: u32) -> bool {
        self.locked(|| {
            if self.name(name).is_some() {
                return false;
            }
            let made = self.filled(Kind::Name, name.as_bytes());
            made.inspect(|made| self.set(*made, NAMED, named)).is_some()
        })
    }

    /// The object that is a name.
    fn name(&self, name: &str) -> Option<u32> {
        (0..self.objects).find(|object| {
            self.get(*object, 0) == Kind::Name as u32 && self.get(*object, SIZE) as usize == name.len() && {
                let mut bytes = vec![0; name.len()];
                self.shared.read(self.get(*object, AT), &mut bytes);
                bytes == name.as_bytes()
            }
        })
    }

    /// What has a name.
    pub(crate) fn named(&self, name: &str) -> Option<u32> {
        self.locked(|| self.name(name).map(|found| self.get(found, NAMED)))
    }

    /// Takes a name away. False if nothing has it.
    pub(crate) fn unbind(&self, name: &str) -> bool {
        let found = self.locked(|| self.name(name));
        found.inspect(|found| self.end_filled(*found)).is_some()
    }
}
