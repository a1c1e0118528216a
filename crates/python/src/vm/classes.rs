//! The built-in classes, made before anything else is there.

use std::mem::offset_of;

use crate::object::{Info, Kind, allocate, allocate_first};
use crate::types;
use crate::types::ty::{IMMUTABLE, MAPPING, SEQUENCE, SUBCLASSABLE, Type};
use crate::value::Value;

/// Declares the classes: a field, the name, the class that it derives from, its layout, and its flags.
macro_rules! classes {
    ($($field:ident $name:literal : $base:ident, $info:expr, $flags:expr;)*) => {
        /// The built-in classes.
        #[repr(C)]
        pub(crate) struct Classes {
            pub(crate) object: Value,
            pub(crate) type_: Value,
            $(pub(crate) $field: Value,)*
        }

        /// What each class is, in the order of the fields: a table and a loop take less room than a call for each.
        static DECLARED: [Declared; COUNT] = [
            Declared {
                name: "object",
                base: 0,
                info: Info::plain::<types::instance::Instance>(),
                flags: SUBCLASSABLE,
            },
            Declared { name: "type", base: 0, info: Info::extended::<Type>(), flags: SUBCLASSABLE },
            $(Declared {
                name: $name,
                base: (offset_of!(Classes, $base) / size_of::<Value>()) as u8,
                info: $info,
                flags: $flags,
            },)*
        ];
    };
}

struct Declared {
    name: &'static str,
    /// The number of the class that it derives from.
    base: u8,
    info: &'static Info,
    flags: u32,
}

const COUNT: usize = size_of::<Classes>() / size_of::<Value>();

use types::exception::Exception;

