//! A map with few entries, in a vector in the order of its keys: its code is a tenth of a B-tree's, which the wasm module
//! would carry for each type.

use std::borrow::Borrow;

/// A map in the order of its keys.
pub(crate) struct Sorted<K, V>(Vec<(K, V)>);

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Sorted<K, V> {
    /// Where a key is, or else where it would be.
    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| &self.0[at].1)
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// Puts an entry in; gives the value that the key had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// Gives some keys other names.
    pub(crate) fn rename(&mut self, new: impl Fn(&K) -> Option<K>) {
        for (key, value) in std::mem::take(&mut self.0) {
            self.insert(new(&key).unwrap_or(key), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_in_the_order_of_their_keys() {
        let mut map = Sorted::default();
        for (key, value) in [("b", 1), ("c", 2), ("a", 3)] {
            assert_eq!(map.insert(key, value), None);
        }
        assert_eq!(map.insert("b", 4), Some(1));
        assert_eq!(map.remove("c"), Some(2));
        assert_eq!(map.remove("c"), None);
        assert!(map.contains("a") && !map.contains("c"));
        map.rename(|&key| (key == "a").then_some("z"));
        assert_eq!(map.keys().copied().collect::<Vec<_>>(), ["b", "z"]);
        assert_eq!(map.get("z"), Some(&3));
    }
}
