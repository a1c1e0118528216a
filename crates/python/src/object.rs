//! What every object begins with, how an object is made, and what happens when its last count goes.
//!
//! Counts are plain where a lock lets one thread run at a time, and atomic in a build with the feature
//! `free-threaded`, as in CPython's own two builds (PEP 703).

mod count;
mod ext;
mod kind;
mod mutable;
mod release;
mod shape;

use std::any::TypeId;
use std::mem::offset_of;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

pub(crate) use count::Count;
pub(crate) use ext::Ext;
pub(crate) use kind::Kind;
pub(crate) use mutable::Mut;
pub(crate) use release::{Finalizable, release};
pub(crate) use shape::Shape;

use crate::types::ty::Type;
use crate::value::Value;

/// Its class is not the built-in one of its kind.
const SUBCLASS: u8 = 1;
/// Its `__del__` has been called.
const FINALIZED: u8 = 2;

/// The beginning of every object. Its alignment is that of the largest body, so that a body lies at one place whether an
/// [`Ext`] follows it or not.
#[repr(C, align(8))]
pub(crate) struct Header {
    pub(crate) count: Count,
    kind: Kind,
    flags: AtomicU8,
    class: AtomicPtr<Obj<Type>>,
}

/// An object whose body is a `T`.
#[repr(C)]
pub(crate) struct Obj<T> {
    pub(crate) head: Header,
    pub(crate) body: T,
}

/// A body with attributes and weak references behind it.
#[repr(C)]
struct Extended<T> {
    body: T,
    ext: Ext,
}

/// What an object holds after its header.
pub(crate) trait Body: Sized + 'static {
    const KIND: Kind;

    #[inline(always)]
    fn is_body_of(header: &Header) -> bool {
        header.kind == Self::KIND
            && (Self::KIND != Kind::Other || header.class().info.type_id == TypeId::of::<Self>())
    }
}

/// How objects of a class lie in memory.
pub(crate) struct Info {
    pub(crate) kind: Kind,
    type_id: TypeId,
    /// Where the [`Ext`] lies, counted from the header; `None` without one.
    ext: Option<usize>,
    /// Drops the body and gives the memory back.
    free: unsafe fn(NonNull<Header>),
    /// The same body with an [`Ext`], for classes whose instances have attributes.
    pub(crate) extended: &'static Info,
}

/// # Safety
/// `object` points to an `Obj<T>` that [`allocate`] made, and nobody uses it any more.
unsafe fn free<T>(object: NonNull<Header>) {
    // SAFETY: as above.
    drop(unsafe { Box::from_raw(object.cast::<Obj<T>>().as_ptr()) });
}

trait HasInfo: Body {
    const EXTENDED: Info = Info {
        kind: Self::KIND,
        type_id: TypeId::of::<Self>(),
        ext: Some(offset_of!(Obj<Extended<Self>>, body) + offset_of!(Extended<Self>, ext)),
        free: free::<Extended<Self>>,
        extended: &Self::EXTENDED_AGAIN,
    };
    /// A constant cannot name itself.
    const EXTENDED_AGAIN: Info = Info {
        kind: Self::KIND,
        type_id: TypeId::of::<Self>(),
        ext: Some(offset_of!(Obj<Extended<Self>>, body) + offset_of!(Extended<Self>, ext)),
        free: free::<Extended<Self>>,
        extended: &Self::PLAIN_AGAIN,
    };
    const PLAIN_AGAIN: Info = Info {
        kind: Self::KIND,
        type_id: TypeId::of::<Self>(),
        ext: None,
        free: free::<Self>,
        extended: &END,
    };
    const PLAIN: Info = Info {
        kind: Self::KIND,
        type_id: TypeId::of::<Self>(),
        ext: None,
        free: free::<Self>,
        extended: &Self::EXTENDED,
    };
}

static END: Info =
    Info { kind: Kind::Missing, type_id: TypeId::of::<()>(), ext: None, free: free::<()>, extended: &END };

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

impl Header {
    #[inline(always)]
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    #[inline(always)]
    pub(crate) fn is_subclass(&self) -> bool {
        self.flags.load(Ordering::Relaxed) & SUBCLASS != 0
    }

    #[inline(always)]
    pub(crate) fn class(&self) -> &Type {
        // SAFETY: an object holds a count of its class, or the class is a built-in one and lives as long as the machine.
        unsafe { &(*self.class.load(Ordering::Relaxed)).body }
    }