classes! {
    int "int": object, Info::plain::<types::int::Int>(), SUBCLASSABLE;
    bool_ "bool": int, Info::plain::<types::int::Int>(), 0;
    float "float": object, Info::plain::<types::float::Float>(), SUBCLASSABLE;
    complex "complex": object, Info::plain::<types::complex::Complex>(), SUBCLASSABLE;
    str_ "str": object, Info::plain::<types::string::Str>(), SUBCLASSABLE;
    bytes "bytes": object, Info::plain::<types::bytes::Bytes>(), SUBCLASSABLE;
    bytearray "bytearray": object, Info::plain::<types::bytes::ByteArray>(), SUBCLASSABLE;
    memoryview "memoryview": object, Info::extended::<types::memoryview::MemoryView>(), SEQUENCE;
    list "list": object, Info::plain::<types::list::List>(), SUBCLASSABLE | SEQUENCE;
    tuple "tuple": object, Info::plain::<types::tuple::Tuple>(), SUBCLASSABLE | SEQUENCE;
    dict "dict": object, Info::plain::<types::dict::Dict>(), SUBCLASSABLE | MAPPING;
    dict_keys "dict_keys": object, Info::plain::<types::view::DictView>(), 0;
    dict_values "dict_values": object, Info::plain::<types::view::DictView>(), 0;
    dict_items "dict_items": object, Info::plain::<types::view::DictView>(), 0;
    mappingproxy "mappingproxy": object, Info::plain::<types::view::MappingProxy>(), MAPPING;
    set "set": object, Info::extended::<types::set::Set>(), SUBCLASSABLE;
    frozenset "frozenset": object, Info::extended::<types::set::Set>(), SUBCLASSABLE;
    range "range": object, Info::plain::<types::range::Range>(), SEQUENCE;
    slice "slice": object, Info::plain::<types::range::Slice>(), 0;
    function "function": object, Info::extended::<types::function::Function>(), 0;
    builtin_function "builtin_function_or_method": object, Info::plain::<crate::vm::Native>(), 0;
    method_descriptor "method_descriptor": object, Info::plain::<crate::vm::Native>(), 0;
    wrapper_descriptor "wrapper_descriptor": object, Info::plain::<crate::vm::Native>(), 0;
    method "method": object, Info::extended::<types::function::Method>(), 0;
    builtin_method "builtin_function_or_method": method, Info::extended::<types::function::Method>(), 0;
    method_wrapper "method-wrapper": method, Info::extended::<types::function::Method>(), 0;
    property "property": object, Info::extended::<types::descriptor::Property>(), SUBCLASSABLE;
    classmethod "classmethod": object, Info::extended::<types::descriptor::ClassMethod>(), SUBCLASSABLE;
    staticmethod "staticmethod": object, Info::extended::<types::descriptor::StaticMethod>(), SUBCLASSABLE;
    getset "getset_descriptor": object, Info::plain::<types::descriptor::GetSet>(), 0;
    member "member_descriptor": object, Info::plain::<types::descriptor::Member>(), 0;
    super_ "super": object, Info::plain::<types::descriptor::Super>(), SUBCLASSABLE;
    module "module": object, Info::extended::<types::module::Module>(), SUBCLASSABLE;
    code "code": object, Info::extended::<types::code::Code>(), 0;
    cell "cell": object, Info::plain::<types::function::Cell>(), 0;
    generator "generator": object, Info::extended::<types::generator::Generator>(), 0;
    coroutine "coroutine": object, Info::extended::<types::generator::Generator>(), 0;
    async_generator "async_generator": object, Info::extended::<types::generator::Generator>(), 0;
    async_step "async_generator_asend": object, Info::plain::<types::generator::AsyncStep>(), 0;
    coroutine_wrapper "coroutine_wrapper": object, Info::plain::<types::generator::AsyncStep>(), 0;
    wrapped_value "async_generator_wrapped_value": object, Info::plain::<types::function::Cell>(), 0;
    frame "frame": object, Info::plain::<types::traceback::FrameObject>(), 0;
    traceback "traceback": object, Info::plain::<types::traceback::Traceback>(), 0;
    weakref "weakref.ReferenceType": object, Info::plain::<types::weakref::WeakRef>(), SUBCLASSABLE;
    none_type "NoneType": object, Info::plain::<types::instance::Instance>(), 0;
    ellipsis "ellipsis": object, Info::plain::<types::instance::Instance>(), 0;
    not_implemented "NotImplementedType": object, Info::plain::<types::instance::Instance>(), 0;
    namespace "types.SimpleNamespace": object, Info::extended::<types::instance::Instance>(), SUBCLASSABLE;
    generic_alias "types.GenericAlias": object, Info::extended::<types::alias::GenericAlias>(), SUBCLASSABLE;
    union "typing.Union": object, Info::plain::<types::alias::Union>(), 0;
    list_iterator "list_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    list_reverseiterator "list_reverseiterator": object, Info::plain::<types::iter::Iter>(), 0;
    tuple_iterator "tuple_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    range_iterator "range_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    str_iterator "str_ascii_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    bytes_iterator "bytes_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    bytearray_iterator "bytearray_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    dict_keyiterator "dict_keyiterator": object, Info::plain::<types::iter::Iter>(), 0;
    dict_valueiterator "dict_valueiterator": object, Info::plain::<types::iter::Iter>(), 0;
    dict_itemiterator "dict_itemiterator": object, Info::plain::<types::iter::Iter>(), 0;
    dict_reversekeyiterator "dict_reversekeyiterator": object, Info::plain::<types::iter::Iter>(), 0;
    set_iterator "set_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    sequence_iterator "iterator": object, Info::plain::<types::iter::Iter>(), 0;
    callable_iterator "callable_iterator": object, Info::plain::<types::iter::Iter>(), 0;
    enumerate "enumerate": object, Info::plain::<types::iter::Iter>(), SUBCLASSABLE;
    zip "zip": object, Info::plain::<types::iter::Iter>(), SUBCLASSABLE;
    map "map": object, Info::plain::<types::iter::Iter>(), SUBCLASSABLE;
    filter "filter": object, Info::plain::<types::iter::Iter>(), SUBCLASSABLE;
    reversed "reversed": object, Info::plain::<types::iter::Iter>(), SUBCLASSABLE;
    base_exception "BaseException": object, Info::extended::<Exception>(), SUBCLASSABLE;
    exception "Exception": base_exception, Info::extended::<Exception>(), SUBCLASSABLE;
    base_exception_group "BaseExceptionGroup": base_exception, Info::extended::<Exception>(), SUBCLASSABLE;
    generator_exit "GeneratorExit": base_exception, Info::extended::<Exception>(), SUBCLASSABLE;
    keyboard_interrupt "KeyboardInterrupt": base_exception, Info::extended::<Exception>(), SUBCLASSABLE;
    system_exit "SystemExit": base_exception, Info::extended::<Exception>(), SUBCLASSABLE;
    stop_iteration "StopIteration": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    stop_async_iteration "StopAsyncIteration": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    arithmetic_error "ArithmeticError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    floating_point_error "FloatingPointError": arithmetic_error, Info::extended::<Exception>(), SUBCLASSABLE;
    overflow_error "OverflowError": arithmetic_error, Info::extended::<Exception>(), SUBCLASSABLE;
    zero_division_error "ZeroDivisionError": arithmetic_error, Info::extended::<Exception>(), SUBCLASSABLE;
    assertion_error "AssertionError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    attribute_error "AttributeError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    buffer_error "BufferError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    eof_error "EOFError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    import_error "ImportError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    module_not_found_error "ModuleNotFoundError": import_error, Info::extended::<Exception>(), SUBCLASSABLE;
    lookup_error "LookupError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    index_error "IndexError": lookup_error, Info::extended::<Exception>(), SUBCLASSABLE;
    key_error "KeyError": lookup_error, Info::extended::<Exception>(), SUBCLASSABLE;
    memory_error "MemoryError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    name_error "NameError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    unbound_local_error "UnboundLocalError": name_error, Info::extended::<Exception>(), SUBCLASSABLE;
    os_error "OSError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    blocking_io_error "BlockingIOError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    child_process_error "ChildProcessError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    connection_error "ConnectionError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    broken_pipe_error "BrokenPipeError": connection_error, Info::extended::<Exception>(), SUBCLASSABLE;
    connection_aborted_error "ConnectionAbortedError": connection_error, Info::extended::<Exception>(), SUBCLASSABLE;
    connection_refused_error "ConnectionRefusedError": connection_error, Info::extended::<Exception>(), SUBCLASSABLE;
    connection_reset_error "ConnectionResetError": connection_error, Info::extended::<Exception>(), SUBCLASSABLE;
    file_exists_error "FileExistsError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    file_not_found_error "FileNotFoundError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    interrupted_error "InterruptedError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    is_a_directory_error "IsADirectoryError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    not_a_directory_error "NotADirectoryError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    permission_error "PermissionError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    process_lookup_error "ProcessLookupError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    timeout_error "TimeoutError": os_error, Info::extended::<Exception>(), SUBCLASSABLE;
    reference_error "ReferenceError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    runtime_error "RuntimeError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    not_implemented_error "NotImplementedError": runtime_error, Info::extended::<Exception>(), SUBCLASSABLE;
    python_finalization_error "PythonFinalizationError": runtime_error, Info::extended::<Exception>(), SUBCLASSABLE;
    recursion_error "RecursionError": runtime_error, Info::extended::<Exception>(), SUBCLASSABLE;
    syntax_error "SyntaxError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    incomplete_input_error "_IncompleteInputError": syntax_error, Info::extended::<Exception>(), SUBCLASSABLE;
    indentation_error "IndentationError": syntax_error, Info::extended::<Exception>(), SUBCLASSABLE;
    tab_error "TabError": indentation_error, Info::extended::<Exception>(), SUBCLASSABLE;
    system_error "SystemError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    type_error "TypeError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    value_error "ValueError": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    unicode_error "UnicodeError": value_error, Info::extended::<Exception>(), SUBCLASSABLE;
    unicode_decode_error "UnicodeDecodeError": unicode_error, Info::extended::<Exception>(), SUBCLASSABLE;
    unicode_encode_error "UnicodeEncodeError": unicode_error, Info::extended::<Exception>(), SUBCLASSABLE;
    unicode_translate_error "UnicodeTranslateError": unicode_error, Info::extended::<Exception>(), SUBCLASSABLE;
    warning "Warning": exception, Info::extended::<Exception>(), SUBCLASSABLE;
    bytes_warning "BytesWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    deprecation_warning "DeprecationWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    encoding_warning "EncodingWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    future_warning "FutureWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    import_warning "ImportWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    pending_deprecation_warning "PendingDeprecationWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    resource_warning "ResourceWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    runtime_warning "RuntimeWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    syntax_warning "SyntaxWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    unicode_warning "UnicodeWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
    user_warning "UserWarning": warning, Info::extended::<Exception>(), SUBCLASSABLE;
}

