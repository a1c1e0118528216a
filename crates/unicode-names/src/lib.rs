//! What the Python parser asks for `\N{…}` in strings: the character with a name. The tables of names weigh 300 kB
//! compressed, and few programs name a character; so in a browser, whoever runs the parser looks names up.

#[cfg(not(target_arch = "wasm32"))]
pub use all_names::character;
#[cfg(target_arch = "wasm32")]
pub use wasm::{Lookup, character, set_lookup};

#[cfg(target_arch = "wasm32")]
mod wasm {
    use std::sync::OnceLock;

    /// Finds the character with a name.
    pub type Lookup = fn(&str) -> Option<char>;

    static LOOKUP: OnceLock<Lookup> = OnceLock::new();

    /// From now on names are looked up so. Only the first call counts.
    pub fn set_lookup(lookup: Lookup) {
        LOOKUP.get_or_init(|| lookup);
    }

    /// The character with a name; `None` if there is none, or nobody knows names.
    pub fn character(name: &str) -> Option<char> {
        LOOKUP.get()?(name)
    }
}
