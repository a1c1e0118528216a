"""The data types of `ctypes`, for memory that processes share. There is no C here that could be called."""

import struct


def __getattr__(name):
    raise AttributeError(
        f"module 'ctypes' has no attribute {name!r} here: a page has no libraries of C, only the data types of ctypes"
    )


class _CData:
    _size = 0

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._arrays = {}

    @classmethod
    def from_buffer(cls, buffer, offset=0):
        made = cls.__new__(cls)
        made._view = memoryview(buffer)[offset : offset + cls._size]
        return made

    def _own(self):
        if not hasattr(self, "_view"):
            self._view = memoryview(bytearray(type(self)._size))
        return self._view


class _ArrayOf(type):
    def __mul__(cls, length):
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        if length not in cls._arrays:
            name = f"{cls.__name__}_Array_{length}"
            cls._arrays[length] = _ArrayOf(
                name, (Array,), {"_type_": cls, "_length_": length, "_size": cls._size * length}
            )
        return cls._arrays[length]


class _SimpleCData(_CData, metaclass=_ArrayOf):
    _type_ = None

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._size = struct.calcsize("i" if cls._type_ == "u" else cls._type_)

    def __init__(self, value=None):
        view = self._own()
        if value is not None:
            self._store(view, value)

    @classmethod
    def _load(cls, view):
        if cls._type_ == "u":
            return chr(struct.unpack("i", view)[0])
        return struct.unpack(cls._type_, view)[0]

    @classmethod
    def _store(cls, view, value):
        code = cls._type_
        if isinstance(value, _SimpleCData):
            value = value.value
        if code == "c":
            if isinstance(value, int):
                value = bytes([value])
            if not isinstance(value, bytes) or len(value) != 1:
                raise TypeError("one character bytes, bytearray, or an integer in range(256) expected")
        elif code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("a unicode character expected")
            code, value = "i", ord(value)
        elif code in "fd":
            if not hasattr(value, "__float__") and not hasattr(value, "__index__"):
                raise TypeError(f"must be real number, not {type(value).__name__}")
        elif code != "?":
            if not hasattr(value, "__index__"):
                raise TypeError("an integer is required (got type %s)" % type(value).__name__)
            bits = 8 * cls._size
            value = value.__index__() & ((1 << bits) - 1)
            if code.islower() and value >> (bits - 1):
                value -= 1 << bits
        view[:] = struct.pack(code, value)

    @property
    def value(self):
        return self._load(self._own())

    @value.setter
    def value(self, value):
        self._store(self._own(), value)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    def __bool__(self):
        return bool(self.value)


class Array(_CData, metaclass=_ArrayOf):
    _type_ = None
    _length_ = 0

    def __init__(self, *values):
        self._own()
        if len(values) > self._length_:
            raise IndexError("invalid index")
        for index, value in enumerate(values):
            self[index] = value

    def __len__(self):
        return self._length_

    def _part(self, index):
        if not -self._length_ <= index < self._length_:
            raise IndexError("invalid index")
        begin = index % self._length_ * self._type_._size
        return self._own()[begin : begin + self._type_._size]

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[place] for place in range(*index.indices(self._length_))]
            if self._type_ is c_char:
                return b"".join(items)
            return "".join(items) if self._type_ is c_wchar else items
        part = self._part(index.__index__())
        return self._type_._load(part) if issubclass(self._type_, _SimpleCData) else self._type_.from_buffer(part)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for place, one in zip(places, value):
                self[place] = one
            return
        part = self._part(index.__index__())
        if issubclass(self._type_, _SimpleCData):
            self._type_._store(part, value)
        else:
            if isinstance(value, tuple):
                value = self._type_(*value)
            part[:] = value._own()

    def __iter__(self):
        return (self[index] for index in range(self._length_))

    @property
    def raw(self):
        self._characters("raw")
        return bytes(self._own())

    @raw.setter
    def raw(self, value):
        self._characters("raw")
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        self._own()[: len(value)] = value

    @property
    def value(self):
        self._characters("value")
        return bytes(self._own()).split(b"\0", 1)[0]

    @value.setter
    def value(self, value):
        self._characters("value")
        if not isinstance(value, bytes):
            raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
        if len(value) > self._length_:
            raise ValueError("byte string too long")
        self.raw = value + b"\0" if len(value) < self._length_ else value

    def _characters(self, name):
        if self._type_ is not c_char:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class _Field:
    def __init__(self, kind, offset):
        self.kind, self.offset, self.size = kind, offset, kind._size

    def _part(self, owner):
        return owner._own()[self.offset : self.offset + self.size]

    def __get__(self, owner, cls=None):
        if owner is None:
            return self
        if issubclass(self.kind, _SimpleCData):
            return self.kind._load(self._part(owner))
        return self.kind.from_buffer(self._part(owner))

    def __set__(self, owner, value):
        if issubclass(self.kind, _SimpleCData):
            self.kind._store(self._part(owner), value)
        else:
            self._part(owner)[:] = value._own()


class Structure(_CData, metaclass=_ArrayOf):
    _fields_ = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        offset, widest = 0, 1
        for name, kind, *_ in cls._fields_:
            unit = kind
            while issubclass(unit, Array):
                unit = unit._type_
            width = min(unit._size, 8) or 1
            widest = max(widest, width)
            offset += -offset % width
            setattr(cls, name, _Field(kind, offset))
            offset += kind._size
        cls._size = offset + -offset % widest

    def __init__(self, *values, **named):
        self._own()
        names = [name for name, *_ in self._fields_]
        if len(values) > len(names):
            raise TypeError("too many initializers")
        for name, value in [*zip(names, values), *named.items()]:
            setattr(self, name, value)


def _simple(name, code):
    return _ArrayOf(name, (_SimpleCData,), {"_type_": code, "__module__": "ctypes"})


c_bool = _simple("c_bool", "?")
c_char = _simple("c_char", "c")
c_wchar = _simple("c_wchar", "u")
c_byte = c_int8 = _simple("c_byte", "b")
c_ubyte = c_uint8 = _simple("c_ubyte", "B")
c_short = c_int16 = _simple("c_short", "h")
c_ushort = c_uint16 = _simple("c_ushort", "H")
c_int = c_int32 = _simple("c_int", "i")
c_uint = c_uint32 = _simple("c_uint", "I")
c_long = c_int64 = c_ssize_t = _simple("c_long", "l")
c_ulong = c_uint64 = c_size_t = _simple("c_ulong", "L")
c_longlong = _simple("c_longlong", "q")
c_ulonglong = _simple("c_ulonglong", "Q")
c_float = _simple("c_float", "f")
c_double = _simple("c_double", "d")


def sizeof(kind):
    kind = kind if isinstance(kind, type) else type(kind)
    if not issubclass(kind, _CData):
        raise TypeError("this type has no size")
    return kind._size


def addressof(instance):
    """What stands for its address: the memory itself."""
    return instance._own()


def memset(memory, value, count):
    memory[:count] = bytes([value]) * count
    return memory


class _Pointer:
    def __init__(self, instance):
        self.contents = instance

    def __getitem__(self, index):
        return self.contents

    def __setitem__(self, index, value):
        self.contents._own()[:] = value._own()


def pointer(instance):
    return _Pointer(instance)
