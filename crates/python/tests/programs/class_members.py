# Fields of built-in classes and of `__slots__` are members, and what is said of both; a class derived from `super`.
import dataclasses
import types


class Slots:
    __slots__ = ("b", "a")


class Other:
    __slots__ = ("a", "b")


fields = [Slots.a, property.fget, slice.start, range.stop, complex.real, types.FunctionType.__globals__]
fields += [types.MethodType.__func__, super.__thisclass__]
for field in fields:
    print(type(field).__name__, field, isinstance(field, types.MemberDescriptorType))
print(isinstance(int.real, types.GetSetDescriptorType), isinstance(Slots.a, types.GetSetDescriptorType))
for work in [
    lambda: complex.real.__set__(1j, 2),
    lambda: setattr(slice(1), "start", 2),
    lambda: complex.real.__get__(1),
    lambda: delattr(range(1), "stop"),
]:
    try:
        work()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(complex.real.__get__(2j), complex.imag.__get__(2j), range.stop.__get__(range(3)))

one = Slots()
one.a, one.b = 1, 2
one.__class__ = Other
print(type(one).__name__, one.a, one.b)


@dataclasses.dataclass(slots=True)
class Base:
    x: int


@dataclasses.dataclass(slots=True)
class Derived(Base):
    x: int
    y: int


print(Derived(1, 2), Derived.__slots__)


class A:
    def name(self):
        return "A"


class B(A):
    def name(self):
        return "B" + self._other.name()


class Mine(super):
    def __init__(self, *args):
        super().__init__(*args)


B._other = Mine(B)
print(B().name(), type(B()._other).__name__)
print(Mine(B, B()).name(), Mine(B, B()).__self_class__)
unset = super.__new__(Mine)
print(unset.__thisclass__, unset.__self__)
