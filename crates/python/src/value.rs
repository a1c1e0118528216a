//! A Python value in eight bytes: floats, small integers and singletons in place, everything else as a pointer to an
//! object with a reference count (NaN boxing; `../shared/PYTHON.md`, "Speed").
//!
//! | upper 16 bits | meaning |
//! | --- | --- |
//! | `0000` | a pointer to an [`object::Header`](crate::object::Header), never null |
//! | `0002` to `FFFA` | a float: its bits plus 2^49 |
//! | `FFFE` | a singleton |
//! | `FFFF` | an integer of 48 bits |
//!
//! What most of the machine calls is put in line in the wasm module only where a function says `optimize(speed)`: it would be
//! a tenth of the module.
//!
//! `Option<Value>` takes eight bytes too: it is what a register or an attribute's place holds, and `None` there means
//! "not bound".

use std::num::NonZeroU64;
use std::ptr::NonNull;

use crate::object::{Body, Header, Kind, Obj};

const FLOAT: u64 = 2 << 48;
const SINGLETON: u64 = 0xFFFE << 48;
const INTEGER: u64 = 0xFFFF << 48;
const PAYLOAD: u64 = (1 << 48) - 1;

/// Integers from `-SMALL_LIMIT` to `SMALL_LIMIT - 1` need no object.
pub(crate) const SMALL_LIMIT: i64 = 1 << 47;

/// A value; cloning it adds one to its object's count, dropping it takes one away.
#[repr(transparent)]
pub struct Value(NonZeroU64);

/// Whether a place holds an object: one shift and one comparison, since no value follows right behind the pointers.
#[inline(always)]
pub(crate) fn holds_object(slot: &Slot) -> bool {
    let bits = slot.as_ref().map_or(0, Value::bits);
    bits.wrapping_sub(1) >> 48 == 0
}

/// What a register or an attribute's place holds.
pub(crate) type Slot = Option<Value>;

const fn singleton(number: u64) -> Value {
    // The tag is never zero.
    Value(NonZeroU64::new(SINGLETON | number).unwrap())
}

/// A count or a place as Python gives it, in 64 bits. `None` if it is negative. What 32 bits do not hold is more than there
/// can be of anything, so it becomes the most.
pub(crate) fn count(number: i64) -> Option<usize> {
    u64::try_from(number).ok().map(|number| usize::try_from(number).unwrap_or(usize::MAX))
}

impl Value {
    pub(crate) const NONE: Self = singleton(0);
    pub(crate) const FALSE: Self = singleton(1);
    pub(crate) const TRUE: Self = singleton(2);
    pub(crate) const ELLIPSIS: Self = singleton(3);
    pub(crate) const NOT_IMPLEMENTED: Self = singleton(4);
    /// An optional argument of a native function that the caller left out; no program sees it.
    pub(crate) const MISSING: Self = singleton(5);

    #[inline(always)]
    pub(crate) fn bits(&self) -> u64 {
        self.0.get()
    }

    const fn tagged(bits: u64) -> Self {
        // Each tag but the pointer's has a bit set, and a pointer is not null.
        Self(NonZeroU64::new(bits).unwrap())
    }

    #[inline(always)]
    pub(crate) const fn bool(truth: bool) -> Self {
        if truth { Self::TRUE } else { Self::FALSE }
    }

    /// An integer that needs no object, or `None` where it would.
    #[inline(always)]
    pub(crate) fn small(number: i64) -> Option<Self> {
        if (number << 16) >> 16 == number { Some(Self::small_unchecked(number)) } else { None }
    }

    /// An integer known to lie within [`SMALL_LIMIT`]; upper bits are cut off.
    #[inline(always)]
    pub(crate) const fn small_unchecked(number: i64) -> Self {
        Self::tagged(INTEGER | (number as u64 & PAYLOAD))
    }

    #[inline(always)]
    pub(crate) fn float(number: f64) -> Self {
        let bits = if number.is_nan() { Self::new_nan(number) } else { number.to_bits() };
        Self::tagged(bits.wrapping_add(FLOAT))
    }

