//! What an object is, whichever class it has been given: it says what lies behind the header.

/// The kinds of objects. A class of a program's own has the kind of the built-in class that it descends from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    None,
    Bool,
    Ellipsis,
    NotImplemented,
    /// Not an object: an argument that was left out.
    Missing,
    Int,
    Float,
    Complex,
    Str,
    Bytes,
    ByteArray,
    MemoryView,
    List,
    Tuple,
    Dict,
    DictView,
    Set,
    Range,
    Slice,
    /// An iterator of a kind that native code knows how to advance.
    Iter,
    Type,
    Function,
    Native,
    Method,
    Property,
    ClassMethod,
    StaticMethod,
    GetSet,
    Member,
    MappingProxy,
    Super,
    Module,
    Code,
    Cell,
    Generator,
    AsyncStep,
    Exception,
    Traceback,
    Frame,
    WeakRef,
    /// `object`, and what classes of programs make of it.
    Instance,
    /// A body of a module of its own, told apart by its Rust type.
    Other,
}