    pub(crate) fn class_value(&self) -> Value {
        // SAFETY: as in `class`; the count that the new value takes over is added first.
        unsafe {
            let class = NonNull::new_unchecked(self.class.load(Ordering::Relaxed));
            class.as_ref().head.count.add_one();
            Value::from_raw(class.cast())
        }
    }

    /// Gives the object another class, whose objects lie in memory alike: the caller has compared their [`Info`].
    pub(crate) fn set_class(&self, class: &Value) {
        let new = class.pointer().expect("a class").cast::<Obj<Type>>();
        if is_counted(class.body()) {
            std::mem::forget(class.clone());
        }
        if class.body::<Type>().is_derived() {
            self.flags.fetch_or(SUBCLASS, Ordering::Relaxed);
        }
        let old = self.class.swap(new.as_ptr(), Ordering::Relaxed);
        // SAFETY: the count of the old class, if it is counted, belonged to this object.
        unsafe { give_up_class(NonNull::new_unchecked(old)) };
    }

    fn set_flag(&self, flag: u8) -> bool {
        self.flags.fetch_or(flag, Ordering::Relaxed) & flag != 0
    }
}

/// Built-in classes live as long as the machine, so their objects need not count.
fn is_counted(class: &Type) -> bool {
    class.is_heap()
}

/// # Safety
/// A count of `class`, if it is counted, belongs to the caller.
unsafe fn give_up_class(class: NonNull<Obj<Type>>) {
    // SAFETY: as above.
    unsafe {
        if is_counted(&class.as_ref().body) {
            drop(Value::from_raw(class.cast()));
        }
    }
}

/// Makes an object of a class whose kind is the body's.
#[inline]
pub(crate) fn allocate<T: Body>(class: &Value, body: T) -> Value {
    let ty = class.body::<Type>();
    debug_assert!(ty.info.kind == T::KIND);
    let pointer = class.pointer().expect("a class").cast::<Obj<Type>>();
    if is_counted(ty) {
        std::mem::forget(class.clone());
    }
    // SAFETY: the class's count was added above where it is counted.
    unsafe { allocate_of(pointer, ty.info, ty.is_derived(), body) }
}

/// Makes an object of a built-in class.
///
/// # Safety
/// `class` points to a class whose objects lie as `info` says, with a count that the new object takes over.
unsafe fn allocate_of<T: Body>(class: NonNull<Obj<Type>>, info: &Info, subclass: bool, body: T) -> Value {
    let head = Header {
        count: Count::one(),
        kind: T::KIND,
        flags: AtomicU8::new(if subclass { SUBCLASS } else { 0 }),
        class: AtomicPtr::new(class.as_ptr()),
    };
    let object = if info.is_extended() {
        let extended = Obj { head, body: Extended { body, ext: Ext::default() } };
        NonNull::from(Box::leak(Box::new(extended))).cast()
    } else {
        NonNull::from(Box::leak(Box::new(Obj { head, body }))).cast()
    };
    // SAFETY: the object is new, and its one count becomes the value's.
    unsafe { Value::from_raw(object) }
}

/// Makes the first class, which is its own: `type`. Its class is put in by [`Header::set_class`] afterwards.
pub(crate) fn allocate_first(body: Type) -> Value {
    // SAFETY: the class is dangling until the caller sets it, and nothing reads it before; built-in classes are not counted.
    unsafe { allocate_of(NonNull::dangling(), Info::extended::<Type>(), false, body) }
}

impl Header {
    /// Ends what [`allocate_first`] began.
    pub(crate) fn set_first_class(&self, class: &Value) {
        self.class.store(class.pointer().expect("a class").cast::<Obj<Type>>().as_ptr(), Ordering::Relaxed);
    }
}

impl Value {
    /// Attributes and weak references of an object that can have them.
    #[inline]
    pub(crate) fn ext(&self) -> Option<&Ext> {
        let pointer = self.pointer()?;
        // SAFETY: the class says where the `Ext` of its objects lies.
        unsafe {
            let offset = pointer.as_ref().class().info.ext?;
            Some(pointer.cast::<u8>().add(offset).cast::<Ext>().as_ref())
        }
    }
}

impl Info {
    /// Whether objects that lie so have this body.
    pub(crate) fn holds<T: Body>(&self) -> bool {
        self.type_id == TypeId::of::<T>()
    }
}
