//! The built-in classes: for each its body, which says how its objects lie in memory, and a file of its methods.

pub(crate) mod alias;
pub(crate) mod bytes;
pub(crate) mod bytes_methods;
pub(crate) mod bytesearch;
pub(crate) mod code;
pub(crate) mod codecs;
pub(crate) mod complex;
pub(crate) mod construct;
pub(crate) mod descriptor;
pub(crate) mod descriptor_methods;
pub(crate) mod dict;
pub(crate) mod dict_methods;
pub(crate) mod exception;
pub(crate) mod exceptions;
pub(crate) mod float;
pub(crate) mod function;
pub(crate) mod function_methods;
pub(crate) mod generator;
pub(crate) mod generator_methods;
pub(crate) mod instance;
pub(crate) mod int;
pub(crate) mod iter;
pub(crate) mod iter_methods;
pub(crate) mod keyed;
pub(crate) mod list;
pub(crate) mod list_methods;
pub(crate) mod memoryview;
pub(crate) mod memoryview_methods;
pub(crate) mod module;
pub(crate) mod module_methods;
pub(crate) mod native;
pub(crate) mod number_methods;
pub(crate) mod object;
pub(crate) mod range;
pub(crate) mod range_methods;
pub(crate) mod set;
pub(crate) mod sets;
pub(crate) mod str_format;
pub(crate) mod str_methods;
pub(crate) mod string;
pub(crate) mod traceback;
pub(crate) mod traceback_methods;
pub(crate) mod tuple;
pub(crate) mod tuple_methods;
pub(crate) mod ty;
pub(crate) mod type_methods;
pub(crate) mod view;
pub(crate) mod view_methods;
pub(crate) mod weakref;
pub(crate) mod weakref_methods;

use crate::object::{Mut, allocate};
use crate::value::{Slot, Value};
use crate::vm::native::{Native, NativeCode, Step, Task};
use crate::vm::{Res, Vm};
use descriptor::{ClassMethod, Field, GetSet, Member, StaticMethod};
use native::Signature;
use ty::Type;

/// Gives the built-in classes their methods.
pub(crate) fn install(vm: Vm) {
    object::install(vm);
    type_methods::install(vm);
    number_methods::install(vm);
    str_methods::install(vm);
    bytes_methods::install(vm);
    memoryview_methods::install(vm);
    list_methods::install(vm);
    tuple_methods::install(vm);
    dict_methods::install(vm);
    view_methods::install(vm);
    sets::install(vm);
    range_methods::install(vm);
    function_methods::install(vm);
    descriptor_methods::install(vm);
    module_methods::install(vm);
    generator_methods::install(vm);
    iter_methods::install(vm);
    exceptions::install(vm);
    traceback_methods::install(vm);
    weakref_methods::install(vm);
    alias::install(vm);
}

/// Sets an attribute of an object, or deletes it if there is no value.
pub(crate) type Setter = fn(Vm, &Value, Slot) -> Res<()>;

/// Puts methods into the namespace of a built-in class, or functions into that of a module.
pub(crate) struct Methods {
    vm: Vm,
    /// The class, or the module.
    target: Value,
    is_class: bool,
}

impl Methods {
    pub(crate) fn of(vm: Vm, class: &Value) -> Self {
        Self { vm, target: class.clone(), is_class: true }
    }

    pub(crate) fn of_module(vm: Vm, module: &Value) -> Self {
        Self { vm, target: module.clone(), is_class: false }
    }

    /// Sets any attribute.
    pub(crate) fn value(&self, name: &str, value: Value) -> &Self {
        let name = self.vm.intern_str(name);
        if self.is_class {
            self.target.body::<Type>().set(&name, value);
        } else {
            self.target.ext().expect("a module has attributes").set(self.vm, &name, value);
        }
        self
    }

    /// What was put in under a name.
    pub(crate) fn find(&self, name: &str) -> Slot {
        let name = self.vm.intern_str(name);
        match self.target.get::<Type>() {
            Some(class) => class.lookup(self.vm, &name),
            None => self.target.ext()?.get(&name),
        }
    }

