//! A hash that is under way, of whatever digest.

use digest::Digest;
#[cfg(feature = "digests")]
use digest::{ExtendableOutput, Update, XofReader};

/// A hash that is under way.
pub(super) trait Running: Send + Sync {
    fn update(&mut self, bytes: &[u8]);
    /// The digest up to here, of so many bytes, where the digest leaves that open.
    fn digest(&self, length: usize) -> Vec<u8>;
    fn copy(&self) -> Box<dyn Running>;
}

/// Begins a digest that has one length.
pub(super) fn fixed<D: Digest + Clone + Send + Sync + 'static>() -> Box<dyn Running> {
    Box::new(Fixed(D::new()))
}

/// Begins a digest that has any length.
#[cfg(feature = "digests")]
pub(super) fn of_any_length<D>() -> Box<dyn Running>
where
    D: Update + ExtendableOutput + Default + Clone + Send + Sync + 'static,
{
    Box::new(Any(D::default()))
}

struct Fixed<D>(D);

impl<D: Digest + Clone + Send + Sync + 'static> Running for Fixed<D> {
    fn update(&mut self, bytes: &[u8]) {
        Digest::update(&mut self.0, bytes);
    }

    fn digest(&self, _: usize) -> Vec<u8> {
        self.0.clone().finalize().to_vec()
    }

    fn copy(&self) -> Box<dyn Running> {
        Box::new(Self(self.0.clone()))
    }
}

#[cfg(feature = "digests")]
struct Any<D>(D);

#[cfg(feature = "digests")]
impl<D: Update + ExtendableOutput + Clone + Send + Sync + 'static> Running for Any<D> {
    fn update(&mut self, bytes: &[u8]) {
        Update::update(&mut self.0, bytes);
    }

    fn digest(&self, length: usize) -> Vec<u8> {
        let mut digest = vec![0; length];
        self.0.clone().finalize_xof().read(&mut digest);
        digest
    }

    fn copy(&self) -> Box<dyn Running> {
        Box::new(Self(self.0.clone()))
    }
}
