//! Tables whose keys are found by their hashes: those of dicts and of sets.
//!
//! To find a key may need Python code (`__eq__`), and without the lock other threads change the table at any time. So what
//! was found is a [`Spot`], which is good as long as no key comes or goes, and [`Vm::at_key`] looks again where one did.

use crate::object::Mut;
use crate::value::Value;
use crate::vm::ops::{Quick, eq_quick};
use crate::vm::{Res, Vm};

/// What a search found.
pub(crate) enum Found {
    /// The key at this place.
    At(usize),
    Absent,
    /// Only Python code can tell whether the key at this place is the one sought; then the search goes on.
    Ask(usize),
}

/// Where a key is, or that it is not there, until a key comes or goes.
pub(crate) struct Spot {
    pub(crate) at: Option<usize>,
    epoch: u32,
}

/// A table of keys.
pub(crate) trait Keyed {
    /// How far a search has come.
    type Probe;

    fn start(&self, hash: i64) -> Self::Probe;

    /// Looks for a key, from where the search stopped last. `same` tells whether a key is the sought one.
    fn search(&self, probe: &mut Self::Probe, same: impl FnMut(&Value) -> Quick) -> Found;

    fn key_at(&self, at: usize) -> Option<&Value>;

    /// Changes whenever places may mean other keys.
    fn epoch(&self) -> u32;

    /// A key's place, if no Python code is needed to find it.
    fn find_quick(&self, hash: i64, key: &Value) -> Option<Option<usize>> {
        match self.search(&mut self.start(hash), |known| eq_quick(known, key)) {
            Found::At(at) => Some(Some(at)),
            Found::Absent => Some(None),
            Found::Ask(_) => None,
        }
    }
}

impl Vm {
    /// Looks for a key in a table.
    #[undropped]
    pub(crate) async fn find_key<T: Keyed>(self, table: &Mut<T>, key: &Value, hash: i64) -> Res<Spot> {
        'again: loop {
            let (mut probe, epoch) = table.with(|table| (table.start(hash), table.epoch()));
            loop {
                let found = table.with(|table| {
                    (table.epoch() == epoch).then(|| table.search(&mut probe, |known| eq_quick(known, key)))
                });
                let at = match found {
                    Some(Found::At(at)) => return Ok(Spot { at: Some(at), epoch }),
                    Some(Found::Absent) => return Ok(Spot { at: None, epoch }),
                    Some(Found::Ask(at)) => at,
                    None => continue 'again,
                };
                let Some(known) = table.with(|table| table.key_at(at).cloned()) else { continue 'again };
                let same = self.same(&known, key).await?;
                if table.with(|table| table.epoch()) != epoch {
                    continue 'again;
                }
                if same {
                    return Ok(Spot { at: Some(at), epoch });
                }
            }
        }
    }

    /// Looks for a key in a table and works on its place before another thread can change the table.
    #[undropped]
    pub(crate) async fn at_key<T: Keyed, R>(
        self,
        table: &Mut<T>,
        key: &Value,
        hash: i64,
        mut work: impl FnMut(&mut T, Option<usize>) -> R,
    ) -> Res<R> {
        loop {
            let spot = self.find_key(table, key, hash).await?;
            let done = table.with(|table| (table.epoch() == spot.epoch).then(|| work(table, spot.at)));
            if let Some(result) = done {
                return Ok(result);
            }
        }
    }
}
