//! Classes (`Objects/typeobject.c`).

use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use crate::object::{Body, Info, Kind, Mut, Obj, Ring, Visit, Visitor};
use crate::value::{Slot, Value};
use crate::vm::Vm;

use super::dict::Dict;

/// Programs may derive from it.
pub(crate) const SUBCLASSABLE: u32 = 1;
/// A program made it.
pub(crate) const HEAP: u32 = 2;
/// Its instances have `__del__`.
pub(crate) const FINALIZER: u32 = 4;
/// It has abstract methods.
pub(crate) const ABSTRACT: u32 = 8;
/// Its attributes cannot be set.
pub(crate) const IMMUTABLE: u32 = 16;
/// Instances have no `__dict__`: all classes it derives from have `__slots__`.
pub(crate) const NO_DICT: u32 = 32;
/// Native code made it, out of another built-in class whose methods it may replace.
pub(crate) const DERIVED: u32 = 256;
/// A sequence or a mapping, for `match`.
pub(crate) const SEQUENCE: u32 = 64;
pub(crate) const MAPPING: u32 = 128;

/// The body of a class.
pub(crate) struct Type {
    name: Mut<String>,
    pub(crate) info: &'static Info,
    flags: AtomicU32,
    dict: Mut<Slot>,
    /// `__qualname__`, where it differs from the name.
    pub(crate) qualname: Mut<Slot>,
    /// The tuple that the class was made of.
    pub(crate) bases: Mut<Slot>,
    /// The class whose layout it has.
    pub(crate) base: Mut<Slot>,
    /// The method resolution order without the class itself.
    pub(crate) ancestors: Mut<Vec<Value>>,
    /// Changes whenever an attribute does; 0 until somebody asks.
    version: AtomicU32,
    /// Classes derived from it, which take themselves out when they go.
    subclasses: Mut<Vec<usize>>,
    /// How many places `__slots__` takes, with those of its bases.
    pub(crate) slots: AtomicU32,
    /// Where its instances are linked: all of an interpreter's in one ring.
    ring: AtomicPtr<Ring>,
}

impl Body for Type {
    const KIND: Kind = Kind::Type;
    const HOLDS: bool = true;

    fn visit(&self, visitor: &mut Visitor<'_>) {
        self.dict.visit(visitor);
        self.qualname.visit(visitor);
        self.bases.visit(visitor);
        self.base.visit(visitor);
        self.ancestors.visit(visitor);
    }
}

