//! What the Python parser asks of Unicode's normalization: identifiers with characters beyond ASCII are compared in their
//! form NFKC. In a browser that is `String.prototype.normalize`, so the wasm module needs no tables of its own.

/// The form NFKC of a text.
#[cfg(not(target_arch = "wasm32"))]
fn normalized(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

#[cfg(target_arch = "wasm32")]
use wasm::normalized;
#[cfg(target_arch = "wasm32")]
pub use wasm::{Normalize, set_nfkc};

#[cfg(target_arch = "wasm32")]
mod wasm {
    use std::sync::OnceLock;

    /// Gives the form NFKC of a text.
    pub type Normalize = fn(&str) -> String;

    static NFKC: OnceLock<Normalize> = OnceLock::new();

    /// From now on texts are normalized so. Only the first call counts.
    pub fn set_nfkc(normalize: Normalize) {
        NFKC.get_or_init(|| normalize);
    }

    /// The text as it is, where nobody normalizes.
    pub fn normalized(text: &str) -> String {
        NFKC.get().map_or_else(|| text.to_owned(), |normalize| normalize(text))
    }
}

/// A text that has normal forms.
pub trait UnicodeNormalization {
    /// The characters of its form NFKC.
    fn nfkc(self) -> std::vec::IntoIter<char>;
}

impl UnicodeNormalization for &str {
    fn nfkc(self) -> std::vec::IntoIter<char> {
        normalized(self).chars().collect::<Vec<_>>().into_iter()
    }
}

/// Whether a text is its own form NFKC.
pub fn is_nfkc(text: &str) -> bool {
    normalized(text) == text
}
