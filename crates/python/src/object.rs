//! What every object begins with, how an object is made, and what happens when its last count goes.
//!
//! Counts are plain where a lock lets one thread run at a time, and atomic in a build with the feature
//! `free-threaded`, as in CPython's own two builds (PEP 703).

mod count;
mod ext;
mod info;
mod kind;
mod mutable;
mod release;
mod ring;
mod shape;
mod visit;

use std::any::TypeId;
use std::mem::offset_of;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, AtomicU8, Ordering};

pub(crate) use count::Count;
pub(crate) use ext::Ext;
pub(crate) use info::Info;
pub(crate) use kind::Kind;
pub(crate) use mutable::Mut;
pub(crate) use release::{Finalizable, is_unfinished, release};
pub(crate) use ring::Ring;
pub(crate) use shape::Shape;
pub(crate) use visit::{Visit, Visitor};

use ring::Links;

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

/// An object that is linked.
#[repr(C)]
struct Tracked<T> {
    links: Links,
    object: Obj<T>,
}

/// What an object holds after its header.
pub(crate) trait Body: Sized + 'static {
    const KIND: Kind;
    /// Whether objects with this body are linked, so that the collector finds rings through them; and those with
    /// attributes, too.
    const TRACKED: bool = false;
    const TRACKED_WITH_ATTRIBUTES: bool = true;
    /// Whether the body holds values that it tells of.
    const HOLDS: bool = false;

    /// Whether programs end many objects with this body, so that what frees them is to be fast; and those with
    /// attributes, too.
    const ENDS_OFTEN: bool = false;
    const ENDS_OFTEN_WITH_ATTRIBUTES: bool = false;

    /// Tells of the values that the body holds; those that it does not tell of never go as parts of a ring.
    fn visit(&self, _: &mut Visitor<'_>) {}

    /// Lets go of values, so that a ring that nobody uses any more falls apart.
    fn clear(&self) {}

    #[inline(always)]
    fn is_body_of(header: &Header) -> bool {
        header.kind == Self::KIND
            && (Self::KIND != Kind::Other || header.class().info.type_id == TypeId::of::<Self>())
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
    allocate_here(class, body)
}

/// The same as a part of the caller, where the body is made in its place: what the small form copies to there takes longer
/// than the rest in a browser.
#[inline(always)]
pub(crate) fn allocate_here<T: Body>(class: &Value, body: T) -> Value {
    let ty = class.body::<Type>();
    debug_assert!(ty.info.kind == T::KIND);
    let pointer = class.pointer().expect("a class").cast::<Obj<Type>>();
    if is_counted(ty) {
        std::mem::forget(class.clone());
    }
    // SAFETY: the class's count was added above where it is counted.
    unsafe { allocate_of(pointer, ty.ring(), ty.info, ty.is_derived(), body) }
}

/// Makes an object of a built-in class.
///
/// # Safety
/// `class` points to a class whose objects lie as `info` says, with a count that the new object takes over.
#[inline(always)]
unsafe fn allocate_of<T: Body>(
    class: NonNull<Obj<Type>>,
    ring: &'static Ring,
    info: &Info,
    subclass: bool,
    body: T,
) -> Value {
    let head = Header {
        count: Count::one(),
        kind: T::KIND,
        flags: AtomicU8::new(if subclass { SUBCLASS } else { 0 }),
        class: AtomicPtr::new(class.as_ptr()),
    };
    let object = if info.is_extended() {
        let extended = Obj { head, body: Extended { body, ext: Ext::default() } };
        place(extended, ring, T::TRACKED_WITH_ATTRIBUTES)
    } else {
        place(Obj { head, body }, ring, T::TRACKED)
    };
    if T::KIND == Kind::Type {
        // SAFETY: the kind says what the body is.
        unsafe { object.cast::<Obj<Type>>().as_ref() }.body.set_ring(ring);
    }
    // SAFETY: the object is new, and its one count becomes the value's.
    unsafe { Value::from_raw(object) }
}

/// Moves an object to where it stays.
#[inline(always)]
fn place<T>(object: Obj<T>, ring: &'static Ring, tracked: bool) -> NonNull<Header> {
    if !tracked {
        return NonNull::from(Box::leak(Box::new(object))).cast();
    }
    let placed = Box::into_raw(Box::new(Tracked { links: Links::new(), object }));
    // SAFETY: it was just made, and lies where it is until it is freed.
    unsafe {
        ring.link(&(*placed).links);
        NonNull::new_unchecked(&raw mut (*placed).object).cast()
    }
}

/// Makes the first class, which is its own: `type`. Its class is put in by [`Header::set_class`] afterwards.
pub(crate) fn allocate_first(body: Type) -> Value {
    // SAFETY: the class is dangling until the caller sets it, and nothing reads it before; built-in classes are not counted.
    unsafe { allocate_of(NonNull::dangling(), Ring::leak(), Info::extended::<Type>(), false, body) }
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
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn ext(&self) -> Option<&Ext> {
        let pointer = self.pointer()?;
        // SAFETY: the class says where the `Ext` of its objects lies.
        unsafe {
            let offset = pointer.as_ref().class().info.ext?;
            Some(pointer.cast::<u8>().add(offset).cast::<Ext>().as_ref())
        }
    }
}

/// Tells of all values that an object holds a count of: in its body, as attributes, and its class.
///
/// # Safety
/// `object` points to a live object.
pub(crate) unsafe fn visit_object(object: NonNull<Header>, visitor: &mut Visitor<'_>) {
    // SAFETY: as above; the class says what lies where.
    unsafe {
        let class = object.as_ref().class();
        (class.info.visit)(object, visitor);
        if let Some(ext) = ext_of(object) {
            ext.visit(visitor);
        }
        if is_counted(class) {
            // The count that the object itself has of its class.
            let class = std::mem::ManuallyDrop::new(Value::from_raw(NonNull::from(class_head(class))));
            visitor(&class);
        }
    }
}

/// Lets go of what an object holds, as far as it may.
pub(crate) fn clear_object(object: &Value) {
    let Some(pointer) = object.pointer() else { return };
    // SAFETY: the value keeps the object alive.
    unsafe { (pointer.as_ref().class().info.clear)(pointer) };
    if let Some(ext) = object.ext() {
        ext.clear();
    }
}

/// The header of a class.
fn class_head(class: &Type) -> &Header {
    let offset = offset_of!(Obj<Type>, body);
    // SAFETY: every class lies behind its header.
    unsafe { &*std::ptr::from_ref(class).cast::<u8>().sub(offset).cast::<Header>() }
}

/// # Safety
/// `object` points to a live object.
unsafe fn ext_of<'a>(object: NonNull<Header>) -> Option<&'a Ext> {
    // SAFETY: the class says where the `Ext` of its objects lies.
    unsafe {
        let offset = object.as_ref().class().info.ext?;
        Some(object.cast::<u8>().add(offset).cast::<Ext>().as_ref())
    }
}

impl Header {
    /// Whether `__del__` has been called.
    pub(crate) fn is_finalized(&self) -> bool {
        self.flags.load(Ordering::Relaxed) & FINALIZED != 0
    }

    /// Says that `__del__` is called now; whether it had been before.
    pub(crate) fn set_finalized(&self) -> bool {
        self.set_flag(FINALIZED)
    }
}
