//! How the objects of a class lie in memory, and what is done with those whose body only their class knows.

use std::any::TypeId;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::{Body, Extended, Header, Kind, Links, Obj, Tracked, Visitor};

/// How objects of a class lie in memory.
pub(crate) struct Info {
    pub(crate) kind: Kind,
    pub(super) type_id: TypeId,
    /// Where the [`Ext`] lies, counted from the header; `None` without one.
    pub(super) ext: Option<usize>,
    /// Drops the body and gives the memory back.
    pub(super) free: unsafe fn(NonNull<Header>),
    /// Whether objects are linked.
    pub(crate) is_tracked: bool,
    /// Whether objects hold values that they tell of.
    pub(crate) holds: bool,
    pub(super) visit: unsafe fn(NonNull<Header>, &mut Visitor<'_>),
    pub(super) clear: unsafe fn(NonNull<Header>),
    /// The same body with an [`Ext`], for classes whose instances have attributes.
    pub(crate) extended: &'static Info,
}

/// # Safety
/// `object` points to an `Obj<T>` that [`allocate`] made, and nobody uses it any more.
unsafe fn free<T>(object: NonNull<Header>) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(object.cast::<Obj<T>>().as_ptr()) });
}

/// # Safety
/// The same of an object with [`Links`].
unsafe fn free_tracked<T>(object: NonNull<Header>) {
    // SAFETY: as above; the links lie in front of the object.
    drop(unsafe { Box::from_raw(object.cast::<Links>().sub(1).cast::<Tracked<T>>().as_ptr()) });
}

/// [`free`] for bodies of which many end.
///
/// # Safety
/// As there.
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
unsafe fn free_quickly<T>(object: NonNull<Header>) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(object.cast::<Obj<T>>().as_ptr()) });
}

/// # Safety
/// The same of an object with [`Links`].
#[cfg_attr(target_arch = "wasm32", optimize(speed))]
unsafe fn free_tracked_quickly<T>(object: NonNull<Header>) {
    // SAFETY: as above; the links lie in front of the object.
    drop(unsafe { Box::from_raw(object.cast::<Links>().sub(1).cast::<Tracked<T>>().as_ptr()) });
}

const fn free_of<T>(is_tracked: bool, is_quick: bool) -> unsafe fn(NonNull<Header>) {
    match (is_tracked, is_quick) {
        (false, false) => free::<T>,
        (false, true) => free_quickly::<T>,
        (true, false) => free_tracked::<T>,
        (true, true) => free_tracked_quickly::<T>,
    }
}

/// # Safety
/// `object` points to a live object with this body.
unsafe fn visit<T: Body>(object: NonNull<Header>, visitor: &mut Visitor<'_>) {
    // SAFETY: as above.
    unsafe { object.cast::<Obj<T>>().as_ref() }.body.visit(visitor);
}

/// # Safety
/// As [`visit`].
unsafe fn clear<T: Body>(object: NonNull<Header>) {
    // SAFETY: as above.
    unsafe { object.cast::<Obj<T>>().as_ref() }.body.clear();
}

trait HasInfo: Body {
    const EXTENDED: Info = extended::<Self>(&Self::EXTENDED_AGAIN);
    /// A constant cannot name itself.
    const EXTENDED_AGAIN: Info = extended::<Self>(&Self::PLAIN_AGAIN);
    const PLAIN_AGAIN: Info = plain::<Self>(&END);
    const PLAIN: Info = plain::<Self>(&Self::EXTENDED);
}

const fn plain<T: Body>(extended: &'static Info) -> Info {
    Info {
        kind: T::KIND,
        type_id: TypeId::of::<T>(),
        ext: None,
        free: free_of::<T>(T::TRACKED, T::ENDS_OFTEN),
        is_tracked: T::TRACKED,
        holds: T::HOLDS,
        visit: visit::<T>,
        clear: clear::<T>,
        extended,
    }
}

const fn extended<T: Body>(extended: &'static Info) -> Info {
    Info {
        kind: T::KIND,
        type_id: TypeId::of::<T>(),
        ext: Some(offset_of!(Obj<Extended<T>>, body) + offset_of!(Extended<T>, ext)),
        free: free_of::<Extended<T>>(T::TRACKED_WITH_ATTRIBUTES, T::ENDS_OFTEN_WITH_ATTRIBUTES),
        is_tracked: T::TRACKED_WITH_ATTRIBUTES,
        holds: true,
        visit: visit::<T>,
        clear: clear::<T>,
        extended,
    }
}

static END: Info = plain::<Nothing>(&END);

/// What no object is.
struct Nothing;

impl Body for Nothing {
    const KIND: Kind = Kind::Missing;
}

impl<T: Body> HasInfo for T {}

impl Info {
    /// Objects with this body and nothing else.
    pub(crate) const fn plain<T: Body>() -> &'static Self {
        &T::PLAIN
    }

    /// Objects with this body that have attributes and can be weakly referred to.
    pub(crate) const fn extended<T: Body>() -> &'static Self {
        &T::EXTENDED
    }

    pub(crate) fn is_extended(&self) -> bool {
        self.ext.is_some()
    }

    /// The same layout with attributes.
    pub(crate) fn extended_of(&'static self) -> &'static Self {
        if self.is_extended() { self } else { self.extended }
    }
}

impl Info {
    /// Whether objects that lie so have this body.
    pub(crate) fn holds<T: Body>(&self) -> bool {
        self.type_id == TypeId::of::<T>()
    }
}