impl Classes {
    /// Makes the classes, with namespaces that are empty.
    pub(crate) fn bootstrap() -> Self {
        let new = |declared: &Declared| Type::new(declared.name, declared.info, declared.flags | IMMUTABLE);
        let type_ = allocate_first(new(&DECLARED[1]));
        type_.header().expect("an object").set_first_class(&type_);
        let classes: [Value; COUNT] = std::array::from_fn(|index| match index {
            1 => type_.clone(),
            _ => allocate(&type_, new(&DECLARED[index])),
        });
        // SAFETY: the fields are as many values, one after the other.
        let classes: Self = unsafe { std::mem::transmute(classes) };
        for (class, declared) in classes.all().iter().zip(&DECLARED).skip(1) {
            Self::derive(class, &classes.all()[usize::from(declared.base)]);
        }
        classes.complete();
        classes
    }

    /// All of them, those they derive from first.
    pub(crate) fn all(&self) -> &[Value; COUNT] {
        // SAFETY: as in `bootstrap`.
        unsafe { &*std::ptr::from_ref(self).cast() }
    }

    fn derive(class: &Value, base: &Value) {
        let (ty, parent) = (class.body::<Type>(), base.body::<Type>());
        ty.base.set(Some(base.clone()));
        let ancestors = parent.mro(base);
        ty.ancestors.set(ancestors);
        parent.add_subclass(class);
    }

    /// Gives each class its namespace and its tuple of bases, now that there are dicts and tuples.
    fn complete(&self) {
        for class in self.all() {
            let ty = class.body::<Type>();
            ty.set_dict(super::make::dict_of(self));
            let bases = ty.base.get().into_iter().collect();
            ty.bases.set(Some(super::make::tuple_of(self, bases)));
        }
    }

    /// The class of a value, which need not be an object.
    #[inline]
    pub(crate) fn of(&self, value: &Value) -> Value {
        match value.header() {
            Some(header) => header.class_value(),
            None => self.of_immediate(value).clone(),
        }
    }

    /// The class of a value that is no object.
    pub(crate) fn of_immediate(&self, value: &Value) -> &Value {
        match value.kind() {
            Kind::Int => &self.int,
            Kind::Float => &self.float,
            Kind::Bool => &self.bool_,
            Kind::None => &self.none_type,
            Kind::Ellipsis => &self.ellipsis,
            _ => &self.not_implemented,
        }
    }
}