    fn native(&self, name: &'static str, signature: &'static str, code: NativeCode, owner: Slot) -> Value {
        let classes = self.vm.classes();
        let class = match (&owner, name.starts_with("__")) {
            (None, _) => &classes.builtin_function,
            (Some(_), true) => &classes.wrapper_descriptor,
            (Some(_), false) => &classes.method_descriptor,
        };
        let module = match self.is_class {
            true => None,
            false => self.target.ext().and_then(|ext| ext.get(&self.vm.names().__name__)),
        };
        let native = Native {
            name,
            signature: Signature::new(signature),
            code,
            owner,
            module: Mut::new(module),
            doc: "",
        };
        allocate(class, native)
    }

    fn add(&self, name: &'static str, signature: &'static str, code: NativeCode) -> &Self {
        let owner = self.is_class.then(|| self.target.clone());
        let native = self.native(name, signature, code, owner);
        self.value(name, native)
    }

    /// A method that needs no Python code. Its first parameter is the instance; a function of a module has none.
    pub(crate) fn sync(
        &self,
        name: &'static str,
        signature: &'static str,
        code: fn(Vm, &[Value]) -> Res,
    ) -> &Self {
        self.add(name, signature, NativeCode::Sync(code))
    }

    /// A method that may need Python code.
    pub(crate) fn wait(
        &self,
        name: &'static str,
        signature: &'static str,
        code: fn(Vm, Vec<Value>) -> Task,
    ) -> &Self {
        self.add(name, signature, NativeCode::Async(code))
    }

    /// A method that finds out when it is called.
    pub(crate) fn step(
        &self,
        name: &'static str,
        signature: &'static str,
        code: fn(Vm, &[Value]) -> Step,
    ) -> &Self {
        self.add(name, signature, NativeCode::Step(code))
    }

    /// `__new__`, whose first parameter is the class.
    pub(crate) fn maker(&self, signature: &'static str, code: fn(Vm, Vec<Value>) -> Task) -> &Self {
        let native = self.native("__new__", signature, NativeCode::Async(code), Some(self.target.clone()));
        self.value("__new__", native)
    }

    /// A method of the class itself.
    pub(crate) fn class_method(
        &self,
        name: &'static str,
        signature: &'static str,
        code: fn(Vm, Vec<Value>) -> Task,
    ) -> &Self {
        let native = self.native(name, signature, NativeCode::Async(code), None);
        let wrapped = allocate(&self.vm.classes().classmethod, ClassMethod(Mut::new(Some(native))));
        self.value(name, wrapped)
    }

    /// A function in the class's namespace that gets no instance.
    pub(crate) fn static_method(
        &self,
        name: &'static str,
        signature: &'static str,
        code: fn(Vm, Vec<Value>) -> Task,
    ) -> &Self {
        let native = self.native(name, signature, NativeCode::Async(code), None);
        let wrapped = allocate(&self.vm.classes().staticmethod, StaticMethod(Mut::new(Some(native))));
        self.value(name, wrapped)
    }

    /// An attribute that can only be read.
    pub(crate) fn get(&self, name: &'static str, get: fn(Vm, &Value) -> Res) -> &Self {
        self.getset(name, get, None)
    }

    /// An attribute that can be set; `None` deletes it.
    pub(crate) fn get_set(&self, name: &'static str, get: fn(Vm, &Value) -> Res, set: Setter) -> &Self {
        self.getset(name, get, Some(set))
    }

    /// A field of the body that programs read and only native code writes.
    pub(crate) fn member(&self, name: &'static str, get: fn(Vm, &Value) -> Res) -> &Self {
        let owner = self.target.clone();
        let member = Member { name: self.vm.intern_str(name), owner, field: Field::Native(get) };
        self.value(name, allocate(&self.vm.classes().member, member))
    }

    fn getset(&self, name: &'static str, get: fn(Vm, &Value) -> Res, set: Option<Setter>) -> &Self {
        let getset = GetSet { name, owner: self.target.clone(), get, set };
        self.value(name, allocate(&self.vm.classes().getset, getset))
    }

    /// The class has no such method, although one it derives from does: `__hash__ = None`.
    pub(crate) fn none(&self, name: &str) -> &Self {
        self.value(name, Value::NONE)
    }
}

/// Wraps an `async fn(Vm, Vec<Value>) -> Res` for [`Methods::wait`].
#[macro_export]
#[doc(hidden)]
macro_rules! waits {
    ($function:path) => {
        |vm, args| $crate::vm::native::task($function(vm, args))
    };
}