impl Type {
    pub(crate) fn new(name: &str, info: &'static Info, flags: u32) -> Self {
        Self {
            name: Mut::new(name.to_owned()),
            info,
            flags: AtomicU32::new(flags),
            dict: Mut::new(None),
            qualname: Mut::new(None),
            bases: Mut::new(None),
            base: Mut::new(None),
            ancestors: Mut::new(Vec::new()),
            version: AtomicU32::new(0),
            subclasses: Mut::new(Vec::new()),
            slots: AtomicU32::new(0),
            ring: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    #[inline(always)]
    pub(crate) fn ring(&self) -> &'static Ring {
        // SAFETY: a class gets its ring when it is made, and rings live as long as the process.
        unsafe { &*self.ring.load(Ordering::Relaxed) }
    }

    pub(crate) fn set_ring(&self, ring: &'static Ring) {
        self.ring.store(std::ptr::from_ref(ring).cast_mut(), Ordering::Relaxed);
    }

    pub(crate) fn name(&self) -> String {
        self.name.get()
    }

    pub(crate) fn set_name(&self, name: String) {
        self.name.set(name);
    }

    pub(crate) fn set_dict(&self, dict: Value) {
        self.dict.set(Some(dict));
    }

    /// The namespace.
    pub(crate) fn dict(&self) -> Value {
        self.dict.get().expect("a class has a namespace")
    }

    #[inline(always)]
    fn flag(&self, flag: u32) -> bool {
        self.flags.load(Ordering::Relaxed) & flag != 0
    }

    pub(crate) fn has_flag(&self, flag: u32) -> bool {
        self.flag(flag)
    }

    pub(crate) fn set_flag(&self, flag: u32, on: bool) {
        if on {
            self.flags.fetch_or(flag, Ordering::Relaxed);
        } else {
            self.flags.fetch_and(!flag, Ordering::Relaxed);
        }
    }

    #[inline(always)]
    pub(crate) fn is_heap(&self) -> bool {
        self.flag(HEAP)
    }

    /// Whether it may have replaced methods of the built-in class whose layout it has.
    pub(crate) fn is_derived(&self) -> bool {
        self.flag(HEAP | DERIVED)
    }

    #[inline(always)]
    pub(crate) fn has_finalizer(&self) -> bool {
        self.flag(FINALIZER)
    }

    /// Whether instances have attributes of their own.
    pub(crate) fn has_instance_dict(&self) -> bool {
        self.info.is_extended() && !self.flag(NO_DICT)
    }

    /// The number of this state of the class, which no other class and no other state has.
    #[inline(always)]
    pub(crate) fn version(&self) -> u32 {
        match self.version.load(Ordering::Relaxed) {
            0 => self.new_version(),
            version => version,
        }
    }

    #[cold]
    fn new_version(&self) -> u32 {
        static VERSIONS: AtomicU32 = AtomicU32::new(1);
        let version = VERSIONS.fetch_add(1, Ordering::Relaxed);
        self.version.store(version, Ordering::Relaxed);
        // What derives from it has to hear of changes, so it must have a version, too.
        self.ancestors.with(|all| {
            all.iter().for_each(|class| {
                class.body::<Self>().version();
            })
        });
        version
    }

    /// An attribute has changed: whatever was remembered of it and of the classes derived from it is void.
    pub(crate) fn modified(&self) {
        self.version.store(0, Ordering::Relaxed);
        for class in self.subclass_values() {
            class.body::<Self>().modified();
        }
    }

    pub(crate) fn subclass_values(&self) -> Vec<Value> {
        self.subclasses.with(|all| {
            all.iter()
                .map(|&address| {
                    let class: *mut crate::object::Header = std::ptr::with_exposed_provenance_mut(address);
                    // SAFETY: a class takes itself out of the list when it goes, so each in it is alive; its count is
                    // added before the value takes it over.
                    unsafe {
                        let class = std::ptr::NonNull::new_unchecked(class);
                        class.as_ref().count.add_one();
                        Value::from_raw(class)
                    }
                })
                .collect()
        })
    }

    pub(crate) fn add_subclass(&self, class: &Value) {
        let address = class.bits() as usize;
        self.subclasses.with(|all| all.push(address));
    }

    pub(crate) fn remove_subclass(&self, class: &Value) {
        let address = class.bits() as usize;
        self.subclasses.with(|all| all.retain(|known| *known != address));
    }

    /// An attribute of the class or of one that it derives from, as it lies in the namespace.
    pub(crate) fn find(&self, name: &Value) -> Slot {
        let own = self.dict.with(|dict| dict.clone());
        own.and_then(|dict| dict.body::<Dict>().get_str(name)).or_else(|| {
            let count = self.ancestors.with(|all| all.len());
            (0..count).find_map(|index| {
                let class = self.ancestors.with(|all| all.get(index).cloned())?;
                class.body::<Self>().dict().body::<Dict>().get_str(name)
            })
        })
    }

    /// The same through the thread's cache.
    #[inline]
    pub(crate) fn lookup(&self, vm: Vm, name: &Value) -> Slot {
        vm.cached(self, name)
    }

    /// Whether the class is `other`, or derives from it.
    #[inline]
    #[cfg_attr(target_arch = "wasm32", optimize(speed))]
    pub(crate) fn is_subclass_of(&self, other: &Type) -> bool {
        std::ptr::eq(self, other)
            || self.ancestors.with(|all| all.iter().any(|class| std::ptr::eq(class.body::<Self>(), other)))
    }

    pub(crate) fn set(&self, name: &Value, value: Value) {
        self.dict().body::<Dict>().set_str(name, value);
        self.modified();
    }

    /// The class with all that it derives from, in the order in which attributes are looked up.
    pub(crate) fn mro(&self, this: &Value) -> Vec<Value> {
        std::iter::once(this.clone()).chain(self.ancestors.get()).collect()
    }
}

impl Drop for Type {
    fn drop(&mut self) {
        let offset = std::mem::offset_of!(Obj<Type>, body);
        let address = std::ptr::from_ref(self).addr() - offset;
        let Some(bases) = self.bases.take() else { return };
        if let Some(tuple) = bases.get::<super::tuple::Tuple>() {
            for base in tuple.items() {
                base.body::<Self>().subclasses.with(|all| all.retain(|&known| known != address));
            }
        }
    }
}