    /// The bits of a NaN that no other value has: each one that an operation gives is an object of its own, so
    /// `nan in [nan]` is true and `float("nan") in [float("nan")]` is not. No pattern of them can pass for another tag.
    #[cold]
    fn new_nan(number: f64) -> u64 {
        use std::sync::atomic::{AtomicU64, Ordering};
        static NUMBERS: AtomicU64 = AtomicU64::new(0);
        let own = NUMBERS.fetch_add(1, Ordering::Relaxed) & PAYLOAD;
        number.to_bits() & (1 << 63) | 0x7FF8_0000_0000_0000 | own
    }

    /// Takes over one count of the object.
    ///
    /// # Safety
    /// `object` points to a live object, and one count of it belongs to the caller.
    #[inline(always)]
    pub(crate) unsafe fn from_raw(object: NonNull<Header>) -> Self {
        Self::tagged(object.as_ptr().expose_provenance() as u64)
    }

    #[inline(always)]
    pub(crate) fn is_object(&self) -> bool {
        self.bits() >> 48 == 0
    }

    #[inline(always)]
    pub(crate) fn is_small(&self) -> bool {
        self.bits() >= INTEGER
    }

    #[inline(always)]
    pub(crate) fn as_small(&self) -> Option<i64> {
        if self.is_small() { Some(self.small_payload()) } else { None }
    }

    /// The integer of a value that [is small](Self::is_small).
    #[inline(always)]
    pub(crate) fn small_payload(&self) -> i64 {
        ((self.bits() << 16) as i64) >> 16
    }

    /// Whether both are small integers, in one comparison.
    #[inline(always)]
    pub(crate) fn both_small(&self, other: &Self) -> bool {
        self.bits() & other.bits() >= INTEGER
    }

    #[inline(always)]
    pub(crate) fn is_float(&self) -> bool {
        self.bits().wrapping_sub(FLOAT) < SINGLETON - FLOAT
    }

    #[inline(always)]
    pub(crate) fn as_float(&self) -> Option<f64> {
        if self.is_float() { Some(f64::from_bits(self.bits() - FLOAT)) } else { None }
    }

    #[inline(always)]
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.bits() == other.bits()
    }

    #[inline(always)]
    pub(crate) fn is_none(&self) -> bool {
        self.is(&Self::NONE)
    }

    #[inline(always)]
    pub(crate) fn is_missing(&self) -> bool {
        self.is(&Self::MISSING)
    }

    #[inline(always)]
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self.bits() {
            bits if bits == SINGLETON | 1 => Some(false),
            bits if bits == SINGLETON | 2 => Some(true),
            _ => None,
        }
    }

    #[inline(always)]
    pub(crate) fn pointer(&self) -> Option<NonNull<Header>> {
        if self.is_object() {
            NonNull::new(std::ptr::with_exposed_provenance_mut(self.bits() as usize))
        } else {
            None
        }
    }

    #[inline(always)]
    pub(crate) fn header(&self) -> Option<&Header> {
        // SAFETY: the pointer is to a live object, since this value holds a count of it.
        self.pointer().map(|pointer| unsafe { pointer.as_ref() })
    }

    /// What the value is, whichever class it has been given.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(crate) fn kind(&self) -> Kind {
        match self.header() {
            Some(header) => header.kind(),
            None => self.immediate_kind(),
        }
    }

    fn immediate_kind(&self) -> Kind {
        if self.is_small() {
            Kind::Int
        } else if self.is_float() {
            Kind::Float
        } else {
            match self.bits() & PAYLOAD {
                0 => Kind::None,
                1 | 2 => Kind::Bool,
                3 => Kind::Ellipsis,
                4 => Kind::NotImplemented,
                _ => Kind::Missing,
            }
        }
    }

    /// The body of an object of this kind, subclasses included.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(crate) fn get<T: Body>(&self) -> Option<&T> {
        let pointer = self.pointer()?;
        // SAFETY: the object lives as long as this value; `T::is_body_of` compared its kind, which says what its body is.
        unsafe {
            if T::is_body_of(pointer.as_ref()) { Some(&pointer.cast::<Obj<T>>().as_ref().body) } else { None }
        }
    }

    /// The body of an object of exactly the built-in class, whose methods no subclass can have replaced.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub(crate) fn exact<T: Body>(&self) -> Option<&T> {
        match self.header() {
            Some(header) if !header.is_subclass() => self.get(),
            _ => None,
        }
    }

    /// The body of an object that always is of this kind.
    ///
    /// # Safety
    /// The value is an object whose body is a `T`.
    #[inline(always)]
    pub(crate) unsafe fn body_unchecked<T: Body>(&self) -> &T {
        debug_assert!(self.get::<T>().is_some());
        let pointer = std::ptr::with_exposed_provenance::<Obj<T>>(self.bits() as usize);
        // SAFETY: as above; the object lives as long as this value.
        unsafe { &(*pointer).body }
    }

    /// The body of an object of exactly the built-in class that nobody but this value refers to.
    #[inline]
    pub(crate) fn unshared<T: Body>(&mut self) -> Option<&mut T> {
        let pointer = self.pointer()?;
        // SAFETY: as in `get`; the only reference to the object is borrowed for as long as its body is.
        unsafe {
            let header = pointer.as_ref();
            // Without the lock, a weak reference might give another thread the object meanwhile.
            let may_be_found = cfg!(feature = "free-threaded") && header.class().info.is_extended();
            if !T::is_body_of(header) || header.is_subclass() || may_be_found || !header.count.is_one() {
                return None;
            }
            Some(&mut pointer.cast::<Obj<T>>().as_mut().body)
        }
    }

    /// The body of an object that the caller knows to be of this kind.
    ///
    /// # Panics
    /// If it is of another.
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    #[track_caller]
    pub(crate) fn body<T: Body>(&self) -> &T {
        self.get().expect("an object of another kind")
    }

    /// The number that `id` gives, and by which objects are told apart.
    pub(crate) fn id(&self) -> u64 {
        self.bits()
    }
}

impl Clone for Value {
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn clone(&self) -> Self {
        if let Some(header) = self.header() {
            header.count.add_one();
        }
        Self(self.0)
    }
}

impl Drop for Value {
    #[cfg_attr(target_arch = "wasm32", inline)]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn drop(&mut self) {
        if let Some(pointer) = self.pointer() {
            // SAFETY: this value holds one count of a live object, and gives it up here.
            unsafe {
                if pointer.as_ref().count.take_one() {
                    crate::object::release(pointer);
                }
            }
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.as_small(), self.as_float()) {
            (Some(number), _) => write!(f, "{number}"),
            (_, Some(number)) => write!(f, "{number:?}"),
            _ => write!(f, "{:?}@{:x}", self.kind(), self.bits()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_integers_keep_their_number() {
        for number in [0, 1, -1, SMALL_LIMIT - 1, -SMALL_LIMIT] {
            assert_eq!(Value::small(number).unwrap().as_small(), Some(number));
        }
        assert!(Value::small(SMALL_LIMIT).is_none());
        assert!(Value::small(-SMALL_LIMIT - 1).is_none());
    }

    #[test]
    fn floats_keep_their_bits() {
        for number in [0.0, -0.0, 1.5, f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, f64::NEG_INFINITY] {
            let value = Value::float(number);
            assert!(value.is_float() && !value.is_object() && !value.is_small());
            assert_eq!(value.as_float().unwrap().to_bits(), number.to_bits());
        }
        for sign in [0, 1 << 63] {
            let value = Value::float(f64::from_bits(0x7FF8_0000_0000_1234 | sign));
            assert!(value.is_float());
            assert_eq!(value.as_float().unwrap().is_sign_negative(), sign != 0);
        }
    }

    #[test]
    fn a_count_is_never_cut() {
        assert_eq!([-1, i64::MIN].map(count), [None, None]);
        assert_eq!([0, 7].map(count), [Some(0), Some(7)]);
        assert_eq!(count(i64::MAX), Some(usize::try_from(i64::MAX).unwrap_or(usize::MAX)));
    }

    #[test]
    fn a_slot_takes_no_more_room_than_a_value() {
        assert_eq!(size_of::<Slot>(), 8);
    }
}
